import pytest

from alongside.api.limits import Buckets
from alongside.api.problems import RefusedError


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


def taken(buckets: Buckets, who: str, tries: int) -> int:
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
    clock, amira = Clock(), "amira"
    buckets = Buckets(now=clock)

    assert taken(buckets, amira, 400) == 300
    clock.seconds += 2
    assert taken(buckets, amira, 400) == 10
    clock.seconds += 3600
    assert taken(buckets, amira, 400) == 300


def test_given_one_who_floods_then_nobody_else_waits() -> None:
    buckets = Buckets(now=Clock())
    taken(buckets, "amira", 400)

    assert taken(buckets, "noah", 1) == 1


def test_given_a_refusal_then_it_says_when_to_try_again() -> None:
    buckets, amira = Buckets(burst=2, every=30.0, now=Clock()), "amira"
    taken(buckets, amira, 2)

    with pytest.raises(RefusedError) as refused:
        buckets.take(amira)

    assert refused.value.headers == {"Retry-After": "30"}


def test_given_somebody_who_turned_out_to_be_nobody_then_nothing_is_remembered_of_them() -> None:
    buckets = Buckets(burst=1, now=Clock())
    taken(buckets, "made up", 1)
    buckets.forget("made up")

    assert taken(buckets, "made up", 2) == 1
