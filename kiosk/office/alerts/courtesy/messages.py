"""Rules for a whole message to staff."""

import re
from collections.abc import Iterable, Iterator, Sequence

from kiosk.office.alerts.courtesy.breach import Breach
from kiosk.office.alerts.courtesy.texts import check_text
from kiosk.office.alerts.message import Message, words
from kiosk.settings import SchoolSettings

LONGEST_SUBJECT = 70  # characters, which a telephone's list of mails still shows
GREETINGS = re.compile(r"(Hello|Good (morning|afternoon|day)|Greetings|Welcome)\b")
SIGNATURE = "\n-- \n"


def check_message(
    message: Message,
    *,
    names: Sequence[str],
    purpose: str,
    school: SchoolSettings,
    known: Sequence[str] = (),
) -> list[Breach]:
    """What is wrong with a message about these people and this purpose; nothing for a courteous one.

    `names` are of everybody concerned, the visitor's first. What they are called is no fault of the text.
    """
    found = [
        breach
        for text, where in ((message.subject, "The subject"), (message.text, "The text"))
        for breach in check_text(_without(text, (*names, school.name)), where, known=known)
        if not (message.urgent and breach.standard == 42)
    ]
    return [*found, *_subject(message, names), *_letter(message, names, purpose, school)]


def _without(text: str, names: Iterable[str]) -> str:
    for name in names:
        text = text.replace(name, "")
    return text


def _subject(message: Message, names: Sequence[str]) -> Iterator[Breach]:
    where, subject = "The subject", message.subject
    for name in names:
        if parts := words(subject) & words(name):
            yield Breach(39, where, f"{min(parts)!r} is of a name", "Names go into the text only.")
    if not subject.strip() or len(subject) > LONGEST_SUBJECT or "\n" in subject:
        found = f"{len(subject)} characters"
        yield Breach(
            39, where, found, f"Make it a phrase of at most {LONGEST_SUBJECT} characters, on one line."
        )


def _letter(message: Message, names: Sequence[str], purpose: str, school: SchoolSettings) -> Iterator[Breach]:
    where = "The text"
    body, signed, signature = message.text.partition(SIGNATURE)
    if not GREETINGS.match(body):
        yield Breach(40, where, "no greeting", "Begin it with Hello, or Good morning.")
    if "thank you" not in body.casefold():
        yield Breach(40, where, "no thanks", "End it with thanks.")
    if not signed or school.name not in signature:
        yield Breach(43, where, "no signature", "End it with who sends it, and how to reach the school.")
    elif school.phone not in signature or (any(school.opening.week) and "Open:" not in signature):
        yield Breach(43, where, "a signature without phone or hours", "Say when and how to reach the school.")
    if names and names[0] not in body:
        yield Breach(44, where, "it names nobody", "Name the visitor in the text.")
    if purpose and purpose not in body:
        yield Breach(44, where, "it does not say what it is about", "Name the purpose in the text.")
    if message.link not in body:
        yield Breach(45, where, "no link", "Give the address that opens this very visit.")
