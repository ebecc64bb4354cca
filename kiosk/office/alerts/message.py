"""What an alert says of an arrival: made for whoever receives it, and for nobody to read over a shoulder.

The subject is a short phrase from the purpose and never a name (standard 39). The body greets, names the
visitor, the purpose and the language first (standards 19, 40 and 44), opens that very visit (45) and says
thanks and who sends it (40, 43). It knows no date of birth, no number of a document, no student (48).
"""

from dataclasses import dataclass

from kiosk.office.languages import Spoken
from kiosk.office.times import clock_time
from kiosk.settings import SchoolSettings
from kiosk.visits.host import Host, HostKind
from kiosk.visits.purpose import Purpose
from kiosk.visits.visit import Visit
from kiosk.visits.wording import say

PLAIN_SUBJECT = "A visitor is here"


@dataclass(frozen=True)
class Message:
    """An alert, ready for any channel. `thread` is the same for all messages about one visit."""

    thread: str
    subject: str
    text: str
    link: str


def arrival(
    visit: Visit,
    *,
    to: Host | None,
    host: Host | None,
    purpose: Purpose | None,
    language: Spoken,
    school: SchoolSettings,
    address: str,
) -> Message:
    """Says that this visitor is here; `to` is whom the message reaches, where that is one person."""
    label = say(purpose.label, school.language).text if purpose else visit.purpose
    link = f"{address}/visits/{visit.id}"
    name = visit.name or "A visitor"
    whom = "you" if to is not None and to == host else host.name if host else None
    facts = [
        ("Visit", visit.number),
        ("Purpose", label),
        ("Language", str(language)),
        ("Interpreter", "needed" if visit.interpreter else ""),
        ("Entrance", visit.lobby),
        ("Arrived", clock_time(visit.arrived) if visit.arrived else ""),
    ]
    known = {what: value for what, value in facts if value}
    width = max(map(len, known)) + 2
    lines = [
        f"Hello {to.name}," if to is not None and to.kind is HostKind.PERSON else "Hello,",
        "",
        f"{name} is here." if whom is None else f"{name} is here to see {whom}.",
        "",
        *(f"  {what + ':':{width}}{value}" for what, value in known.items()),
        "",
        "Open this page to answer with one tap. The visitor reads your answer on the screen at the entrance:",
        link,
        "",
        "Thank you for welcoming our visitor.",
        "",
        *_signature(school),
    ]
    return Message(f"{visit.id}.arrived", _subject(label, visit, host), "\n".join(lines) + "\n", link)


def _subject(label: str, visit: Visit, host: Host | None) -> str:
    """The purpose as a phrase; without it where the school put a name into the purpose itself."""
    phrase = " ".join(f"{PLAIN_SUBJECT}: {label}".split())
    names = {
        part for it in (visit.name, host.name if host else None) for part in (it or "").casefold().split()
    }
    return PLAIN_SUBJECT if names & set(phrase.casefold().split()) else phrase


def _signature(school: SchoolSettings) -> list[str]:
    """Who sends it: a line of two dashes and a blank lets mail programs tell it from the message."""
    phone = [f"Phone: {school.phone}"] if school.phone else []
    return ["-- ", f"Visitor kiosk, {school.name}", *phone]
