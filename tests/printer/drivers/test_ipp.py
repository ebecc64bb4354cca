"""A printer over IPP and a queue are asked, given badges and followed, through everything that can happen."""

import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import zxingcpp

from printer import (
    MEDIA,
    Badge,
    Driver,
    Failed,
    Outcome,
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
from printer.drivers.http import Server
from printer.drivers.ipp import IppDriver
from printer.drivers.patience import Patience
from printer.encode.paper import on_paper
from printer.testing.ipp import Connection, End, Fault, IppPrinter
from printer.testing.ipp_port import IppPort
from tests.printer.drivers.sending import TIMEOUT, send, send_nothing

HURRIED = Patience(answer=1.5, pause=0.005, settle=0.05, stop=2.0)
SHORT = 2.3  # leaves a moment before a badge is cancelled
OVER_IPP, OVER_SOCKET = "ipp://10.0.0.9/ipp/print", "socket://10.0.0.9"


@pytest.fixture
def printer() -> IppPrinter:
    return IppPrinter()


def driver_at(address: str, patience: Patience) -> Driver:
    host, port = address.split(":")
    return IppDriver(Server(host, int(port), "/ipp/print"), f"ipp://{address}/ipp/print", patience)


@pytest.fixture
def driver(printer: IppPrinter) -> Iterator[Driver]:
    with IppPort(printer) as port:
        yield driver_at(port.address, HURRIED)


@pytest.fixture
def sheet(blank: Callable[[str], Sheet]) -> Sheet:
    return blank("62x100")


@pytest.mark.parametrize(
    ("formats", "form"),
    [
        (("image/pwg-raster", "application/pdf", "image/png"), "image/pwg-raster"),
        (("application/pdf", "image/png"), "application/pdf"),
        (("image/png", "image/jpeg"), "image/png"),
    ],
)
def test_a_badge_comes_out_and_its_qr_is_read(
    printer: IppPrinter, driver: Driver, full_badge: Badge, formats: tuple[str, ...], form: str
) -> None:
    printer.formats = formats
    page = render(full_badge, MEDIA["62x100"])
    assert send(driver, page) == Printed()
    (job,) = printer.came_out
    assert (job.mime_type, job.name) == (form, "visit-1")
    picture = job.picture().convert("L")
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [full_badge.token]
    if form != "application/pdf":
        drawn = on_paper(page.planes().black, page.medium)
        assert np.array_equal(np.asarray(picture) >= 128, np.rot90(np.asarray(drawn)))


@pytest.mark.parametrize("medium", ["62red", "zebra-2x3"])
def test_each_medium_comes_out_in_its_own_dots(
    printer: IppPrinter, driver: Driver, full_badge: Badge, medium: str
) -> None:
    printer.resolution = round(MEDIA[medium].dpi)
    printer.raster_types = ("black_1", "sgray_8", "srgb_8")
    page = render(full_badge, MEDIA[medium])
    assert send(driver, page) == Printed()
    picture = printer.came_out[0].picture()
    drawn = on_paper(page.planes().picture().convert("RGB"), page.medium)
    assert np.array_equal(np.asarray(picture.convert("RGB")), np.rot90(np.asarray(drawn)))
    assert [code.text for code in zxingcpp.read_barcodes(picture.convert("L"))] == [full_badge.token]


def test_raster_of_other_dots_than_the_mediums_is_not_sent(
    printer: IppPrinter, driver: Driver, sheet: Sheet
) -> None:
    printer.resolution, printer.formats = 600, ("image/pwg-raster", "application/pdf")
    assert send(driver, sheet) == Printed()
    assert printer.came_out[0].mime_type == "application/pdf"
    printer.formats = ("image/pwg-raster",)
    assert send(driver, sheet) == Refused(Reason.UNSUPPORTED)


def test_the_job_names_the_size_of_the_label(printer: IppPrinter, driver: Driver, sheet: Sheet) -> None:
    assert send(driver, sheet) == Printed()
    (media,) = printer.jobs[0].settings["media-col"]
    assert isinstance(media.content, dict)
    size = media.content["media-size"][0].content
    assert isinstance(size, dict)
    assert {name: found[0].content for name, found in size.items()} == {
        "x-dimension": 6200,
        "y-dimension": 10000,
    }


@pytest.mark.parametrize("creates_jobs", [True, False], ids=["create-job", "print-job"])
def test_the_first_byte_is_announced_once_before_the_document(
    printer: IppPrinter, driver: Driver, sheet: Sheet, creates_jobs: bool
) -> None:
    printer.creates_jobs = creates_jobs
    documents: list[int] = []
    outcome = driver.send(
        sheet, "v", lambda: documents.append(sum(bool(job.document) for job in printer.jobs)), TIMEOUT
    )
    assert outcome == Printed()
    assert documents == [0]


def test_if_the_first_byte_may_not_leave_nothing_is_left_behind(
    printer: IppPrinter, driver: Driver, sheet: Sheet
) -> None:
    send_nothing(driver, sheet)
    assert [(job.state, job.document) for job in printer.jobs] == [(End.CANCELED, b"")]


REASONS = {
    Fault.MEDIA_EMPTY: Reason.OUT_OF_LABELS,
    Fault.MEDIA_NEEDED: Reason.OUT_OF_LABELS,
    Fault.MEDIA_JAM: Reason.FEED_JAM,
    Fault.COVER_OPEN: Reason.COVER_OPEN,
    Fault.DOOR_OPEN: Reason.COVER_OPEN,
    Fault.SUPPLY_EMPTY: Reason.RIBBON_OUT,
    Fault.SPOOL_FULL: Reason.DISK_FULL,
    Fault.OFFLINE: Reason.OFFLINE,
    Fault.CONNECTING: Reason.UNREACHABLE,
    Fault.PAUSED: Reason.PAUSED,
    Fault.OTHER: Reason.PRINTER_FAULT,
    Fault.NOT_IN_THE_STANDARD: Reason.PRINTER_FAULT,
    Fault.STOPPED: Reason.PRINTER_FAULT,
}


def test_every_fault_is_in_the_table() -> None:
    assert REASONS.keys() == set(Fault)


@pytest.mark.parametrize("fault", Fault, ids=lambda fault: fault.name)
def test_a_fault_is_named_and_nothing_is_sent(
    printer: IppPrinter, driver: Driver, sheet: Sheet, fault: Fault
) -> None:
    printer.faults = {fault}
    assert send(driver, sheet) == Refused(REASONS[fault])
    status = driver.status()
    assert status.state is (State.OFFLINE if fault is Fault.OFFLINE else State.ATTENTION)
    assert status.reasons == {REASONS[fault]}
    printer.faults = set()
    assert driver.status().state is State.READY
    assert printer.jobs == []


@pytest.mark.parametrize("severity", ["", "-report", "-warning", "-error"])
def test_a_printer_calls_its_faults_as_severe_as_it_pleases(
    printer: IppPrinter, driver: Driver, sheet: Sheet, severity: str
) -> None:
    printer.faults, printer.severity = {Fault.MEDIA_EMPTY}, severity
    assert send(driver, sheet) == Refused(Reason.OUT_OF_LABELS)


def test_a_warning_that_nobody_knows_keeps_nothing_from_being_printed(
    printer: IppPrinter, driver: Driver, sheet: Sheet
) -> None:
    printer.faults, printer.severity = {Fault.NOT_IN_THE_STANDARD}, "-warning"
    assert driver.status().state is State.READY
    printer.faults, printer.low = set(), True
    assert driver.status() == Status(State.READY, frozenset({Reason.LABELS_LOW}), "om_badge_62x100mm")
    assert send(driver, sheet) == Printed()


@pytest.mark.parametrize(
    "fault", [each for each in Fault if each is not Fault.STOPPED], ids=lambda fault: fault.name
)
def test_a_fault_in_the_middle_cancels_the_badge(
    printer: IppPrinter, driver: Driver, sheet: Sheet, fault: Fault
) -> None:
    printer.mid_job = {fault}
    outcome = send(driver, sheet)
    assert isinstance(outcome, Failed)
    assert outcome.reason is REASONS[fault]
    assert outcome.bytes_out > 0
    assert [job.state for job in printer.jobs] == [End.CANCELED]


def test_what_was_cut_off_by_a_fault_is_for_a_person_to_judge(
    printer: IppPrinter, driver: Driver, sheet: Sheet
) -> None:
    printer.mid_job, printer.printed = {Fault.MEDIA_JAM}, 1
    assert send(driver, sheet) == Unknown(Reason.FEED_JAM)


def test_a_fault_that_is_mended_at_once_is_borne(printer: IppPrinter, sheet: Sheet) -> None:
    printer.mid_job, printer.mending = {Fault.COVER_OPEN}, 1
    with IppPort(printer) as port:
        assert send(driver_at(port.address, replace(HURRIED, settle=5)), sheet) == Printed()


@pytest.mark.parametrize(
    ("end", "printed", "outcome"),
    [
        (End.ABORTED, 0, Failed),
        (End.ABORTED, 1, Unknown),
        (End.CANCELED, 0, Failed),
        (End.CANCELED, 1, Unknown),
    ],
)
def test_a_job_that_ends_early_did_not_come_out_unless_something_did(
    printer: IppPrinter, driver: Driver, sheet: Sheet, end: End, printed: int, outcome: type[Outcome]
) -> None:
    printer.end, printer.printed = end, printed
    found = send(driver, sheet)
    assert isinstance(found, outcome)
    assert isinstance(found, Failed | Unknown)
    assert found.reason is (Reason.CANCELLED if end is End.CANCELED else Reason.PRINTER_FAULT)


@pytest.mark.parametrize(
    ("reason", "outcome"),
    [
        ("job-completed-successfully", Printed()),
        ("queued-in-device", SentUnconfirmed()),
        ("job-completed-with-errors", Unknown(Reason.PRINTER_FAULT)),
    ],
)
def test_completed_is_believed_as_far_as_it_goes(
    printer: IppPrinter, driver: Driver, sheet: Sheet, reason: str, outcome: Outcome
) -> None:
    printer.end_reasons = (reason,)
    assert send(driver, sheet) == outcome


def test_a_job_that_does_not_end_is_cancelled_in_time(
    printer: IppPrinter, driver: Driver, sheet: Sheet
) -> None:
    printer.end = End.NEVER
    outcome = send(driver, sheet, SHORT)
    assert isinstance(outcome, Failed)
    assert outcome.reason is Reason.STUCK
    assert printer.jobs[0].state == End.CANCELED


def test_a_job_that_cannot_be_cancelled_is_unknown(printer: IppPrinter, driver: Driver, sheet: Sheet) -> None:
    printer.end, printer.cancels = End.NEVER, False
    assert send(driver, sheet, SHORT) == Unknown(Reason.STUCK)


@pytest.mark.parametrize(("device", "outcome"), [(OVER_IPP, Printed()), (OVER_SOCKET, SentUnconfirmed())])
def test_a_queue_confirms_where_its_printer_does(
    printer: IppPrinter, driver: Driver, sheet: Sheet, device: str, outcome: Outcome
) -> None:
    printer.queue, printer.formats = device, ("application/pdf", "image/pwg-raster")
    assert send(driver, sheet) == outcome
    assert driver.probe().can_confirm is (outcome == Printed())
    assert printer.came_out[0].mime_type == "application/pdf"  # its filters know the printer


def test_a_queue_that_remembers_an_old_fault_is_given_the_next_badge(
    printer: IppPrinter, driver: Driver, sheet: Sheet
) -> None:
    """CUPS looks at its printer only when it has something for it."""
    printer.queue, printer.formats = OVER_IPP, ("application/pdf",)
    printer.faults, printer.mending = {Fault.MEDIA_EMPTY}, 1
    assert driver.status() == Status(State.READY)
    assert send(driver, sheet) == Printed()


def test_a_queue_that_is_stopped_refuses(printer: IppPrinter, driver: Driver, sheet: Sheet) -> None:
    printer.queue, printer.faults = OVER_IPP, {Fault.PAUSED}
    assert send(driver, sheet) == Refused(Reason.PAUSED)
    printer.faults, printer.accepting = set(), False
    assert send(driver, sheet) == Refused(Reason.NOT_ACCEPTING)


def test_a_queues_count_of_pages_says_nothing_of_paper(
    printer: IppPrinter, driver: Driver, sheet: Sheet
) -> None:
    printer.queue, printer.formats = OVER_IPP, ("application/pdf",)
    printer.mid_job = {Fault.MEDIA_EMPTY}
    assert send(driver, sheet) == Unknown(Reason.OUT_OF_LABELS)
    assert printer.jobs[0].state == End.CANCELED


GET_PRINTER, CREATE_JOB, SEND_DOCUMENT, PRINT_JOB, VALIDATE_JOB = 0x0B, 0x05, 0x06, 0x02, 0x04


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (0x0401, Reason.NO_PERMISSION),
        (0x0406, Reason.UNREACHABLE),
        (0x040A, Reason.UNSUPPORTED),
        (0x040B, Reason.WRONG_MEDIA),
        (0x0500, Reason.PRINTER_FAULT),
        (0x0506, Reason.NOT_ACCEPTING),
        (0x0507, Reason.BUSY),
    ],
)
def test_a_printer_that_says_no_beforehand_says_why(
    printer: IppPrinter, driver: Driver, sheet: Sheet, status: int, reason: Reason
) -> None:
    for operation in (GET_PRINTER, CREATE_JOB):
        printer.refuses = {operation: status}
        assert send(driver, sheet) == Refused(reason)
    printer.creates_jobs, printer.refuses = False, {VALIDATE_JOB: status}
    assert send(driver, sheet) == Refused(reason)
    assert printer.jobs == []


