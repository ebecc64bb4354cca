"""Trying the printer out: a badge for nobody, and what became of it, in words."""

from kiosk.i18n import Catalogues
from kiosk.lobby.badge_maker import BadgeMaker
from kiosk.lobby.printer_words import remedy, wrong_roll
from kiosk.settings import Settings
from kiosk.visits.moment import Moment
from kiosk.visits.print_trouble import meaning
from kiosk.visits.token import new_token
from kiosk.visits.visit import Visit
from printer import (
    Failed,
    Medium,
    Outcome,
    Page,
    Printed,
    Reason,
    Refused,
    SentUnconfirmed,
    Status,
    Unknown,
    render,
)


def trial_page(settings: Settings, catalogues: Catalogues, paper: Medium, now: Moment) -> Page:
    """A badge of the first purpose, for nobody."""
    visit = Visit(
        id="print-test",
        number=f"{settings.lobby.letter}-000",
        purpose=next(iter(settings.purposes)),
        language=settings.school.language,
        token=new_token(),
        name="Print test",
        arrived=now,
    )
    return render(BadgeMaker(settings, catalogues).make(visit, None, None), paper)


def trial_id(now: Moment) -> str:
    """The print job's name."""
    return f"print-test-{now.at:%Y%m%dT%H%M%SZ}"


def told(outcome: Outcome, status: Status, paper: Medium) -> str:
    """What became of the badge, and what to do; `status` is how the printer was before."""

    def why(reason: Reason) -> str:
        return (reason is Reason.WRONG_MEDIA and wrong_roll(status, paper)) or meaning(reason)

    match outcome:
        case Printed():
            return "The badge came out: the printer confirmed it."
        case SentUnconfirmed():
            return (
                "The printer took the whole badge, and does not say whether it came out. Look whether it did."
            )
        case Refused(reason):
            said = f"Nothing was sent: {why(reason)}."
        case Failed(reason, bytes_out):
            sent = f", after {bytes_out} bytes" if bytes_out else ""
            said = f"The badge did not come out{sent}: {why(reason)}."
        case Unknown(reason):
            said = f"Look whether a badge came out; the kiosk cannot tell: {why(reason)}."
    return f"{said} {remedy(reason)}".strip()
