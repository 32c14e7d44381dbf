from django.db import models


class Part(models.TextChoices):
    """What a project says of itself at its start; each part is agreed by the groups, one by one."""

    PURPOSE = "purpose", "Purpose"
    WHO_FOR = "who-for", "Who it is for"
    LEVEL = "level", "Level"
    RUNG = "rung", "How we work together"
    FIXED = "fixed", "What is fixed"
    OPEN = "open", "What is open"
