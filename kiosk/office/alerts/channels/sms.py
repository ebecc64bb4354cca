"""Text messages, by Twilio's service.

https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource
"""

from collections.abc import Sequence
from urllib.parse import quote

from kiosk.office.alerts.addresses import Addresses
from kiosk.office.alerts.channels.channel import OnTaken
from kiosk.office.alerts.channels.posting import post_form
from kiosk.office.alerts.channels.secret import read_secret
from kiosk.office.alerts.escalation import Told
from kiosk.office.alerts.message import Message
from kiosk.settings import SmsSettings


class Sms:
    """To people and to the front desk. A lock screen is read by others: it names no visitor."""

    name = "sms"

    def __init__(self, settings: SmsSettings, addresses: Addresses) -> None:
        self._settings = settings
        self._addresses = addresses

    def recipients(self, told: Told) -> Sequence[str]:
        own = [self._addresses.of(self.name, person) for person in told.people]
        desk = self._settings.front_desk if told.front_desk else []
        return [number for number in (*own, *desk) if number]

    def send(self, message: Message, recipient: str, taken: OnTaken) -> None:
        account = self._settings.account
        url = f"{self._settings.server}/2010-04-01/Accounts/{quote(account, safe='')}/Messages.json"
        fields = {
            "To": recipient,
            "From": self._settings.sender,
            "Body": f"{message.subject}. {message.brief} {message.link}",
        }
        post_form(url, fields, account, read_secret(self._settings.token_file), taken)