@pytest.mark.parametrize("operation", [SEND_DOCUMENT, PRINT_JOB])
def test_one_that_says_no_to_the_document_has_not_printed_it(
    printer: IppPrinter, driver: Driver, sheet: Sheet, operation: int
) -> None:
    printer.creates_jobs = operation == SEND_DOCUMENT
    printer.refuses = {operation: 0x0507}
    outcome = send(driver, sheet)
    assert isinstance(outcome, Failed)
    assert outcome.reason is Reason.BUSY
    assert outcome.bytes_out > 0


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (401, Reason.NO_PERMISSION),
        (403, Reason.NO_PERMISSION),
        (404, Reason.UNREACHABLE),
        (500, Reason.PRINTER_FAULT),
    ],
)
def test_a_web_server_that_says_no_says_why(
    printer: IppPrinter, driver: Driver, sheet: Sheet, status: int, reason: Reason
) -> None:
    printer.http_status = status
    assert send(driver, sheet) == Failed(reason)


@pytest.mark.parametrize(
    ("connection", "reason"),
    [
        (Connection.SILENT, Reason.SILENT),
        (Connection.HANGS_UP, Reason.CONNECTION_LOST),
        (Connection.DRIBBLES, Reason.SILENT),
        (Connection.GARBLED, Reason.PRINTER_FAULT),
    ],
)
def test_nothing_is_waited_for_longer_than_was_said(
    printer: IppPrinter, driver: Driver, sheet: Sheet, connection: Connection, reason: Reason
) -> None:
    printer.connection = connection
    began = time.monotonic()
    assert driver.status(timeout=0.3).reasons == {reason}
    assert send(driver, sheet, timeout=0.3) == Failed(reason)
    assert time.monotonic() - began < 5


