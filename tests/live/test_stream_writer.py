import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from uuid import uuid4

import pytest
from django.db import OperationalError

from alongside.live.stream.writer import BusyError, Writer
from alongside.live.submissions import Outcome, Posted, Status

Accept = Callable[[Sequence[Posted]], list[Outcome]]


def submission() -> Posted:
    return Posted(uuid=uuid4(), code="KVT7WM", token_digest="", activity="board", prompt="keep", mark=None, content={})


def stored(batch: Sequence[Posted]) -> list[Outcome]:
    return [Outcome(Status.ACCEPTED, each.uuid) for each in batch]


@asynccontextmanager
async def writing(accept: Accept, **limits: float) -> AsyncIterator[Writer]:
    writer = Writer(accept, **limits)  # type: ignore[arg-type]  # whole numbers where they must be
    writer.start()
    try:
        yield writer
    finally:
        await writer.stop()


@pytest.fixture(autouse=True)
def _database(transactional_db: None) -> None:
    """The writer looks after its connection even where the test accepts in its place."""


def test_given_a_slow_commit_then_whatever_queued_meanwhile_is_committed_together() -> None:
    sizes: list[int] = []
    first_is_in, go_on = threading.Event(), threading.Event()

    def accept(batch: Sequence[Posted]) -> list[Outcome]:
        sizes.append(len(batch))
        first_is_in.set()
        go_on.wait(10)
        return stored(batch)

    async def story() -> list[Outcome]:
        async with writing(accept, batch_size=7) as writer:
            first = asyncio.create_task(writer.submit(submission()))
            await asyncio.to_thread(first_is_in.wait)
            others = [asyncio.create_task(writer.submit(submission())) for _ in range(10)]
            await asyncio.sleep(0)
            assert not any(task.done() for task in (first, *others))  # nobody is answered before the commit
            go_on.set()
            return await asyncio.gather(first, *others)

    outcomes = asyncio.run(story())

    assert sizes == [1, 7, 3]
    assert {outcome.status for outcome in outcomes} == {Status.ACCEPTED}


def test_given_a_database_that_comes_back_then_everything_is_stored_and_answered() -> None:
    tries: list[int] = []

    def accept(batch: Sequence[Posted]) -> list[Outcome]:
        tries.append(len(batch))
        if len(tries) < 4:
            raise OperationalError("the database system is starting up")
        return stored(batch)

    async def story() -> Outcome:
        async with writing(accept) as writer:
            return await writer.submit(submission())

    assert asyncio.run(story()).status is Status.ACCEPTED
    assert tries == [1, 1, 1, 1]


def test_given_a_database_that_stays_away_then_busy_and_the_writer_goes_on_afterwards() -> None:
    is_away = True

    def accept(batch: Sequence[Posted]) -> list[Outcome]:
        if is_away:
            raise OperationalError("database is locked")
        return stored(batch)

    async def story() -> Outcome:
        nonlocal is_away
        async with writing(accept, patience=0.2) as writer:
            with pytest.raises(BusyError):
                await writer.submit(submission())
            is_away = False
            return await writer.submit(submission())

    assert asyncio.run(story()).status is Status.ACCEPTED


def test_given_a_full_queue_then_busy_at_once() -> None:
    go_on = threading.Event()

    def accept(batch: Sequence[Posted]) -> list[Outcome]:
        go_on.wait(10)
        return stored(batch)

    async def story() -> int:
        async with writing(accept, most_waiting=2) as writer:
            tasks = [asyncio.create_task(writer.submit(submission()))]
            await asyncio.sleep(0.1)  # the writer has taken it
            tasks += [asyncio.create_task(writer.submit(submission())) for _ in range(5)]
            await asyncio.sleep(0)
            busy = sum(task.done() and isinstance(task.exception(), BusyError) for task in tasks)
            go_on.set()
            await asyncio.gather(*tasks, return_exceptions=True)
            return busy

    assert asyncio.run(story()) == 3


def test_given_one_that_brings_its_batch_down_then_only_that_one_fails() -> None:
    bad = submission()

    def accept(batch: Sequence[Posted]) -> list[Outcome]:
        if bad in batch:
            raise ValueError("a mistake of ours")
        return stored(batch)

    async def story() -> list[Outcome | BaseException]:
        async with writing(accept) as writer:
            return await asyncio.gather(
                *(writer.submit(each) for each in (submission(), bad, submission())), return_exceptions=True
            )

    first, failed, last = asyncio.run(story())

    assert isinstance(failed, ValueError)
    assert [outcome.status for outcome in (first, last) if isinstance(outcome, Outcome)] == [Status.ACCEPTED] * 2


def test_given_a_writer_that_stops_then_what_waits_is_stored_and_nothing_more_is_taken() -> None:
    async def story() -> list[Outcome]:
        writer = Writer(stored)
        writer.start()
        tasks = [asyncio.create_task(writer.submit(submission())) for _ in range(500)]
        await asyncio.sleep(0)
        await writer.stop()
        with pytest.raises(BusyError):
            await writer.submit(submission())
        return await asyncio.gather(*tasks)

    assert len(asyncio.run(story())) == 500


def test_given_somebody_who_went_away_then_their_words_are_stored_all_the_same() -> None:
    taken: list[Posted] = []

    def accept(batch: Sequence[Posted]) -> list[Outcome]:
        taken.extend(batch)
        return stored(batch)

    async def story() -> None:
        async with writing(accept) as writer:
            task = asyncio.create_task(writer.submit(submission()))
            await asyncio.sleep(0)
            task.cancel()

    asyncio.run(story())

    assert len(taken) == 1
