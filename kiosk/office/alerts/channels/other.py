"""Whatever else apprise knows: an optional part, loaded when something is first sent over it.

Apprise tells neither status nor Retry-After, waits some seconds between two messages of its own accord, and
writes tokens into its debug log. So it is made anew for each message, does not wait, and its log is shut.
"""

import hashlib
from collections.abc import Sequence

from kiosk.errors import AlertDelayed, AlertRefused
from kiosk.office.alerts.channels.channel import OnTaken
from kiosk.office.alerts.channels.secret import shut_logs
from kiosk.office.alerts.escalation import Told
from kiosk.office.alerts.message import Message
from kiosk.settings import OtherSettings


class Other:
    """Each URL of the settings is one recipient, called by its service and a digest: it holds a secret."""

    name = "other"

    def __init__(self, settings: OtherSettings) -> None:
        self._urls = {called(url): url for url in settings.urls}

    def recipients(self, told: Told) -> Sequence[str]:  # noqa: ARG002 - all go to the same services
        return tuple(self._urls)

    def send(self, message: Message, recipient: str, taken: OnTaken) -> None:
        url = self._urls.get(recipient)
        if url is None:
            raise AlertRefused(problem="this service is no longer in alerts.toml")
        try:
            import apprise
        except ImportError:
            raise AlertRefused(problem='it takes pip install "visitor-kiosk[alerts]"') from None
        shut_logs()
        service = apprise.Apprise.instantiate(url)
        if service is None:
            raise AlertRefused(problem="apprise does not know this kind of URL")
        service.request_rate_per_sec = 0
        if not service.notify(title=message.subject, body=message.text):
            raise AlertDelayed(problem="the service did not take it; apprise does not tell why")
        taken()


def called(url: str) -> str:
    """What people and the record call this URL."""
    return f"{url.partition('://')[0]} {hashlib.sha256(url.encode()).hexdigest()[:6]}"