def test_a_badge_that_was_cut_off_is_taken_back_by_its_number(
    printer: IppPrinter, driver: Driver, sheet: Sheet
) -> None:
    printer.connection = Connection.LOSES_ANSWERS
    outcome = send(driver, sheet)
    assert isinstance(outcome, Failed)
    assert outcome.reason is Reason.CONNECTION_LOST
    assert printer.jobs[0].state == End.CANCELED


def test_one_that_was_cut_off_and_yet_completed_is_not_believed(
    printer: IppPrinter, driver: Driver, sheet: Sheet
) -> None:
    printer.connection, printer.cancels, printer.printing = Connection.LOSES_ANSWERS, False, 0
    assert send(driver, sheet) == Unknown(Reason.CONNECTION_LOST)
    assert printer.came_out


def test_without_a_number_a_badge_whose_answer_is_lost_is_unknown(
    printer: IppPrinter, driver: Driver, sheet: Sheet
) -> None:
    printer.connection, printer.creates_jobs = Connection.LOSES_ANSWERS, False
    assert send(driver, sheet) == Unknown(Reason.CONNECTION_LOST)


def test_a_printer_that_stops_taking_the_document_is_told_to_forget_it(
    printer: IppPrinter, driver: Driver, full_badge: Badge
) -> None:
    printer.connection = Connection.DEAF
    outcome = send(driver, render(full_badge, MEDIA["62x100"]), SHORT)
    assert isinstance(outcome, Failed)
    assert printer.jobs[0].state == End.CANCELED


