"""What an alert says: made for whoever receives it, and for nobody to read over a shoulder.

The subject is a short phrase from the purpose and never a name (standard 39). The body greets, names the
visitor, the purpose and the language first (standards 19, 40 and 44), opens that very visit (45) and says
thanks and who sends it (40, 43). Urgent is only what nobody answered in time (42). No date of birth, no
number of a document, no student is in it (48). `courtesy` checks all that.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from kiosk.office.times import weekly
from kiosk.settings import SchoolSettings
from kiosk.visits.host import Host, HostKind

THANKS = "Thank you for welcoming our visitor."
PURPOSE, HANDED_ON, REACHED = "Purpose", "Handed on", "To be reached"
LATE = "The entrance had no connection for a while: we apologize for the delay, and thank you."


@dataclass(frozen=True)
class OneTap:
    """An answer that takes one tap on its link, and another to confirm it."""

    label: str
    url: str


@dataclass(frozen=True)
class Message:
    """An alert, ready for any channel.

    `id` is the same when it is sent again, `thread` for all about one visit. `opening` says in a sentence or
    two what happened, `facts` what is known, each with its heading; `brief` is what a lock screen may show.
    `text` is the whole as plain text.
    """

    id: str
    thread: str
    subject: str
    opening: str
    facts: tuple[tuple[str, str], ...]
    brief: str
    link: str
    text: str
    closing: str = THANKS
    urgent: bool = False


@dataclass(frozen=True)
class Draft:
    """What a message is made from; see `Message`. `subject` may have the purpose in it, as `purpose`.

    `names` are those of everybody concerned, the visitor's first; the subject may say none of them. `to` is
    whom the message reaches, where that is one person, and `one_tap` what she can answer.
    """

    id: str
    thread: str
    subject: str
    opening: str
    facts: tuple[tuple[str, str], ...]
    link: str
    invitation: str
    brief: str
    names: tuple[str, ...] = ()
    purpose: str = ""
    to: Host | None = None
    one_tap: Sequence[OneTap] = field(default=())
    urgent: bool = False


def write(draft: Draft, school: SchoolSettings) -> Message:
    """The message of a draft, signed by the school."""
    known = tuple((what, value) for what, value in draft.facts if value)
    width = max(map(len, dict(known)), default=0) + 2
    greeted = draft.to is not None and draft.to.kind is HostKind.PERSON
    lines = [
        f"Hello {draft.to.name}," if draft.to is not None and greeted else "Hello,",
        "",
        draft.opening,
        "",
        *(f"  {what + ':':{width}}{value}" for what, value in known),
        "",
        *_answers(draft.one_tap),
        draft.invitation,
        draft.link,
        "",
        THANKS,
        "",
        *signature(school),
    ]
    return Message(
        draft.id,
        draft.thread,
        subject(draft.subject, draft.purpose, draft.names),
        draft.opening,
        known,
        draft.brief,
        draft.link,
        "\n".join(lines) + "\n",
        urgent=draft.urgent,
    )


def subject(phrase: str, purpose: str, names: Iterable[str]) -> str:
    """The phrase with the purpose; without it where the school put a name into the purpose itself."""
    whole = " ".join(f"{phrase}: {purpose}".split()) if purpose else phrase
    return phrase if words(" ".join(names)) & words(whole) else whole


def words(text: str) -> set[str]:
    """The words of a text or a name, in small letters. An initial is none: it tells nobody's name."""
    return {word for word in re.findall(r"[^\W_]+", text.casefold()) if len(word) > 1 or not word.isascii()}


def plainer(draft: Draft) -> Iterable[Draft]:
    """The same with ever fewer words that people chose: first no purpose in the subject, then none at all."""
    yield replace(draft, purpose="")
    facts = tuple((what, value) for what, value in draft.facts if what not in (PURPOSE, HANDED_ON, REACHED))
    yield replace(draft, purpose="", facts=facts)


def _answers(one_tap: Sequence[OneTap]) -> list[str]:
    if not one_tap:
        return []
    width = max(len(answer.label) for answer in one_tap) + 2
    return [
        "Answer with one tap; the visitor reads it on the screen at the entrance:",
        *(f"  {answer.label + ':':{width}}{answer.url}" for answer in one_tap),
        "",
    ]


def signature(school: SchoolSettings) -> list[str]:
    """Who sends it: a line of two dashes and a blank lets mail programs tell it from the message."""
    phone = [f"Phone: {school.phone}"] if school.phone else []
    hours = [f"Open:  {line}" for line in weekly(school.opening)]
    return ["-- ", f"Visitor kiosk, {school.name}", *phone, *hours]
