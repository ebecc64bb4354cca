"""Licence texts as the jurisdictions write them, with the four facts that matter. All people are made up.

Every row writes one made-up person by one habit: the version's elements, how names and dates are written, the
characters of the header, line ends, and a directory that is right, wrong or no directory at all.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import cycle, product

from kiosk.lobby.scanning.documents.jurisdictions import JURISDICTIONS

ISSUERS = {jurisdiction: issuer for issuer, jurisdiction in JURISDICTIONS.items()}


@dataclass(frozen=True)
class Person:
    """A name as its bearer writes it."""

    given: str
    middle: str
    family: str
    suffix: str = ""


@dataclass(frozen=True)
class Case:
    """A licence's text, and what it says."""

    what: str
    text: str
    given_names: str
    family_name: str
    date_of_birth: date
    number: str


PEOPLE = (
    Person("Jane", "Quincy", "Sample"),
    Person("Maria", "Elena", "de la Cruz"),
    Person("Sean", "Patrick", "O'Neil"),
    Person("Wei", "", "Ng"),
    Person("Mary-Ann", "Dade", "Trinidad"),
    Person("Hendrik", "Jan", "van der Berg", "Jr."),
    Person("Zoë", "Anaïs", "Lefèvre"),
    Person("Amadou", "Dabo", "N'Diaye"),
    Person("Robert", "Lee", "McDaniel", "III"),
    Person("Ludwig", "Adam", "von Daacke"),
    Person("Fatima", "Zahra", "al-Masri"),
    Person("Guadalupe", "", "Gonzalez-Diaz"),
    Person("Ana", "Beatriz", "dos Santos"),
    Person("Darnell", "Adam", "Dasgupta", "IV"),
    Person("Kandace", "", "Dayton-Adams"),
    Person("Linda", "", "Dabbs"),
)
BIRTHDAYS = (date(1986, 6, 5), date(1959, 12, 11), date(2001, 1, 12), date(1933, 10, 31), date(2007, 2, 28))
NUMBERS = ("T64235789", "S 530 460 59 501", "D1234-56789-50612", "102030405", "A-12-34*56", "WDLABCD456DG")

# How names are written

Names = Callable[[Person], tuple[str, ...]]


def separate(who: Person) -> tuple[str, ...]:
    """Version 04 and newer."""
    return (
        f"DCS{who.family}",
        "DDEN",
        f"DAC{who.given}",
        "DDFN",
        f"DAD{who.middle}",
        "DDGN",
        f"DCU{who.suffix}",
    )


def with_placeholders(who: Person) -> tuple[str, ...]:
    """What is not there is said to be none."""
    return (
        f"DCS{who.family}",
        "DDEU",
        f"DAC{who.given}",
        "DDFU",
        f"DAD{who.middle or 'NONE'}",
        "DDGU",
        f"DCU{who.suffix or 'unavl'}",
    )


def initial_with_the_given_name(who: Person) -> tuple[str, ...]:
    """`DACJANE Q`."""
    return (f"DCS{who.family}", f"DAC{who.given} {who.middle[:1]}".rstrip(), "DAD")


def given_by_comma(who: Person) -> tuple[str, ...]:
    """Versions 02 and 03."""
    return (f"DCT{who.given},{who.middle}".rstrip(","), f"DCS{who.family}", f"DCU{who.suffix}")


def given_by_blank(who: Person) -> tuple[str, ...]:
    """Versions 02 and 03, as more often."""
    return (f"DCS{who.family}", f"DCT{who.given} {who.middle}".rstrip())


def trailing_commas(who: Person) -> tuple[str, ...]:
    """Ontario."""
    return (f"DCS{who.family},", f"DCT{who.given},{who.middle},", "DCU,")


def old_separate(who: Person) -> tuple[str, ...]:
    """Version 01 where it does not write the full name."""
    return (f"DAB{who.family}", f"DAC{who.given}", f"DAD{who.middle}", f"DAE{who.suffix}")


def full_by_comma(who: Person) -> tuple[str, ...]:
    """Version 01: `LAST,FIRST,MIDDLE,SUFFIX`."""
    return (f"DAA{who.family},{who.given},{who.middle},{who.suffix}".rstrip(","),)


