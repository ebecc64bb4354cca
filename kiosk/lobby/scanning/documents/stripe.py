"""The magnetic stripe of a licence (AAMVA DL/ID-2000), which British Columbia prints as a PDF417."""

import re
from dataclasses import dataclass, field
from datetime import date

from kiosk.lobby.scanning.documents.card_name import CardName, full_name
from kiosk.lobby.scanning.documents.dates import card_date, stripe_expiry

# %BC city ^ LAST,$FIRST MIDDLE ^ address ^? ;issuer number=YYMM born number's rest=?
# A city of thirteen letters fills its field, which then has no end mark.
_NAME = re.compile(r"[^%]{0,16}%([A-Z]{2})(?:[^^$?]{0,30}\^|[^^?]{13})([^^?]{1,40})\^")
_NUMBER = re.compile(r";([0-9]{6})([0-9]{1,13})=([0-9]{4})([0-9]{8})=?([0-9]{0,5})=?\?")
_LONGEST = 400


@dataclass(frozen=True)
class Stripe:
    """What a stripe says."""

    issuer: str
    jurisdiction: str
    name: CardName = field(repr=False)
    born: date | None = field(repr=False)
    expires: date | None = field(repr=False)
    number: str = field(repr=False)


def read_stripe(text: str) -> Stripe | None:
    """The stripe that a code's text says, or None when it does not begin like one. Never raises."""
    names, numbers = _NAME.match(text), _NUMBER.search(text, 0, _LONGEST)
    if names is None or numbers is None:
        return None
    born = card_date(numbers[4])
    return Stripe(
        issuer=numbers[1],
        jurisdiction=names[1],
        name=full_name(re.sub(r",?\$", ",", names[2])),
        born=born,
        expires=stripe_expiry(numbers[3], born),
        number=numbers[2] + numbers[5],
    )
