"""The Brother stand-in, held to what real printers said and do."""

from collections.abc import Callable

import pytest

from printer import MEDIA, Sheet
from printer.drivers.brother_frame import Event, read_frame
from printer.encode.brother import STATUS_REQUEST, encode
from printer.encode.brother_model import MODELS
from printer.testing.brother import BrotherStandIn, Fault

# Captured in use; bytes 6 (battery) and 14 (which nobody documents) were set to 0.
CAPTURED = {
    ("QL-800", "62", None): "802042343830000000003e0a0000000000000000000000000001000000000000",
    ("QL-800", "29x90", None): "802042343830000000001d0b00000000005a0000000000000001000000000000",
    ("QL-820NWB", "62red", None): "802042344130000000003e0a0000000000000000000000000081000000000000",
    ("QL-820NWB", "62red", Fault.NO_ROLL): "8020423441300000000000000000000000000000000000000001000000000000",
    (
        "QL-820NWB",
        "62red",
        Fault.COVER_OPEN,
    ): "8020423441300000001000000000000000000200000000000001000000000000",
}


@pytest.mark.parametrize(("model", "roll", "fault"), CAPTURED)
def test_it_says_what_real_printers_said(model: str, roll: str, fault: Fault | None) -> None:
    printer = BrotherStandIn(model, roll)
    if fault is not None:
        printer.on(fault)
    assert printer.take(STATUS_REQUEST) == [bytes.fromhex(CAPTURED[model, roll, fault])]


def told(printer: BrotherStandIn) -> list[tuple[Event | None, bool]]:
    """Whatever it tells from now on: the event, and whether it is printing."""
    events: list[tuple[Event | None, bool]] = []

    def listen(data: bytes) -> None:
        frame = read_frame(data)
        assert frame is not None
        events.append((frame.event, frame.printing))

    printer.tell = listen
    return events


@pytest.fixture
def job(blank: Callable[[str], Sheet]) -> bytes:
    return encode(blank("62x100").planes(), MEDIA["62x100"], MODELS[0x41])


def test_a_page_is_told_as_the_reference_says(job: bytes) -> None:
    printer = BrotherStandIn()
    events = told(printer)
    printer.take(job)
    assert events == [(Event.PHASE, True), (Event.PRINTED, True), (Event.PHASE, False)]
    assert len(printer.pages) == 1


def test_a_page_for_another_roll_is_an_error(job: bytes) -> None:
    printer = BrotherStandIn(roll="62")
    events = told(printer)
    printer.take(job)
    assert events == [(Event.ERROR, True)]
    assert printer.pages == []


def test_a_black_page_on_a_black_and_red_roll_is_an_error() -> None:
    printer = BrotherStandIn(roll="62red")
    events = told(printer)
    printer.take(b"\x1biz\x86\x0a\x3e\x00" + bytes(6) + b"g\x00\x01\xff\x1a")
    assert events == [(Event.ERROR, True)]


def test_a_fault_comes_at_the_very_byte(job: bytes) -> None:
    printer = BrotherStandIn()
    printer.after(1000, Fault.COVER_OPEN)
    assert printer.room(4096) == 1000
    printer.take(job[:999])
    assert not printer.has(Fault.COVER_OPEN)
    assert printer.room(4096) == 1
    printer.take(job[999:1000])
    assert printer.has(Fault.COVER_OPEN)
    assert printer.room(4096) == 4096


def test_in_the_network_a_page_is_shown_as_being_printed_once(job: bytes) -> None:
    printer = BrotherStandIn()
    printer.take(job)
    frames = [read_frame(printer.status()) for _ in range(2)]
    assert [frame and frame.printing for frame in frames] == [True, False]
