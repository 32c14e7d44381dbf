from django.db import models


class ReviewAnswer(models.TextChoices):
    """What a group says to a question when it looks back, beside its own words."""

    YES = "yes", "Yes"
    PARTLY = "partly", "Partly"
    NO = "no", "No"
    CANT_SAY = "cant-say", "We can’t say"
