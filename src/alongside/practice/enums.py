from django.db import models


class NoteKind(models.TextChoices):
    """What somebody writes down while a group reflects."""

    THOUGHT = "thought", "A thought"
    CHALLENGE = "challenge", "Something that is hard"


class Term(models.TextChoices):
    """How far ahead a goal looks (P9)."""

    SOON = "soon", "Soon: this term or this year"
    LATER = "later", "Later: in the next years"


class Outcome(models.TextChoices):
    """What became of a goal when people looked at it again."""

    REACHED = "reached", "It is reached"
    GOES_ON = "goes-on", "It goes on, and we look again"
    CHANGED = "changed", "Something else is needed now"
    LET_GO = "let-go", "We let it go"


class Ticked(models.TextChoices):
    """What somebody says to one thing on a checklist."""

    YES = "yes", "Yes"
    PARTLY = "partly", "Partly"
    NOT_YET = "not-yet", "Not yet"


class Helped(models.TextChoices):
    """Whether what was tried helped. That something did not is as useful to others."""

    YES = "yes", "It helped"
    PARTLY = "partly", "It helped a little"
    NO = "no", "It did not help"
    TOO_SOON = "too-soon", "It is too soon to say"
