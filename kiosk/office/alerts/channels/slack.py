"""Slack, by an incoming webhook: a message of blocks, with a button that opens the visit.

https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks: the text is what a notification
shows, blocks are what the channel shows. The button is a link, so that no address of ours must be public.
"""

from collections.abc import Sequence

from kiosk.office.alerts.channels.channel import OnTaken
from kiosk.office.alerts.channels.posting import place, post_json
from kiosk.office.alerts.escalation import Told
from kiosk.office.alerts.message import Message
from kiosk.settings import SlackSettings

LONGEST_HEADER = 150  # characters


class Slack:
    """One channel of Slack, which everybody at the front desk reads."""

    name = "slack"

    def __init__(self, settings: SlackSettings) -> None:
        self._url = settings.url

    def recipients(self, told: Told) -> Sequence[str]:  # noqa: ARG002 - all go to one channel
        return (place(self._url),)

    def send(self, message: Message, recipient: str, taken: OnTaken) -> None:  # noqa: ARG002
        facts = [f"*{escaped(what)}*\n{escaped(value)}" for what, value in message.facts]
        fields = [{"type": "mrkdwn", "text": fact} for fact in facts]
        button = {"type": "button", "text": _plain("Open this visit"), "url": message.link}
        blocks = [
            {"type": "header", "text": _plain(message.subject[:LONGEST_HEADER])},
            {"type": "section", "text": {"type": "mrkdwn", "text": escaped(message.opening)}},
            {"type": "section", "fields": fields},
            {"type": "actions", "elements": [button]},
            {"type": "context", "elements": [{"type": "mrkdwn", "text": escaped(message.closing)}]},
        ]
        post_json(self._url, {"text": escaped(message.subject), "blocks": blocks}, {}, taken)


def escaped(text: str) -> str:
    """The text with the three characters that Slack would read as its own, so that nobody is mentioned."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _plain(text: str) -> dict[str, object]:
    return {"type": "plain_text", "text": text, "emoji": False}
