"""Microsoft Teams, by a workflow that posts an Adaptive Card to a channel.

https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors: the workflow "Post to a channel
when a webhook request is received" takes the place of the connectors that are being retired.
"""

from collections.abc import Sequence

from kiosk.office.alerts.channels.channel import OnTaken
from kiosk.office.alerts.channels.posting import place, post_json
from kiosk.office.alerts.escalation import Told
from kiosk.office.alerts.message import Message
from kiosk.settings import TeamsSettings

CARD = "application/vnd.microsoft.card.adaptive"


class Teams:
    """One channel of Teams, which everybody at the front desk reads."""

    name = "teams"

    def __init__(self, settings: TeamsSettings) -> None:
        self._url = settings.url

    def recipients(self, told: Told) -> Sequence[str]:  # noqa: ARG002 - all go to one channel
        return (place(self._url),)

    def send(self, message: Message, recipient: str, taken: OnTaken) -> None:  # noqa: ARG002
        heading = {"weight": "bolder", "size": "medium"}
        card = {
            "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
            "type": "AdaptiveCard",
            "version": "1.4",
            "body": [
                {"type": "TextBlock", "text": message.subject, "wrap": True, **heading},
                {"type": "TextBlock", "text": message.opening, "wrap": True},
                {"type": "FactSet", "facts": [{"title": it, "value": value} for it, value in message.facts]},
                {"type": "TextBlock", "text": message.closing, "wrap": True, "isSubtle": True},
            ],
            "actions": [{"type": "Action.OpenUrl", "title": "Open this visit", "url": message.link}],
        }
        attached = {"contentType": CARD, "contentUrl": None, "content": card}
        post_json(self._url, {"type": "message", "attachments": [attached]}, {}, taken)
