"""What was said, as the workbench shows it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404

from alongside.live.enums import Via, Whose
from alongside.live.models import Contribution
from alongside.live.presenters.answering import words_of
from alongside.live.presenters.media import MediaShown, media_of, names_of
from alongside.people.standing import Standing
from alongside.themes.models import Code
from alongside.themes.queries import CodeRow

NO_GROUP = "Group not given"


@dataclass(frozen=True)
class CodeOn:
    """A code on one contribution: who put it there, and whether whoever looks may take it off."""

    code: Code
    coders: str
    count: int
    is_mine: bool


@dataclass(frozen=True)
class SaidRow:
    """One thing that somebody said, with everything that the workbench shows beside it."""

    contribution: Contribution
    words: str
    media: list[MediaShown]
    who: str
    codes: tuple[CodeOn, ...]

    @property
    def gist(self) -> str:
        """The words; where there are none, what it is."""
        return self.words or names_of(self.media)


def said_rows(contributions: Iterable[Contribution], standing: Standing) -> list[SaidRow]:
    """A page of contributions as rows."""
    return [
        SaidRow(
            contribution,
            words_of(contribution),
            media_of(contribution),
            who_said(contribution),
            _codes_on(contribution, standing),
        )
        for contribution in contributions
    ]


def who_said(contribution: Contribution, *, in_public: bool = False) -> str:
    """Who said it: the group, and whose words they are where not their own.

    The way they came is for the team: of few people, "by phone" could single one out.
    """
    group = contribution.participant.group
    parts = [group.title if group else NO_GROUP]
    if contribution.whose != Whose.OWN:
        parts.append(Whose(contribution.whose).label.lower())
    if contribution.via != Via.DEVICE and not in_public:
        parts.append(Via(contribution.via).label.lower())
    return " · ".join(parts)


def _codes_on(contribution: Contribution, standing: Standing) -> tuple[CodeOn, ...]:
    codings: dict[int, list[tuple[Code, str, bool]]] = {}
    for coding in contribution.codings.all():
        seen = (coding.code, coding.coder.name, coding.coder_id == standing.person_id)
        codings.setdefault(coding.code_id, []).append(seen)
    return tuple(
        CodeOn(rows[0][0], ", ".join(name for _, name, _ in rows), len(rows), any(mine for _, _, mine in rows))
        for rows in codings.values()
    )


def code_of(codes: Iterable[CodeRow], pk: int) -> Code:
    """The code with this id among a project's codes; `Http404` for any other."""
    for row in codes:
        if row.code.pk == pk:
            return row.code
    raise Http404("There is no such code in this project.")
