"""How large a measurement is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """`runs` of `seconds` each; `people` who join, `clients` who send at once; phones that listen, step by step."""

    runs: int = 5
    seconds: float = 3.0
    people: int = 1000
    clients: int = 100
    phones: tuple[int, ...] = (100, 500, 1000, 2000)
    screens: int = 3
    a_second: int = 50
    burst: int = 200
    burst_seconds: float = 2.0
    joining: int = 200


FULL = Size()
# The same, small: for a test of the shape. Its times say nothing.
QUICK = Size(
    runs=1, seconds=0.5, people=20, clients=10, phones=(10, 20), screens=2, burst=20, burst_seconds=0.5, joining=10
)
