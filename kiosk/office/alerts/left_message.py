"""What staff are told of a message that a visitor left: to whom, of whom, and by when to answer (standards 20
and 47). What she wrote is read in the console: a letter may be read over a shoulder (standard 48).
"""

from dataclasses import dataclass

from kiosk.office.alerts.message import PURPOSE, REACHED, Draft
from kiosk.office.languages import spoken
from kiosk.office.times import day_and_time
from kiosk.visits.host import Host
from kiosk.visits.message import Message
from kiosk.visits.moment import Moment
from kiosk.visits.visit import Visit

LEFT, OVERDUE = "left", "overdue"
TO_MESSAGES = "Open this page to read the message, and to say when it is answered:"


@dataclass(frozen=True)
class LeftMessage:
    """A message, `due` by then, whom it is for, and the letter's one reader where that is one person.

    `visit` is hers, with its `purpose` in words.
    """

    message: Message
    due: Moment
    host: Host | None
    to: Host | None
    visit: Visit | None
    purpose: str

    def draft(self, step: str, now: Moment, console: str) -> Draft:
        """The letter of this step; `console` is the console's address."""
        left, today = self.message, now.local.date()
        name = left.name or "A visitor"
        host = self.host.name if self.host else left.host
        whom = "you" if self.to is not None and self.to == self.host else host
        opening = f"{name} left a message for {whom}."
        if step == OVERDUE:
            opening = f"{opening} It was to be answered by now, and nobody has said that it is."
        return Draft(
            id=f"{left.id}.{step}",
            thread=f"{left.id}.{LEFT}",
            subject="A message has no answer yet" if step == OVERDUE else "A visitor left a message",
            opening=opening,
            facts=(
                ("Visit", self.visit.number if self.visit else ""),
                (PURPOSE, self.purpose),
                ("Language", str(spoken(left.language))),
                ("Left", day_and_time(left.left, today)),
                ("Answer by", day_and_time(self.due, today)),
                (REACHED, left.contact or ""),
            ),
            link=f"{console}/messages#message-{left.id}",
            invitation=TO_MESSAGES,
            brief="The console shows what it says.",
            names=tuple(dict.fromkeys(it for it in (left.name, host, self.to and self.to.name) if it)),
            to=self.to,
        )
