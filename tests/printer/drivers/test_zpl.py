"""A Zebra is asked, given badges and followed, over socket and cable, through everything that can happen."""

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageChops

from printer import (
    MEDIA,
    Badge,
    Driver,
    Failed,
    Printed,
    Reason,
    Refused,
    SentUnconfirmed,
    Sheet,
    State,
    Status,
    Unknown,
    UnknownPrinter,
    open_driver,
    render,
)
from printer.drivers.way import find_way
from printer.drivers.zpl import SAMPLES, ZplDriver
from printer.testing.zebra import Fault, Zebra
from tests.printer.drivers.plugging import CABLE, HURRIED, NETWORK, plugged_in
from tests.printer.drivers.sending import TIMEOUT, send, send_nothing


def hurried(url: str) -> Driver:
    return ZplDriver(find_way(url, SAMPLES), patience=HURRIED)


@pytest.fixture
def zebra() -> Zebra:
    return Zebra()


@pytest.fixture(params=[NETWORK, CABLE])
def either(zebra: Zebra, request: pytest.FixtureRequest) -> Iterator[Driver]:
    """The driver, by either way."""
    with plugged_in(zebra, "zpl", request.param) as url:
        yield hurried(url)


@pytest.fixture
def driver(zebra: Zebra) -> Iterator[Driver]:
    with plugged_in(zebra, "zpl") as url:
        yield hurried(url)


@pytest.fixture
def sheet(blank: Callable[[str], Sheet]) -> Sheet:
    return blank("zebra-2x3")


class FirstByte:
    """Counts how often a driver announced the first byte, and what had come by then."""

    def __init__(self, zebra: Zebra) -> None:
        self._zebra, self.announced, self.jobs_before = zebra, 0, 0

    def __call__(self) -> None:
        self.announced += 1
        self.jobs_before = len(self._zebra.labels)


@pytest.mark.parametrize("medium", ["zebra-2x3", "zebra-4x6"])
def test_a_badge_comes_out_dot_for_dot_and_its_qr_is_read(
    zebra: Zebra, either: Driver, full_badge: Badge, medium: str
) -> None:
    page = render(full_badge, MEDIA[medium])
    assert send(either, page) == Printed()
    (label,) = zebra.labels
    as_read = label.transpose(Image.Transpose.ROTATE_90)
    assert as_read.size == page.medium.dots
    assert ImageChops.difference(as_read, page.planes().black).getbbox() is None
    assert [code.text for code in zxingcpp.read_barcodes(as_read.convert("L"))] == [full_badge.token]


def test_the_first_byte_is_announced_once_before_anything_moves(
    zebra: Zebra, driver: Driver, sheet: Sheet
) -> None:
    first_byte = FirstByte(zebra)
    assert driver.send(sheet, "v", first_byte, TIMEOUT) == Printed()
    assert (first_byte.announced, first_byte.jobs_before) == (1, 0)


def test_if_the_first_byte_may_not_leave_nothing_is_sent(zebra: Zebra, driver: Driver, sheet: Sheet) -> None:
    send_nothing(driver, sheet)
    assert driver.status() == Status(State.READY)
    assert zebra.labels == []


REASONS = {
    Fault.MEDIA_OUT: Reason.OUT_OF_LABELS,
    Fault.RIBBON_OUT: Reason.RIBBON_OUT,
    Fault.HEAD_OPEN: Reason.COVER_OPEN,
    Fault.CUTTER_FAULT: Reason.CUTTER_JAM,
    Fault.HEAD_TOO_HOT: Reason.COOLING,
    Fault.BAD_ELEMENT: Reason.PRINTER_FAULT,
    Fault.FEED_ERROR: Reason.FEED_JAM,
    Fault.PAUSED: Reason.PAUSED,
    Fault.MARK_NOT_FOUND: Reason.WRONG_MEDIA,
    Fault.BUFFER_FULL: Reason.BUSY,
}
PASSING = (Fault.HEAD_TOO_HOT, Fault.BUFFER_FULL)
NOT_TOLD_ANY_MORE = {Fault.MEDIA_OUT, Fault.RIBBON_OUT, Fault.HEAD_OPEN}  # a Zebra keeps its count to itself


