from django.db import models


class Ready(models.TextChoices):
    """What somebody says to a question before a start."""

    YES = "yes", "Yes"
    NOT_SURE = "not-sure", "I’m not sure"
    NO = "no", "No"


class Advice(models.TextChoices):
    """What the answers before a start come to."""

    UNANSWERED = "unanswered", "Not all of it is answered"
    READY = "ready", "Ready"
    ONCE_IN_PLACE = "once-in-place", "Ready once these are in place"
    LOWER_RUNG = "lower-rung", "A more honest way of working"
