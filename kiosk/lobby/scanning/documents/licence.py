"""A driving licence or identity card, from the text of its code."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiosk.lobby.scanning.documents.aamva import CardText, read_card_text
from kiosk.lobby.scanning.documents.dates import card_date, stripe_expiry
from kiosk.lobby.scanning.documents.jurisdictions import JURISDICTIONS, country_of
from kiosk.lobby.scanning.documents.names import (
    is_suffix,
    split_family,
    written_family,
    written_given,
    written_suffix,
)

_PLACEHOLDERS = frozenset(
    ("", "NONE", "UNAVL", "UNAVAIL", "UNK", "NULL", "N/A", "NA", "NMN", "NMI", "-", "*")
)
_SEXES = {"1": "M", "2": "F", "9": "X", "M": "M", "F": "F", "X": "X"}
_SUFFIX_LENGTH = 5
_FEWEST_FACTS = 4

# British Columbia prints its magnetic stripe as a PDF417: %BC city ^ LAST,$FIRST MIDDLE ^ ...;IIN number=...
_STRIPE_NAME = re.compile(r"%([A-Z]{2})([^^?]{0,13})\^?([^^?]{1,40})\^")
_STRIPE_NUMBER = re.compile(r";([0-9]{6})([0-9]{1,13})=([0-9]{4})([0-9]{8})=?([0-9]{0,5})=?\?")


class NotLicence(StrEnum):
    """Why a text is no licence."""

    OTHER = "other"
    """It does not begin as a licence's text does."""
    NAMELESS = "nameless"
    """It begins like one, but names nobody."""
    POOR = "poor"
    """It begins like one, but too few of a licence's facts are in it, or they are not plausible."""


@dataclass(frozen=True)
class Holder:
    """All of a licence that leaves the scanner: what a visit needs. Facts, not verdicts."""

    given_names: str
    family_name: str
    suffix: str
    expired: bool | None
    """None where the card does not say."""

    @property
    def name(self) -> str:
        """The whole name, as a person writes it."""
        return " ".join(part for part in (self.given_names, self.family_name, self.suffix) if part)


@dataclass(frozen=True)
class Licence:
    """A licence as its code says it; a fact that the card does not carry is empty, or None."""

    given_names: str
    middle_names: str
    family_name: str
    suffix: str
    date_of_birth: date | None
    expires: date | None
    """The last valid day."""
    number: str
    sex: str
    """`M`, `F`, `X`."""
    jurisdiction: str
    """Two letters, as `VA`, `ON`."""
    country: str
    """`USA`, `CAN`, `MEX`."""

    @property
    def name(self) -> str:
        """The whole name, as a person writes it; without the middle names, which a visit does not need."""
        return " ".join(part for part in (self.given_names, self.family_name, self.suffix) if part)

    def expired(self, today: date) -> bool | None:
        """Whether the last valid day has passed; None where the card does not say."""
        return None if self.expires is None else self.expires < today

    def holder(self, today: date) -> Holder:
        """What leaves the scanner."""
        return Holder(self.given_names, self.family_name, self.suffix, self.expired(today))


def read_licence(text: str) -> Licence | NotLicence:
    """The licence that a code's text says, or why it is none. Never raises.

    Args:
        text: the whole text of the code, control characters included.
    """
    card = read_card_text(text)
    if card is None:
        return _from_stripe(text)
    return _from_elements(card)


def _from_elements(card: CardText) -> Licence | NotLicence:
    said = {name: value for name, value in card.elements.items() if not _is_placeholder(value)}
    given, middle, family, suffix = _name_parts(said)
    if not (given or family):
        return NotLicence.NAMELESS
    jurisdiction = JURISDICTIONS.get(card.issuer) or said.get("DAJ") or said.get("DAO") or ""
    licence = Licence(
        given_names=written_given(given),
        middle_names=written_given(middle),
        family_name=written_family(family),
        suffix=written_suffix(suffix),
        date_of_birth=card_date(said.get("DBB", "")),
        expires=card_date(said.get("DBA", "")),
        number=said.get("DAQ", ""),
        sex=_SEXES.get(said.get("DBC", "")[:1].upper(), ""),
        jurisdiction=jurisdiction[:2].upper(),
        country=said.get("DCG", "")[:3].upper() or country_of(jurisdiction),
    )
    facts = (family, given, licence.date_of_birth, licence.expires, licence.number, licence.sex)
    places = (said.get("DAJ") or said.get("DAO"), said.get("DAK") or said.get("DAP"))
    if sum(map(bool, (*facts, *places))) < _FEWEST_FACTS or not _is_a_name(given + family):
        return NotLicence.POOR
    return licence


