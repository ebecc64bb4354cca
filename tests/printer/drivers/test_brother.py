"""The Brother drivers against a stand-in with every fault: before a job, in its middle, and at its end."""

import time
from collections.abc import Callable
from threading import Timer

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
    SentUnconfirmed,
    Sheet,
    State,
    Unknown,
    render,
)
from printer.drivers.brother import PATIENT, BrotherPatience
from printer.encode.brother import encode
from printer.encode.brother_model import MODELS
from printer.testing.brother import BrotherStandIn, Fault
from printer.testing.brother_ports import cable, network
from tests.printer.drivers.brother_ways import LATE, QUICK, TIMEOUT, WAYS, Way, driver_at
from tests.printer.drivers.sending import send_nothing

SHORT = 0.8  # seconds, for a job that does not end

Send = Callable[..., Outcome]


@pytest.fixture(scope="module")
def sheet(blank: Callable[[str], Sheet]) -> Sheet:
    return blank("62x100")


def length(sheet: Sheet, printer: BrotherStandIn) -> int:
    """How many bytes the job has for this model."""
    model = next(model for model in MODELS.values() if model.name == printer.model)
    return len(encode(sheet.planes(), sheet.medium, model))


@pytest.fixture
def send(sheet: Sheet) -> Send:
    """Sends the sheet, and at some share of its bytes switches a fault on. In time, whatever happens."""

    def sending(
        way: Way,
        printer: BrotherStandIn,
        share: float = 0,
        fault: Fault | None = None,
        patience: BrotherPatience = PATIENT,
        timeout: float = TIMEOUT,
    ) -> Outcome:
        bytes_before = round(share * (length(sheet, printer) - 1))
        announced: list[int] = []

        def on_first_byte() -> None:
            announced.append(printer.jobs)
            if fault is not None:
                printer.after(bytes_before, fault)

        with way(printer) as url:
            driver = driver_at(url, patience)
            began = time.monotonic()
            outcome = driver.send(sheet, "visit-1", on_first_byte, timeout)
            assert time.monotonic() - began < timeout + LATE
        assert announced == ([] if isinstance(outcome, Refused) else [0])
        return outcome

    return sending


MIDDLE, END = 0.5, 1.0
WHILE_PRINTING = pytest.mark.parametrize("share", [MIDDLE, END], ids=["middle", "end"])


@WAYS
@pytest.mark.parametrize("model", ["QL-800", "QL-820NWB", "QL-1110NWB"])
def test_a_badge_is_printed_dot_for_dot(way: Way, model: str, full_badge: Badge) -> None:
    printer, sheet = BrotherStandIn(model), render(full_badge, MEDIA["62x100"])
    with way(printer) as url:
        assert driver_at(url).send(sheet, "v", lambda: None, TIMEOUT) == Printed()
    (page,) = printer.pages
    roll = 56 if model == "QL-1110NWB" else 12
    head = ~np.array(page.picture("black"))
    assert np.array_equal(head[roll : roll + 696], ~np.array(sheet.planes().black))
    assert head.sum() == head[roll : roll + 696].sum()
    assert printer.nonsense == 0


@WAYS
@pytest.mark.parametrize("medium", ["62x100", "62", "62red"])
def test_the_qr_is_read_from_what_was_burnt_on_every_roll(way: Way, medium: str, full_badge: Badge) -> None:
    printer = BrotherStandIn("QL-820NWB", roll=medium)
    with way(printer) as url:
        outcome = driver_at(url).send(render(full_badge, MEDIA[medium]), "v", lambda: None, TIMEOUT)
    assert outcome == Printed()
    codes = zxingcpp.read_barcodes(printer.pages[0].picture("black").convert("L"))
    assert [code.text for code in codes] == [full_badge.token]


TO_BE_MENDED = {
    Fault.NO_ROLL: Reason.NO_MEDIA,
    Fault.END_OF_ROLL: Reason.OUT_OF_LABELS,
    Fault.COVER_OPEN: Reason.COVER_OPEN,
    Fault.CUTTER_JAM: Reason.CUTTER_JAM,
    Fault.FEED_JAM: Reason.FEED_JAM,
    Fault.SYSTEM_ERROR: Reason.PRINTER_FAULT,
    Fault.TURNED_OFF: Reason.OFFLINE,
    Fault.IN_USE: Reason.BUSY,
}
EVERY_FAULT_TO_MEND = pytest.mark.parametrize("fault", TO_BE_MENDED, ids=lambda fault: fault.name)


@WAYS
@EVERY_FAULT_TO_MEND
def test_nothing_is_sent_to_a_printer_that_has_to_be_mended(way: Way, fault: Fault, send: Send) -> None:
    printer = BrotherStandIn()
    printer.on(fault)
    assert send(way, printer) == Refused(TO_BE_MENDED[fault])
    assert printer.jobs == 0


