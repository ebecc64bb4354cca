"""A receipt printer is asked, given badges and followed, over socket and cable; some never say a word."""

import socket
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageChops
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

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
from printer.drivers.escpos import SAMPLES, EscposDriver
from printer.drivers.way import find_way
from printer.testing.escpos import Fault, ReceiptPrinter
from tests.printer.drivers.plugging import CABLE, HURRIED, NETWORK, plugged_in
from tests.printer.drivers.sending import TIMEOUT, send, send_nothing

RECEIPT = MEDIA["receipt-80"]


def hurried(url: str) -> Driver:
    return EscposDriver(find_way(url, SAMPLES), HURRIED)


@pytest.fixture
def printer() -> ReceiptPrinter:
    return ReceiptPrinter()


@pytest.fixture(params=[NETWORK, CABLE])
def either(printer: ReceiptPrinter, request: pytest.FixtureRequest) -> Iterator[Driver]:
    """The driver, by either way."""
    with plugged_in(printer, "escpos", request.param) as url:
        yield hurried(url)


@pytest.fixture
def driver(printer: ReceiptPrinter) -> Iterator[Driver]:
    with plugged_in(printer, "escpos") as url:
        yield hurried(url)


@pytest.fixture
def sheet(blank: Callable[[str], Sheet]) -> Sheet:
    return blank("receipt-80")


def test_a_badge_comes_out_dot_for_dot_and_its_qr_is_read(
    printer: ReceiptPrinter, either: Driver, full_badge: Badge
) -> None:
    page = render(full_badge, RECEIPT)
    assert send(either, page) == Printed()
    (receipt,) = printer.receipts
    as_read = receipt.transpose(Image.Transpose.ROTATE_90)
    assert as_read.size == page.medium.dots
    assert ImageChops.difference(as_read, page.planes().black).getbbox() is None
    assert [code.text for code in zxingcpp.read_barcodes(as_read.convert("L"))] == [full_badge.token]


def test_the_first_byte_is_announced_once_before_anything_moves(
    printer: ReceiptPrinter, driver: Driver, sheet: Sheet
) -> None:
    heard: list[int] = []
    assert driver.send(sheet, "v", lambda: heard.append(printer.heard), TIMEOUT) == Printed()
    assert len(heard) == 1
    assert heard[0] < 50  # questions only


def test_if_the_first_byte_may_not_leave_nothing_is_sent(
    printer: ReceiptPrinter, driver: Driver, sheet: Sheet
) -> None:
    send_nothing(driver, sheet)
    assert driver.status() == Status(State.READY)
    assert printer.receipts == []


REASONS = {
    Fault.COVER_OPEN: (Reason.COVER_OPEN, State.ATTENTION),
    Fault.PAPER_OUT: (Reason.OUT_OF_LABELS, State.ATTENTION),
    Fault.PAPER_STOPPED: (Reason.OUT_OF_LABELS, State.ATTENTION),
    Fault.CUTTER_ERROR: (Reason.CUTTER_JAM, State.ATTENTION),
    Fault.JAMMED: (Reason.FEED_JAM, State.ATTENTION),
    Fault.BROKEN: (Reason.PRINTER_FAULT, State.ATTENTION),
    Fault.HEAD_TOO_HOT: (Reason.COOLING, State.BUSY),
    Fault.OFFLINE: (Reason.OFFLINE, State.OFFLINE),
}


def test_every_fault_is_in_the_table() -> None:
    assert REASONS.keys() == set(Fault)


@pytest.mark.parametrize("fault", Fault, ids=lambda fault: fault.name)
def test_a_fault_is_named_and_nothing_is_sent(
    printer: ReceiptPrinter, driver: Driver, sheet: Sheet, fault: Fault
) -> None:
    reason, state = REASONS[fault]
    printer.faults = {fault}
    assert send(driver, sheet) == Refused(reason)
    status = driver.status()
    assert status.state is state
    assert status.reasons == {reason, Reason.OFFLINE}  # such a printer also says that it is offline
    printer.faults = set()
    assert driver.status() == Status(State.READY)
    assert printer.receipts == []


@pytest.mark.parametrize(
    ("fault", "confirms"),
    [(each, True) for each in Fault if each is not Fault.HEAD_TOO_HOT] + [(Fault.PAPER_OUT, False)],
)
def test_after_a_fault_in_the_middle_a_person_looks_and_nothing_comes_out_late(
    printer: ReceiptPrinter, driver: Driver, sheet: Sheet, fault: Fault, confirms: bool
) -> None:
    printer.confirms = confirms
    printer.mid_job = {fault}
    assert send(driver, sheet) == Unknown(REASONS[fault][0])
    printer.faults = set()
    assert driver.status() == Status(State.READY)
    assert (printer.receipts, printer.thrown_away) == ([], 1)


def test_a_hot_head_is_waited_for(printer: ReceiptPrinter, driver: Driver, sheet: Sheet) -> None:
    printer.mid_job, printer.mending = {Fault.HEAD_TOO_HOT}, 2
    assert send(driver, sheet) == Printed()


