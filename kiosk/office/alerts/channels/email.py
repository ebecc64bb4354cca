"""E-mail over SMTP: all about one visit is one thread, and tried again it is the same message."""

import smtplib
import ssl
from collections.abc import Sequence
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from kiosk.errors import AlertDelayed, AlertRefused
from kiosk.office.alerts.channels.channel import OnTaken
from kiosk.office.alerts.channels.secret import read_secret
from kiosk.office.alerts.escalation import Told
from kiosk.office.alerts.message import Message
from kiosk.settings import EmailSettings

MAIL_SECONDS = 20.0


class Email:
    """To the people who have an address; to the front desk where one has none, or where it is told itself."""

    name = "email"

    def __init__(self, settings: EmailSettings) -> None:
        self._settings = settings

    def recipients(self, told: Told) -> Sequence[str]:
        own = [person.email for person in told.people if person.email]
        desk = self._settings.front_desk if told.front_desk or len(own) < len(told.people) else []
        return [*own, *desk]

    def send(self, message: Message, recipient: str, taken: OnTaken) -> None:
        try:
            letter = self._letter(message, recipient)
        except ValueError as error:  # a line break in an address, say
            raise AlertRefused(problem=f"it cannot be written as e-mail: {error}") from None
        try:
            with self._connected() as server:
                server.send_message(letter)
                taken()
        except smtplib.SMTPAuthenticationError as error:  # somebody may be mending the password
            raise AlertDelayed(problem=f"the mail server refused the password ({error.smtp_code})") from None
        except smtplib.SMTPRecipientsRefused as error:
            code, answer = next(iter(error.recipients.values()))
            raise _refusal(code, answer) from None
        except smtplib.SMTPResponseException as error:
            raise _refusal(error.smtp_code, error.smtp_error) from None
        except OSError as error:  # smtplib's own errors are among them
            raise AlertDelayed(problem=f"the mail server cannot be used: {error.strerror or error}") from None

    def _connected(self) -> smtplib.SMTP:
        settings = self._settings
        trusted = ssl.create_default_context()
        if settings.security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                settings.server, settings.port, timeout=MAIL_SECONDS, context=trusted
            )
        else:
            server = smtplib.SMTP(settings.server, settings.port, timeout=MAIL_SECONDS)
        try:
            if settings.security == "starttls":
                server.starttls(context=trusted)
            if settings.user:
                server.login(settings.user, read_secret(settings.password_file))
        except BaseException:
            server.close()
            raise
        return server

    def _letter(self, message: Message, recipient: str) -> EmailMessage:
        letter = EmailMessage(policy=SMTP)
        letter["From"] = self._settings.sender
        letter["To"] = recipient
        letter["Subject"] = message.subject
        letter["Date"] = format_datetime(datetime.now(UTC))
        # Tried again, it is the same message: mail programs show it once. All of one visit is one thread.
        letter["Message-ID"] = f"<{message.id}@{self._domain()}>"
        if message.id != message.thread:
            letter["In-Reply-To"] = letter["References"] = f"<{message.thread}@{self._domain()}>"
        if message.urgent:
            letter["Importance"] = "high"  # RFC 4021, 2.1.54
        letter["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office notes come back
        letter.set_content(message.text)
        return letter

    def _domain(self) -> str:
        return parseaddr(self._settings.sender)[1].rpartition("@")[2] or "localhost"


def _refusal(code: int, answer: bytes | str) -> AlertRefused | AlertDelayed:
    """RFC 5321, 4.2.1: 5yz is for good, 4yz for now."""
    said = answer.decode(errors="replace") if isinstance(answer, bytes) else answer
    kind = AlertRefused if 500 <= code < 600 else AlertDelayed
    return kind(problem=f"the mail server answered {code} {said}")
