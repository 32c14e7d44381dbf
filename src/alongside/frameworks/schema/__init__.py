"""The shape of a pack: one frozen model for each of its files, and `Pack` for the whole.

Everything that a participant may read has its words in an easy version beside it: `title` has
`easy_title`; `text`, `description` and `meaning` have `easy`; another name has `easy_` before it.
"""

from alongside.frameworks.schema.around import BothWaysFile, Cell, PeopleMap, WorkMapFile
from alongside.frameworks.schema.checks import ChecksFile, PackCheck
from alongside.frameworks.schema.forms import (
    Challenge,
    ChallengesFile,
    Choice,
    Question,
    ReadinessFile,
    ReadinessQuestion,
    ReviewFile,
    ReviewPrompt,
    ReviewTheme,
    Stage,
)
from alongside.frameworks.schema.groups import PackGroup
from alongside.frameworks.schema.pack import WEEKS_BEFORE_ASKING, Pack, PackFile
from alongside.frameworks.schema.reflecting import (
    Checklist,
    ChecklistsFile,
    Measure,
    MeasuresFile,
    MinutesFile,
    MinutesQuestion,
    PlanningFile,
    Reflection,
    ReflectionFile,
    ReflectionSet,
)
from alongside.frameworks.schema.sessions import (
    ActivitiesFile,
    ActivityTemplate,
    PromptTemplate,
    SessionTemplate,
    Value,
)
from alongside.frameworks.schema.signoff import Assessment, Condition, MarkTerms, SignoffFile
from alongside.frameworks.schema.values import (
    BenefitsFile,
    Commitment,
    GlossaryFile,
    Principle,
    PrincipleSet,
    PrinciplesFile,
    PrioritiesFile,
    Tag,
    Term,
)
from alongside.frameworks.schema.ways import Family, Foundation, LadderFile, Level, LevelsFile, Need, Rung

__all__ = [
    "WEEKS_BEFORE_ASKING",
    "ActivitiesFile",
    "ActivityTemplate",
    "Assessment",
    "BenefitsFile",
    "BothWaysFile",
    "Cell",
    "Challenge",
    "ChallengesFile",
    "Checklist",
    "ChecklistsFile",
    "ChecksFile",
    "Choice",
    "Commitment",
    "Condition",
    "Family",
    "Foundation",
    "GlossaryFile",
    "LadderFile",
    "Level",
    "LevelsFile",
    "MarkTerms",
    "Measure",
    "MeasuresFile",
    "MinutesFile",
    "MinutesQuestion",
    "Need",
    "Pack",
    "PackCheck",
    "PackFile",
    "PackGroup",
    "PeopleMap",
    "PlanningFile",
    "Principle",
    "PrincipleSet",
    "PrinciplesFile",
    "PrioritiesFile",
    "PromptTemplate",
    "Question",
    "ReadinessFile",
    "ReadinessQuestion",
    "Reflection",
    "ReflectionFile",
    "ReflectionSet",
    "ReviewFile",
    "ReviewPrompt",
    "ReviewTheme",
    "Rung",
    "SessionTemplate",
    "SignoffFile",
    "Stage",
    "Tag",
    "Term",
    "Value",
    "WorkMapFile",
]
