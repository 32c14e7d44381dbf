from django.db import models


class Word(models.TextChoices):
    """What a group says when it is asked to sign."""

    SIGNED = "signed", "Signed"
    RESERVED = "reserved", "Signed with a reservation"
    WITHHELD = "withheld", "Withheld"


class Outcome(models.TextChoices):
    """What assessors say to what was submitted to them."""

    AWARDED = "awarded", "Awarded"
    NOT_YET = "not-yet", "Not yet"
