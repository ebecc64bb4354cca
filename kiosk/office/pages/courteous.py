"""What staff write for visitors is held to courtesy when they write it."""

from kiosk.office.alerts.courtesy import Language, insist
from kiosk.office.office import Office
from kiosk.visits.wording import Wording


def courteous(office: Office, what: str, wording: Wording) -> None:
    """Raises TextDiscourteous for the first thing that is wrong with a text by language; `what` names it."""
    for tag, text in wording.items():
        insist(text, what, language=Language.of(tag), known=office.settings.alerts.abbreviations)
