"""When a project can go to assessors. Plain functions over plain data."""

from collections.abc import Sequence

from alongside.assurance.signing.rules import Assessed
from alongside.assurance.signing.snapshot import Item, Kind, Snapshot
from alongside.frameworks.schema import Pack, Question, Stage


def why_not_submit(assessed: Assessed, *, empty: Sequence[str], pack: Pack) -> str:
    """Why a project cannot be submitted now; nothing where it can."""
    if pack.signoff is None or pack.signoff.assessment is None:
        return "This way of working has no assessors."
    if assessed is Assessed.WAITING:
        return "It is with the assessors already."
    if assessed is Assessed.AWARDED:
        return "It is awarded already."
    return f"Nothing is written yet under: {', '.join(empty)}." if empty else ""


def stages_assessed(pack: Pack) -> list[Stage]:
    """The forms that go to assessors, in the order in which the pack names them."""
    named = pack.signoff.assessment.stages if pack.signoff and pack.signoff.assessment else ()
    return [stage for key in named if (stage := pack.stage(key)) is not None]


def empty_stages(pack: Pack, snapshot: Snapshot) -> list[str]:
    """The titles of those forms under which nothing is written."""
    return [
        stage.title
        for stage in stages_assessed(pack)
        if not any(item_behind(question, snapshot) for question in stage.questions)
    ]


def item_behind(question: Question, snapshot: Snapshot) -> Item | None:
    """What a record says to a question of a form: its own answer, or the project's part that it asks about."""
    kind, key = (Kind.PART, question.part.value) if question.part else (Kind.STAGE, question.id)
    found = (item for item in snapshot.items if item.kind is kind and item.id == key and item.value["words"].strip())
    return next(found, None)