def full_by_comma_and_blank(who: Person) -> tuple[str, ...]:
    """Louisiana, Oregon: `LAST, FIRST MIDDLE`."""
    return (f"DAA{who.family}, {who.given} {who.middle}".rstrip(),)


def full_with_suffix_first(who: Person) -> tuple[str, ...]:
    """`LAST SUFFIX,FIRST,MIDDLE`."""
    return (f"DAA{who.family} {who.suffix}".rstrip() + f",{who.given},{who.middle}",)


def suffix_with_the_family_name(who: Person) -> tuple[str, ...]:
    """`DCSLAST SUFFIX`."""
    return (f"DCS{who.family} {who.suffix}".rstrip(), f"DAC{who.given}", f"DAD{who.middle}")


def full_with_empty_parts(who: Person) -> tuple[str, ...]:
    """`LAST,FIRST, ,`."""
    return (f"DAA{who.family},{who.given}, ,",)


def full_by_dollar(who: Person) -> tuple[str, ...]:
    """As on a magnetic stripe."""
    return (f"DAA{who.family}${who.given}${who.middle}$",)


def full_as_written(who: Person) -> tuple[str, ...]:
    """Pennsylvania: `FIRST MIDDLE LAST`."""
    return ("DAA" + " ".join(filter(None, (who.given, who.middle, who.family, who.suffix))),)


def all_in_the_family_name(who: Person) -> tuple[str, ...]:
    """`DCSLAST, FIRST MIDDLE` and no other name."""
    return (f"DCS{who.family}, {who.given} {who.middle}".rstrip(),)


# How dates are written

US, CANADA, DASHES, BLANKS, LETTER_AFTER = "%m%d%Y", "%Y%m%d", "%m-%d-%Y", "%Y %m %d", "%m%d%YM"

# What stands before the issuer's number: as the standard says, and as cards and keyboard wedges have it

HEADS = (
    "@\n\x1e\rANSI ", "@\n\x1c\rANSI ", "@\r\n\x1e\r\nANSI ", "@\n\n\x1e\rANSI ", "@\n\rANSI ", "@\nANSI ",
    "@\r\nANSI ", "@\x1e\rANSI ", "@\r\n\x1eANSI ", "@ANSI ", "ANSI ", "@a ANSI ", " @\n\x1e\rANSI ",
    "\x85@\n\x1e\rANSI ", "]L0@\n\x1e\rANSI ", "@\n\x1e\rAAMVA", "@\n\nAAMVA", "@\n\x1e\rANSI\x81 ",
)  # fmt: skip

# How the directory is written

Directory = Callable[[str, int, list[str], str], str]


def as_standard(head: str, version: int, lines: list[str], end: str) -> str:
    """Offset and length are right; a second subfile follows."""
    kind = "ID" if version % 3 == 0 else "DL"
    own = "ZQZQA-1.5,/ '%#\nZQBDLDAQ NONE"
    body, others = kind + end.join(lines) + "\r", own + "\r"
    start = len(head) + 20
    entries = f"{kind}{start:04}{len(body):04}ZQ{start + len(body):04}{len(others):04}"
    return head + entries + body + others


def off_by_one(head: str, version: int, lines: list[str], end: str) -> str:
    """South Carolina, version 01."""
    body = "DL" + end.join(lines) + end
    return f"{head}DL{len(head) + 11:04}{len(body):04}{body}"


def zeros(head: str, version: int, lines: list[str], end: str) -> str:
    """Ontario: the offset is 0000."""
    body = "DL" + end.join(lines) + end
    return f"{head}DL0000{len(body):04}{body}"


def letters(head: str, version: int, lines: list[str], end: str) -> str:
    """Alberta: the offset is `abac`."""
    return f"{head}DLabac0339DL{end.join(lines)}{end}"


def garbage(head: str, version: int, lines: list[str], end: str) -> str:
    """Alberta: neither offset nor length is ASCII."""
    return f"{head}DL\xe9\xe8\xff\xfc\xfe?\xe9\xe8DL{end.join(lines)}{end}"


def not_repeated(head: str, version: int, lines: list[str], end: str) -> str:
    """Connecticut, version 01: the first element follows the directory directly."""
    return f"{head}DL00290{sum(map(len, lines)):03}{end.join(lines)}{end}"


