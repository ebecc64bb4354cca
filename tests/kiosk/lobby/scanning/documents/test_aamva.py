import pytest

from kiosk.lobby.scanning.documents.aamva import read_card_text

ELEMENTS = ("DAQT1234", "DCSDOE", "DACJANE", "DBB06061986", "DBA06062030")
READ = {"DAQ": "T1234", "DCS": "DOE", "DAC": "JANE", "DBB": "06061986", "DBA": "06062030"}


@pytest.mark.parametrize("line_end", ["\n", "\r", "\r\n", "\n\r\n", "\x85", "\x1e"])
@pytest.mark.parametrize(
    "header",
    [
        "@\n\x1e\rANSI 636000100102DL00410278ZV03190008DL",
        "@\n\x1e\rANSI 636000100102DL00410278ZV03190008",
        "@\r\n\x1e\r\nANSI 636000100101DL00000000DL",
        "@ANSI 636000100101DLabac0278DL",
        "@ANSI 636000100101DL\xe9\xe8\xff\xfc????DL",
        "@\n\x1e\rAAMVA636000100101DL00310278DL",
        "ANSI 636000100101DL00310278\nDL\n",
        "\x85\x9eANSI\x1d636000100101ID00310278ID",
    ],
)
def test_elements_are_found_whatever_header_and_line_ends(header: str, line_end: str) -> None:
    card = read_card_text(header + line_end.join(ELEMENTS) + "\rZVZVA01\r")
    assert card is not None
    assert (card.issuer, card.version) == ("636000", 10)
    assert card.elements == READ


def test_version_01_has_no_version_of_the_jurisdiction() -> None:
    card = read_card_text(
        "@\n\x1e\rANSI 6360060101DL00290179DAADOE,JANE\nDAQ1\nDBB19860606\nDBA20300606\nDBC2\n"
    )
    assert card is not None
    assert card.version == 1
    assert card.elements["DAA"] == "DOE,JANE"


def test_a_text_without_line_ends_is_split_by_names() -> None:
    card = read_card_text(
        "@\n\x1e\rANSI 636005030001DL00310251DLDCSTRINIDADDCTMARY ANNDBB06061986DBA06062030DBC2DAQ102030405"
        "DAG1 DADE STDAICOLUMBIADAJSCDAK290010000 DCGUSA"
    )
    assert card is not None
    assert card.elements == {
        "DCS": "TRINIDAD",
        "DCT": "MARY ANN",
        "DBB": "06061986",
        "DBA": "06062030",
        "DBC": "2",
        "DAQ": "102030405",
        "DAG": "1 DADE ST",
        "DAI": "COLUMBIA",
        "DAJ": "SC",
        "DAK": "290010000",
        "DCG": "USA",
    }


def test_where_lines_begin_with_elements_each_ends_its_element() -> None:
    card = read_card_text("ANSI 636000100101DL00310278DL" + "\n".join(("DAQ", "T1234", *ELEMENTS[1:])))
    assert card is not None
    assert card.elements == READ | {"DAQ": ""}


def test_where_most_do_not_the_line_ends_say_nothing() -> None:
    body = "".join(ELEMENTS)
    wrapped = "\n".join(body[at : at + 10] for at in range(0, len(body), 10))
    card = read_card_text("ANSI 636000100101DL00310278DL" + wrapped)
    assert card is not None
    assert card.elements == READ


@pytest.mark.parametrize("directory", ["DL00290180DL", "DL0029180DL", "DL000290180DL", "DL00290180", "DL"])
def test_the_directory_s_numbers_have_as_many_digits_as_they_like(directory: str) -> None:
    card = read_card_text(f"@\n\x1e\rANSI 6360060101{directory}DAADOE,JANE\nDAQ1\nDBB19860606\n")
    assert card is not None
    assert card.elements == {"DAA": "DOE,JANE", "DAQ": "1", "DBB": "19860606"}


def test_of_two_equal_elements_the_first_that_says_something_counts() -> None:
    card = read_card_text(
        "ANSI 636000100101DL00310278DL" + "\n".join((*ELEMENTS, "DADNONE", "DCU", "DCUJR", "DCUSR"))
    )
    assert card is not None
    assert card.elements["DCU"] == "JR"


@pytest.mark.parametrize(
    "text", ["", "hello", "ANSI 12", "%BCVICTORIA^DOE,$JANE^", " " * 70 + "ANSI 636000100101DL"]
)
def test_other_texts_are_no_card(text: str) -> None:
    assert read_card_text(text) is None
