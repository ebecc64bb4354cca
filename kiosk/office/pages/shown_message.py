"""A message that a visitor left, as staff read it."""

from dataclasses import dataclass
from datetime import timedelta

from kiosk.journal import View
from kiosk.office.follow_up import due
from kiosk.office.languages import Spoken, spoken
from kiosk.office.office import Office
from kiosk.office.pages.rendering import Notice
from kiosk.office.pages.shown import Names, who
from kiosk.visits.message import Message
from kiosk.visits.mistake import in_time
from kiosk.visits.moment import Moment


@dataclass(frozen=True)
class ShownMessage:
    """One message on the page. `due` is when it shall have been answered, on the school's wall clock."""

    message: Message
    host: str
    extension: str
    language: Spoken
    by: str
    number: str
    due: Moment
    late: bool


def show_message(office: Office, view: View, names: Names, message: Message) -> ShownMessage:
    """The message as pages show it."""
    school = office.settings.school
    host = names.hosts.get(message.host)
    within = timedelta(hours=office.settings.alerts.message_hours)
    until = due(message.left.at, within, school.opening, school.zone)
    offset = until.utcoffset() or timedelta()
    visit = view.visit(message.visit) if message.visit else None
    return ShownMessage(
        message=message,
        host=names.host(message.host),
        extension=host.extension if host else "",
        language=spoken(message.language),
        by=who(message.by),
        number=visit.number if visit else "",
        due=Moment(until, int(offset.total_seconds()) // 60),
        late=message.done is None and office.clock().at > until,
    )


def seen_to_notice(office: Office, message: str, messages: str) -> Notice | None:
    """That this message was just seen to, and how to take it back at the address of such `messages`."""
    with office.journal.reading() as view:
        found = view.message(message)
    if found is None or found.done is None:
        return None
    undo = f"{messages}/{message}/reopen" if in_time(found.done, office.clock()) else ""
    return Notice("The message is done.", undo=undo)
