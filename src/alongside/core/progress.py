"""How far long work has come: whoever does it tells, whoever waits hears."""

from collections.abc import Callable

# Hears how much of how much is done; may raise to have the work stopped.
Progress = Callable[[int, int], None]


def unheard(done: int, total: int) -> None:
    """Nobody waits."""
