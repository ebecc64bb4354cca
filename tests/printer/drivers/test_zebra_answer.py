import pytest

from printer import Reason
from printer.drivers.zebra_answer import Condition, Model, condition, is_counted, labels, model

# As the ZPL II Programming Guide prints them.
HOST_STATUS = (
    b"\x02030,0,0,1225,000,0,0,0,000,0,0,0\x03\r\n"
    b"\x02000,0,0,0,0,2,4,0,00000000,1,000\x03\r\n"
    b"\x021234,0\x03\r\n"
)
EXTENDED = (
    b"\x02\r\n\r\n  PRINTER STATUS                           \r\n"
    b"   ERRORS:         1 00000000 00000005           \r\n"
    b"   WARNINGS:       1 00000000 00000002           \r\n\x03\r\n"
)
NO_ERRORS = EXTENDED.replace(b"1 00000000 00000005", b"0 00000000 00000000")


def test_a_zebra_that_is_well_answers_both_questions() -> None:
    assert condition(NO_ERRORS + HOST_STATUS) == Condition((), waiting=False)


def test_one_that_is_open_and_empty_answers_one() -> None:
    assert condition(EXTENDED) == Condition((Reason.COVER_OPEN, Reason.OUT_OF_LABELS))


def test_an_old_one_knows_only_the_other() -> None:
    paused = HOST_STATUS.replace(b"030,0,0", b"030,0,1")
    assert condition(paused) == Condition((Reason.PAUSED,), waiting=False)


def test_while_half_of_the_answer_is_missing_nothing_is_known() -> None:
    assert condition(NO_ERRORS) is None
    assert condition(NO_ERRORS + HOST_STATUS[:60]) is None
    assert condition(b"") is None


@pytest.mark.parametrize(
    ("before", "after"), [(b"1225,000", b"1225,001"), (b"0,00000000,1", b"0,00000002,1")]
)
def test_formats_in_the_buffer_and_labels_in_the_batch_are_waiting(before: bytes, after: bytes) -> None:
    found = condition(NO_ERRORS + HOST_STATUS.replace(before, after))
    assert found == Condition((), waiting=True)


def test_a_roll_that_is_almost_at_its_end_is_a_warning() -> None:
    almost = NO_ERRORS.replace(b"1 00000000 00000002", b"1 00000000 00000008")
    assert condition(almost + HOST_STATUS) == Condition((), waiting=False, low=True)


def test_errors_of_the_second_group_are_faults_without_a_name() -> None:
    unknown = EXTENDED.replace(b"00000000 00000005", b"00000001 00000000")
    assert condition(unknown) == Condition((Reason.PRINTER_FAULT,))


def test_what_comes_before_an_answer_does_not_hide_it() -> None:
    assert condition(b'"4711"\x02' + NO_ERRORS + HOST_STATUS) == Condition((), waiting=False)


def test_a_model_says_how_fine_its_head_is() -> None:
    assert model(b"\x02ZD421-300dpi,V93.21.07Z,12,8176KB\x03\r\n") == Model("ZD421-300dpi", 12)
    assert model(HOST_STATUS) is None


def test_labels_are_counted_where_the_printer_does() -> None:
    assert (labels(b'"4711"'), is_counted(b'"4711"')) == (4711, True)
    assert (labels(b'"?"'), is_counted(b'"?"')) == (None, True)
    assert (labels(b'"47'), is_counted(b'"47')) == (None, False)
