"""The project's own benchmarks: each in a process of its own, on a database that is thrown away.

A figure is a value and a limit that were measured in turn, in the same run, on the same machine: only their
ratio can be compared between machines.
"""

from alongside.bench.running import BENCHES, run_bench

__all__ = ["BENCHES", "run_bench"]
