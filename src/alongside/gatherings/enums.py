from django.db import models


class Purpose(models.TextChoices):
    """What was done at a gathering. One may have been for several things."""

    NAMED_NEED = "named-need", "The need was named"
    EXPLAINED = "explained", "It was explained how things work"
    ASKED = "asked", "People were asked what they think"
    DESIGNED = "designed", "It was worked out together how to do it"
    DECIDED = "decided", "It was decided"
    DID = "did", "It was put into practice"
    LOOKED_BACK = "looked-back", "People looked back at how it went"


class AccessMet(models.TextChoices):
    """Whether people had what they needed to take part."""

    NOT_ASKED = "not-asked", "Nobody was asked"
    NONE_NEEDED = "none-needed", "Asked, and nobody needed anything"
    MET = "met", "Asked, and all of it was met"
    PARTLY = "partly", "Asked, and some of it was not met"
