"""Devices, with a pseudo-terminal in place of one."""

import errno
import os
import time
import tty
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from printer.drivers.deadline import Deadline
from printer.drivers.device import open_device
from printer.drivers.link import LinkBroken
from printer.errors import Reason

SHORT = 0.2
SOON = 5.0


@dataclass
class Printer:
    """The other end."""

    descriptor: int
    path: str

    def unplug(self) -> None:
        os.close(self.descriptor)
        self.descriptor = -1


@pytest.fixture
def printer() -> Iterator[Printer]:
    ours, theirs = os.openpty()
    tty.setraw(theirs)
    printer = Printer(ours, os.ttyname(theirs))
    yield printer
    if printer.descriptor >= 0:
        printer.unplug()
    os.close(theirs)


def test_bytes_go_both_ways(printer: Printer) -> None:
    with open_device(printer.path) as link:
        link.send(b"badge", Deadline(SOON))
        link.drain(Deadline(SOON))
        assert os.read(printer.descriptor, 100) == b"badge"
        assert link.bytes_out == 5
        os.write(printer.descriptor, b"ok")
        assert link.receive(Deadline(SOON)) == b"ok"


def test_one_that_takes_nothing_more_is_stuck(printer: Printer) -> None:
    with open_device(printer.path) as link:
        with pytest.raises(LinkBroken) as broken:
            link.send(bytes(1_000_000), Deadline(SOON), stall=SHORT)
        assert broken.value.reason is Reason.STUCK
        assert 0 < link.bytes_out < 1_000_000
        with pytest.raises(LinkBroken) as broken:
            link.drain(Deadline(SOON), stall=SHORT)
        assert broken.value.reason is Reason.STUCK


def test_one_that_is_unplugged_is_lost(printer: Printer) -> None:
    with open_device(printer.path) as link:
        printer.unplug()
        for use in (lambda: link.send(b"badge", Deadline(SOON)), lambda: link.receive(Deadline(SOON))):
            with pytest.raises(LinkBroken) as broken:
                use()
            assert broken.value.reason is Reason.CONNECTION_LOST


def test_empty_reads_are_no_end_and_no_endless_loop() -> None:
    """As the kernel reads from a Brother that has nothing to say; /dev/null reads so for ever."""
    with open_device("/dev/null") as link:
        began = time.monotonic()
        assert link.receive(Deadline(SHORT)) == b""
        assert SHORT <= time.monotonic() - began < SOON


def test_none_is_offline(tmp_path: Path) -> None:
    with pytest.raises(LinkBroken) as broken:
        open_device(str(tmp_path / "lp0"))
    assert broken.value.reason is Reason.OFFLINE


def test_a_file_that_a_shell_left_there_is_no_printer(tmp_path: Path) -> None:
    (tmp_path / "lp0").write_text("badge")
    with pytest.raises(LinkBroken) as broken:
        open_device(str(tmp_path / "lp0"))
    assert broken.value.reason is Reason.OFFLINE
    assert (tmp_path / "lp0").read_text() == "badge"


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.EACCES, Reason.NO_PERMISSION),
        (errno.EPERM, Reason.NO_PERMISSION),
        (errno.EBUSY, Reason.BUSY),
        (errno.ENODEV, Reason.OFFLINE),
        (errno.ENXIO, Reason.OFFLINE),
    ],
)
def test_what_the_kernel_says_when_it_is_opened(
    number: int, reason: Reason, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(LinkBroken) as broken:
        open_device("/dev/usb/lp0")
    assert broken.value.reason is reason
