from django.db import models


class QuestionKind(models.TextChoices):
    """How a question of a stage's form is answered."""

    TEXT = "text", "A line of words"
    LONG_TEXT = "long-text", "Words"
    DATE = "date", "A date"
    CHOICE = "choice", "A choice"


class Takes(models.TextChoices):
    """How many answers somebody may give."""

    ONE = "one", "One answer"
    MANY = "many", "As many as they like"


class Choosing(models.TextChoices):
    """How many of a prompt's values an answer holds."""

    ONE = "one", "One"
    SEVERAL = "several", "Several"
    RANKED = "ranked", "Several, the most wanted first"


class Way(models.TextChoices):
    """What somebody may give beside words, or instead of them."""

    PICTURE = "picture", "A picture"
    DRAWING = "drawing", "A drawing"
    VOICE = "voice", "A recording"


class Moment(models.TextChoices):
    """When a rating is asked, where it is asked twice."""

    BEFORE = "before", "Before"
    AFTER = "after", "After"


class Part(models.TextChoices):
    """What every project says of itself, so that a form's question about the same thing is answered once."""

    PURPOSE = "purpose", "Purpose"
    WHO_FOR = "who-for", "Who it is for"
    LEVEL = "level", "Level"
    RUNG = "rung", "How people work together"
    FIXED = "fixed", "What is fixed"
    OPEN = "open", "What is open"


class ChoicesFrom(models.TextChoices):
    """Which list of the same pack a question offers, so that no list is written twice."""

    RUNGS = "rungs", "The ways of working"
    LEVELS = "levels", "The levels"
    GROUPS = "groups", "The groups"
    PRIORITIES = "priorities", "The priorities"
    BENEFITS = "benefits", "The benefits"


class Fact(models.TextChoices):
    """What the record of a project can show, and a rung of a ladder can ask for.

    Each is worked out in one place (`assurance.rules`), from what was recorded and never from what was claimed.
    """

    TOLD = "told", "The work is open for everybody to read"
    EXPLAINED_TO = "explained-to", "It was explained to them"
    ASKED = "asked", "They were asked"
    ASKED_AGAIN = "asked-again", "They were asked on more than one day"
    SOMETHING_OPEN = "something-open", "It is written down what can still change"
    SOMETHING_CHANGED = "something-changed", "Something was decided because of what was said"
    EVERY_THEME_ANSWERED = "every-theme-answered", "Every theme has a published answer"
    ASKERS_CONFIRMED = "askers-confirmed", "Those who asked said that a promise was kept"
    NEED_NAMED_WITH = "need-named-with", "They were there when the need was named"
    DESIGNED_WITH = "designed-with", "They were there when it was worked out how"
    DECIDED_WITH = "decided-with", "They were in the room for each decision"
    DONE_WITH = "done-with", "They were part of putting it into practice"


# These are about groups, so a rung that asks for one of them names which.
FACTS_ABOUT_GROUPS = frozenset(
    {
        Fact.EXPLAINED_TO,
        Fact.ASKED,
        Fact.ASKED_AGAIN,
        Fact.NEED_NAMED_WITH,
        Fact.DESIGNED_WITH,
        Fact.DECIDED_WITH,
        Fact.DONE_WITH,
    }
)