def _name_parts(said: Mapping[str, str]) -> tuple[str, str, str, str]:
    """Given names, middle names, family name and suffix, from whichever elements this version uses."""
    family = said.get("DCS") or said.get("DAB") or ""
    suffix = said.get("DCU") or (said.get("DAE", "") if len(said.get("DAE", "")) <= _SUFFIX_LENGTH else "")
    middle = said.get("DAD", "")
    if said.get("DAC"):
        given, more = _first_and_rest(said["DAC"], (",", "$"))
        middle = middle or more
    elif said.get("DCT"):
        given, more = _first_and_rest(said["DCT"], (",", "$", " "))
        middle = middle or more
    elif said.get("DAA") or "," in family:
        return _full_name(said.get("DAA") or family, suffix)
    else:
        given = ""
    family, after = _first_and_rest(family, (",",))
    return given, _bare(middle), family, suffix or (after if is_suffix(after) else "")


def _full_name(full: str, suffix: str) -> tuple[str, str, str, str]:
    """`LAST,FIRST,MIDDLE,SUFFIX`, `LAST, FIRST MIDDLE`, or without a comma `FIRST MIDDLE LAST`."""
    parts = [part.strip() for part in re.split(r"[,$@]", full)]
    if len(parts) > 1:
        family, rest = parts[0], [part for part in parts[1:] if not _is_placeholder(part)]
        if len(rest) > 1 and is_suffix(rest[-1]):
            suffix = rest.pop()
        if len(rest) == 1:
            rest = rest[0].split(maxsplit=1)
        return (rest[0] if rest else ""), " ".join(rest[1:3]), family, suffix or " ".join(rest[3:4])
    words = full.split()
    if len(words) > 2 and is_suffix(words[-1]):
        suffix = words.pop()
    before, family_words = split_family(words)
    return " ".join(before[:1]), " ".join(before[1:]), " ".join(family_words), suffix


def _from_stripe(text: str) -> Licence | NotLicence:
    names, numbers = _STRIPE_NAME.search(text), _STRIPE_NUMBER.search(text)
    if names is None or numbers is None:
        return NotLicence.OTHER
    given, middle, family, suffix = _full_name(re.sub(r",?\$", ",", names[3]), "")
    if not _is_a_name(given + family):
        return NotLicence.NAMELESS
    born = card_date(numbers[4])
    jurisdiction = JURISDICTIONS.get(numbers[1], names[1])
    return Licence(
        given_names=written_given(given),
        middle_names=written_given(middle),
        family_name=written_family(family),
        suffix=written_suffix(suffix),
        date_of_birth=born,
        expires=stripe_expiry(numbers[3], born),
        number=numbers[2] + numbers[5],
        sex="",
        jurisdiction=jurisdiction,
        country=country_of(jurisdiction),
    )


def _first_and_rest(text: str, separators: tuple[str, ...]) -> tuple[str, str]:
    for separator in separators:
        first, found, rest = _bare(text).partition(separator)
        if found:
            return first.strip(), _bare(rest.replace(",", " ").replace("$", " "))
    return _bare(text), ""


def _bare(text: str) -> str:
    return text.strip(" ,$")


def _is_placeholder(text: str) -> bool:
    return text.strip(" ,.$").upper() in _PLACEHOLDERS


def _is_a_name(text: str) -> bool:
    letters = sum(character.isalpha() for character in text)
    return letters > 0 and 2 * letters >= len(text.replace(" ", "")) and text.isprintable()
