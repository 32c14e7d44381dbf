from django.db import models


class Event(models.TextChoices):
    """What becomes of a mark, of which everyone who signed is told."""

    AWARDED = "awarded", "Awarded"
    WITHDRAWN = "withdrawn", "Withdrawn"
    ENDED = "ended", "Ran out"
