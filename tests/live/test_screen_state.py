"""State + events = fresh state: who was told everything since a number knows what a newcomer is told."""

from random import Random
from typing import Any

import pytest

from alongside.live import actions
from alongside.live.enums import Audience
from alongside.live.models import Contribution, Session
from alongside.live.queries.together import board_of
from alongside.live.stream import reading
from tests.factories.live import BY, activity_in, joined, make_session, say

pytestmark = pytest.mark.django_db
BOARD = "bin-keep-light-bulb"
COLUMNS = ("bin", "keep", "light-bulb")


class Client:
    """A screen: it has the notes that it was told of, the page, and which piles it fetched last."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.number = reading.last_number(session.pk) or 0
        self.notes = fresh_notes(session)
        self.piles = fresh_piles(session)
        self.page = fresh_page(session)

    def catches_up(self) -> None:
        while True:
            news = reading.news(self.session.pk, Audience.SCREEN, after=self.number)
            assert news is not None
            for frame in news.frames:
                self.hears(frame.name, frame.data)
            if news.number == self.number:
                return
            self.number = news.number

    def hears(self, name: str, data: dict[str, Any]) -> None:
        if name == "contribution" and data["activity"] == BOARD:
            self.notes[data["id"]] = (data["prompt"], data["words"])
        elif name == "gone":
            self.notes.pop(data["id"], None)
        elif name == "together":
            self.piles = fresh_piles(self.session)
        elif name == "page":
            self.page = data["page"]


def fresh_notes(session: Session) -> dict[str, tuple[str, str]]:
    activity = activity_in(session, BOARD)
    prompts = {prompt.pk: prompt.key for prompt in activity.prompts.all()}
    return {str(note.uuid): (prompts[note.prompt_id], note.words) for note in board_of(session, activity).notes}


def fresh_piles(session: Session) -> dict[str, set[str]]:
    """What lies in each pile, whether it may be seen just now or not: what is held goes by its own event."""
    piles = activity_in(session, BOARD).piles.all()
    return {pile.title: {str(one.contribution.uuid) for one in pile.placements.all()} for pile in piles}


def fresh_page(session: Session) -> int:
    return activity_in(session, BOARD).screen_page


def something_happens(session: Session, random: Random) -> None:
    activity = activity_in(session, BOARD)
    said = list(Contribution.objects.filter(session=session, withdrawn_at__isnull=True))
    kind = random.choice(["say", "say", "say", "hold", "show", "withdraw", "pile", "loose", "apart", "turn"])
    if kind == "say" or not said:
        place = f"{BOARD}/{random.choice(COLUMNS)}"
        say(session, place, f"Note {len(said)}", participant=joined(session, random.choice(GROUPS)).participant)
    elif kind in ("hold", "show", "withdraw"):
        getattr(actions, kind)(contribution=random.choice(said), by=BY)
    elif kind == "pile":
        some = [one.uuid for one in random.sample(said, min(3, len(said)))]
        actions.make_pile(activity=activity, title=f"Pile {random.random()}", notes=some, by=BY)
    elif kind == "loose":
        actions.put_notes(activity=activity, notes=[random.choice(said).uuid], pile=None, by=BY)
    elif kind == "apart" and (pile := activity.piles.order_by("?").first()):
        actions.take_apart(pile=pile, by=BY)
    elif kind == "turn":
        actions.turn_screen(activity=activity, page=random.randint(0, 4), by=BY)


GROUPS = ("young-people", "practitioners")


@pytest.mark.parametrize("seed", range(6))
def test_given_anything_that_happened_then_what_was_told_and_what_a_newcomer_is_told_are_the_same(seed: int) -> None:
    session = make_session()
    random = Random(seed)  # noqa: S311  # the same events each time
    early = Client(session)
    late = Client(session)
    for _ in range(25):
        something_happens(session, random)
        if random.random() < 0.3:
            early.catches_up()
    for client in (early, late):
        client.catches_up()
        assert client.notes == fresh_notes(session)
        assert client.piles == fresh_piles(session)
        assert client.page == fresh_page(session)
    # It can fail: a screen that stopped listening differs.
    deaf = Client(session)
    say(session, f"{BOARD}/bin", "One more", group="practitioners")
    assert deaf.notes != fresh_notes(session)
