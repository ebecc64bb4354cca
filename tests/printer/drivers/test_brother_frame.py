"""Frames, the first of them captured from a QL-800 and a QL-820NWB in use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printer import MEDIA, Reason
from printer.drivers.brother_frame import SIZE, Event, Frame, FrameReader, Roll, read_frame
from printer.encode.brother_model import OLDER_MODEL, UNKNOWN_MODEL
from printer.media import Kind

RED_ROLL = bytes.fromhex("802042344130040000003e0a0000230000000000000000000081000000000000")
BLACK_ROLL = bytes.fromhex("802042343830000000003e0a0000150000000000000000000001000000000000")
DIE_CUT = bytes.fromhex("802042343830000000001d0b00000100005a0000000000000001000000000000")
NO_ROLL = bytes.fromhex("8020423441300400000000000000000000000000000000000001000000000000")
COVER_OPEN = bytes.fromhex("8020423441300400001000000000000000000200000000000001000000000000")


def frame(**changes: int) -> Frame:
    """The frame of the black roll with other bytes, such as b18=1."""
    data = bytearray(BLACK_ROLL)
    for byte, value in changes.items():
        data[int(byte[1:])] = value
    found = read_frame(bytes(data))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("data", "model", "problem", "roll"),
    [
        (RED_ROLL, "QL-820NWB", None, Roll(62, 0, Kind.CONTINUOUS, two_colour=True)),
        (BLACK_ROLL, "QL-800", None, Roll(62, 0, Kind.CONTINUOUS, two_colour=False)),
        (DIE_CUT, "QL-800", None, Roll(29, 90, Kind.DIE_CUT, two_colour=False)),
        (NO_ROLL, "QL-820NWB", Reason.NO_MEDIA, None),
        (COVER_OPEN, "QL-820NWB", Reason.COVER_OPEN, None),
    ],
)
def test_what_real_printers_said(data: bytes, model: str, problem: Reason | None, roll: Roll | None) -> None:
    found = read_frame(data)
    assert found is not None
    assert (found.model.name, found.problem, found.roll) == (model, problem, roll)
    assert not found.printing


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"b8": 0x01}, Reason.NO_MEDIA),
        ({"b8": 0x02}, Reason.OUT_OF_LABELS),
        ({"b8": 0x04}, Reason.CUTTER_JAM),
        ({"b8": 0x10}, Reason.BUSY),
        ({"b8": 0x20}, Reason.OFFLINE),
        ({"b8": 0x80}, Reason.PRINTER_FAULT),
        ({"b9": 0x01}, Reason.WRONG_MEDIA),
        ({"b9": 0x04}, Reason.PRINTER_FAULT),
        ({"b9": 0x10}, Reason.COVER_OPEN),
        ({"b9": 0x40}, Reason.FEED_JAM),
        ({"b9": 0x80}, Reason.PRINTER_FAULT),
        ({"b18": 2}, Reason.PRINTER_FAULT),  # an error that has no bit
        ({"b18": 4}, Reason.OFFLINE),  # it is being turned off
        ({"b11": 0xFF}, Reason.WRONG_MEDIA),  # a roll of a kind that it does not know
        ({"b8": 0x03, "b9": 0x10}, Reason.COVER_OPEN),  # to be closed before anything else
    ],
)
def test_every_error_has_its_reason(changes: dict[str, int], problem: Reason) -> None:
    assert frame(**changes).problem is problem


@pytest.mark.parametrize("bit", range(16))
def test_no_error_goes_unnoticed(bit: int) -> None:
    assert frame(b8=(1 << bit) & 0xFF, b9=(1 << bit) >> 8).problem is not None


def test_events_phases_and_cooling() -> None:
    assert [frame(b18=event).event for event in (0, 1, 5, 6, 0xF0)] == [
        Event.ANSWER,
        Event.PRINTED,
        Event.NOTIFICATION,
        Event.PHASE,
        None,
    ]
    assert (frame(b19=1).printing, frame(b19=0).printing) == (True, False)
    assert (frame(b22=3).hot, frame(b22=4).hot) == (True, False)


@pytest.mark.parametrize(
    ("b19", "b22", "b9", "soon"), [(1, 0, 0, True), (0, 0, 0, False), (1, 3, 0, False), (1, 0, 16, False)]
)
def test_a_printer_that_prints_is_soon_ready_unless_something_is_wrong(
    b19: int, b22: int, b9: int, soon: bool
) -> None:
    assert frame(b19=b19, b22=b22, b9=b9).soon_ready is soon


def test_a_model_that_is_not_in_the_table_is_one_too() -> None:
    assert frame(b4=0x7F).model is UNKNOWN_MODEL
    assert frame(b3=ord("0")).model is OLDER_MODEL


@pytest.mark.parametrize(
    ("width", "length", "kind", "colours", "fitting"),
    [
        (62, 100, Kind.DIE_CUT, False, {"62x100"}),
        (62, 100, Kind.DIE_CUT, None, {"62x100"}),
        (62, 0, Kind.CONTINUOUS, False, {"62"}),
        (62, 0, Kind.CONTINUOUS, True, {"62red"}),
        (62, 0, Kind.CONTINUOUS, None, {"62", "62red"}),
        (29, 90, Kind.DIE_CUT, False, set()),
        (62, 29, Kind.DIE_CUT, False, set()),
    ],
)
def test_which_media_a_roll_is_for(
    width: int, length: int, kind: Kind, colours: bool | None, fitting: set[str]
) -> None:
    roll = Roll(width, length, kind, colours)
    assert {name for name, medium in MEDIA.items() if roll.is_for(medium)} == fitting


def test_rolls_are_called_by_their_titles_or_by_their_size() -> None:
    assert str(Roll(62, 100, Kind.DIE_CUT, None)) == "Brother DK-1202, 62 x 100 mm"
    assert str(Roll(62, 0, Kind.CONTINUOUS, two_colour=True)) == "Brother DK-22251, 62 mm roll, black and red"
    assert str(Roll(29, 90, Kind.DIE_CUT, None)) == "die-cut roll, 29 x 90 mm"
    assert str(Roll(62, 0, Kind.CONTINUOUS, None)) == "continuous roll, 62 mm"


@given(st.binary(max_size=64))
def test_wild_bytes_never_raise(data: bytes) -> None:
    read_frame(data)
    list(FrameReader().read(data))


@given(st.binary(min_size=SIZE, max_size=SIZE))
def test_wild_frames_never_raise(data: bytes) -> None:
    found = read_frame(BLACK_ROLL[:6] + data[6:])
    assert found is not None
    assert found.roll is None or str(found.roll)


NOISE = st.binary(max_size=50).filter(lambda noise: b"\x80" not in noise)


@given(noise=st.lists(NOISE, min_size=4, max_size=4), cuts=st.lists(st.integers(1, 40), min_size=10))
def test_frames_are_found_between_noise_however_they_are_cut(noise: list[bytes], cuts: list[int]) -> None:
    said = noise[0] + RED_ROLL + noise[1] + COVER_OPEN + noise[2] + BLACK_ROLL + noise[3]
    reader = FrameReader()
    found: list[Frame] = []
    while said:
        cut = cuts.pop() if cuts else len(said)
        found += reader.read(said[:cut])
        said = said[cut:]
    assert found == [read_frame(data) for data in (RED_ROLL, COVER_OPEN, BLACK_ROLL)]


def test_what_only_begins_like_a_frame_hides_none() -> None:
    assert [found.model.name for found in FrameReader().read(RED_ROLL[:3] + RED_ROLL)] == ["QL-820NWB"]


def test_noise_fills_no_memory() -> None:
    reader = FrameReader()
    for _ in range(1000):
        assert not list(reader.read(bytes(1000)))
    assert len(reader._said) < SIZE
