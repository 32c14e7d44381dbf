from django.db import models


class Occasion(models.TextChoices):
    """Why somebody is written to."""

    AWARDED = "awarded", "A mark was awarded"
    WITHDRAWN = "withdrawn", "A mark was withdrawn"
    ENDED = "ended", "A mark ran out"
    SAID_SINCE = "said-since", "A group withholds a mark since its award, or has another reservation"
    ASKED = "asked", "A group is asked to sign"
    SUBMITTED = "submitted", "A project waits for an assessor"
    QUESTION = "question", "Assessors ask"
    ANSWERED = "answered", "What assessors asked is answered"
    NOT_YET = "not-yet", "Assessors said: not yet"


# Each of these is a letter of its own. Of all others one letter tells everything as it stands when it goes out, so that
# no second one waits beside it.
EACH_BY_ITSELF = (Occasion.AWARDED, Occasion.WITHDRAWN, Occasion.ENDED)