def test_every_fault_is_in_the_table() -> None:
    assert REASONS.keys() == set(Fault)


@pytest.mark.parametrize("fault", Fault, ids=lambda fault: fault.name)
def test_a_fault_is_named_and_nothing_is_sent(
    zebra: Zebra, driver: Driver, sheet: Sheet, fault: Fault
) -> None:
    zebra.faults = {fault}
    assert send(driver, sheet) == Refused(REASONS[fault])
    state = State.BUSY if fault in PASSING else State.ATTENTION
    assert driver.status() == Status(state, frozenset({REASONS[fault]}))
    zebra.faults = set()
    assert driver.status() == Status(State.READY)
    assert zebra.labels == []


@pytest.mark.parametrize(
    "fault", [each for each in Fault if each not in PASSING], ids=lambda fault: fault.name
)
def test_a_fault_in_the_middle_takes_the_label_back(
    zebra: Zebra, driver: Driver, sheet: Sheet, fault: Fault
) -> None:
    zebra.mid_job = {fault}
    outcome = send(driver, sheet)
    if fault in NOT_TOLD_ANY_MORE:
        assert outcome == Unknown(REASONS[fault])
    else:
        assert isinstance(outcome, Failed)
        assert outcome.reason is REASONS[fault]
        assert outcome.bytes_out > 0
    zebra.faults = set()
    assert driver.status() == Status(State.READY)  # nothing waits to come out late
    assert (len(zebra.labels), zebra.taken_back) == (0, 1)


def test_the_last_label_of_a_roll_is_for_a_person_to_judge(
    zebra: Zebra, driver: Driver, sheet: Sheet
) -> None:
    """A Zebra that ran out of labels does not tell its count until it has a new roll."""
    zebra.last_label = True
    assert send(driver, sheet) == Unknown(Reason.OUT_OF_LABELS)
    assert (len(zebra.labels), zebra.taken_back) == (1, 0)


@pytest.mark.parametrize("fault", PASSING, ids=lambda fault: fault.name)
def test_what_passes_by_itself_is_waited_for(
    zebra: Zebra, driver: Driver, sheet: Sheet, fault: Fault
) -> None:
    zebra.mid_job, zebra.mending = {fault}, 2
    assert send(driver, sheet) == Printed()


def test_what_does_not_pass_in_time_takes_the_label_back(zebra: Zebra, driver: Driver, sheet: Sheet) -> None:
    zebra.mid_job = {Fault.BUFFER_FULL}
    outcome = send(driver, sheet, timeout=1.8)
    assert isinstance(outcome, Failed)
    assert outcome.reason is Reason.BUSY


def test_a_printer_that_is_still_at_other_labels_is_busy(zebra: Zebra, driver: Driver, sheet: Sheet) -> None:
    zebra.printing = 1000
    assert isinstance(send(driver, sheet, timeout=1.8), Failed)
    zebra.hear(b"^XA^XZ")  # another program's
    assert driver.status() == Status(State.BUSY)
    assert send(driver, sheet) == Refused(Reason.BUSY)


def test_an_old_zebra_that_keeps_no_count_confirms_by_what_is_left_to_print(
    zebra: Zebra, driver: Driver, sheet: Sheet
) -> None:
    zebra.counts = zebra.knows_hqes = False
    zebra.printing = 2
    assert send(driver, sheet) == Printed()


def test_one_that_was_never_seen_at_work_cannot_confirm(zebra: Zebra, driver: Driver, sheet: Sheet) -> None:
    zebra.counts = False
    zebra.printing = 0
    assert send(driver, sheet) == SentUnconfirmed()
    assert len(zebra.labels) == 1


def test_without_a_count_a_fault_in_the_middle_is_for_a_person_to_judge(
    zebra: Zebra, driver: Driver, sheet: Sheet
) -> None:
    zebra.counts = False
    zebra.mid_job = {Fault.PAUSED}
    assert send(driver, sheet) == Unknown(Reason.PAUSED)
    assert zebra.taken_back == 1


