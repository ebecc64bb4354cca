"""The driver and what others wrote: `ippeveprinter`, the printer of the IPP Everywhere authors, and `cupsd`.

Both run in folders of their own, beside whatever this machine prints with. It takes root.
"""

import fcntl
import os
import shutil
import signal
import socket
import ssl
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
import pytest
import zxingcpp

from printer import (
    MEDIA,
    Badge,
    Failed,
    Outcome,
    Printed,
    Reason,
    Refused,
    Sheet,
    State,
    Unknown,
    open_driver,
    render,
)
from printer.drivers.deadline import Deadline
from printer.drivers.http import Conversation, Server
from printer.drivers.ipp import IppDriver
from printer.drivers.patience import Patience
from printer.encode.ipp import Group, Message, Tag, decode, encode, values
from printer.encode.paper import on_paper
from printer.testing.pictures import read

pytestmark = pytest.mark.cups

PROGRAMS = ("cupsd", "ippeveprinter", "avahi-daemon", "dbus-daemon")
TIMEOUT = 15.0
PAUSE_PRINTER = 0x10

BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>system</type>
  <listen>unix:path={folder}/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/><allow own="*"/><allow send_type="method_call"/>
    <allow send_destination="*"/><allow receive_sender="*"/>
  </policy>
</busconfig>
"""

AVAHI = """[server]
allow-interfaces=lo
[publish]
publish-workstation=no
"""

A_LABEL_PRINTER = """
ATTR collection media-col-default {{ MEMBER collection media-size {size} }}
ATTR collection media-col-ready {{ MEMBER collection media-size {size} }}
ATTR keyword media-col-supported media-size
ATTR keyword media-default om_badge_62x100mm
ATTR keyword media-ready om_badge_62x100mm
ATTR keyword media-supported om_badge_62x100mm
ATTR collection media-size-supported {size}
ATTR text printer-make-and-model "Label Printer"
ATTR resolution pwg-raster-document-resolution-supported 300dpi
ATTR keyword pwg-raster-document-type-supported black_1,sgray_8
ATTR mimeMediaType document-format-supported application/octet-stream,application/pdf,image/pwg-raster
ATTR mimeMediaType document-format-default application/octet-stream
""".format(size="{ MEMBER integer x-dimension 6200 MEMBER integer y-dimension 10000 }")

# What the printer does with a document: keeps it, and meets the faults for which there is a file.
PRINTING = """#!/bin/sh
cd {folder} || exit 1
[ -f fails ] && exit 1
[ -f last ] && echo "STATE: +media-empty" >&2
if [ -f empty ]; then
  echo "STATE: +media-empty" >&2
  while [ -f empty ]; do sleep 0.05; done
  echo "STATE: -media-empty" >&2
fi
cp "$1" printed
"""

CUPSD = """Listen localhost:{port}
Browsing Off
DefaultAuthType None
WebInterface No
<Location />
  Order allow,deny
  Allow localhost
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""

CUPS_FILES = """ServerRoot {folder}
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/spool/tmp
AccessLog {folder}/access_log
ErrorLog {folder}/error_log
PageLog {folder}/page_log
"""

QUEUE = """<Printer badges>
DeviceURI {device}
State Idle
Accepting Yes
ErrorPolicy abort-job
</Printer>
"""


@contextmanager
def running(*command: str, log: Path, bus: str | None = None) -> Iterator[None]:
    environment = {**os.environ, **({"DBUS_SYSTEM_BUS_ADDRESS": bus} if bus else {})}
    with log.open("wb") as file:
        process = subprocess.Popen(command, stdout=file, stderr=file, env=environment)
    try:
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_port() -> int:
    with socket.create_server(("localhost", 0)) as found:
        return int(found.getsockname()[1])


def wait_for(condition: Callable[[], object], log: Path) -> None:
    until = time.monotonic() + TIMEOUT
    while not condition():
        assert time.monotonic() < until, log.read_text(errors="replace")
        time.sleep(0.02)


