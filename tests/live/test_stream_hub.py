import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from django.db import connection

from alongside.live.enums import Audience
from alongside.live.models import Session
from alongside.live.stream import channel as channels
from alongside.live.stream.channel import Channel, Listener, hold
from alongside.live.stream.database import Desk
from alongside.live.stream.hub import FullError, Hub, SessionGoneError
from alongside.live.stream.service import Live
from tests.factories.live import make_session, say

pytestmark = pytest.mark.django_db(transaction=True)
SCREEN = Audience.SCREEN


@asynccontextmanager
async def a_hub(*, most_listeners: int = 100, most_of_one: int = 3) -> AsyncIterator[Hub]:
    desk = Desk(threads=2)
    async with Live(desk=desk, hub=Hub(desk, most_listeners=most_listeners, most_of_one=most_of_one)) as live:
        yield live.hub


async def told(listener: Listener) -> bytes:
    """The next bytes that are not a heartbeat."""
    async with asyncio.timeout(10):
        return await listener.next() or b""


def test_given_many_who_listen_then_what_happens_is_read_and_encoded_once() -> None:
    session = make_session(hold_for_person=False)

    async def story() -> list[bytes]:
        async with a_hub() as hub:
            listeners = [await hub.listen(session.pk, SCREEN, person=str(each), since=None) for each in range(50)]
            for listener in listeners:
                assert b"event: hello" in await told(listener)
            await asyncio.to_thread(_say, session)
            return [await told(listener) for listener in listeners]

    chunks = asyncio.run(story())

    assert b"The biscuits" in chunks[0]
    assert all(chunk is chunks[0] for chunk in chunks)  # the same bytes, not equal ones


def _say(session: Session) -> None:
    say(session, "bin-keep-light-bulb/keep", "The biscuits", group="practitioners")
    connection.close()


def test_given_somebody_with_too_many_connections_then_their_oldest_one_ends() -> None:
    session = make_session()

    async def story() -> list[bool]:
        async with a_hub() as hub:
            mine = [await hub.listen(session.pk, SCREEN, person="me", since=None) for _ in range(5)]
            other = await hub.listen(session.pk, SCREEN, person="you", since=None)
            return [listener.is_over for listener in (*mine, other)]

    assert asyncio.run(story()) == [True, True, False, False, False, False]


def test_given_a_full_process_then_it_says_so_until_somebody_leaves() -> None:
    session = make_session()

    async def story() -> None:
        async with a_hub(most_listeners=2) as hub:
            first = await hub.listen(session.pk, SCREEN, person="a", since=None)
            await hub.listen(session.pk, SCREEN, person="b", since=None)
            with pytest.raises(FullError):
                await hub.listen(session.pk, SCREEN, person="c", since=None)
            hub.leave("a", first)
            await hub.listen(session.pk, SCREEN, person="c", since=None)
            assert hub.listening == 2

    asyncio.run(story())


def test_given_no_such_session_then_nobody_listens_and_nothing_is_kept() -> None:
    async def story() -> int:
        async with a_hub() as hub:
            with pytest.raises(SessionGoneError):
                await hub.listen(0, SCREEN, person="a", since=None)
            return hub.listening

    assert asyncio.run(story()) == 0


def test_given_a_hub_that_closes_then_every_listener_ends_and_nobody_new_comes_in() -> None:
    session = make_session()

    async def story() -> bytes | None:
        async with a_hub() as hub:
            listener = await hub.listen(session.pk, SCREEN, person="a", since=None)
            await told(listener)
            hub.close()
            with pytest.raises(FullError):
                await hub.listen(session.pk, SCREEN, person="b", since=None)
            return await listener.next()

    assert asyncio.run(story()) is None


def test_given_a_listener_that_cannot_keep_up_then_it_ends_and_connects_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channels, "MOST_KEPT", 3)

    async def story() -> tuple[bytes | None, bytes | None]:
        desk = Desk(threads=1)
        channel = Channel(desk, 0, SCREEN)
        slow, quick = Listener(channel), Listener(channel)
        for listener in (slow, quick):
            listener.start()
        last = None
        for each in range(5):
            channel._share(str(each).encode())
            last = await quick.next()
        ended = await slow.next()
        channel.close()
        await asyncio.to_thread(desk.close)
        return last, ended

    assert asyncio.run(story()) == (b"4", None)


def test_given_nothing_that_happens_then_a_heartbeat_keeps_the_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channels, "HEARTBEAT", 0.0)
    monkeypatch.setattr(channels, "SLOW_POLL", 0.05)
    session = make_session()

    async def story() -> bytes:
        async with a_hub() as hub:
            listener = await hub.listen(session.pk, SCREEN, person="a", since=None)
            await told(listener)
            return await told(listener)

    assert set(asyncio.run(story()).split(b"\n\n")) == {b":", b""}


@pytest.mark.parametrize(
    ("listeners", "took", "seconds"), [(3, 0.0002, 0.002), (60, 0.002, 0.03), (2000, 0.002, 0.05), (3, 0.02, 0.04)]
)
def test_a_bundle_waits_longer_the_more_listen_and_the_longer_it_took(
    listeners: int, took: float, seconds: float
) -> None:
    assert hold(listeners, took=took) == pytest.approx(seconds)
