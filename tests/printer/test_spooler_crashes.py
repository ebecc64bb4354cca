"""The spooler is killed, again and again, at random points; then paper, ledger and reports are compared."""

import subprocess
import sys
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from printer import JobState, Ledger

PROGRAM = Path(__file__).with_name("crashing_spooler.py")
JOBS = 6
POINTS = 1 + 2 * JOBS + 5 * JOBS  # that a process passes which prints them all


def run(folder: Path, deadly: int) -> int:
    return subprocess.run([sys.executable, PROGRAM, folder, str(JOBS), str(deadly)], timeout=60).returncode


@pytest.mark.parametrize("seed", range(3))
def test_however_often_it_is_killed_no_badge_is_lost_or_printed_twice(tmp_path: Path, seed: int) -> None:
    (tmp_path / "paper").touch()
    (tmp_path / "told").touch()
    random = Random(seed)  # noqa: S311 - a test wants the same points each time
    killed = sum(run(tmp_path, random.randint(1, POINTS // 2)) != 0 for _ in range(7))
    assert run(tmp_path, deadly=0) == 0
    assert killed >= 3

    came_out = Counter((tmp_path / "paper").read_text().splitlines())
    told = {tuple(line.split()) for line in (tmp_path / "told").read_text().splitlines()}
    ledger = Ledger(tmp_path / "prints.db")
    states = {job: ledger.state(job) for job in (f"visit-{number}" for number in range(JOBS))}
    assert ledger.queued() == []
    assert ledger.unreported() == []
    ledger.close()
    for job, state in states.items():
        assert state in {JobState.PRINTED, JobState.UNKNOWN}
        assert came_out[job] == 1 if state is JobState.PRINTED else came_out[job] <= 1
        assert {outcome for told_job, outcome in told if told_job == job} == {str(state).capitalize()}
