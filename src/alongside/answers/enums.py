from django.db import models


class DecisionKind(models.TextChoices):
    """What was decided."""

    WE_WILL = "we-will", "We will"
    WE_CANT = "we-cant", "We can't"
    NOT_YET = "not-yet", "Not yet"


class Stance(models.TextChoices):
    """Whether a group that took a decision agreed to it (requirement Y7)."""

    NOT_SAID = "not-said", "Has not said yet"
    AGREED = "agreed", "Agreed"
    DISSENTED = "dissented", "Did not agree"


class PromiseState(models.TextChoices):
    """Where a promise stands. "Due" and "overdue" are not states but a matter of today's date."""

    OPEN = "open", "Promised"
    SAID_DONE = "said-done", "Its owner says it is done"
    KEPT = "kept", "Kept"
    NOT_KEPT = "not-kept", "Not kept"


class Happened(models.TextChoices):
    """What a participant says when a promise is due: did it happen?"""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_SURE = "not-sure", "I don't know"


class Difference(models.TextChoices):
    """What somebody says some time after a promise was kept: did it make a difference? (requirement W9)"""

    YES = "yes", "Yes"
    A_LITTLE = "a-little", "A little"
    NO = "no", "No"
    TOO_EARLY = "too-early", "Too early to say"
