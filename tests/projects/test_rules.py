from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.frameworks.enums import Part
from alongside.frameworks.loading import parse_pack
from alongside.projects import rules
from alongside.projects.rules import Agreed, AgreementLine, AgreementState
from tests.factories.projects import bare_pack_files, odd_pack_files

ODD = parse_pack(odd_pack_files())
BARE = parse_pack(bare_pack_files())


@pytest.mark.parametrize(
    ("title", "taken", "slug"),
    [
        ("How meetings should change", [], "how-meetings-should-change"),
        ("How meetings should change", ["how-meetings-should-change"], "how-meetings-should-change-2"),
        ("Bins", ["bins", "bins-2", "bins-3"], "bins-4"),
        ("New", [], "new-2"),
        ("Écolières et café", [], "ecolieres-et-cafe"),
        ("…", [], "project"),
        ("…", ["project"], "project-2"),
    ],
)
def test_a_project_gets_an_address_made_of_its_title(title: str, taken: list[str], slug: str) -> None:
    assert rules.slug_from(title, taken=taken) == slug


@given(title=st.text(max_size=300), others=st.lists(st.text(max_size=300), max_size=5))
def test_an_address_is_always_free_short_and_plain(title: str, others: list[str]) -> None:
    taken: list[str] = []
    for other in [*others, title, title]:
        slug = rules.slug_from(other, taken=taken)
        assert slug not in taken
        assert slug not in rules.RESERVED_SLUGS
        assert 1 <= len(slug) <= rules.LONGEST_SLUG
        assert slug.replace("-", "").replace("_", "").isalnum()
        taken.append(slug)


def test_a_pack_without_ladder_and_levels_never_asks_for_them() -> None:
    assert rules.parts_in(ODD) == tuple(Part)
    assert rules.parts_in(BARE) == (Part.PURPOSE, Part.WHO_FOR, Part.FIXED, Part.OPEN)


def test_only_the_groups_that_sign_are_asked_to_agree_or_all_where_none_signs() -> None:
    assert [group.id for group in rules.groups_that_agree(ODD)] == ["ecolieres", "aunts"]
    assert [group.id for group in rules.groups_that_agree(BARE)] == ["aunts"]


NO_SUCH_PART = "The pack of this project has no such part."
EMPTY = "There is nothing in it. Write something, or leave it as it is."
NOT_OFFERED = "Choose one of those on this page."
NO_REASON = "Give the reason for this choice."


@pytest.mark.parametrize(
    ("part", "value", "because", "problem"),
    [
        (Part.PURPOSE, "Better meetings", "", None),
        (Part.PURPOSE, "  ", "", EMPTY),
        (Part.RUNG, "owning", "We began it together.", None),
        (Part.RUNG, "owning", " ", NO_REASON),
        (Part.RUNG, "flying", "We began it together.", NOT_OFFERED),
        (Part.LEVEL, "many", "It is for all.", None),
        (Part.LEVEL, "owning", "It is for all.", NOT_OFFERED),
    ],
)
def test_what_a_part_can_say(part: Part, value: str, because: str, problem: str | None) -> None:
    assert rules.problem_with(part, value=value, because=because, pack=ODD) == problem


def test_a_part_that_the_pack_lacks_can_say_nothing() -> None:
    assert rules.problem_with(Part.RUNG, value="owning", because="Why not", pack=BARE) == NO_SUCH_PART


MAY_3, MAY_9 = date(2026, 5, 3), date(2026, 5, 9)


def test_each_group_has_agreed_to_these_words_or_to_earlier_ones_or_not_yet() -> None:
    lines = rules.agreement_lines(
        group_ids=[1, 2, 3], number=2, agreed=[Agreed(2, 1, MAY_3), Agreed(1, 2, MAY_9), Agreed(1, 1, MAY_3)]
    )

    assert lines == [
        AgreementLine(1, AgreementState.AGREED, MAY_9),
        AgreementLine(2, AgreementState.AGREED_EARLIER, MAY_3),
        AgreementLine(3, AgreementState.NOT_YET),
    ]


def test_nobody_has_agreed_to_a_part_that_was_never_worded() -> None:
    assert rules.agreement_lines(group_ids=[1], number=None, agreed=[]) == [AgreementLine(1, AgreementState.NOT_YET)]


@given(
    group_ids=st.lists(st.integers(1, 5), unique=True),
    number=st.integers(1, 4),
    agreed=st.lists(st.builds(Agreed, st.integers(1, 5), st.integers(1, 4), st.dates())),
)
def test_agreement_to_the_current_words_is_never_lost_and_never_invented(
    group_ids: list[int], number: int, agreed: list[Agreed]
) -> None:
    agreed = [one for one in agreed if one.number <= number]

    lines = rules.agreement_lines(group_ids=group_ids, number=number, agreed=agreed)

    assert [line.group_id for line in lines] == group_ids
    for line in lines:
        said = {one.number for one in agreed if one.group_id == line.group_id}
        assert (line.state is AgreementState.AGREED) == (number in said)
        assert (line.state is AgreementState.NOT_YET) == (not said)
