"""docs/promises.md draws what `rules.TRANSITIONS` says, and nothing else."""

import re
from pathlib import Path

from alongside.answers.enums import PromiseState
from alongside.answers.rules import TRANSITIONS, Made, Where

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "promises.md"
NAMES = {
    PromiseState.OPEN: "Promised",
    PromiseState.SAID_DONE: "Said to be done",
    PromiseState.KEPT: "Kept",
    PromiseState.NOT_KEPT: "Not kept",
}


def diagram() -> str:
    """The states and transitions as mermaid draws them."""
    lines = [f'    state "{NAMES[state]}" as {state.name}' for state in PromiseState]
    lines.append(f"    [*] --> {PromiseState.OPEN.name}: somebody promises")
    for (state, event), following in TRANSITIONS.items():
        lines += [f"    {state.name} --> {to.name}: {event.value}" for to in PromiseState if to in following]
    return "stateDiagram-v2\n" + "\n".join(lines) + "\n"


def test_the_diagram_is_the_one_of_the_rules() -> None:
    drawn = re.findall(r"```mermaid\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)

    assert drawn == [diagram()]


def test_the_document_names_every_place_where_a_promise_can_stand() -> None:
    assert [where.value for where in Where if f"**{where.value}**" not in DOCUMENT.read_text(encoding="utf-8")] == []


def test_the_document_names_everything_that_can_be_told_of_a_difference() -> None:
    assert [made.value for made in Made if f"**{made.value}**" not in DOCUMENT.read_text(encoding="utf-8")] == []
