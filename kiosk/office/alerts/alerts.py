"""The alerts of an office: who follows arrivals and who sends, started and stopped together."""

from kiosk.office.alerts import message
from kiosk.office.alerts.channel import Channel, Email, Webhook
from kiosk.office.alerts.dispatcher import Dispatcher
from kiosk.office.alerts.message import Message
from kiosk.office.alerts.outbox import Letter
from kiosk.office.alerts.sender import Sender
from kiosk.office.languages import spoken
from kiosk.office.office import Office
from kiosk.settings import AlertSettings
from kiosk.visits.visit import Visit


class Alerts:
    """Tells staff of arrivals over every channel that the settings name."""

    def __init__(self, office: Office) -> None:
        settings = office.settings.alerts
        channels = open_channels(settings)
        self._office = office
        self._senders = [
            Sender(channel, office.journal, office.outbox, self._compose, settings, office.clock)
            for channel in channels
        ]
        self._dispatcher = Dispatcher(office.journal, channels, office.clock, self._wake)

    def start(self) -> None:
        """Begins to follow and to send."""
        for sender in self._senders:
            sender.start()
        self._dispatcher.start()

    def stop(self) -> None:
        """Ends both; what is not sent yet stays in the outbox."""
        self._dispatcher.stop()
        for sender in self._senders:
            sender.stop()

    def _wake(self) -> None:
        for sender in self._senders:
            sender.wake()

    def _compose(self, visit: Visit, letter: Letter) -> Message:
        """The message as it is true now, which may be later than the arrival."""
        with self._office.journal.reading() as view:
            host = view.host(visit.host) if visit.host else None
        return message.arrival(
            visit,
            to=host if host is not None and host.email == letter.recipient else None,
            host=host,
            purpose=self._office.purposes.get(visit.purpose),
            language=spoken(visit.language),
            school=self._office.settings.school,
            address=self._office.settings.office.address,
        )


def open_channels(settings: AlertSettings) -> list[Channel]:
    """The channels that the settings name; none is a choice, too: the console alone is enough."""
    channels: list[Channel] = []
    if settings.email.server:
        channels.append(Email(settings.email))
    if settings.webhook.url:
        channels.append(Webhook(settings.webhook))
    return channels
