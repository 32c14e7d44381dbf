"""What only some are asked on arrival: whom they asked, and the receipt from before."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from alongside.activity.models import AuditEntry
from alongside.core import clock
from alongside.live.actions import Joined, continue_from, set_asked, withdraw
from alongside.live.guessing import WRONG_RECEIPTS
from alongside.live.models import Participant, Session
from alongside.live.presenters.facilitator import asked_by
from tests.factories.live import BY, joined, make_session, say
from tests.factories.people import AreaFactory

pytestmark = pytest.mark.django_db
SAID_BEFORE = "The lifts never work"


@pytest.fixture
def earlier() -> Joined:
    """Somebody at the first of two sessions, who said something there."""
    session = make_session(title="The first day")
    Session.objects.filter(pk=session.pk).update(created_at=clock.now() - timedelta(days=90))
    session.refresh_from_db()
    new = joined(session, "young-people")
    say(session, "bin-keep-light-bulb/bin", SAID_BEFORE, participant=new.participant)
    return new


@pytest.fixture
def now(client: Client, earlier: Joined) -> Joined:
    """The same person at the second one, on this client's phone."""
    session = make_session(title="The last day", area=earlier.participant.session.area)
    new = joined(session, "young-people")
    client.cookies[f"participant-{session.code}"] = new.token
    return new


def at(somebody: Joined, page: str) -> str:
    return f"/join/{somebody.participant.session.code}/{page}/"


class TestAsked:
    def test_only_who_speaks_for_others_is_asked_and_comes_back_to_where_they_were(
        self, client: Client, now: Joined
    ) -> None:
        own = client.post(at(now, "whose"), {"whose": "own"})
        others = client.post(at(now, "whose"), {"whose": "on-behalf", "next": at(now, "answer")})
        assert own["Location"] == at(now, "how")
        assert others["Location"].startswith(at(now, "asked"))
        done = client.post(others["Location"], {"asked_people": "12", "asked_how": "At a coffee morning"})
        assert done["Location"] == at(now, "answer")
        somebody = Participant.objects.get(pk=now.participant.pk)
        assert (somebody.asked_people, somebody.asked_how) == (12, "At a coffee morning")
        assert asked_by(somebody) == ["asked 12 people", "how: At a coffee morning"]
        assert AuditEntry.objects.filter(verb="participant changed", fields=["asked_people", "asked_how"]).count() == 1

    def test_it_can_be_left_empty(self, client: Client, now: Joined) -> None:
        assert client.post(at(now, "asked"), {"asked_people": "", "asked_how": ""}).status_code == 302
        somebody = Participant.objects.get(pk=now.participant.pk)
        assert (somebody.asked_people, somebody.asked_how, asked_by(somebody)) == (None, "", [])

    @pytest.mark.parametrize("typed", ["many", "-1", "1000000", "2.5"])
    def test_what_is_no_number_says_so_and_keeps_the_rest(self, client: Client, now: Joined, typed: str) -> None:
        answer = client.post(at(now, "asked"), {"asked_people": typed, "asked_how": "By phone"})
        assert answer.status_code == 422
        assert "Write a number" in answer.content.decode()
        assert "By phone" in answer.content.decode()

    def test_who_takes_everything_back_leaves_nothing_of_how_they_asked(self, now: Joined) -> None:
        set_asked(participant=now.participant, people=12, how="At a coffee morning")
        session = now.participant.session
        notes = [say(session, "bin-keep-light-bulb/bin", words, participant=now.participant) for words in ("a", "b")]
        left = []
        for note in notes:
            withdraw(contribution=note, by=BY)
            left.append(Participant.objects.get(pk=now.participant.pk).asked_how)
        assert left == ["At a coffee morning", ""]


class TestBefore:
    def test_a_receipt_from_before_is_brought_along_and_shows_nothing_of_what_was_said(
        self, client: Client, now: Joined, earlier: Joined
    ) -> None:
        done = client.post(at(now, "before"), {"receipt": f" {earlier.receipt.lower()} "}, follow=True)
        assert "belong together now" in done.content.decode()
        assert SAID_BEFORE not in done.content.decode()
        assert Participant.objects.get(pk=now.participant.pk).continues == earlier.participant
        [entry] = AuditEntry.objects.filter(verb="participant changed", fields=["continues"])
        assert entry.subject_id == str(now.participant.pk)

    def test_one_that_is_open_on_this_phone_needs_one_press(self, client: Client, now: Joined, earlier: Joined) -> None:
        assert "Yes, that is mine" not in client.get(at(now, "before")).content.decode()
        client.post("/r/", {"receipt": earlier.receipt})
        assert "Yes, that is mine" in client.get(at(now, "before")).content.decode()
        client.post(at(now, "before"), {"open": "yes"})
        assert Participant.objects.get(pk=now.participant.pk).continues == earlier.participant

    def test_the_holder_of_the_new_receipt_comes_from_it_to_the_old_one(
        self, client: Client, now: Joined, earlier: Joined
    ) -> None:
        continue_from(participant=now.participant, earlier=earlier.participant)
        client.post("/r/", {"receipt": now.receipt})
        mine = client.get("/r/mine/").content.decode()
        assert "The first day" in mine
        assert SAID_BEFORE not in mine
        assert SAID_BEFORE in client.post("/r/mine/earlier/", follow=True).content.decode()
        # and there is nothing before that
        assert "Before this" not in client.post("/r/mine/earlier/", follow=True).content.decode()

    def test_a_wrong_one_a_later_one_and_one_of_another_area_are_not_told_apart(
        self, client: Client, now: Joined
    ) -> None:
        elsewhere = make_session(area=AreaFactory.create())
        Session.objects.filter(pk=elsewhere.pk).update(created_at=clock.now() - timedelta(days=9))
        later = make_session(area=now.participant.session.area)
        for receipt in (joined(elsewhere).receipt, joined(later).receipt, "KVT72MPXQ400"):
            answer = client.post(at(now, "before"), {"receipt": receipt})
            assert answer.status_code == 422
            assert "We cannot find this receipt." in answer.content.decode()
        assert Participant.objects.get(pk=now.participant.pk).continues is None

    def test_ones_own_of_today_says_so(self, client: Client, now: Joined) -> None:
        answer = client.post(at(now, "before"), {"receipt": now.receipt})
        assert (answer.status_code, "not from an earlier session" in answer.content.decode()) == (422, True)

    def test_guessing_here_and_at_the_receipts_door_is_one_limit(self, client: Client, now: Joined) -> None:
        for _ in range(WRONG_RECEIPTS.most - 1):
            WRONG_RECEIPTS.count("127.0.0.1")
        client.post(at(now, "before"), {"receipt": "KVT72MPXQ400"})
        assert client.post(at(now, "before"), {"receipt": "KVT72MPXQ400"}).status_code == 429
        assert client.post("/r/", {"receipt": now.receipt}).status_code == 429

    def test_nobody_goes_in_a_circle(self, now: Joined, earlier: Joined) -> None:
        with pytest.raises(ValidationError):
            continue_from(participant=earlier.participant, earlier=now.participant)
        with pytest.raises(ValidationError):
            continue_from(participant=now.participant, earlier=now.participant)
