from kiosk.lobby.scanning.bars import Bars
from kiosk.lobby.scanning.code import Code
from kiosk.lobby.scanning.trust import Trust


def code(text: str, symbology: str = "PDF417") -> Code:
    return Code(symbology, text, text.encode(), ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)))


def nobody(_code: Code) -> bool:
    return False


def test_a_single_read_is_not_believed_and_a_second_within_a_second_is() -> None:
    trust = Trust(nobody)
    assert trust.see([code("one")], 0.0) == []
    assert trust.see([code("one")], 1.0) == [code("one")]


def test_a_second_read_that_comes_too_late_is_a_first_one() -> None:
    trust = Trust(nobody)
    trust.see([code("one")], 0.0)
    assert trust.see([code("one")], 1.01) == []
    assert trust.see([code("one")], 1.5) == [code("one")]


def test_another_text_or_another_symbology_is_another_code() -> None:
    trust = Trust(nobody)
    trust.see([code("one")], 0.0)
    assert trust.see([code("on3"), code("one", "Code39")], 0.1) == []


def test_a_picture_without_the_code_between_two_reads_does_no_harm() -> None:
    trust = Trust(nobody)
    trust.see([code("one")], 0.0)
    trust.see([], 0.3)
    assert trust.see([code("one")], 0.6) == [code("one")]


def test_a_code_that_is_vouched_for_needs_no_second_read() -> None:
    trust = Trust(lambda seen: seen.text == "signed")
    assert trust.see([code("signed"), code("other")], 0.0) == [code("signed")]


def test_itf_counts_only_with_a_length_that_is_used_here() -> None:
    trust = Trust(nobody, bars=Bars(itf_lengths=frozenset((8,))))
    codes = [code("12345678", "ITF"), code("123456", "ITF")]
    trust.see(codes, 0.0)
    assert trust.see(codes, 0.1) == codes[:1]
