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
