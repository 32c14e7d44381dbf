from django.db import models


class ActivityState(models.TextChoices):
    """Whether people can answer an activity now."""

    WAITING = "waiting", "Not open yet"
    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"


class Whose(models.TextChoices):
    """Whose words they are (requirement P8)."""

    OWN = "own", "My own words"
    SUPPORTED = "supported", "With a supporter"
    ON_BEHALF = "on-behalf", "On behalf of somebody"


class Via(models.TextChoices):
    """By what way they came (requirement E15)."""

    DEVICE = "device", "On a device"
    PAPER = "paper", "On paper"
    PHONE = "phone", "By phone"
    IMPORT = "import", "From a file"


class MediaKind(models.TextChoices):
    """What a file is."""

    PICTURE = "picture", "A picture"
    DRAWING = "drawing", "A drawing"
    VOICE = "voice", "A recording"
    SHEET = "sheet", "A sheet of paper"


class HelpKind(models.TextChoices):
    """What a participant asks for."""

    DONT_UNDERSTAND = "dont-understand", "I don't understand"
    NEED_HELP = "need-help", "I need help"


class EventKind(models.TextChoices):
    """What happened in a session. Events carry ids only; who hears which stands in `live.rules`."""

    CONTRIBUTION = "contribution", "A contribution came, changed or went"
    ACTIVITY = "activity", "An activity opened or closed"
    SESSION = "session", "The session's settings changed"
    JOINED = "joined", "Somebody joined"
    DOOR = "door", "Joining was locked or opened again, or the code changed"
    STOPPED = "stopped", "Somebody's phone was stopped, or may go on"
    HELP = "help", "Somebody asked for help, or was answered"
    # The subject of the next three is an activity: it is fetched anew.
    PILES = "piles", "Notes were put together, or taken apart"
    SUPPORT = "support", "Somebody is for an alternative, or no longer"
    AGREED = "agreed", "A text was agreed on"
    TABLE = "table", "Somebody went to another table"
    PAGE = "page", "The facilitator turned a page of the screen"


class Audience(models.TextChoices):
    """Who listens to a session's events."""

    PARTICIPANT = "participant", "A participant's phone"
    SCREEN = "screen", "The hall's screen"
    FACILITATOR = "facilitator", "The facilitator's page"


class JobState(models.TextChoices):
    """How far long work is, as its page tells it."""

    WAITING = "waiting", "Waiting for its turn"
    WORKING = "working", "On its way"
    READY = "ready", "Ready"
    FAILED = "failed", "It did not work"
    THROWN_AWAY = "thrown-away", "Thrown away"