def is_ready(url: str) -> Callable[[], bool]:
    return lambda: open_driver(url, Path()).status().state is State.READY


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """One that CUPS' helpers, which are not root, can look into."""
    made = Path(tempfile.mkdtemp(prefix="kiosk-ipp-"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@pytest.fixture(scope="module")
def bus(folder: Path) -> Iterator[str | None]:
    """A system bus with Avahi on it, without which ippeveprinter does not start; None for the machine's."""
    missing = [program for program in PROGRAMS if shutil.which(program) is None]
    if missing:
        pytest.skip(f"NOT TESTED with real CUPS: {', '.join(missing)} not installed; `make setup` does it")
    if os.geteuid() != 0:
        pytest.skip("NOT TESTED with real CUPS: run as root, so that cupsd and avahi-daemon start")
    address = f"unix:path={folder}/bus"
    (folder / "bus.conf").write_text(BUS.format(folder=folder))
    (folder / "avahi.conf").write_text(AVAHI)
    with ExitStack() as stack, Path(tempfile.gettempdir(), "kiosk-avahi.lock").open("w") as alone:
        fcntl.flock(alone, fcntl.LOCK_EX)  # one Avahi a machine
        if subprocess.run(["avahi-daemon", "--check"], check=False).returncode == 0:
            yield None
            return
        log = folder / "bus.log"
        stack.enter_context(
            running("dbus-daemon", f"--config-file={folder}/bus.conf", "--nofork", "--nopidfile", log=log)
        )
        wait_for((folder / "bus").exists, log)
        log = folder / "avahi.log"
        options = ("--no-drop-root", "--no-chroot", "--no-rlimits", "--no-proc-title")
        stack.enter_context(
            running("avahi-daemon", "-f", f"{folder}/avahi.conf", *options, log=log, bus=address)
        )
        wait_for(lambda: "startup complete" in log.read_text(), log)
        yield address


class Evprinter:
    """A running ippeveprinter; a file in its folder is a fault."""

    def __init__(self, folder: Path, port: int, stop: Callable[[], None]) -> None:
        self.folder, self.port, self.stop = folder, port, stop
        self.url = f"ipp://localhost:{port}/ipp/print"

    def document(self) -> bytes:
        return (self.folder / "printed").read_bytes()

    @contextmanager
    def fault(self, name: str) -> Iterator[None]:
        (self.folder / name).touch()
        try:
            yield
        finally:
            (self.folder / name).unlink()


@pytest.fixture
def evprinter(bus: str | None, folder: Path) -> Iterator[Evprinter]:
    place = Path(tempfile.mkdtemp(dir=folder))
    (place / "attributes").write_text(A_LABEL_PRINTER)
    command = place / "print"
    command.write_text(PRINTING.format(folder=place))
    command.chmod(0o755)
    log = place / "log"
    with ExitStack() as stack:
        printer = Evprinter(place, free_port(), stack.close)
        options = ("-r", "off", "-n", "localhost", "-p", str(printer.port), "-d", str(place))
        files = ("-a", str(place / "attributes"), "-K", str(place), "-c", str(command))
        stack.enter_context(running("ippeveprinter", *options, *files, "Label Printer", log=log, bus=bus))
        wait_for(is_ready(printer.url), log)
        yield printer


@pytest.fixture
def queue(evprinter: Evprinter, folder: Path) -> Iterator[str]:
    """The URL of a queue of CUPS before the printer."""
    place = Path(tempfile.mkdtemp(dir=folder))
    place.chmod(0o755)
    port = free_port()
    for made in ("spool", "spool/tmp", "cache", "state"):
        (place / made).mkdir()
    (place / "cupsd.conf").write_text(CUPSD.format(port=port))
    (place / "files.conf").write_text(CUPS_FILES.format(folder=place))
    (place / "printers.conf").write_text(QUEUE.format(device=evprinter.url))
    url = f"ipp://localhost:{port}/printers/badges"
    with running(
        "cupsd", "-f", "-c", str(place / "cupsd.conf"), "-s", str(place / "files.conf"), log=place / "log"
    ):
        wait_for(is_ready(url), place / "log")
        yield url


@pytest.fixture
def sheet(blank: Callable[[str], Sheet]) -> Sheet:
    return blank("62x100")


def send(url: str, sheet: Sheet, timeout: float = TIMEOUT) -> Outcome:
    return open_driver(url, Path()).send(sheet, "visit-1", lambda: None, timeout)


def pause(queue: str) -> None:
    """As an administrator does it."""
    address = urlsplit(queue)
    target = {
        "attributes-charset": values(Tag.CHARSET, "utf-8"),
        "attributes-natural-language": values(Tag.LANGUAGE, "en"),
        "printer-uri": values(Tag.URI, queue),
    }
    request = encode(Message(PAUSE_PRINTER, ((Group.OPERATION, target),)))
    with Conversation(Server("localhost", address.port or 0, address.path)) as conversation:
        answer = decode(conversation.post(request, "application/ipp", Deadline(TIMEOUT)))
    assert answer.code == 0


def test_a_printer_prints_dot_for_dot(evprinter: Evprinter, full_badge: Badge) -> None:
    page = render(full_badge, MEDIA["62x100"])
    assert send(evprinter.url, page) == Printed()
    printed = read(evprinter.document(), "image/pwg-raster")
    assert np.array_equal(np.asarray(printed), np.asarray(on_paper(page.planes().black, page.medium)))
    assert [code.text for code in zxingcpp.read_barcodes(printed.convert("L"))] == [full_badge.token]


def test_a_printer_is_trusted_by_its_fingerprint(evprinter: Evprinter, sheet: Sheet) -> None:
    shown = ssl.PEM_cert_to_DER_cert(ssl.get_server_certificate(("localhost", evprinter.port)))
    secure = evprinter.url.replace("ipp:", "ipps:")
    assert send(f"{secure}?fingerprint={sha256(shown).hexdigest()}", sheet) == Printed()
    assert send(secure, sheet) == Failed(Reason.NOT_TRUSTED)


def test_after_its_last_label_a_printer_refuses(evprinter: Evprinter, sheet: Sheet) -> None:
    with evprinter.fault("last"):
        assert send(evprinter.url, sheet) == Printed()
    assert send(evprinter.url, sheet) == Refused(Reason.OUT_OF_LABELS)
    status = open_driver(evprinter.url, Path()).status()
    assert (status.state, status.media) == (State.ATTENTION, "om_badge_62x100mm")


def test_a_printer_without_labels_does_not_end_its_job(evprinter: Evprinter, sheet: Sheet) -> None:
    hurried = Patience(answer=2.0, pause=0.1, settle=0.5, stop=2.0)
    server = Server("localhost", evprinter.port, "/ipp/print")
    driver = IppDriver(server, evprinter.url, hurried)
    with evprinter.fault("empty"):
        assert driver.send(sheet, "visit-1", lambda: None, TIMEOUT) == Unknown(Reason.OUT_OF_LABELS)


def test_a_printer_that_fails_has_not_printed(evprinter: Evprinter, sheet: Sheet) -> None:
    with evprinter.fault("fails"):
        outcome = send(evprinter.url, sheet)
    assert isinstance(outcome, Failed)
    assert outcome.reason is Reason.PRINTER_FAULT


def test_a_badge_of_another_size_is_refused(evprinter: Evprinter, blank: Callable[[str], Sheet]) -> None:
    assert send(evprinter.url, blank("zebra-2x3")) == Refused(Reason.WRONG_MEDIA)


def test_a_queue_prints_and_says_what_its_printer_said(
    evprinter: Evprinter, queue: str, full_badge: Badge
) -> None:
    assert send(queue, render(full_badge, MEDIA["62x100"])) == Printed()
    printed = read(evprinter.document(), "application/pdf")
    assert [code.text for code in zxingcpp.read_barcodes(printed)] == [full_badge.token]


def test_a_queue_is_given_the_next_badge_after_a_fault(
    evprinter: Evprinter, queue: str, sheet: Sheet
) -> None:
    with evprinter.fault("empty"):
        assert send(queue, sheet) == Unknown(Reason.OUT_OF_LABELS)
    wait_for(is_ready(evprinter.url), evprinter.folder / "log")
    assert send(queue, sheet) == Printed()


def test_a_queue_whose_printer_is_gone_says_that_nothing_moves(
    evprinter: Evprinter, queue: str, sheet: Sheet
) -> None:
    evprinter.stop()
    assert send(queue, sheet, timeout=4) == Unknown(Reason.STUCK)


def test_a_stopped_queue_refuses(queue: str, sheet: Sheet) -> None:
    pause(queue)
    assert send(queue, sheet) == Refused(Reason.PAUSED)


def test_a_queue_that_does_not_exist_is_not_found(queue: str, sheet: Sheet) -> None:
    assert send(queue.replace("badges", "labels"), sheet) == Refused(Reason.UNREACHABLE)
