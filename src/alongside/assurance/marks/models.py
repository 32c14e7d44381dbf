import uuid

from django.db import models
from django.db.models import Q

from alongside.assurance.marks.moments import is_past
from alongside.core import clock
from alongside.frameworks.models import PackVersion
from alongside.people.models import Area, User
from alongside.projects.models import Project


class AreaKey(models.Model):
    """A key with which an area signs its marks. Once another has taken its place, only its public half is kept."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="keys")
    number = models.PositiveSmallIntegerField()
    public = models.CharField(max_length=80, help_text="As a Multikey")
    private = models.TextField(blank=True, help_text="Encrypted under the site’s secret key")
    made_at = models.DateTimeField(default=clock.now)
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("area", "number"), name="one_key_a_number"),
            models.UniqueConstraint(
                fields=("area",), condition=Q(replaced_at__isnull=True), name="one_current_key_an_area"
            ),
            models.CheckConstraint(
                condition=Q(replaced_at__isnull=True) | Q(private=""), name="replaced_keys_have_no_private_half"
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} of area {self.area_id}"

    @property
    def name(self) -> str:
        """What it is called in the issuer's document."""
        return f"key-{self.number}"


class Mark(models.Model):
    """A charter mark that was awarded to a project: the credential as it was signed, and what became of it.

    `people` are those who signed, or assessed, and are told of everything that happens to it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="marks")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="marks")
    pack_version = models.ForeignKey(PackVersion, on_delete=models.PROTECT, related_name="+")
    site = models.CharField(max_length=200, help_text="The site’s address at its award: its documents name it")
    credential = models.TextField(help_text="The signed document as it is saved")
    status_index = models.PositiveIntegerField(help_text="Its bit in the area’s list of withdrawn marks")
    awarded_at = models.DateTimeField(default=clock.now)
    awarded_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    valid_until = models.DateTimeField()
    people = models.ManyToManyField(User, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    withdrawn_because = models.TextField(blank=True)
    told_of_end_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-awarded_at", "id")
        constraints = (
            models.UniqueConstraint(fields=("area", "status_index"), name="one_mark_a_bit"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_because="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_because="")),
                name="withdrawn_marks_say_why",
            ),
        )

    def __str__(self) -> str:
        return f"mark {self.pk} of project {self.project_id}"

    @property
    def is_withdrawn(self) -> bool:
        """Whether the area took it back."""
        return self.withdrawn_at is not None

    @property
    def has_run_out(self) -> bool:
        """Whether its last day is over."""
        return is_past(self.valid_until, clock.now())

    @property
    def stands(self) -> bool:
        """Whether it says something today."""
        return not (self.is_withdrawn or self.has_run_out)


class WithdrawnMarks(models.Model):
    """The signed list of the marks that an area withdrew, as everybody can fetch it.

    A site that moved has a list for each of its addresses: a mark names the list of the address at its award.
    """

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="withdrawn_marks")
    address = models.CharField(max_length=300, unique=True)
    credential = models.TextField()
    signed_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("area", "address")

    def __str__(self) -> str:
        return f"withdrawn marks of area {self.area_id}"
