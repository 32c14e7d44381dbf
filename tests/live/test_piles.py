"""Notes in piles: what the facilitator puts together stays with the notes that may be seen, and the counts agree."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from alongside.activity.models import AuditEntry
from alongside.live import actions
from alongside.live.actions import piles as pile_actions
from alongside.live.enums import Audience, EventKind
from alongside.live.models import Activity, Contribution, Pile, Session
from alongside.live.queries.together import Board, board_of
from alongside.live.stream import reading
from tests.factories.live import BY, activity_in, make_session, say

pytestmark = pytest.mark.django_db
BOARD = "bin-keep-light-bulb"


@pytest.fixture
def session() -> Session:
    return make_session(hold_for_person=False)


@pytest.fixture
def activity(session: Session) -> Activity:
    return activity_in(session, BOARD)


def note(session: Session, words: str, column: str = "keep") -> Contribution:
    return say(session, f"{BOARD}/{column}", words, group="practitioners", is_shown=True)


def now(session: Session, activity: Activity) -> Board:
    return board_of(session, activity)


def lying(session: Session, activity: Activity) -> dict[str, list[str]]:
    """The words in each pile, in order, and those in none."""
    board = now(session, activity)
    found = {pile.title: [one.words for one in board.in_pile(pile)] for pile in board.piles}
    return found | {"": [one.words for one in board.in_pile(None)]}


def last_event(session: Session) -> tuple[str, int | None]:
    event = session.events.order_by("-number").first()
    assert event is not None
    return event.kind, event.subject_id


def test_given_loose_notes_when_some_are_put_together_then_they_lie_in_that_pile(
    session: Session, activity: Activity
) -> None:
    biscuits, tea, dog = note(session, "Biscuits"), note(session, "Tea"), note(session, "The dog", "light-bulb")

    pile = actions.make_pile(activity=activity, title="Food", notes=[biscuits.uuid, tea.uuid], by=BY)
    assert lying(session, activity) == {"Food": ["Biscuits", "Tea"], "": ["The dog"]}
    assert last_event(session) == (EventKind.PILES, activity.pk)

    assert actions.put_notes(activity=activity, notes=[dog.uuid], pile=pile, by=BY) == 1
    assert actions.put_notes(activity=activity, notes=[tea.uuid], pile=None, by=BY) == 1
    assert lying(session, activity) == {"Food": ["Biscuits", "The dog"], "": ["Tea"]}


def test_given_a_note_in_a_pile_when_it_goes_into_another_then_it_lies_in_one_only(
    session: Session, activity: Activity
) -> None:
    biscuits = note(session, "Biscuits")
    actions.make_pile(activity=activity, title="Food", notes=[biscuits.uuid], by=BY)
    actions.make_pile(activity=activity, title="Nice things", notes=[biscuits.uuid], by=BY)
    assert lying(session, activity) == {"Food": [], "Nice things": ["Biscuits"], "": []}


def test_given_notes_that_the_hall_may_not_see_then_no_pile_has_them(session: Session, activity: Activity) -> None:
    taken_back, held, restricted = note(session, "A"), note(session, "B"), note(session, "C")
    seen = note(session, "D")
    everything = [one.uuid for one in (taken_back, held, restricted, seen)]
    actions.make_pile(activity=activity, title="All", notes=everything, by=BY)

    actions.withdraw(contribution=taken_back, by=BY)
    actions.hold(contribution=held, by=BY)
    Contribution.objects.filter(pk=restricted.pk).update(is_restricted=True)

    assert lying(session, activity) == {"All": ["D"], "": []}
    # Shown again, it is where it was; what may not be seen cannot be put anywhere.
    actions.show(contribution=held, by=BY)
    assert lying(session, activity) == {"All": ["B", "D"], "": []}
    assert actions.put_notes(activity=activity, notes=[taken_back.uuid, restricted.uuid], pile=None, by=BY) == 0


def test_given_another_activitys_note_or_pile_then_it_stays_out(session: Session, activity: Activity) -> None:
    elsewhere = make_session(area=session.area, hold_for_person=False)
    theirs = say(elsewhere, f"{BOARD}/keep", "Theirs", group="practitioners", is_shown=True)
    foreign = actions.make_pile(activity=activity_in(elsewhere, BOARD), title="Theirs", by=BY)
    mine = note(session, "Mine")

    assert actions.put_notes(activity=activity, notes=[theirs.uuid, uuid4()], pile=None, by=BY) == 0
    with pytest.raises(ValidationError):
        actions.put_notes(activity=activity, notes=[mine.uuid], pile=foreign, by=BY)
    assert lying(session, activity) == {"": ["Mine"]}


def test_piles_are_renamed_moved_and_taken_apart(session: Session, activity: Activity) -> None:
    first = actions.make_pile(activity=activity, title="One", notes=[note(session, "A").uuid], by=BY)
    second = actions.make_pile(activity=activity, title="Two", by=BY)
    third = actions.make_pile(activity=activity, title="Three", by=BY)

    actions.rename_pile(pile=first, title="First", by=BY)
    actions.move_pile(pile=third, earlier=True, by=BY)
    actions.move_pile(pile=first, earlier=True, by=BY)  # there is nothing above it
    assert list(lying(session, activity)) == ["First", "Three", "Two", ""]

    actions.take_apart(pile=first, by=BY)
    actions.move_pile(pile=second, earlier=True, by=BY)
    assert lying(session, activity) == {"Two": [], "Three": [], "": ["A"]}


def test_there_is_an_end_to_piles(session: Session, activity: Activity, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pile_actions, "MOST_PILES", 1)
    actions.make_pile(activity=activity, title="One", by=BY)
    with pytest.raises(ValidationError, match="Take one apart first"):
        actions.make_pile(activity=activity, title="Two", by=BY)
    assert Pile.objects.count() == 1


def test_the_audit_says_what_was_done_and_never_which_words(session: Session, activity: Activity) -> None:
    before = AuditEntry.objects.count()
    pile = actions.make_pile(activity=activity, title="Food", notes=[note(session, "Biscuits").uuid], by=BY)
    actions.rename_pile(pile=pile, title="Eating", by=BY)
    actions.take_apart(pile=pile, by=BY)
    entries = AuditEntry.objects.order_by("pk")[before:]
    assert [entry.verb for entry in entries if entry.verb != "joined" and "received" not in entry.verb] == [
        "pile made",
        "note put in a pile",
        "pile renamed",
        "pile taken apart",
    ]
    assert not [entry for entry in entries if "Biscuits" in str(entry.fields) or "Food" in str(entry.fields)]


@pytest.mark.parametrize("audience", list(Audience))
def test_screens_and_the_facilitator_hear_of_piles_and_pages_and_no_phone_does(
    session: Session, activity: Activity, audience: Audience
) -> None:
    before = reading.last_number(session.pk)
    assert before is not None
    actions.make_pile(activity=activity, title="Food", by=BY)
    actions.turn_screen(activity=activity, page=3, by=BY)
    news = reading.news(session.pk, audience, after=before)
    assert news is not None
    expected = [("together", {"activity": BOARD}), ("page", {"activity": BOARD, "page": 3})]
    heard = [(frame.name, frame.data) for frame in news.frames]
    assert heard == ([] if audience is Audience.PARTICIPANT else expected)
