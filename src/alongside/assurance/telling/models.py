from django.db import models
from django.db.models import Q

from alongside.assurance.telling.enums import EACH_BY_ITSELF, Occasion
from alongside.core import clock
from alongside.people.models import Area, User
from alongside.projects.models import Project


class Letter(models.Model):
    """Somebody is to be told of something by email. It holds no words: they are written when the letter goes out.

    `thing` is the id of what it is about (a mark, a signature, a question). A letter that was sent stays, so that nobody is told
    of a thing twice. `taken_at` is when somebody began to send it.
    """

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="+")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    occasion = models.CharField(max_length=16, choices=Occasion.choices)
    thing = models.CharField(max_length=40)
    wanted_at = models.DateTimeField(default=clock.now)
    taken_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("wanted_at", "id")
        constraints = (
            models.UniqueConstraint(fields=("person", "occasion", "thing"), name="one_letter_a_thing"),
            models.UniqueConstraint(
                fields=("person", "project", "occasion"),
                condition=Q(taken_at__isnull=True) & ~Q(occasion__in=EACH_BY_ITSELF),
                name="one_waiting_letter_a_project",
            ),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(taken_at__isnull=False), name="sent_letters_were_taken"
            ),
        )
        indexes = (
            models.Index(fields=("wanted_at", "id"), condition=Q(sent_at__isnull=True), name="letters_not_sent"),
        )

    def __str__(self) -> str:
        return f"letter to {self.person_id}: {self.occasion} {self.thing}"
