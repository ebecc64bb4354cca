from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.lobby.scanning.documents.holder import Holder
from kiosk.lobby.scanning.documents.passport import NotPassport, Passport, read_mrz

TODAY = date(2026, 3, 4)

# The specimens of ICAO Doc 9303, parts 4 to 7.
TD1 = ("I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<")
TD2 = ("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6")
TD3 = ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10")
NAMES, DATA = TD3
MRV_A = ("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4XXX4009078F96121096ZE184226B<<<<<<")
MRV_B = ("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<")
ZONES = {"TD1": TD1, "TD2": TD2, "TD3": TD3, "MRV-A": MRV_A, "MRV-B": MRV_B}


def digit(checked: str) -> str:
    return str(
        sum(int(letter, 36) * (7, 3, 1)[at % 3] for at, letter in enumerate(checked.replace("<", "0"))) % 10
    )


def td3(
    names: str = "ERIKSSON<<ANNA",
    number: str = "L898902C3",
    born: str = "740812",
    expires: str = "300415",
    issuer: str = "UTO",
    optional: str = "",
) -> tuple[str, str]:
    """A passport of these, its check digits counted."""
    number, optional = number.ljust(9, "<"), optional.ljust(14, "<")
    dates = f"{born}{digit(born)}F{expires}{digit(expires)}"
    second = f"{number}{digit(number)}{issuer:<<3}{dates}{optional}{digit(optional)}"
    return f"P<{issuer:<<3}{names[:39]:<<39}", second + digit(second[:10] + second[13:20] + second[21:43])


def passport(lines: Sequence[str]) -> Passport:
    read = read_mrz(lines, TODAY)
    assert isinstance(read, Passport), read
    return read


@pytest.mark.parametrize("zone", ZONES.values(), ids=ZONES.keys())
def test_the_specimens_of_the_standard(zone: Sequence[str]) -> None:
    read = passport(zone)
    is_visa = zone[0].startswith("V")
    assert read == Passport(
        given_names="Anna Maria",
        family_name="Eriksson",
        suffix="",
        date_of_birth=date(1940, 9, 7) if is_visa else date(1974, 8, 12),
        expires=date(1996, 12, 10) if is_visa else date(2012, 4, 15),
        issuer="UTO",
    )


def test_the_own_zone_of_the_tests_is_the_standards() -> None:
    lines = td3("ERIKSSON<<ANNA<MARIA", expires="120415", optional="ZE184226B")
    assert lines == TD3


@pytest.mark.parametrize("zone", ZONES.values(), ids=ZONES.keys())
@given(st.data())
def test_one_wrong_digit_in_what_is_checked_is_found(zone: Sequence[str], data: st.DataObject) -> None:
    line = 0 if zone is TD1 and data.draw(st.booleans()) else 1
    first, last = (5, 14) if line == 0 else (0, 7) if zone is TD1 else (0, 10)
    at = data.draw(st.integers(first, last - 1))
    other = data.draw(st.sampled_from("0123456789"))
    wrong = list(zone)
    wrong[line] = zone[line][:at] + other + zone[line][at + 1 :]
    if other != zone[line][at] and zone[line][at].isdigit():
        assert read_mrz(wrong, TODAY) is NotPassport.MISREAD


