"""What staff write for visitors is held to courtesy when they write it."""

from dataclasses import replace

from kiosk.office.alerts.courtesy import Language, check_delay, insist
from kiosk.office.office import Office
from kiosk.visits.wording import Wording


def courteous(office: Office, what: str, wording: Wording) -> None:
    """Raises TextDiscourteous for the first thing that is wrong with a text by language; `what` names it.

    Whether it is about a delay, which needs thanks and an apology, its English tells, where it has one.
    """
    english = next((text for tag, text in wording.items() if Language.of(tag) is Language.ENGLISH), "")
    for tag, text in wording.items():
        insist(text, what, language=Language.of(tag), known=office.settings.alerts.abbreviations)
        for breach in check_delay(english, text, tag) if english else ():
            raise replace(breach, where=what).error()
