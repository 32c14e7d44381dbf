"""The rows of the live path, by subject."""

from alongside.live.models.contributions import LONGEST_VALUE, Contribution, Words
from alongside.live.models.events import LiveEvent
from alongside.live.models.jobs import Job
from alongside.live.models.media import FileToRemove, Media
from alongside.live.models.participants import HelpRequest, Participant
from alongside.live.models.safeguarding import Concern, ConcernTold, WorryList
from alongside.live.models.sessions import Activity, PastCode, Prompt, Session
from alongside.live.models.together import AgreedText, Pile, Placement, Support

__all__ = [
    "LONGEST_VALUE",
    "Activity",
    "AgreedText",
    "Concern",
    "ConcernTold",
    "Contribution",
    "FileToRemove",
    "HelpRequest",
    "Job",
    "LiveEvent",
    "Media",
    "Participant",
    "PastCode",
    "Pile",
    "Placement",
    "Prompt",
    "Session",
    "Support",
    "Words",
    "WorryList",
]