def test_where_nobody_answers_there_is_no_printer(tmp_path: Path, sheet: Sheet) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    driver = open_driver(f"ipp://127.0.0.1:{port}/ipp/print", tmp_path)
    assert send(driver, sheet) == Failed(Reason.UNREACHABLE)
    assert driver.status() == Status(State.OFFLINE, frozenset({Reason.UNREACHABLE}))
    assert driver.probe().status.state is State.OFFLINE


def test_a_probe_names_the_model_and_what_is_loaded(driver: Driver) -> None:
    probe = driver.probe()
    assert probe.model == "Example Label Printer at 127.0.0.1"
    assert probe.can_confirm
    assert probe.status == Status(State.READY, media="om_badge_62x100mm")


def test_an_address_without_a_path_is_the_usual_one(printer: IppPrinter, tmp_path: Path) -> None:
    with IppPort(printer) as port:
        assert open_driver(f"ipp://{port.address}", tmp_path).status().state is State.READY


@pytest.mark.parametrize(
    "url",
    [
        "ipp://",
        "ipp:printer",
        "ipp://host:port/x",
        "ipp://host/x?fingerprint=00",
        "ipps://host/x?fingerprint=abc",
        "ipps://host/x?fingerprint=xyz",
        "ipps://host/x?colour=red",
        "ipps://host/x?fingerprint",
        f"ipps://host/x?fingerprint={'0' * 64}&authority=/file",
    ],
)
def test_a_url_that_names_no_printer_is_refused(url: str, tmp_path: Path) -> None:
    with pytest.raises(UnknownPrinter, match="ipp://HOST/printers/NAME"):
        open_driver(url, tmp_path)
