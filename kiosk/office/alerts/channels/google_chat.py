"""Google Chat, by a space's webhook: a card with a button that opens the visit.

https://developers.google.com/workspace/chat/quickstart/webhooks: all about one visit is one thread.
https://developers.google.com/workspace/chat/api/reference/rest/v1/spaces.messages/create: posted again under
the same `requestId`, it is no second message.
"""

import html
from collections.abc import Sequence
from urllib.parse import urlencode, urlsplit, urlunsplit

from kiosk.office.alerts.channels.channel import OnTaken
from kiosk.office.alerts.channels.posting import place, post_json
from kiosk.office.alerts.escalation import Told
from kiosk.office.alerts.message import Message
from kiosk.settings import GoogleChatSettings

IN_THREAD = "REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD"


class GoogleChat:
    """One space of Google Chat, which everybody at the front desk reads."""

    name = "google-chat"

    def __init__(self, settings: GoogleChatSettings) -> None:
        self._url = settings.url

    def recipients(self, told: Told) -> Sequence[str]:  # noqa: ARG002 - all go to one space
        return (place(self._url),)

    def send(self, message: Message, recipient: str, taken: OnTaken) -> None:  # noqa: ARG002
        facts = [
            {"decoratedText": {"topLabel": what, "text": html.escape(value)}} for what, value in message.facts
        ]
        button = {"text": "Open this visit", "onClick": {"openLink": {"url": message.link}}}
        widgets = [
            {"textParagraph": {"text": html.escape(message.opening)}},
            *facts,
            {"buttonList": {"buttons": [button]}},
            {"textParagraph": {"text": html.escape(message.closing)}},
        ]
        card = {"header": {"title": message.subject}, "sections": [{"widgets": widgets}]}
        body = {
            "fallbackText": message.subject,
            "cardsV2": [{"cardId": message.id, "card": card}],
            "thread": {"threadKey": message.thread},
        }
        post_json(_once(self._url, message), body, {}, taken)


def _once(url: str, message: Message) -> str:
    parts = urlsplit(url)
    asked = urlencode({"messageReplyOption": IN_THREAD, "requestId": message.id})
    return urlunsplit(parts._replace(query="&".join(filter(None, (parts.query, asked)))))
