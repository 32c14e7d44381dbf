"""The benchmark of the live session runs, in small, and tells everything that it promises. Its times say nothing."""

import json
import os
import subprocess
import sys

from alongside.bench.figures import Figure

OF_EACH_STEP = ("shown.p50", "shown.p95", "shown.soon", "shown.cpu", "memory", "memory.bare")
SHAPE = {"id", "value", "unit", "limit", "ratio", "target", "met", "at_least"}


def test_the_quick_form_tells_every_figure_in_the_shape_of_the_contract() -> None:
    command = [sys.executable, "-m", "alongside", "bench", "live", "--quick"]

    done = subprocess.run(command, env=os.environ, capture_output=True, text=True, timeout=300, check=False)

    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert (report["bench"], set(report)) == ("live", {"bench", "machine", "figures"})
    assert {frozenset(figure) for figure in report["figures"]} == {frozenset(SHAPE)}
    assert [figure["id"] for figure in report["figures"]] == [
        "accepted.against-driver",
        "accepted.against-django",
        "accepted.cpu",
        "accepted.p95",
        "accepted.driver.p95",
        "joins.10",
        *(f"{what}.{phones}" for phones in (10, 20) for what in OF_EACH_STEP),
        "burst.p95.20",
        "burst.missing.20",
        "wire",
    ]
    figures = {figure["id"]: figure for figure in report["figures"]}
    assert all(figures[name]["value"] > 0 for name in ("accepted.against-driver", "shown.p95.20", "wire"))
    assert (figures["burst.missing.20"]["value"], figures["burst.missing.20"]["met"]) == (0, True)


def test_of_several_runs_the_ratio_is_the_median_of_the_runs_ratios() -> None:
    figure = Figure.of_runs("x", [10, 30, 20], "ms", limits=[20, 20, 20], target=1.0, at_least=True)

    assert (figure.value, figure.limit, figure.ratio, figure.met) == (20, 20, 1.0, True)
    assert Figure.of_runs("x", [10, 18], "ms", limits=[20, 20], target=1.0, at_least=True).met is False
