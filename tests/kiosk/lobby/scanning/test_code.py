from kiosk.lobby.scanning.code import Code, Corner


def code(text: str, format: str = "QRCode", left: float = 0.0) -> Code:
    corners: tuple[Corner, Corner, Corner, Corner] = ((left, 0.0), (1.0, 0.0), (1.0, 1.0), (left, 1.0))
    return Code(format, text, text.encode(), corners)


def test_two_reads_are_the_same_wherever_they_were_made() -> None:
    assert code("one").said == code("one", left=0.5).said
    assert code("one").said != code("two").said
    assert code("one").said != code("one", "Code39").said


def test_neither_printing_a_code_nor_remembering_it_keeps_its_text() -> None:
    licence = code("DAQT64235789")
    assert "T64235789" not in repr(licence)
    assert b"T64235789" not in licence.said[1]


def test_bars_may_be_one_of_several_codes_on_a_card() -> None:
    assert code("1", "Code128").is_bar_code
    assert not code("1", "PDF417").is_bar_code
