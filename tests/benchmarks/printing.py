"""From a badge to the bytes of a Brother QL: how fast, how large, and how surely its fate is known."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from statistics import median
from tempfile import TemporaryDirectory

from printer import medium, render
from tests.benchmarks._printing_badges import NAMES, our_badge, our_job, processor_seconds
from tests.benchmarks._printing_faults import TIMEOUT, ours_names_it, trials, usual_notices_it
from tests.benchmarks._printing_usual import renderer, usual_job
from tests.benchmarks.row import Row

_PROCESSES = 5
_SHARE = 1 / 8
_FIRST, _MEGABYTES = 0.200, 60


def rows() -> Iterator[Row]:
    """Time on the processor, memory, and faults told apart."""
    yield _warm()
    yield from _processes()
    yield _faults()


def _warm() -> Row:
    ours, usual = _seconds(our_job, usual_job)
    return Row(
        "a new visitor's badge -> bytes for a Brother QL, warm, time on the processor",
        f"reportlab, {renderer()} in full colour, black and white: {1000 * usual:.0f} ms",
        f"{1000 * ours:.0f} ms, 1/{usual / ours:.1f}",
        "at most 1/8",
        ours <= usual * _SHARE,
    )


def _processes() -> Iterator[Row]:
    ours, usual = _process("ours"), _process("usual")
    yield Row(
        "the first badge of a process, Python's start and imports included, time on the processor",
        f"{1000 * usual['first']:.0f} ms",
        f"{1000 * ours['first']:.0f} ms",
        f"at most {1000 * _FIRST:.0f} ms",
        ours["first"] <= _FIRST,
    )
    yield Row(
        f"memory of a process that has made {len(NAMES)} badges",
        f"{usual['megabytes']:.0f} MB, without {renderer()}",
        f"{ours['megabytes']:.0f} MB",
        f"at most {_MEGABYTES} MB",
        ours["megabytes"] <= _MEGABYTES,
    )


def _faults() -> Row:
    sheet, job = render(our_badge(), medium("62x100")), our_job(model="QL-800")
    wanted = list(trials())
    ours = sum(ours_names_it(trial, sheet) for trial in wanted)
    usual = sum(usual_notices_it(trial, job) for trial in wanted)
    return Row(
        f"faults of a printer told apart and named, each within its {TIMEOUT:.0f} s",
        f"bytes written to the port: {usual} of {len(wanted)} noticed, none named, the rest taken as done",
        f"{ours} of {len(wanted)}",
        "all",
        ours == len(wanted),
    )


def _seconds(*jobs: Callable[[str], bytes]) -> list[float]:
    """The median times on the processor of warm calls, and of the programs that they start.

    As in a lobby, every visitor has another name. The jobs take turns, since a machine's speed drifts.
    """
    found: list[list[float]] = [[] for _ in jobs]
    for job in jobs:
        job("Print test")
    for name in NAMES:
        for job, seconds in zip(jobs, found, strict=True):
            began = processor_seconds()
            job(name)
            seconds.append(processor_seconds() - began)
    return [median(seconds) for seconds in found]


def _process(way: str) -> dict[str, float]:
    """What processes of their own cost, once their modules are compiled, as an installed kiosk's are: the
    medians."""
    command = [sys.executable, "-m", "tests.benchmarks._printing_badges", way]
    with TemporaryDirectory() as compiled:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled, "PYTHONDONTWRITEBYTECODE": ""}
        _, *found = [
            subprocess.run(command, env=environment, capture_output=True, check=True).stdout.split()
            for _ in range(1 + _PROCESSES)
        ]
    first, megabytes = (median(map(float, figures)) for figures in zip(*found, strict=True))
    return {"first": first, "megabytes": megabytes}
