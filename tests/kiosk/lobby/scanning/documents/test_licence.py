from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.lobby.scanning.documents.aamva import read_card_text
from kiosk.lobby.scanning.documents.holder import Holder
from kiosk.lobby.scanning.documents.licence import Licence, NotLicence, read_licence
from tests.kiosk.lobby.scanning.documents.licences import cases

HEADERS = {
    0: "@\n\x1c\rANSI 6360000001DL00390178DL",
    1: "@\n\x1e\rANSI 6360000101DL00290179DL",
    2: "@\n\x1e\rANSI 636000020001DL00310251DL",
    **{version: f"@\n\x1e\rANSI 636000{version:02}0001DL00310251DL" for version in range(3, 13)},
}
REST = ("DBA12312030", "DBB06061986", "DBC2", "DAQA 12-34", "DAJVA", "DAK232690000  ", "DCGUSA")


def licence(*elements: str, version: int = 10) -> Licence:
    read = read_licence(HEADERS[version] + "\n".join(elements) + "\r")
    assert isinstance(read, Licence), read
    return read


def names(read: Licence) -> tuple[str, str, str, str]:
    return read.given_names, read.middle_names, read.family_name, read.suffix


@pytest.mark.parametrize("version", [4, 5, 6, 7, 8, 9, 10, 11, 12])
def test_newer_versions(version: int) -> None:
    assert licence(
        "DCSDE LA CRUZ", "DDEN", "DACMARIA", "DDFN", "DADELENA", "DDGN", "DCUJR", *REST, version=version
    ) == Licence(
        given_names="Maria",
        middle_names="Elena",
        family_name="de la Cruz",
        suffix="Jr.",
        date_of_birth=date(1986, 6, 6),
        expires=date(2030, 12, 31),
        number="A 12-34",
        sex="F",
        jurisdiction="VA",
        country="USA",
    )


@pytest.mark.parametrize("version", [2, 3])
@pytest.mark.parametrize("given_names", ["MARIA,ELENA", "MARIA ELENA", "MARIA, ELENA,", "MARIA$ELENA"])
def test_versions_with_all_given_names_as_one(version: int, given_names: str) -> None:
    read = licence("DCSDOE,", f"DCT{given_names}", *REST, version=version)
    assert names(read) == ("Maria", "Elena", "Doe", "")


@pytest.mark.parametrize("version", [0, 1])
@pytest.mark.parametrize(
    ("full", "parts"),
    [
        ("DOE,JANE,MARY", ("Jane", "Mary", "Doe", "")),
        ("DOE,JOHN,PAUL,JR", ("John", "Paul", "Doe", "Jr.")),
        ("DOE,JOHN,JR", ("John", "", "Doe", "Jr.")),
        ("DOE, JANE MARY", ("Jane", "Mary", "Doe", "")),
        ("DOE,JANE", ("Jane", "", "Doe", "")),
        ("DOE$JANE$MARY", ("Jane", "Mary", "Doe", "")),
        ("JANE MARY DOE", ("Jane", "Mary", "Doe", "")),
        ("JANE DOE", ("Jane", "", "Doe", "")),
        ("JOHN DOE III", ("John", "", "Doe", "III")),
        ("MARIA ELENA DE LA CRUZ", ("Maria", "Elena", "de la Cruz", "")),
        ("DE LA CRUZ,MARIA JOSE,ELENA", ("Maria Jose", "Elena", "de la Cruz", "")),
    ],
)
def test_versions_with_the_full_name_as_one(
    version: int, full: str, parts: tuple[str, str, str, str]
) -> None:
    read = licence(f"DAA{full}", "DBA20301231", "DBB19860606", "DBCF", "DAQA1234", "DAOVA", version=version)
    assert names(read) == parts
    assert (read.date_of_birth, read.expires, read.sex) == (date(1986, 6, 6), date(2030, 12, 31), "F")


def test_the_full_name_stands_in_for_a_family_name_that_is_not_there() -> None:
    assert names(licence("DAADOE,JANE,MARY", "DACJANE", *REST, version=1)) == ("Jane", "Mary", "Doe", "")
    assert names(licence("DAADOE,J", "DABDOE", "DACJANE", *REST, version=1)) == ("Jane", "", "Doe", "")


def test_version_01_with_separate_names() -> None:
    read = licence("DABMCKAY", "DACSEAN", "DADPATRICK", "DAEJR", *REST, version=1)
    assert names(read) == ("Sean", "Patrick", "McKay", "Jr.")


def test_every_jurisdiction_s_habits() -> None:
    wrong = []
    for case in cases():
        read = read_licence(case.text)
        facts = (case.given_names, case.family_name, case.date_of_birth, case.number)
        if not isinstance(read, Licence):
            wrong.append((case.what, read))
        elif facts != (read.given_names, read.family_name, read.date_of_birth, read.number):
            wrong.append((case.what, read.name))
    assert wrong == []


@pytest.mark.parametrize(
    ("given_names", "middle", "parts"),
    [
        ("JANE Q", "", ("Jane", "Q")),
        ("JANE Q.", "NONE", ("Jane", "Q.")),
        ("JANE Q", "MARY", ("Jane Q", "Mary")),
        ("MARY ANN", "", ("Mary Ann", "")),
        ("J Q", "", ("J Q", "")),
    ],
)
def test_an_initial_with_the_given_name_is_the_middle_name_s(
    given_names: str, middle: str, parts: tuple[str, str]
) -> None:
    read = licence("DCSDOE", f"DAC{given_names}", f"DAD{middle}", *REST)
    assert (read.given_names, read.middle_names) == parts