def three_digits(head: str, version: int, lines: list[str], end: str) -> str:
    """The length has three digits."""
    body = "DL" + end.join(lines) + end
    return f"{head}DL{len(head) + 9:04}{len(body):03}{body}"


def own_line(head: str, version: int, lines: list[str], end: str) -> str:
    """The subfile's type stands on a line of its own."""
    return f"{head}DL00390200{end}DL{end}{end.join(lines)}{end}"


def bytes_around(head: str, version: int, lines: list[str], end: str) -> str:
    """A keyboard wedge that puts undefined characters around every line."""
    return f"{head}DL00410339\x80DL" + end.join(f"{line}\x9f{end}\x80" for line in lines)


NO_ENDS = ""

Row = tuple[str, int, Names, str, str, Directory]

ROWS: tuple[Row, ...] = (
    ("AL", 1, full_by_comma, CANADA, "\n", as_standard), ("AL", 4, separate, US, "\n", as_standard),
    ("AL", 3, suffix_with_the_family_name, US, "\n", as_standard),
    ("AK", 3, given_by_comma, US, "\r\n", as_standard), ("AK", 9, separate, US, "\n", as_standard),
    ("AZ", 1, full_by_comma, CANADA, "\r", off_by_one), ("AZ", 8, with_placeholders, US, "\n", own_line),
    ("AR", 1, full_by_comma_and_blank, CANADA, "\n", as_standard), ("AR", 5, separate, US, "\r", as_standard),
    ("CA", 3, given_by_blank, US, "\n", as_standard), ("CA", 4, separate, US, "\n", as_standard),
    ("CO", 2, given_by_comma, US, "\n", as_standard), ("CO", 10, separate, US, "\r\n", as_standard),
    ("CT", 1, full_by_comma, CANADA, "\n", not_repeated), ("CT", 3, given_by_blank, US, "\n", as_standard),
    ("DE", 1, old_separate, CANADA, "\n", as_standard), ("DE", 8, separate, US, "\n", as_standard),
    ("DC", 5, with_placeholders, US, "\n", as_standard), ("DC", 9, separate, US, "\n", bytes_around),
    ("FL", 1, full_by_comma, CANADA, "\n", as_standard), ("FL", 10, separate, US, "\r", as_standard),
    ("GA", 1, full_by_comma, CANADA, "\r\n", own_line), ("GA", 7, separate, US, "\n", as_standard),
    ("HI", 1, full_with_suffix_first, BLANKS, "\n", three_digits),
    ("HI", 4, separate, US, "\n", as_standard), ("HI", 8, initial_with_the_given_name, US, "\n", as_standard),
    ("ID", 1, full_by_dollar, CANADA, "\n", as_standard), ("ID", 8, separate, US, "\n", own_line),
    ("IL", 2, given_by_comma, US, "\n", off_by_one), ("IL", 9, separate, US, "\n", as_standard),
    ("IN", 3, given_by_blank, US, "\r", as_standard), ("IN", 4, separate, US, "\n", as_standard),
    ("IA", 1, full_with_empty_parts, CANADA, "\n", as_standard), ("IA", 6, separate, US, "\n", as_standard),
    ("KS", 3, given_by_comma, US, "\n", as_standard), ("KS", 8, separate, US, "\n", as_standard),
    ("KY", 1, full_by_comma, CANADA, "\n", as_standard), ("KY", 9, separate, US, "\r\n", as_standard),
    ("LA", 1, full_by_comma_and_blank, CANADA, "\n", as_standard), ("LA", 9, separate, US, "\n", as_standard),
    ("LA", 3, all_in_the_family_name, US, "\n", as_standard),
    ("ME", 3, given_by_blank, US, "\n", as_standard),
    ("ME", 8, separate, US, "\n", as_standard), ("MD", 1, full_with_empty_parts, CANADA, "\n", as_standard),
    ("MD", 8, separate, US, "\n", as_standard), ("MA", 4, with_placeholders, US, "\n", as_standard),
    ("MA", 9, separate, US, "\n", as_standard), ("MI", 1, full_by_comma, CANADA, "\n", as_standard),
    ("MI", 3, given_by_comma, US, "\r\n", as_standard), ("MN", 3, given_by_blank, US, "\n", as_standard),
    ("MN", 8, with_placeholders, US, "\n", as_standard), ("MS", 3, given_by_comma, US, "\n", as_standard),
    ("MS", 10, separate, US, "\n", as_standard), ("MO", 1, full_with_empty_parts, CANADA, "\r", as_standard),
    ("MO", 1, full_by_comma, CANADA, NO_ENDS, as_standard), ("MO", 4, separate, US, "\n", own_line),
    ("MT", 3, given_by_blank, US, "\n", as_standard), ("MT", 8, separate, US, "\n", as_standard),
    ("NE", 1, old_separate, CANADA, "\n", as_standard), ("NE", 5, separate, US, "\n", as_standard),
    ("NV", 3, given_by_comma, US, "\n", as_standard), ("NV", 8, separate, US, "\n", as_standard),
    ("NH", 8, separate, LETTER_AFTER, "\n", as_standard), ("NJ", 4, separate, US, "\n", as_standard),
    ("NJ", 8, with_placeholders, US, "\n", as_standard), ("NM", 3, given_by_blank, US, "\n", as_standard),
    ("NM", 9, separate, US, "\r", as_standard), ("NY", 5, trailing_commas, US, "\n", as_standard),
    ("NY", 8, separate, US, "\n", as_standard), ("NC", 1, old_separate, DASHES, "\n", not_repeated),
    ("NC", 7, separate, US, "\n", as_standard), ("ND", 3, given_by_comma, US, "\n", as_standard),
    ("ND", 10, separate, US, "\n", as_standard), ("OH", 1, full_by_comma, CANADA, "\n", as_standard),
    ("OH", 4, separate, US, "\n", as_standard), ("OH", 9, separate, US, "\n", as_standard),
    ("OK", 3, given_by_blank, US, "\n", as_standard), ("OK", 12, separate, US, "\n", as_standard),
    ("OR", 1, full_by_comma_and_blank, CANADA, "\r\n", as_standard),
    ("OR", 8, separate, US, "\n", as_standard),
    ("PA", 1, full_as_written, CANADA, "\n", as_standard), ("PA", 3, given_by_comma, US, "\n", as_standard),
    ("PA", 7, separate, US, "\n", as_standard), ("RI", 1, full_by_comma, CANADA, "\n", as_standard),
    ("RI", 6, separate, US, "\n", as_standard), ("SC", 1, full_by_comma, CANADA, "\n", off_by_one),
    ("SC", 3, given_by_blank, US, NO_ENDS, as_standard), ("SC", 8, separate, US, NO_ENDS, as_standard),
    ("SC", 1, full_by_comma, CANADA, NO_ENDS, off_by_one),
    ("SC", 3, given_by_comma, US, NO_ENDS, as_standard), ("SC", 10, separate, US, NO_ENDS, as_standard),
    ("SD", 3, given_by_comma, US, "\n", as_standard), ("SD", 9, separate, US, "\n", as_standard),
    ("TN", 1, full_by_comma, CANADA, "\n", as_standard), ("TN", 5, separate, US, "\r\n", as_standard),
    ("TX", 1, full_by_comma, CANADA, "\n", as_standard), ("TX", 7, separate, US, "\n", as_standard),
    ("TX", 11, separate, US, "\n", as_standard), ("UT", 3, given_by_blank, US, "\n", as_standard),
    ("UT", 8, separate, US, "\n", as_standard), ("VT", 3, given_by_comma, US, "\r", as_standard),
    ("VT", 9, separate, US, "\n", as_standard), ("VA", 1, old_separate, CANADA, "\n", as_standard),
    ("VA", 4, separate, US, "\n", zeros), ("VA", 10, separate, US, "\n", bytes_around),
    ("WA", 3, given_by_blank, US, "\n", as_standard), ("WA", 8, separate, US, "\r\n", own_line),
    ("WV", 4, with_placeholders, US, "\n", as_standard), ("WI", 3, given_by_comma, US, "\n", as_standard),
    ("WI", 8, separate, US, "\n", as_standard), ("WY", 4, initial_with_the_given_name, CANADA, "\n", zeros),
    ("PR", 3, given_by_blank, US, "\n", as_standard), ("PR", 9, separate, US, "\n", as_standard),
    ("GU", 5, separate, US, "\n", as_standard), ("VI", 8, separate, US, "\r", as_standard),
    ("AS", 4, separate, US, "\n", as_standard), ("MP", 9, separate, US, "\n", as_standard),
    ("AB", 4, separate, CANADA, "\n", letters), ("AB", 9, separate, CANADA, "\r\n", garbage),
    ("MB", 4, separate, CANADA, "\n", as_standard), ("NB", 5, separate, CANADA, "\n", as_standard),
    ("NL", 8, separate, CANADA, "\n", as_standard), ("NS", 3, given_by_comma, CANADA, "\n", as_standard),
    ("NS", 6, separate, CANADA, "\n", own_line), ("NT", 8, separate, CANADA, "\n", as_standard),
    ("NU", 8, separate, CANADA, "\n", as_standard), ("ON", 3, trailing_commas, CANADA, "\n", zeros),
    ("ON", 3, trailing_commas, CANADA, "\r\n", zeros), ("PE", 4, separate, CANADA, "\n", as_standard),
    ("QC", 8, separate, CANADA, "\r", as_standard), ("SK", 4, with_placeholders, CANADA, "\n", as_standard),
    ("YT", 9, separate, CANADA, "\n", as_standard),
)  # fmt: skip

