from alongside.core.limits import Limit

LIMIT = Limit("tries", most=2, seconds=60)


def test_a_limit_is_reached_after_as_many_as_may_be() -> None:
    LIMIT.count("here")
    assert not LIMIT.is_reached("here")
    LIMIT.count("here")
    assert LIMIT.is_reached("here")


def test_a_limit_counts_each_address_for_itself() -> None:
    LIMIT.count("here")
    LIMIT.count("here")
    assert not LIMIT.is_reached("there")


def test_two_limits_do_not_count_for_each_other() -> None:
    LIMIT.count("here")
    LIMIT.count("here")
    assert not Limit("other tries", most=2, seconds=60).is_reached("here")