@pytest.mark.parametrize("family", ["NA", "NULL", "UNK", "JR"])
def test_a_name_that_looks_like_none_is_one(family: str) -> None:
    assert licence(f"DCS{family}", "DACJANE", *REST).family_name.upper().rstrip(".") == family


def test_a_name_that_was_cut_off_loses_its_hyphen() -> None:
    assert licence("DCSWOLFESCHLEGELSTEIN-", "DDET", "DACJANE", *REST).family_name == "Wolfeschlegelstein"


@pytest.mark.parametrize(
    ("said", "country"), [("DCGUSA", "USA"), ("DCGCDN", "CAN"), ("DCGCAN", "CAN"), ("DCG", "USA")]
)
def test_the_country_as_the_card_says_it_else_as_the_issuer_does(said: str, country: str) -> None:
    assert licence("DCSDOE", "DACJANE", *REST[:-1], said).country == country


def test_placeholders_are_empty() -> None:
    read = licence("DCSDOE", "DACJANE", "DADNONE", "DCUUNAVL", "DAYNONE", "DBA00000000", *REST[1:])
    assert names(read) == ("Jane", "", "Doe", "")
    assert read.expires is None
    assert read.expired(date(2026, 1, 1)) is None


def test_one_who_has_a_single_name() -> None:
    assert licence("DCSSUHARTO", "DACNONE", *REST).name == "Suharto"


def test_the_issuer_says_the_jurisdiction_and_its_country() -> None:
    header = "@\n\x1e\rANSI 636012030001DL00000365DL"
    read = read_licence(header + "DCSDOE,\nDCTJOHN,QUINCY,\nDBA20300101\nDBB19810101\nDAQD0000-00000\n")
    assert isinstance(read, Licence)
    assert (read.jurisdiction, read.country, read.name) == ("ON", "CAN", "John Doe")


@pytest.mark.parametrize("end_of_dates", ["?", "=?", "=12?"])
def test_british_columbia_prints_its_magnetic_stripe(end_of_dates: str) -> None:
    read = read_licence(
        "%BCVICTORIA^O'NEIL,$JOHN WILLIAM^910 SPECIMEN ST$VICTORIA BC  V8W 3Y5^?"
        f";6360281234567=301119860606{end_of_dates}_%0AV8W3Y5                     M175 80BRNBLU?"
    )
    assert isinstance(read, Licence)
    assert names(read) == ("John", "William", "O'Neil", "")
    assert (read.date_of_birth, read.expires) == (date(1986, 6, 6), date(2030, 11, 30))
    assert read.number == "1234567" + end_of_dates.strip("=?")
    assert (read.jurisdiction, read.country) == ("BC", "CAN")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("https://example.org", NotLicence.OTHER),
        (HEADERS[10], NotLicence.NAMELESS),
        (HEADERS[10] + "\n".join(REST), NotLicence.NAMELESS),
        (HEADERS[10] + "DCSDOE\nDACJANE\nDAQ1\n", NotLicence.POOR),
        (HEADERS[10] + "\n".join(("DCS@#~%&1234", *REST)), NotLicence.POOR),
        (HEADERS[10] + "\n".join(("DCS" + 126 * "A", *REST)), NotLicence.NAMELESS),
        ("%BCVICTORIA^1234,$5678^?;6360281234567=301119860606?", NotLicence.NAMELESS),
    ],
)
def test_what_is_no_licence_says_why(text: str, reason: NotLicence) -> None:
    assert read_licence(text) is reason


def test_expired_is_a_fact_about_a_day() -> None:
    read = licence("DCSDOE", "DACJANE", *REST)
    assert read.expired(date(2030, 12, 31)) is False
    assert read.expired(date(2031, 1, 1)) is True


def test_only_what_a_visit_needs_leaves_the_scanner() -> None:
    holder = licence("DCSDOE", "DACJANE", "DADMARY", "DCUSR", *REST).holder(date(2031, 1, 1))
    assert holder == Holder(given_names="Jane", family_name="Doe", suffix="Sr.", expired=True)
    assert holder.name == "Jane Doe Sr."


def test_printing_one_tells_nothing_personal() -> None:
    assert repr(licence("DCSDOE", "DACJANE", *REST)) == "Licence(jurisdiction='VA', country='USA')"
    card = read_card_text(HEADERS[10] + "\n".join(REST))
    assert repr(card) == "CardText(issuer='636000', version=10)"


ELEMENT = st.sampled_from(
    ("DCS", "DAC", "DAD", "DCT", "DAA", "DAB", "DBA", "DBB", "DBC", "DAQ", "DAJ", "DCG", "DCU")
)
LINES = st.lists(st.tuples(ELEMENT, st.text(max_size=30)).map("".join), max_size=20)
PIECES = st.sampled_from(
    ("DL", "ID", "ZV", "%BC", "^", ";636028", "=", "?", "$", ",", "\n", "\r", "DAA", "0603", "A")
)


@given(
    st.one_of(
        st.text(),
        st.builds(str.__add__, st.sampled_from(list(HEADERS.values())), LINES.map("\n".join)),
        st.builds(str.__add__, st.sampled_from(list(HEADERS.values())), LINES.map("".join)),
        st.lists(PIECES, max_size=60).map("".join),
        st.binary().map(lambda raw: raw.decode("latin-1")),
    )
)
@example(HEADERS[10] + "DAA" * 400)
@example("%BC^,^;6360281=999900000000?")
def test_no_text_makes_it_stumble(text: str) -> None:
    read = read_licence(text)
    if isinstance(read, Licence):
        assert read.name.isprintable()
        read.holder(date(2026, 1, 1))