CANADIAN = frozenset(("AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT"))


def cases() -> Iterator[Case]:
    """Every row with every person, and British Columbia's magnetic stripes."""
    birthdays, numbers, heads = cycle(BIRTHDAYS), cycle(NUMBERS), cycle(HEADS)
    for who, row in product(PEOPLE, ROWS):
        jurisdiction, version, names, _, end, directory = row
        born, number = next(birthdays), next(numbers)
        named = [line.upper() for line in names(who)]
        lines = [*named, f"DAQ{number}  "] if version % 2 else [f"DAQ{number}  ", *named]
        lines += _elements(row, born)
        own_version = "" if version == 1 else "01"
        head = f"{next(heads)}{ISSUERS[jurisdiction]}{version:02}{own_version}02"
        what = f"{jurisdiction} {version:02}, {names.__name__}, {directory.__name__}"
        yield Case(what, directory(head, version, lines, end), who.given, who.family, born, number)
    for who in PEOPLE:
        if who.family.isascii() and who.given.isascii():
            born = next(birthdays)
            yield Case("BC, magnetic stripe", _stripe(who, born), who.given, who.family, born, "1234567")


def _elements(row: Row, born: date) -> list[str]:
    """What else is on the card."""
    jurisdiction, version, _, dates, _, _ = row
    canadian = jurisdiction in CANADIAN
    if version == 1:
        return [
            "DAG1 DADE ST APT DAB", "DAITRINIDAD", f"DAJ{jurisdiction}", "DAK290010000  ", "DARD   ",
            "DAS          ", "DAT     ", "DAU509", "DAW155", "DAYBRO", f"DBA{date(2031, 8, 9):{dates}}",
            f"DBB{born:{dates}}", "DBCF", f"DBD{date(2023, 8, 9):{dates}}", "DBHN",
        ]  # fmt: skip
    return [
        "DCAD", "DCBNONE", "DCD", f"DBD{date(2023, 8, 9):{dates}}", f"DBB{born:{dates}}",
        f"DBA{date(2031, 8, 9):{dates}}",
        "DBC9" if canadian else "DBC2", "DAU173 cm" if canadian else "DAU068 in",
        "DAYNONE" if canadian else "DAYBRO", "DAG1 DADE ST", "DAITRINIDAD", f"DAJ{jurisdiction}",
        "DAKK1A 0B1  " if canadian else "DAK290010000  ", "DCF20990300000099",
        *(["DCGCDN" if version == 3 else "DCGCAN"] if canadian and jurisdiction != "AB" else []),
        *([] if canadian else ["DCGUSA"]), "DDAF", "DDB00000000", "DDD0", "DDK1",
    ]  # fmt: skip


def _stripe(who: Person, born: date) -> str:
    name = f"{who.family},${who.given} {who.middle}".rstrip().upper()
    return (
        f"%BCVICTORIA^{name}^910 SPECIMEN ST$VICTORIA BC  V8W 3Y5^?;6360281234567=3108{born:%Y%m%d}=?"
        "_%0AV8W3Y5                     F173 80BRNBLU9812345678                ?"
    )
