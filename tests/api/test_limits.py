from uuid import UUID, uuid4

import pytest

from alongside.api.limits import Buckets
from alongside.api.problems import RefusedError


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


def taken(buckets: Buckets, who: UUID, tries: int) -> int:
    """How many of so many tries are let through."""
    count = 0
    for _ in range(tries):
        try:
            buckets.take(who)
        except RefusedError:
            continue
        count += 1
    return count


def test_given_a_full_bucket_then_300_at_once_and_five_a_second_afterwards() -> None:
    clock, amira = Clock(), uuid4()
    buckets = Buckets(now=clock)

    assert taken(buckets, amira, 400) == 300
    clock.seconds += 2
    assert taken(buckets, amira, 400) == 10
    clock.seconds += 3600
    assert taken(buckets, amira, 400) == 300


def test_given_one_who_floods_then_nobody_else_waits() -> None:
    buckets = Buckets(now=Clock())
    taken(buckets, uuid4(), 400)

    assert taken(buckets, uuid4(), 1) == 1


def test_given_a_refusal_then_it_says_when_to_try_again() -> None:
    buckets, amira = Buckets(burst=2, every=30.0, now=Clock()), uuid4()
    taken(buckets, amira, 2)

    with pytest.raises(RefusedError) as refused:
        buckets.take(amira)

    assert refused.value.headers == {"Retry-After": "30"}
