from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from alongside.core import clock
from alongside.people.enums import Role


class UserManager(BaseUserManager["User"]):
    """Makes accounts; the address is kept in lower case so that one person has one account."""

    def create_user(self, email: str, **fields: Any) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_unusable_password()
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Somebody with an account: staff and representatives. Participants have none."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    about = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField(default=True)
    is_demonstration = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=clock.now)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name


class Area(models.Model):
    """A local area: council, NHS, schools, forum, families and young people together."""

    slug = models.SlugField(unique=True)
    title = models.CharField(max_length=120)
    about = models.TextField(blank=True)
    easy_about = models.TextField(blank=True)
    contact = models.CharField(max_length=200, blank=True, help_text="Whom to ask: a role and how to reach it")
    smallest_shown = models.PositiveSmallIntegerField(
        default=6, help_text="In public, fewer people than this are never counted (requirement X6)"
    )
    acknowledge_minutes = models.PositiveSmallIntegerField(
        default=60, help_text="So soon a safeguarding lead should say that they have what was sent to them (X5)"
    )
    word = models.CharField(
        max_length=40, blank=True, help_text="What people here say in place of the word their pack gives (Y6)"
    )
    easy_word = models.CharField(max_length=40, blank=True)
    word_because = models.CharField(max_length=300, blank=True, help_text="How it was chosen")
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("title",)

    def __str__(self) -> str:
        return self.title


class Group(models.Model):
    """A stakeholder group of an area, as its pack names it."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="groups")
    key = models.SlugField(max_length=60, allow_unicode=True)
    title = models.CharField(max_length=80)
    easy_title = models.CharField(max_length=80)
    symbol = models.CharField(max_length=40, blank=True)
    may_be_under_18 = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "id")
        constraints = (models.UniqueConstraint(fields=("area", "key"), name="one_group_a_key"),)

    def __str__(self) -> str:
        return self.title


class Membership(models.Model):
    """A person, in an area, in a role; a representative also has the group they speak for."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=24, choices=Role.choices)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships")
    since = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("area", "role", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("person", "area", "role"), condition=Q(group__isnull=True), name="one_membership_a_role"
            ),
            models.UniqueConstraint(
                fields=("person", "group"), condition=Q(group__isnull=False), name="one_membership_a_group"
            ),
            models.CheckConstraint(
                condition=Q(role=Role.REPRESENTATIVE, group__isnull=False)
                | (~Q(role=Role.REPRESENTATIVE) & Q(group__isnull=True)),
                name="representatives_have_a_group",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.role} in {self.area_id}"
