from django.db import models


class CheckAnswer(models.TextChoices):
    """What somebody says of a theme that their words went into (requirement P7)."""

    YES = "yes", "Yes, that's what I meant"
    NOT_QUITE = "not-quite", "Not quite"
