"""An alert to send, and to whom."""

from kiosk.office.alerts.message import Message
from kiosk.visits.host import Host, HostKind

MESSAGE = Message(
    id="1234.reminder",
    thread="1234.arrived",
    subject="A visitor still has no answer: Meet someone",
    opening="María <José> & others are here.",
    facts=(("Visit", "A-017"), ("Language", "Spanish")),
    brief="Visit A-017, at Main entrance.",
    link="http://office.example/visits/1234",
    text="Hello,\n\nMaría <José> & others are here.\n",
    urgent=True,
)
HOST = Host("rivera", "Elena Rivera", "", HostKind.PERSON, None, "", "rivera@example.com")


def nothing():
    """For whoever does not ask when a message was taken."""
