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


class MinutesPart(models.TextChoices):
    """What every minutes hold anyway, so that a pack's question about it is asked once."""

    DAY = "day", "The day of the meeting"
    WHO = "who", "Which groups were there"
    FOLLOW_UPS = "follow-ups", "What happens next, who does it, and by when"


class GroupSays(models.TextChoices):
    """What a group says to words for how its area works, before they are published."""

    AGREES = "agrees", "We agree"
    NOT_YET = "not-yet", "Not yet"


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


class CheckKind(models.TextChoices):
    """What can be checked about a piece of work. Each is worked out in one place (`assurance.checks`)."""

    NEED_NAMED_WITH = "need-named-with", "Each group was there when the need was named"
    EACH_GROUP_CAME = "each-group-came", "Each group came to a gathering or spoke in a session"
    DECIDED_WITH = "decided-with", "Each group was in the room for every decision"
    PAPERS_AHEAD = "papers-ahead", "The papers of every gathering went out so many days before"
    ACCESS_ASKED = "access-asked", "At every gathering people were asked what they need"
    ACCESS_MET = "access-met", "What people needed to take part was there"
    SCOPE_TOLD = "scope-told", "It is written down what is fixed and what is open"
    WAY_REASONED = "way-reasoned", "The way of working was chosen with a reason"
    LEVEL_REASONED = "level-reasoned", "The level was chosen with a reason"
    READINESS_ANSWERED = "readiness-answered", "The questions before a start are answered"
    PARTS_AGREED = "parts-agreed", "Every group that signs agreed to every part as it is worded now"
    STAGES_FILLED = "stages-filled", "Something is written under every stage"
    MEMBERS_ASKED = "members-asked", "Those whose words are in a theme were asked whether it is right"
    MEMBERS_CONTENT = "members-content", "Nobody’s “not quite” is left standing"
    EVERY_THEME_ANSWERED = "every-theme-answered", "Every theme has a published answer"
    DECISIONS_REASONED = "decisions-reasoned", "Every decision says why, and what was considered"
    STANCES_SAID = "stances-said", "Every group that took a decision said whether it agreed"
    YES_HAS_PROMISE = "yes-has-promise", "Every yes has a promise with an owner and a day"
    NO_PROMISE_OVERDUE = "no-promise-overdue", "No promise is overdue"
    PROMISES_JUDGED = "promises-judged", "Of every promise that was due, those who asked said whether it was kept"
    DIFFERENCE_SAID = (
        "difference-said",
        "Of every promise that was kept long enough ago, every group said whether it made a difference",
    )
    FEEDBACK_TO_EACH = "feedback-to-each", "Each group has had an answer to something that it asked for"
    MINUTES_WITHIN = "minutes-within", "The minutes of every gathering were written within so many days"
    DEBRIEF_HELD = "debrief-held", "People looked back together after the last decision"
    REVIEWED_BY_EACH = "reviewed-by-each", "Every group has handed in its review"
    OPEN_TO_ALL = "open-to-all", "Everybody can read about this work"
    LABEL_SUPPORTS_CLAIM = "label-supports-claim", "The record supports the way of working that is claimed"


CHECKS_ABOUT_GROUPS = frozenset(
    {CheckKind.NEED_NAMED_WITH, CheckKind.EACH_GROUP_CAME, CheckKind.DECIDED_WITH, CheckKind.FEEDBACK_TO_EACH}
)
CHECKS_WITH_DAYS = frozenset({CheckKind.PAPERS_AHEAD, CheckKind.MINUTES_WITHIN})