@WAYS
@WHILE_PRINTING
@EVERY_FAULT_TO_MEND
def test_what_goes_wrong_while_it_prints_is_named(way: Way, fault: Fault, share: float, send: Send) -> None:
    printer = BrotherStandIn()
    outcome = send(way, printer, share, fault)
    assert isinstance(outcome, Failed)
    assert outcome.reason is TO_BE_MENDED[fault]
    assert outcome.bytes_out > 0
    assert printer.pages == []


@WAYS
def test_a_page_that_failed_does_not_come_out_when_all_is_mended(way: Way, sheet: Sheet) -> None:
    printer = BrotherStandIn()
    with way(printer) as url:
        driver = driver_at(url)
        outcome = driver.send(sheet, "visit-1", lambda: printer.after(3000, Fault.COVER_OPEN), TIMEOUT)
        assert isinstance(outcome, Failed)
        printer.off(Fault.COVER_OPEN)
        assert driver.send(sheet, "visit-2", lambda: None, TIMEOUT) == Printed()
    assert len(printer.pages) == 1


CUT_SHORT = [
    # on a cable
    (cable, 0.0, Fault.MUTE, Refused(Reason.SILENT)),
    (cable, 0.0, Fault.GARBLED, Refused(Reason.SILENT)),
    (cable, 0.0, Fault.DEAF, Refused(Reason.SILENT)),
    (cable, 0.0, Fault.PRINTING, Refused(Reason.BUSY)),
    (cable, MIDDLE, Fault.MUTE, Unknown(Reason.SILENT)),
    (cable, MIDDLE, Fault.GARBLED, Unknown(Reason.SILENT)),
    (cable, MIDDLE, Fault.DEAF, Failed(Reason.STUCK)),
    (cable, MIDDLE, Fault.SLOW, Failed(Reason.STUCK)),
    (cable, MIDDLE, Fault.HANGS_UP, Failed(Reason.CONNECTION_LOST)),
    (cable, MIDDLE, Fault.COOLING, Unknown(Reason.COOLING)),
    (cable, END, Fault.DEAF, Unknown(Reason.SILENT)),
    (cable, END, Fault.HANGS_UP, Unknown(Reason.CONNECTION_LOST)),
    # in the network
    (network, 0.0, Fault.MUTE, SentUnconfirmed()),
    (network, 0.0, Fault.GARBLED, SentUnconfirmed()),
    (network, 0.0, Fault.DEAF, Failed(Reason.STUCK)),
    (network, 0.0, Fault.PORT_CLOSED, Refused(Reason.UNREACHABLE)),
    (network, 0.0, Fault.PRINTING, Refused(Reason.BUSY)),
    (network, MIDDLE, Fault.MUTE, Unknown(Reason.SILENT)),
    (network, MIDDLE, Fault.GARBLED, Unknown(Reason.SILENT)),
    (network, MIDDLE, Fault.DEAF, Failed(Reason.STUCK)),
    (network, MIDDLE, Fault.SLOW, Failed(Reason.STUCK)),
    (network, MIDDLE, Fault.HANGS_UP, Failed(Reason.CONNECTION_LOST)),
    (network, MIDDLE, Fault.COOLING, Unknown(Reason.COOLING)),
    (network, END, Fault.HANGS_UP, Unknown(Reason.CONNECTION_LOST)),
]


@pytest.mark.parametrize(
    ("way", "share", "fault", "expected"),
    CUT_SHORT,
    ids=[f"{way.__name__}-{share}-{fault.name}" for way, share, fault, _ in CUT_SHORT],
)
def test_a_job_that_is_cut_short_is_told_apart_and_ends_in_time(
    way: Way, share: float, fault: Fault, expected: Outcome, send: Send, sheet: Sheet
) -> None:
    printer = BrotherStandIn("QL-800")  # which takes the most bytes
    if share == 0:
        printer.on(fault)
        outcome = send(way, printer, patience=QUICK, timeout=SHORT)
    else:
        outcome = send(way, printer, share, fault, patience=QUICK, timeout=SHORT)
    if isinstance(expected, Failed):
        assert isinstance(outcome, Failed)
        assert outcome.reason is expected.reason
        assert outcome.bytes_out < length(sheet, printer)
        assert printer.pages == []
    else:
        assert outcome == expected


def test_a_printer_that_hangs_up_at_once_has_printed_nothing(send: Send) -> None:
    printer = BrotherStandIn()
    printer.on(Fault.HANGS_UP)
    outcome = send(network, printer, patience=QUICK, timeout=SHORT)
    # It may hang up while it is being called, while it is being sent to, or when all was handed over.
    assert isinstance(outcome, Refused | Failed | Unknown)
    assert outcome.reason is Reason.CONNECTION_LOST
    assert printer.pages == []


