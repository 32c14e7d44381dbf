from django.db import models


class ActorKind(models.TextChoices):
    """Who can do something: a person with an account, a participant without one, or the system itself."""

    PERSON = "person", "Person"
    PARTICIPANT = "participant", "Participant"
    SYSTEM = "system", "System"