def test_a_printer_that_answers_nothing_is_not_given_a_badge(
    zebra: Zebra, driver: Driver, sheet: Sheet
) -> None:
    zebra.silent = True
    assert send(driver, sheet) == Refused(Reason.SILENT)
    assert driver.status(timeout=0.1) == Status(State.ATTENTION, frozenset({Reason.SILENT}))


@pytest.mark.parametrize("bytes_heard", [100, 5000])
def test_a_printer_that_hangs_up_in_the_middle_leaves_it_unknown(
    zebra: Zebra, driver: Driver, full_badge: Badge, bytes_heard: int
) -> None:
    zebra.hangs_up_after = bytes_heard
    assert send(driver, render(full_badge, MEDIA["zebra-2x3"])) == Unknown(Reason.CONNECTION_LOST)


def test_one_that_hangs_up_before_the_first_byte_may_be_tried_again(
    zebra: Zebra, driver: Driver, sheet: Sheet
) -> None:
    zebra.hangs_up_after = 5
    assert send(driver, sheet) == Failed(Reason.CONNECTION_LOST)


def test_a_printer_that_reads_no_more_is_given_up_in_time(
    zebra: Zebra, either: Driver, full_badge: Badge
) -> None:
    zebra.deaf_after = 200
    page = render(full_badge, MEDIA["zebra-4x6"])
    outcome = send(either, page, timeout=0.4)
    assert outcome in {Unknown(Reason.STUCK), Unknown(Reason.SILENT)}  # as much as the system takes for it


def test_where_nobody_answers_there_is_no_printer(tmp_path: Path, sheet: Sheet) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    driver = open_driver(f"zpl://127.0.0.1:{port}", tmp_path)
    assert send(driver, sheet) == Failed(Reason.UNREACHABLE)
    assert driver.status() == Status(State.OFFLINE, frozenset({Reason.UNREACHABLE}))
    assert driver.probe().status.state is State.OFFLINE


def test_without_a_device_the_printer_is_off(tmp_path: Path, sheet: Sheet) -> None:
    driver = open_driver(f"zpl+usb://{tmp_path}/lp0", tmp_path)
    assert send(driver, sheet) == Failed(Reason.OFFLINE)
    assert driver.probe().status == Status(State.OFFLINE, frozenset({Reason.OFFLINE}))


def test_a_probe_names_the_model_and_whether_it_confirms(zebra: Zebra, either: Driver) -> None:
    probe = either.probe()
    assert probe.model.startswith("ZD421-203dpi at ")
    assert probe.can_confirm
    assert probe.status == Status(State.READY)
    zebra.counts = False
    assert not either.probe().can_confirm


def test_a_roll_near_its_end_is_told_and_prints(zebra: Zebra, driver: Driver, sheet: Sheet) -> None:
    zebra.low = True
    assert driver.status() == Status(State.READY, frozenset({Reason.LABELS_LOW}))
    assert send(driver, sheet) == Printed()


def test_a_finer_head_would_print_a_smaller_badge_and_is_refused(
    zebra: Zebra, driver: Driver, sheet: Sheet
) -> None:
    zebra.dots_a_mm = 12
    assert send(driver, sheet) == Refused(Reason.WRONG_MEDIA)


def test_a_badge_for_another_family_of_printers_is_refused(
    driver: Driver, blank: Callable[[str], Sheet]
) -> None:
    assert send(driver, blank("62x100")) == Refused(Reason.WRONG_MEDIA)


@pytest.mark.parametrize(
    "url",
    [
        "zpl://",
        "zpl://host:port",
        "zpl://host/queue",
        "zpl://host?darkness=31",
        "zpl://host?darkness=dark",
        "zpl://host?colour=red",
        "zpl+usb://dev/usb/lp0",
        "zpl+usb:",
    ],
)
def test_a_url_that_names_no_printer_is_refused(url: str, tmp_path: Path) -> None:
    with pytest.raises(UnknownPrinter, match=r"zpl://HOST, zpl\+usb:///dev/usb/lp0"):
        open_driver(url, tmp_path)
