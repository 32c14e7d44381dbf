"""Which files a pack may have, and which model each of them has to fit."""

from pathlib import PurePosixPath
from typing import Final

from alongside.frameworks import schema
from alongside.frameworks.schema.base import Frozen

PACK_FILE: Final = "pack.yaml"
ACTIVITIES_FILE: Final = "activities.yaml"
WORK_MAP_FILE: Final = "work-map.yaml"
MINUTES_FILE: Final = "minutes.yaml"
STAGES_FOLDER: Final = "stages"

# Each file beside pack.yaml: its model, the field of that model that is wanted, the field of `Pack` that it fills.
# `None` means the whole file.
PARTS: Final[dict[str, tuple[type[Frozen], str | None, str]]] = {
    "ladder.yaml": (schema.LadderFile, None, "ladder"),
    "levels.yaml": (schema.LevelsFile, "levels", "levels"),
    "readiness.yaml": (schema.ReadinessFile, "questions", "readiness"),
    "challenges.yaml": (schema.ChallengesFile, "challenges", "challenges"),
    "review.yaml": (schema.ReviewFile, "themes", "review"),
    "principles.yaml": (schema.PrinciplesFile, "sets", "principles"),
    "priorities.yaml": (schema.PrioritiesFile, "priorities", "priorities"),
    "benefits.yaml": (schema.BenefitsFile, "benefits", "benefits"),
    "glossary.yaml": (schema.GlossaryFile, "terms", "glossary"),
    "reflection.yaml": (schema.ReflectionFile, None, "reflection"),
    "planning.yaml": (schema.PlanningFile, None, "planning"),
    "checklists.yaml": (schema.ChecklistsFile, "checklists", "checklists"),
    "measures.yaml": (schema.MeasuresFile, "measures", "measures"),
    MINUTES_FILE: (schema.MinutesFile, None, "minutes"),
    "people-map.yaml": (schema.PeopleMap, None, "people_map"),
    WORK_MAP_FILE: (schema.WorkMapFile, None, "work_map"),
    "both-ways.yaml": (schema.BothWaysFile, None, "both_ways"),
    "checks.yaml": (schema.ChecksFile, None, "checks"),
    "signoff.yaml": (schema.SignoffFile, None, "signoff"),
    ACTIVITIES_FILE: (schema.ActivitiesFile, "templates", "templates"),
}


def is_stage(name: str) -> bool:
    """Whether a file, named from the pack's folder, is a stage."""
    path = PurePosixPath(name)
    return path.parent.name == STAGES_FOLDER and len(path.parts) == 2 and path.suffix == ".yaml"


def model_of(name: str) -> type[Frozen] | None:
    """The model that a file has to fit; nothing where a pack has no such file."""
    if name == PACK_FILE:
        return schema.PackFile
    if is_stage(name):
        return schema.Stage
    return PARTS[name][0] if name in PARTS else None
