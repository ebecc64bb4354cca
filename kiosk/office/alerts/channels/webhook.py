"""Each alert as JSON, to an address of the school's choice."""

from collections.abc import Sequence

from kiosk.office.alerts.channels.channel import OnTaken
from kiosk.office.alerts.channels.posting import place, post_json
from kiosk.office.alerts.escalation import Told
from kiosk.office.alerts.message import Message
from kiosk.settings import WebhookSettings


class Webhook:
    """`event` in the body, and the header Idempotency-Key, are the same when an alert is posted again."""

    name = "webhook"

    def __init__(self, settings: WebhookSettings) -> None:
        self._url = settings.url

    def recipients(self, told: Told) -> Sequence[str]:  # noqa: ARG002 - all go to one address
        return (place(self._url),)

    def send(self, message: Message, recipient: str, taken: OnTaken) -> None:  # noqa: ARG002
        body = {
            "event": message.id,
            "thread": message.thread,
            "urgent": message.urgent,
            "subject": message.subject,
            "text": message.text,
            "link": message.link,
        }
        post_json(self._url, body, {"Idempotency-Key": message.id}, taken)
