"""ntfy, which tells telephones: each person has a topic, and so has the front desk.

https://docs.ntfy.sh/publish/#publish-as-json
"""

import hashlib
from collections.abc import Sequence

from kiosk.office.alerts.addresses import Addresses
from kiosk.office.alerts.channels.channel import OnTaken
from kiosk.office.alerts.channels.posting import post_json
from kiosk.office.alerts.channels.secret import read_secret
from kiosk.office.alerts.escalation import Told
from kiosk.office.alerts.message import Message
from kiosk.settings import NtfySettings

USUAL, HIGH = 3, 5  # ntfy's priorities; the highest one rings through


class Ntfy:
    """A tap on the notification opens the visit. A lock screen is read by others: it names no visitor."""

    name = "ntfy"

    def __init__(self, settings: NtfySettings, addresses: Addresses) -> None:
        self._settings = settings
        self._addresses = addresses

    def recipients(self, told: Told) -> Sequence[str]:
        own = [self._addresses.of(self.name, person) for person in told.people]
        desk = [self._settings.topic] if told.front_desk else []
        return [topic for topic in (*own, *desk) if topic]

    def send(self, message: Message, recipient: str, taken: OnTaken) -> None:
        token = read_secret(self._settings.token_file)
        body = {
            "topic": recipient,
            # Sent again, it takes the place of the one before; a server older than 2.16 does not mind it.
            "sequence_id": hashlib.sha256(message.id.encode()).hexdigest()[:32],
            "title": message.subject,
            "message": message.brief,
            "click": message.link,
            "priority": HIGH if message.urgent else USUAL,
        }
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        post_json(self._settings.server, body, headers, taken)
