from django.db import models


class Role(models.TextChoices):
    """What somebody does in one area. A visitor has no account, so no role of their own here."""

    COORDINATOR = "coordinator", "Participation officer"
    FACILITATOR = "facilitator", "Facilitator"
    PRACTITIONER = "practitioner", "Practitioner"
    REPRESENTATIVE = "representative", "Representative"
    DECISION_MAKER = "decision-maker", "Decision-maker"
    SAFEGUARDING = "safeguarding", "Safeguarding lead"
    ASSESSOR = "assessor", "Assessor"
    INSPECTOR = "inspector", "Inspector"
    NETWORK_COORDINATOR = "network-coordinator", "Network coordinator"
