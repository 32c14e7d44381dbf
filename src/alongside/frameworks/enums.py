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
