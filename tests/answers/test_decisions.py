"""Recording a decision, saying whether one agreed, and putting it before everybody."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from alongside.activity.models import AuditEntry
from alongside.answers import actions
from alongside.answers.enums import DecisionKind, Stance
from alongside.answers.models import Decision, GroupStance
from alongside.people.models import Group
from alongside.themes.models import Theme
from tests.factories.answers import BY, WORDS, decide, promise_under
from tests.factories.journeys import session_of_project, theme_of
from tests.factories.live import say
from tests.factories.people import GroupFactory

pytestmark = pytest.mark.django_db
PLACE = "bin-keep-light-bulb/keep"


@pytest.fixture
def theme() -> Theme:
    return theme_of(say(session_of_project(), PLACE, "The biscuits"))


@pytest.fixture
def groups(theme: Theme) -> list[Group]:
    return GroupFactory.create_batch(2, area=theme.project.area)


def _standing_of(theme: Theme) -> list[tuple[bool, bool]]:
    """Of a theme's decisions, the first one first: whether it stands, and whether everybody may read it."""
    rows = Decision.objects.filter(theme=theme).order_by("pk")
    return [(row.is_current, row.published_at is not None) for row in rows]


def test_a_decision_names_its_groups_and_none_of_them_has_spoken(theme: Theme, groups: list[Group]) -> None:
    decision = decide(theme, taken_by=groups, asking=groups[:1], is_published=False)

    assert [(row.group, row.stance) for row in decision.stances.all()] == [
        (groups[0], Stance.NOT_SAID),
        (groups[1], Stance.NOT_SAID),
    ]
    assert list(decision.asking_groups.all()) == groups[:1]
    assert _standing_of(theme) == [(True, False)]


@pytest.mark.parametrize(("takers", "askers"), [(0, 1), (1, 0)])
def test_a_decision_without_takers_or_askers_is_refused(
    theme: Theme, groups: list[Group], takers: int, askers: int
) -> None:
    with pytest.raises(ValidationError, match="Name the groups"):
        actions.record_decision(
            theme=theme,
            kind=DecisionKind.WE_WILL,
            words=WORDS,
            decided_on=theme.made_at.date(),
            taken_by=groups[:takers],
            asking_groups=groups[:askers],
            by=BY,
        )


def test_a_group_of_another_area_takes_no_decision_here(theme: Theme) -> None:
    with pytest.raises(ValidationError, match="another area"):
        decide(theme, taken_by=[GroupFactory.create()])


def test_a_group_says_whether_it_agreed_in_its_own_words_and_may_say_it_anew(theme: Theme, groups: list[Group]) -> None:
    decision = decide(theme, taken_by=groups)

    actions.say_stance(decision=decision, group=groups[0], stance=Stance.AGREED, words="Fine.", by=BY)
    actions.say_stance(decision=decision, group=groups[0], stance=Stance.DISSENTED, words="Not like this.", by=BY)

    said = GroupStance.objects.get(decision=decision, group=groups[0])
    assert (said.stance, said.words) == (Stance.DISSENTED, "Not like this.")


def test_a_group_that_did_not_take_it_has_no_say_in_it(theme: Theme, groups: list[Group]) -> None:
    decision = decide(theme, taken_by=groups[:1])

    with pytest.raises(ValidationError, match="not among those"):
        actions.say_stance(decision=decision, group=groups[1], stance=Stance.AGREED, words="", by=BY)


def test_a_new_decision_takes_the_place_of_one_that_nobody_has_read_at_once(theme: Theme, groups: list[Group]) -> None:
    decide(theme, taken_by=groups, is_published=False)
    decide(theme, taken_by=groups, is_published=False)

    assert _standing_of(theme) == [(False, False), (True, False)]


def test_an_answer_that_people_have_read_stands_until_the_new_one_is_published(
    theme: Theme, groups: list[Group]
) -> None:
    decide(theme, taken_by=groups)
    newer = decide(theme, taken_by=groups, kind=DecisionKind.WE_CANT, is_published=False)

    assert _standing_of(theme) == [(True, True), (False, False)]

    actions.publish_decision(decision=newer, by=BY)

    assert _standing_of(theme) == [(False, True), (True, True)]


def test_a_decision_that_a_later_one_replaced_cannot_be_published(theme: Theme, groups: list[Group]) -> None:
    earlier = decide(theme, taken_by=groups, is_published=False)
    decide(theme, taken_by=groups, is_published=False)

    with pytest.raises(ValidationError, match="later decision"):
        actions.publish_decision(decision=earlier, by=BY)


def test_publishing_twice_changes_nothing(theme: Theme, groups: list[Group]) -> None:
    decision = decide(theme, taken_by=groups)
    published_at = decision.published_at

    actions.publish_decision(decision=decision, by=BY)

    decision.refresh_from_db()
    assert decision.published_at == published_at
    assert AuditEntry.objects.filter(verb="decision published").count() == 1


def test_what_is_owed_goes_with_the_new_decision_and_so_do_those_who_asked(theme: Theme, groups: list[Group]) -> None:
    asked, asks_now = groups
    earlier = decide(theme, taken_by=[asked])
    owed = promise_under(earlier)
    kept = promise_under(earlier, due_in=timedelta(0), words="We kept this.")
    actions.say_verdict(promise=kept, group=asked, is_kept=True, because="", by=BY)

    newer = decide(theme, taken_by=[asks_now])

    assert list(newer.promises.all()) == [owed]
    assert list(earlier.promises.all()) == [kept]
    assert set(newer.asking_groups.all()) == {asked, asks_now}


def test_no_promise_is_made_under_a_decision_that_was_replaced(theme: Theme, groups: list[Group]) -> None:
    earlier = decide(theme, taken_by=groups)
    decide(theme, taken_by=groups)
    earlier.refresh_from_db()

    with pytest.raises(ValidationError, match="later decision"):
        promise_under(earlier)


def test_every_step_is_in_the_audit_record_without_anybody_s_words(theme: Theme, groups: list[Group]) -> None:
    decision = decide(theme, taken_by=groups)
    actions.say_stance(decision=decision, group=groups[0], stance=Stance.AGREED, words="Secret words.", by=BY)

    entries = list(AuditEntry.objects.filter(verb__in=("decision recorded", "decision published", "stance said")))
    assert [entry.verb for entry in entries] == ["decision recorded", "decision published", "stance said"]
    assert not [entry for entry in entries if "Secret" in str(vars(entry)) or WORDS.reason in str(vars(entry))]