def test_what_does_not_pass_in_time_is_thrown_away(
    printer: ReceiptPrinter, driver: Driver, sheet: Sheet
) -> None:
    printer.mid_job = {Fault.HEAD_TOO_HOT}
    assert send(driver, sheet, timeout=1.8) == Unknown(Reason.COOLING)
    assert printer.thrown_away == 1


def test_a_badge_on_the_last_of_the_roll_is_printed(
    printer: ReceiptPrinter, driver: Driver, sheet: Sheet
) -> None:
    printer.last_badge = True
    assert send(driver, sheet) == Printed()
    assert send(driver, sheet) == Refused(Reason.OUT_OF_LABELS)


def test_a_clone_that_cannot_confirm_is_watched_and_believed(
    printer: ReceiptPrinter, driver: Driver, sheet: Sheet
) -> None:
    printer.confirms = False
    assert send(driver, sheet) == SentUnconfirmed()
    assert not driver.probe().can_confirm
    assert len(printer.receipts) == 1


def test_one_that_never_answers_is_given_the_badge_all_the_same(
    printer: ReceiptPrinter, driver: Driver, sheet: Sheet
) -> None:
    printer.silent = True
    printer.printing = 0
    assert send(driver, sheet) == SentUnconfirmed()
    assert len(printer.receipts) == 1
    assert driver.status() == Status(State.UNKNOWN)


def test_dots_that_look_like_questions_confuse_nobody(
    printer: ReceiptPrinter, driver: Driver, tmp_path: Path
) -> None:
    """Printers answer real-time commands also where they are dots of a picture."""
    rows = Image.frombytes("1", (576, 896), bytes.fromhex("10041004") * 18 * 896)
    page = ImageChops.invert(rows).transpose(Image.Transpose.ROTATE_90)
    points = 72 / RECEIPT.dpi
    width, height = ((dots - 0.02) * points for dots in RECEIPT.dots)
    file = BytesIO()
    canvas = Canvas(file, (width, height))
    canvas.drawImage(ImageReader(page.convert("L")), 0, 0, 896 * points, 576 * points)
    canvas.save()
    assert send(driver, Sheet(RECEIPT, file.getvalue())) == Printed()
    (receipt,) = printer.receipts
    assert ImageChops.difference(receipt, ImageChops.invert(rows)).getbbox() is None


def test_a_printer_that_hangs_up_in_the_middle_leaves_it_unknown(
    printer: ReceiptPrinter, driver: Driver, sheet: Sheet
) -> None:
    printer.hangs_up_after = 5000
    assert send(driver, sheet) == Unknown(Reason.CONNECTION_LOST)


def test_one_that_hangs_up_before_the_first_byte_may_be_tried_again(
    printer: ReceiptPrinter, driver: Driver, sheet: Sheet
) -> None:
    printer.hangs_up_after = 5
    assert send(driver, sheet) == Failed(Reason.CONNECTION_LOST)


def test_a_printer_that_reads_no_more_is_given_up_in_time(
    printer: ReceiptPrinter, either: Driver, sheet: Sheet
) -> None:
    printer.deaf_after = 5000
    assert send(either, sheet, timeout=0.4) == Unknown(Reason.STUCK)


def test_where_nobody_answers_there_is_no_printer(tmp_path: Path, sheet: Sheet) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    driver = open_driver(f"escpos://127.0.0.1:{port}", tmp_path)
    assert send(driver, sheet) == Failed(Reason.UNREACHABLE)
    assert driver.status() == Status(State.OFFLINE, frozenset({Reason.UNREACHABLE}))
    assert driver.probe().status.state is State.OFFLINE


def test_a_probe_says_where_it_is_and_whether_it_confirms(printer: ReceiptPrinter, either: Driver) -> None:
    probe = either.probe()
    assert probe.model.startswith("receipt printer at ")
    assert probe.can_confirm
    assert probe.status == Status(State.READY)


def test_a_roll_near_its_end_is_told_and_prints(
    printer: ReceiptPrinter, driver: Driver, sheet: Sheet
) -> None:
    printer.low = True
    assert driver.status() == Status(State.READY, frozenset({Reason.LABELS_LOW}))
    assert send(driver, sheet) == Printed()


@pytest.mark.parametrize("medium", ["62x100", "zebra-4x6"])
def test_a_badge_that_the_head_cannot_print_is_refused(
    driver: Driver, blank: Callable[[str], Sheet], medium: str
) -> None:
    assert send(driver, blank(medium)) == Refused(Reason.WRONG_MEDIA)


@pytest.mark.parametrize(
    "url", ["escpos://", "escpos://host/path", "escpos://host?darkness=3", "escpos+usb://lp0", "escpos+usb:"]
)
def test_a_url_that_names_no_printer_is_refused(url: str, tmp_path: Path) -> None:
    with pytest.raises(UnknownPrinter, match=r"escpos://HOST, escpos\+usb:///dev/usb/lp0"):
        open_driver(url, tmp_path)
