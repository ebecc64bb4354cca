"""Messages that visitors leave for a host (standard 20), and what becomes of them."""

import secrets
from collections.abc import Sequence

from kiosk.errors import MessageUnknown
from kiosk.journal import Journal, View
from kiosk.reception.finding import known_host, known_visit
from kiosk.visits.events import Event, MessageDone, MessageLeft, MessageReopened
from kiosk.visits.message import LONGEST_CONTACT, LONGEST_TEXT, Message
from kiosk.visits.mistake import check_in_time
from kiosk.visits.moment import Moment
from kiosk.visits.name import visitor_name
from kiosk.visits.wording import fitting


def leave_message(
    journal: Journal,
    *,
    host: str,
    visit: str | None,
    language: str,
    name: str,
    contact: str,
    text: str,
    by: str,
    now: Moment,
) -> str:
    """Takes a message for a host; gives its id.

    Raises HostUnknown, VisitUnknown, NameMissing, NameTooLong, or TextUnfit for contact and text.
    """
    message, name = secrets.token_hex(8), visitor_name(name)
    contact = fitting(contact, "how to reach her", LONGEST_CONTACT)
    text = fitting(text, "what it is about", LONGEST_TEXT)

    def decide(view: View) -> Sequence[Event]:
        if view.hosts():  # a lobby that the directory has not reached yet takes her word for it
            known_host(view, host)
        # Whoever forgets the visitor forgets her message with her.
        person = known_visit(view, visit).person if visit is not None else None
        return [
            MessageLeft(
                subject=message,
                person=person or secrets.token_hex(8),
                host=host,
                visit=visit,
                language=language,
                by=by,
                name=name,
                contact=contact,
                text=text,
            )
        ]

    journal.append(decide, now=now)
    return message


def finish_message(journal: Journal, message: str, *, by: str, now: Moment) -> None:
    """Writes down that the message was answered, or seen to; twice changes nothing. Raises MessageUnknown."""

    def decide(view: View) -> Sequence[Event]:
        return [] if _known(view, message).done else [MessageDone(subject=message, by=by)]

    journal.append(decide, now=now)


def reopen_message(journal: Journal, message: str, *, by: str, now: Moment) -> None:
    """Takes back that somebody saw to the message. Raises MessageUnknown or TooLateToTakeBack."""

    def decide(view: View) -> Sequence[Event]:
        done = _known(view, message).done
        if done is None:
            return []
        check_in_time(done, now)
        return [MessageReopened(subject=message, by=by)]

    journal.append(decide, now=now)


def _known(view: View, message: str) -> Message:
    left = view.message(message)
    if left is None:
        raise MessageUnknown(message=message)
    return left