@WAYS
@pytest.mark.parametrize(
    ("model", "roll", "medium"),
    [
        ("QL-820NWB", "62", "62x100"),
        ("QL-820NWB", "29x90", "62x100"),
        ("QL-820NWB", "62x100", "62"),
        ("QL-820NWB", "62red", "62"),
        ("QL-820NWB", "62", "62red"),
        ("QL-720NW", "62", "62red"),
        ("QL-820NWB", "62x100", "dymo-30256"),
    ],
)
def test_another_roll_is_refused_before_anything_is_sent(
    way: Way,
    model: str,
    roll: str,
    medium: str,
    blank: Callable[[str], Sheet],
    caplog: pytest.LogCaptureFixture,
) -> None:
    printer = BrotherStandIn(model, roll)
    with way(printer) as url:
        outcome = driver_at(url).send(blank(medium), "v", pytest.fail, TIMEOUT)
        loaded = driver_at(url).status().media
    assert outcome == Refused(Reason.WRONG_MEDIA)
    assert printer.jobs == 0
    assert loaded is not None
    assert MEDIA[medium].title in caplog.text
    assert loaded in caplog.text


def test_without_snmp_the_printer_itself_refuses_another_roll(blank: Callable[[str], Sheet]) -> None:
    printer = BrotherStandIn("QL-820NWB", roll="62")
    printer.on(Fault.MUTE)
    with network(printer) as url:
        assert driver_at(url, QUICK).send(blank("62x100"), "v", lambda: None, TIMEOUT) == SentUnconfirmed()
        printer.off(Fault.MUTE)
        assert driver_at(url).status().reasons == {Reason.WRONG_MEDIA}
    assert printer.pages == []


def test_without_snmp_a_page_for_other_printers_is_refused_too(blank: Callable[[str], Sheet]) -> None:
    printer = BrotherStandIn()
    printer.on(Fault.MUTE)
    with network(printer) as url:
        outcome = driver_at(url, QUICK).send(blank("zebra-2x3"), "v", pytest.fail, TIMEOUT)
    assert outcome == Refused(Reason.WRONG_MEDIA)


@WAYS
def test_a_printer_that_has_to_cool_down_goes_on_by_itself(way: Way, send: Send) -> None:
    printer = BrotherStandIn(cools_down=1.2 * QUICK.stall)
    printer.on(Fault.COOLING)
    assert send(way, printer, patience=QUICK) == Printed()


def test_one_that_dribbles_is_understood(send: Send) -> None:
    assert send(cable, BrotherStandIn(), MIDDLE, Fault.DRIBBLING) == Printed()


@WAYS
def test_a_page_of_somebody_else_is_waited_for(way: Way, sheet: Sheet) -> None:
    printer = BrotherStandIn()
    printer.on(Fault.PRINTING)
    end_of_page = Timer(0.1, printer.off, [Fault.PRINTING])
    with way(printer) as url:
        end_of_page.start()
        assert driver_at(url).send(sheet, "v", lambda: None, TIMEOUT) == Printed()
    end_of_page.join()


def test_half_a_page_of_a_program_that_died_is_cleared(sheet: Sheet) -> None:
    printer = BrotherStandIn()
    job = encode(sheet.planes(), sheet.medium, MODELS[0x41])
    with cable(printer) as url:
        printer.take(job[:3000])
        assert driver_at(url).status().state is State.READY
        printer.take(job[:3000])
        assert driver_at(url, QUICK).send(sheet, "v", lambda: None, TIMEOUT) == Printed()
    assert len(printer.pages) == 1


def test_a_page_of_which_the_end_never_came_is_cleared(sheet: Sheet) -> None:
    printer = BrotherStandIn()
    with cable(printer) as url:
        printer.take(encode(sheet.planes(), sheet.medium, MODELS[0x41])[:-1])
        printer.on(Fault.COVER_OPEN)
        printer.off(Fault.COVER_OPEN)
        assert driver_at(url).status().state is State.BUSY
        assert driver_at(url, QUICK).send(sheet, "v", lambda: None, TIMEOUT) == Printed()
    assert len(printer.pages) == 1


def test_what_was_said_earlier_is_no_answer(sheet: Sheet) -> None:
    printer = BrotherStandIn()
    with cable(printer) as url:
        assert printer.tell is not None
        printer.on(Fault.COVER_OPEN)
        printer.tell(printer.status())
        printer.off(Fault.COVER_OPEN)
        assert driver_at(url).send(sheet, "v", lambda: None, TIMEOUT) == Printed()


@pytest.mark.parametrize(("way", "outcome"), [(cable, Printed()), (network, Unknown(Reason.OUT_OF_LABELS))])
def test_after_the_last_label_of_a_roll(way: Way, outcome: Outcome, sheet: Sheet) -> None:
    printer = BrotherStandIn()
    last_byte = length(sheet, printer)
    with way(printer) as url:
        found = driver_at(url).send(sheet, "v", lambda: printer.after(last_byte, Fault.END_OF_ROLL), TIMEOUT)
    assert found == outcome
    assert len(printer.pages) == 1


@WAYS
def test_if_the_first_byte_may_not_leave_none_does(way: Way, sheet: Sheet) -> None:
    printer = BrotherStandIn()
    with way(printer) as url:
        send_nothing(driver_at(url), sheet)
    assert printer.jobs == 0
