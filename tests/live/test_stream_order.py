"""Numbers of a session's stream have no gaps and never go back, whoever writes at the same time."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from alongside.live import actions
from alongside.live.enums import Audience
from alongside.live.models import Contribution, LiveEvent, Session
from alongside.live.stream import reading
from tests.factories.live import BY, activity_in, joined, make_session, say

BOARD = "bin-keep-light-bulb"


@pytest.mark.django_db(transaction=True)
def test_given_concurrent_writers_in_two_sessions_then_numbers_are_contiguous_and_a_reader_sees_all_in_order() -> None:
    sessions = [make_session(hold_for_person=False), make_session(hold_for_person=False)]
    people = [joined(session, "practitioners").participant for session in sessions]
    starts = {session.pk: Session.objects.get(pk=session.pk).last_event for session in sessions}

    def write(number: int) -> None:
        which = number % 2
        say(sessions[which], f"{BOARD}/keep", f"Note {number}", participant=people[which])
        if number % 10 == 0:
            actions.close_activity(activity=activity_in(sessions[which], "feedback"), by=BY)
            actions.open_activity(activity=activity_in(sessions[which], "feedback"), by=BY)
        connection.close()

    def read(session_id: int) -> list[int]:
        heard: list[int] = []
        known = starts[session_id]
        while known < LiveEvent.objects.filter(session_id=session_id).count() or len(heard) < 30:
            news = reading.news(session_id, Audience.SCREEN, after=known)
            assert news is not None
            heard += [frame.number for frame in news.frames if frame.name == "contribution" and frame.number]
            known = news.number
        connection.close()
        return heard

    with ThreadPoolExecutor(8) as pool:
        readers = [pool.submit(read, session.pk) for session in sessions]
        list(pool.map(write, range(60)))
        heard = [reader.result(timeout=60) for reader in readers]

    for session, numbers_heard in zip(sessions, heard, strict=True):
        session.refresh_from_db()
        stored = LiveEvent.objects.filter(session=session).order_by("id").values_list("number", flat=True)
        assert list(stored) == list(range(1, session.last_event + 1))  # in the order in which they were written
        assert numbers_heard == sorted(set(numbers_heard))
        assert len(numbers_heard) == Contribution.objects.filter(session=session).count() == 30
