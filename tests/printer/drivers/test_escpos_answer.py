import pytest
from hypothesis import given
from hypothesis import strategies as st

from printer import Reason
from printer.drivers.escpos_answer import THROWN_AWAY, Question, confirmed, mark, reasons, status


@pytest.mark.parametrize(
    ("question", "answer", "found"),
    [
        (Question.PRINTER, 0x12, []),
        (Question.PRINTER, 0x1A, [Reason.OFFLINE]),
        (Question.OFFLINE, 0x16, [Reason.COVER_OPEN]),
        (Question.OFFLINE, 0x36, [Reason.COVER_OPEN, Reason.OUT_OF_LABELS]),
        (Question.ERROR, 0x1A, [Reason.CUTTER_JAM]),
        (Question.ERROR, 0x52, [Reason.COOLING]),
        (Question.PAPER, 0x1E, [Reason.LABELS_LOW]),
        (Question.PAPER, 0x7E, [Reason.OUT_OF_LABELS, Reason.LABELS_LOW]),
    ],
)
def test_an_answer_means_what_its_bits_say(question: Question, answer: int, found: list[Reason]) -> None:
    assert reasons(question, answer) == found


def test_the_last_status_is_the_answer() -> None:
    assert status(b"\x12\x16") == 0x16
    assert status(b"\x12" + THROWN_AWAY) == 0x12
    assert status(b"\x11\x13\x00\x0f") is None  # flow control, and answers of another kind


@given(st.text())
def test_no_confirmation_looks_like_a_status(name: str) -> None:
    assert len(mark(name)) == 4
    assert status(confirmed(mark(name))) is None