@pytest.mark.parametrize(
    ("lines", "misread"),
    [
        (TD3, (NAMES, "L8989O2C36UTO74O8I22FI2O4I59ZE1B4226B<<<<<IO")),
        (TD3, ("P<UT0ER1K550N<<ANNA<MAR1A<<<<<<<<<<<<<<<<<<<", DATA)),
        (TD3, ("p<utoeriksson<<anna<maria<<<<<<<<<<<<<<<<<<<", " ".join(DATA))),
        (TD3, ("P‹UTOERIKSSON«ANNA‹MARIA<<<<<<<<<<<<<<<<<", DATA)),
        (TD3, ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<KKKK<<<<<<<<", DATA.replace("<<<<<", "<<<<<<<"))),
        (TD3, ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<", DATA.replace("<<<<<", "<<"))),
        (TD2, ("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<", "D23I4589O7UTO7408I22FI2O4I59<<<<<<<G")),
        (TD1, ("I<UTOD23I45B9O7<<<<<<<<<<<<<", "74O8I22FI2O4I59UTO<<<<<<<<<<<6", TD1[2])),
        (MRV_B, (MRV_B[0], "L8988901C4XXX4OO9O78F96I2IO9<<<<<<<<<")),
    ],
)  # fmt: skip
def test_look_alikes_and_lost_fillers_are_put_right(lines: Sequence[str], misread: Sequence[str]) -> None:
    assert read_mrz(misread, TODAY) == passport(lines)


@pytest.mark.parametrize(
    ("names", "given_names", "family_name", "suffix"),
    [
        ("DE<LA<CRUZ<<MARIA<JOSE", "Maria Jose", "de la Cruz", ""),
        ("OCONNOR<<ENYA<SIOBHAN", "Enya Siobhan", "Oconnor", ""),
        ("MUELLER<SCHMIDT<<KARL<HEINZ", "Karl Heinz", "Mueller Schmidt", ""),
        ("SMITH<JR<<JOHN", "John", "Smith", "Jr."),
        ("SUHARTO", "", "Suharto", ""),
        ("NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K", "Chayapa Dejthamrong K", "Nilavadhanananda", ""),
        ("PAPANDROPOULOUS<<JONATHON<ALEXANDER<STE", "Jonathon Alexander Ste", "Papandropoulous", ""),
        ("VAN<DER<MUELLEN<<HILLARY", "Hillary", "van der Muellen", ""),
    ],
)
def test_names(names: str, given_names: str, family_name: str, suffix: str) -> None:
    read = passport(td3(names))
    assert (read.given_names, read.family_name, read.suffix) == (given_names, family_name, suffix)


def test_germany_writes_a_single_letter() -> None:
    assert passport(td3(issuer="D")).issuer == "D"


@pytest.mark.parametrize(
    ("born", "expires", "birth", "expiry"),
    [
        ("250101", "310101", date(2025, 1, 1), date(2031, 1, 1)),
        ("280101", "310101", date(1928, 1, 1), date(2031, 1, 1)),
        ("120101", "940101", date(1912, 1, 1), date(1994, 1, 1)),
        ("000229", "690228", date(2000, 2, 29), date(2069, 2, 28)),
        ("74<<<<", "<<<<<<", None, None),
        ("740000", "300415", None, date(2030, 4, 15)),
    ],
)
def test_the_century_is_the_plausible_one(
    born: str, expires: str, birth: date | None, expiry: date | None
) -> None:
    read = passport(td3(born=born, expires=expires))
    assert (read.date_of_birth, read.expires) == (birth, expiry)


def test_the_digits_of_a_long_number_stand_in_the_optional_places() -> None:
    first = f"IDBEL600001795<015{digit('600001795015')}".ljust(30, "<")
    second = f"850101{digit('850101')}F300101{digit('300101')}BEL".ljust(29, "<")
    whole = digit(first[5:] + second[:7] + second[8:15] + second[18:29])
    assert passport((first, second + whole, TD1[2])).family_name == "Eriksson"
    wrong = first.replace("015", "016")
    whole = digit(wrong[5:] + second[:7] + second[8:15] + second[18:29])
    assert read_mrz((wrong, second + whole, TD1[2]), TODAY) is NotPassport.MISREAD


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ((), NotPassport.OTHER),
        (("",), NotPassport.OTHER),
        (("", ""), NotPassport.OTHER),
        (("HELLO", "THERE"), NotPassport.OTHER),
        ((*TD3, ""), NotPassport.OTHER),
        ((TD3[0][:30], TD3[1]), NotPassport.OTHER),
        ((TD3[0].replace("A", "ä"), TD3[1]), NotPassport.OTHER),
        (tuple(reversed(TD3)), NotPassport.MISREAD),
        ((TD3[0], "<" * 44), NotPassport.MISREAD),
        (td3(""), NotPassport.NAMELESS),
        (td3(born="741345"), NotPassport.MISREAD),
        (td3(born="74K812"), NotPassport.MISREAD),
        (td3(expires="300432"), NotPassport.MISREAD),
    ],
)
def test_what_is_no_passport_says_why(lines: Sequence[str], reason: NotPassport) -> None:
    assert read_mrz(lines, TODAY) is reason


def test_only_what_a_visit_needs_leaves_the_scanner() -> None:
    read = passport(TD3)
    assert read.holder(TODAY) == Holder("Anna Maria", "Eriksson", "", expired=True)
    assert read.expired(date(2012, 4, 15)) is False
    assert repr(read) == "Passport(issuer='UTO')"


LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<"


@given(
    st.one_of(
        st.lists(st.text(), max_size=4),
        st.lists(st.text(LETTERS, min_size=26, max_size=48), min_size=2, max_size=3),
        st.builds(
            lambda zone, at, more: [zone[0], zone[1][:at] + more + zone[1][at + 1 :], *zone[2:]],
            st.sampled_from(list(ZONES.values())),
            st.integers(0, 43),
            st.text(max_size=3),
        ),
    )
)
def test_no_lines_make_it_stumble(lines: list[str]) -> None:
    read = read_mrz(lines, TODAY)
    if isinstance(read, Passport):
        assert read.holder(TODAY).name
