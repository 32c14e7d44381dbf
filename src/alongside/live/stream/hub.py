"""Tells everybody who listens: each (session, audience) is read once, however many listen to it."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Collection

from alongside.live.enums import Audience
from alongside.live.limits import KEPT_FOR_TEAM
from alongside.live.stream import encoding, reading
from alongside.live.stream.channel import Channel, Listener
from alongside.live.stream.database import Desk
from alongside.live.stream.reading import Frame

Key = tuple[int, Audience]


class FullError(Exception):
    """As many listen here as this process can serve."""


class SessionGoneError(Exception):
    """The session does not exist (any more)."""


class Hub:
    """All channels of a process.

    `most_listeners` bounds the process; of one person `most_of_one` may listen, and a new one takes the
    place of their oldest: after a change of network the old connection can look alive for minutes.
    """

    def __init__(self, desk: Desk, *, most_listeners: int = 5000, most_of_one: int = 10) -> None:
        self._desk = desk
        self._most_listeners = most_listeners
        self._most_of_one = most_of_one
        self._channels: dict[Key, Channel] = {}
        self._of_person: defaultdict[str, list[Listener]] = defaultdict(list)
        self._listening = 0
        self._is_open = False
        self._loop: asyncio.AbstractEventLoop | None = None

    def start(self) -> None:
        """Begin, on the event loop that calls this."""
        self._loop = asyncio.get_running_loop()
        self._is_open = True

    @property
    def listening(self) -> int:
        """How many listen now."""
        return self._listening

    async def listen(self, session_id: int, audience: Audience, *, person: str, since: int | None) -> Listener:
        """A listener that has, in order: what happened after `since`, `hello`, and what happens from now on.

        Without `since` it starts with `hello`. Whoever gets it leaves it with `leave` when they are done.
        """
        if not self._is_open or self._listening >= self._room_for(audience):
            raise FullError
        key = (session_id, audience)
        channel = self._channels.get(key)
        if channel is None:
            channel = self._channels[key] = Channel(self._desk, session_id, audience, stop=self._stop)
        listener = Listener(channel)
        self._enter(person, listener)
        try:
            await channel.is_ready()
            if channel.is_gone:
                raise SessionGoneError
            await self._catch_up(channel, listener, since)
        except BaseException:
            self.leave(person, listener)
            raise
        return listener

    def _room_for(self, audience: Audience) -> int:
        """How many may listen before somebody of this audience is refused: phones leave room for screens."""
        if audience is not Audience.PARTICIPANT:
            return self._most_listeners
        return self._most_listeners - min(KEPT_FOR_TEAM, self._most_listeners // 2)

    async def _catch_up(self, channel: Channel, listener: Listener, since: int | None) -> None:
        if since is not None and since > channel.number:
            await channel.read()  # a page can be newer than what was read for the stream
        here = listener.start()
        first = [encoding.OPENING]
        heard = since or 0
        if since is not None and since < here:
            replayed, heard = await channel.replay(after=since, up_to=here)
            first.append(replayed)
        if since is not None and since > here:
            first.append(encoding.encoded([Frame("reload", {})]))
        hello = await self._desk.run(reading.hello, channel.session_id, here, heard=heard)
        listener.say_first(b"".join([*first, encoding.encoded([hello])]))

    def _enter(self, person: str, listener: Listener) -> None:
        mine = self._of_person[person]
        live = [other for other in mine if not other.is_over]
        if len(live) >= self._most_of_one:
            live[0].end()
        mine.append(listener)
        self._listening += 1

    def _stop(self, people: Collection[str]) -> None:
        """End what these people listen to: their phones were stopped."""
        for person in people:
            for listener in self._of_person.get(person, ()):
                listener.end()

    def leave(self, person: str, listener: Listener) -> None:
        """A listener has gone; with the last one its channel closes."""
        self._listening -= 1
        self._of_person[person].remove(listener)
        if not self._of_person[person]:
            del self._of_person[person]
        channel = listener.channel
        listener.end()
        channel.listeners.discard(listener)
        if not channel.listeners:
            channel.close()
            self._channels.pop((channel.session_id, channel.audience), None)

    def wake(self, session_id: int, number: int) -> None:
        """A session's stream has reached a number. May be called from any thread."""
        self._soon(self._wake, session_id, number)

    def wake_all(self) -> None:
        """Something was committed somewhere. May be called from any thread."""
        self._soon(self._wake_all)

    def _soon(self, function: Callable[..., None], *args: int) -> None:
        if self._loop is None:
            return
        try:
            self._loop.call_soon_threadsafe(function, *args)
        except RuntimeError:  # the loop has ended: nobody listens any more
            return

    def _wake(self, session_id: int, number: int) -> None:
        for audience in Audience:
            channel = self._channels.get((session_id, audience))
            if channel is not None and channel.number < number:
                channel.wake()

    def _wake_all(self) -> None:
        for channel in self._channels.values():
            channel.wake()

    def close(self) -> None:
        """End all listeners and take no new ones: browsers connect again to whoever answers next."""
        self._is_open = False
        for channel in tuple(self._channels.values()):
            for listener in tuple(channel.listeners):
                listener.end()

    def close_soon(self) -> None:
        """The same, from any thread or signal handler."""
        self._soon(self.close)
