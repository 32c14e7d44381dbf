"""How soon the hall's screens show what was acknowledged, while so many phones listen; and what a phone costs."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from asgiref.sync import sync_to_async

from alongside.bench.figures import Figure
from alongside.bench.live import serving
from alongside.bench.live.clients import Caller, Ear, Shown, callers, listen, open_ears, part, post
from alongside.bench.live.serving import Servers
from alongside.bench.live.size import Size
from alongside.bench.live.world import World, join, make_session, note

SENDERS = 20
SOON, MEMORY, BURST = 250.0, 20.0, 300.0  # milliseconds, kilobytes, milliseconds


@dataclass
class Hall:
    """Phones and screens that listen to one kind of server, and those who send to it."""

    servers: Servers
    phone: Sequence[bytes]
    screen: bytes
    path: str
    tokens: Sequence[str]
    shown: Shown
    phones: list[Ear]
    sent: int = 0

    async def open(self, screens: int) -> None:
        """Connect the screens."""
        loop = asyncio.get_running_loop()
        for number in range(screens):
            port = self.servers.ports[number % len(self.servers.ports)]
            see = self.shown.screen()
            _, ear = await loop.create_connection(lambda see=see: Ear(self.screen, see), "127.0.0.1", port)  # type: ignore[misc]
            if not await ear.opened:
                raise RuntimeError("The screen is not let in.")

    async def fill(self, phones: int) -> float:
        """Let phones come until there are so many; kilobytes that each of the new ones costs."""
        new = phones - len(self.phones)
        before = self.servers.memory()
        self.phones += await open_ears(self.servers.ports, self.phone[len(self.phones) : phones])
        if not all(ear.is_open for ear in self.phones):
            raise RuntimeError("Not every phone is let in to listen.")
        await asyncio.sleep(0.5)
        return (self.servers.memory() - before) / new

    async def say(self, count: int, a_second: float) -> Shown:
        """So many notes, evenly over the time, and then until all are shown; what came of these.

        Who sends connects anew each time: a server hangs up on who has been silent for some seconds.
        """
        self.shown.clear()
        senders = await callers(self.servers.ports, SENDERS)
        started = time.monotonic()
        await asyncio.gather(
            *(self._say_at(started + number / a_second, senders[number % SENDERS]) for number in range(count))
        )
        await self.shown.wait_for_all()
        for sender in senders:
            sender.close()
        return self.shown

    async def _say_at(self, at: float, sender: Caller) -> None:
        await asyncio.sleep(at - time.monotonic())
        uuid, body = note()
        self.sent += 1
        token = self.tokens[self.sent % len(self.tokens)] if self.tokens else ""
        self.shown.sent[uuid] = time.monotonic()
        answer = await sender.ask_in_turn(post(self.path, body, token=token))
        if answer.status == 201:
            self.shown.acknowledged[uuid] = answer.at


@dataclass(frozen=True)
class Run:
    """Milliseconds from acknowledged to shown, and milliseconds of CPU in each second."""

    p50: float
    p95: float
    cpu: float


async def measure(world: World, product: Servers, size: Size) -> list[Figure]:
    """Step by step more phones; at each step ours and the bare broadcaster in turn."""
    session = await sync_to_async(make_session)(world, "Shown")
    figures = [await _joining(product, session.code, size)]
    tokens = await join(product.ports, session.code, max(size.phones))
    events = f"/api/v1/sessions/{session.code}/events"
    with serving.beside("broadcaster") as broadcaster:
        ours = Hall(
            product,
            [listen(events, token=token) for token in tokens],
            listen(f"{events}?audience=screen", cookie=world.cookie),
            f"/api/v1/sessions/{session.code}/contributions",
            tokens,
            Shown(),
            [],
        )
        bare = Hall(broadcaster, [listen("/phone")] * max(size.phones), listen("/screen"), "/note", (), Shown(), [])
        for hall in (ours, bare):
            await hall.open(size.screens)
            await hall.say(size.a_second, size.a_second)  # what is done for the first time
        for phones in size.phones:
            figures += await _step(ours, bare, phones, size)
        figures += await _burst(ours, size)
        figures.append(await _wire(ours, size))
    return figures


async def _joining(product: Servers, code: str, size: Size) -> Figure:
    started = time.monotonic()
    await join(product.ports, code, size.joining)
    return Figure(f"joins.{size.joining}", round(time.monotonic() - started, 2), "s", limit=10.0, target=1.0)


async def _step(ours: Hall, bare: Hall, phones: int, size: Size) -> list[Figure]:
    memory, bare_memory = [await hall.fill(phones) for hall in (ours, bare)]
    runs = [[await _run(hall, size) for hall in (ours, bare)] for _ in range(size.runs)]
    us, them = ([run[kind] for run in runs] for kind in range(2))
    is_most = phones == max(size.phones)
    p95 = [run.p95 for run in us]
    return [
        Figure.of_runs(f"shown.p50.{phones}", [run.p50 for run in us], "ms", limits=[run.p50 for run in them]),
        Figure.of_runs(
            f"shown.p95.{phones}",
            p95,
            "ms",
            limits=[run.p95 for run in them],
            target=3.0 if is_most else None,
        ),
        Figure(f"shown.soon.{phones}", round(median(p95), 1), "ms", limit=SOON, target=1.0),
        Figure.of_runs(f"shown.cpu.{phones}", [run.cpu for run in us], "ms a second", limits=[run.cpu for run in them]),
        Figure(f"memory.{phones}", round(memory, 1), "kB a listener", limit=MEMORY, target=1.0 if is_most else None),
        Figure(f"memory.bare.{phones}", round(bare_memory, 1), "kB a listener"),
    ]


async def _run(hall: Hall, size: Size) -> Run:
    cpu, started = hall.servers.cpu(), time.monotonic()
    shown = await hall.say(int(size.a_second * size.seconds), size.a_second)
    used = (hall.servers.cpu() - cpu) / (time.monotonic() - started)
    delays = shown.delays(shown.acknowledged)
    return Run(round(part(delays, 0.5), 2), round(part(delays, 0.95), 2), round(used, 1))


async def _burst(hall: Hall, size: Size) -> list[Figure]:
    """So many in two seconds, from the moment at which each was sent."""
    p95, missing = [], 0
    for _ in range(size.runs):
        shown = await hall.say(size.burst, size.burst / size.burst_seconds)
        p95.append(part(shown.delays(shown.sent), 0.95))
        missing += size.burst - len(shown.acknowledged) + shown.missing()
    return [
        Figure(f"burst.p95.{size.burst}", round(median(p95), 1), "ms", limit=BURST, target=1.0),
        Figure(f"burst.missing.{size.burst}", missing, "answers", limit=size.burst * size.runs, target=0.0),
    ]


async def _wire(hall: Hall, size: Size) -> Figure:
    """Bytes to and from a phone that listens, and sends one answer a minute."""
    seconds = max(2.0, size.seconds * 7)  # longer than the time between two heartbeats
    before = sum(ear.bytes_heard for ear in hall.phones)
    await asyncio.sleep(seconds)
    heard = (sum(ear.bytes_heard for ear in hall.phones) - before) / len(hall.phones) * 60 / seconds
    [sender] = await callers(hall.servers.ports, 1)
    await sender.ask(post(hall.path, note()[1], token=hall.tokens[0]))
    return Figure("wire", round(heard + sender.bytes_sent + sender.bytes_heard), "bytes a minute")
