"""A driving licence or identity card, from the text of its code."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from kiosk.lobby.scanning.documents.aamva import CardText, read_card_text
from kiosk.lobby.scanning.documents.card_name import is_placeholder, name_of
from kiosk.lobby.scanning.documents.dates import card_date
from kiosk.lobby.scanning.documents.holder import Holder
from kiosk.lobby.scanning.documents.jurisdictions import JURISDICTIONS, country_of
from kiosk.lobby.scanning.documents.stripe import Stripe, read_stripe

_SEXES = {"1": "M", "2": "F", "9": "X", "M": "M", "F": "F", "X": "X"}
_COUNTRIES = {"USA": "USA", "CAN": "CAN", "CDN": "CAN", "MEX": "MEX"}
_FEWEST_FACTS = 4


class NotLicence(StrEnum):
    """Why a text is no licence."""

    OTHER = "other"
    """It does not begin as a licence's text does."""
    NAMELESS = "nameless"
    """It begins like one, but names nobody."""
    POOR = "poor"
    """It begins like one, but too few of a licence's facts are in it, or they are not plausible."""


@dataclass(frozen=True)
class Licence:
    """A licence as its code says it; a fact that the card does not carry is empty, or None."""

    given_names: str = field(repr=False)
    middle_names: str = field(repr=False)
    family_name: str = field(repr=False)
    suffix: str = field(repr=False)
    date_of_birth: date | None = field(repr=False)
    expires: date | None = field(repr=False)
    """The last valid day."""
    number: str = field(repr=False)
    sex: str = field(repr=False)
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
    if card := read_card_text(text):
        return _from_elements(card)
    if stripe := read_stripe(text):
        return _from_stripe(stripe)
    return NotLicence.OTHER


def _from_elements(card: CardText) -> Licence | NotLicence:
    said = {name: value for name, value in card.elements.items() if not is_placeholder(value)}
    name = name_of(said)
    if not (name.given or name.family):
        return NotLicence.NAMELESS
    if not name.is_plausible:
        return NotLicence.POOR
    name = name.written()
    jurisdiction = JURISDICTIONS.get(card.issuer) or said.get("DAJ") or said.get("DAO") or ""
    licence = Licence(
        given_names=name.given,
        middle_names=name.middle,
        family_name=name.family,
        suffix=name.suffix,
        date_of_birth=card_date(said.get("DBB", "")),
        expires=card_date(said.get("DBA", "")),
        number=said.get("DAQ", ""),
        sex=_SEXES.get(said.get("DBC", "")[:1].upper(), ""),
        jurisdiction=jurisdiction[:2].upper(),
        country=_COUNTRIES.get(said.get("DCG", "").upper()) or country_of(jurisdiction),
    )
    about_her = (name.family, name.given, licence.date_of_birth, licence.expires, licence.number, licence.sex)
    places = (said.get("DAJ") or said.get("DAO"), said.get("DAK") or said.get("DAP"))
    return licence if sum(map(bool, (*about_her, *places))) >= _FEWEST_FACTS else NotLicence.POOR


def _from_stripe(stripe: Stripe) -> Licence | NotLicence:
    if not stripe.name.is_plausible:
        return NotLicence.NAMELESS
    name = stripe.name.written()
    jurisdiction = JURISDICTIONS.get(stripe.issuer, stripe.jurisdiction)
    return Licence(
        given_names=name.given,
        middle_names=name.middle,
        family_name=name.family,
        suffix=name.suffix,
        date_of_birth=stripe.born,
        expires=stripe.expires,
        number=stripe.number,
        sex="",
        jurisdiction=jurisdiction,
        country=country_of(jurisdiction),
    )
