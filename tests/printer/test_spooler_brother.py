"""A spooler with a Brother printer is killed in the middle of a job, by power cut or otherwise."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from queue import SimpleQueue

import pytest

from printer import (
    MEDIA,
    Badge,
    Ledger,
    Printed,
    Reason,
    Report,
    Sheet,
    Spooler,
    Unknown,
    open_driver,
    render,
)
from printer.testing.brother import BrotherStandIn, Fault
from printer.testing.brother_ports import cable, network

PROGRAM = Path(__file__).with_name("printing_brother.py")
PATIENCE = 30.0


@pytest.fixture
def sheet(full_badge: Badge) -> Sheet:
    return render(full_badge, MEDIA["62x100"])


def wait_until(condition: Callable[[], bool]) -> None:
    end, pause = time.monotonic() + PATIENCE, threading.Event()
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        pause.wait(0.01)


@pytest.mark.parametrize("way", [cable, network])
@pytest.mark.parametrize(
    ("fault", "came_out"),
    [(Fault.DEAF, 0), (Fault.COOLING, 1)],
    ids=["in the middle of the dots", "after the last of them"],
)
def test_a_job_that_was_on_its_way_is_unknown_and_never_printed_twice(
    way: Callable[[BrotherStandIn], AbstractContextManager[str]],
    fault: Fault,
    came_out: int,
    sheet: Sheet,
    tmp_path: Path,
) -> None:
    (tmp_path / "page.pdf").write_bytes(sheet.pdf)
    printer = BrotherStandIn("QL-820NWB")
    printer.after(20_000, fault)
    with way(printer) as url:
        program: list[str | Path] = [
            sys.executable,
            PROGRAM,
            tmp_path / "prints.db",
            url,
            tmp_path / "page.pdf",
        ]
        with subprocess.Popen(program) as process:
            wait_until(lambda: printer.has(fault) and (printer.hot or fault is Fault.DEAF))
            process.kill()
        printer.off(fault)
        wait_until(lambda: len(printer.pages) == came_out)

        reports: SimpleQueue[Report] = SimpleQueue()
        spooler = Spooler(Ledger(tmp_path / "prints.db"), open_driver(url, tmp_path), reports.put)
        assert reports.get(timeout=PATIENCE) == Report("visit-1", Unknown(Reason.INTERRUPTED), settled=True)
        assert not spooler.submit("visit-1", sheet)
        spooler.submit("visit-2", sheet)
        assert reports.get(timeout=PATIENCE) == Report("visit-2", Printed(), settled=True)
        spooler.close()
    assert len(printer.pages) == came_out + 1
