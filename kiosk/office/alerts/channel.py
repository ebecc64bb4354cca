"""The channels over which alerts leave: e-mail and a webhook.

Each tells a refusal for good (AlertRefused) from one for now (AlertDelayed, which may know how many seconds
the other side asks for). What they say of a failure never holds an address with a secret in it.
"""

import smtplib
import ssl
from collections.abc import Sequence
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr, parsedate_to_datetime
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

import requests

from kiosk.errors import AlertDelayed, AlertRefused
from kiosk.office.alerts.message import Message
from kiosk.settings import EmailSettings, WebhookSettings
from kiosk.visits.host import Host

MAIL_SECONDS = 20.0
WEBHOOK_SECONDS = (5.0, 15.0)  # to connect, to answer
TRY_AGAIN = frozenset({408, 425, 429})


class Channel(Protocol):
    """A way to reach people. `name` is what the outbox and the record call it."""

    name: str

    def recipients(self, host: Host | None) -> Sequence[str]:
        """Whom to tell of a visitor who came to see this host."""

    def send(self, message: Message, recipient: str) -> None:
        """Hands the message over; raises AlertRefused or AlertDelayed."""


class Email:
    """E-mail over SMTP: to the host who has an address, else to the front desk."""

    name = "email"

    def __init__(self, settings: EmailSettings) -> None:
        self._settings = settings

    def recipients(self, host: Host | None) -> Sequence[str]:
        return (host.email,) if host is not None and host.email else self._settings.front_desk

    def send(self, message: Message, recipient: str) -> None:
        try:
            letter = self._letter(message, recipient)
        except ValueError as error:  # a line break in an address, say
            raise AlertRefused(problem=f"it cannot be written as e-mail: {error}") from None
        try:
            with self._connected() as server:
                server.send_message(letter)
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
                server.login(settings.user, Path(settings.password_file).read_text(encoding="utf-8").strip())
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
        letter["Message-ID"] = f"<{message.thread}@{self._domain()}>"
        letter["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office notes come back
        letter.set_content(message.text)
        return letter

    def _domain(self) -> str:
        return parseaddr(self._settings.sender)[1].rpartition("@")[2] or "localhost"


class Webhook:
    """Each arrival posted as JSON to an address of the school's choice."""

    name = "webhook"

    def __init__(self, settings: WebhookSettings) -> None:
        self._url = settings.url

    def recipients(self, host: Host | None) -> Sequence[str]:  # noqa: ARG002 - all go to one address
        return (urlsplit(self._url).hostname or "",)

    def send(self, message: Message, recipient: str) -> None:  # noqa: ARG002
        body = {
            "event": message.thread,
            "subject": message.subject,
            "text": message.text,
            "link": message.link,
        }
        try:
            answer = requests.post(
                self._url,
                json=body,
                headers={"Idempotency-Key": message.thread},
                timeout=WEBHOOK_SECONDS,
                allow_redirects=False,  # elsewhere is not where the school said
                stream=True,  # the status is all that is read
            )
            answer.close()
        except (requests.ConnectionError, requests.Timeout) as error:
            raise AlertDelayed(problem=f"no answer ({type(error).__name__})") from None
        except requests.RequestException as error:
            raise AlertRefused(problem=f"it cannot be posted ({type(error).__name__})") from None
        status = answer.status_code
        if status in TRY_AGAIN or status >= 500:
            after = _seconds(answer.headers.get("Retry-After", ""), datetime.now(UTC))
            raise AlertDelayed(problem=f"HTTP {status}", after=after)
        if not 200 <= status < 300:
            raise AlertRefused(problem=f"HTTP {status}")


def _refusal(code: int, answer: bytes | str) -> AlertRefused | AlertDelayed:
    """RFC 5321, 4.2.1: 5yz is for good, 4yz for now."""
    said = answer.decode(errors="replace") if isinstance(answer, bytes) else answer
    kind = AlertRefused if 500 <= code < 600 else AlertDelayed
    return kind(problem=f"the mail server answered {code} {said}")


def _seconds(retry_after: str, now: datetime) -> float | None:
    """RFC 9110, 10.2.3: a number of seconds, or a date."""
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        until = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    return max(0.0, (until.replace(tzinfo=until.tzinfo or UTC) - now).total_seconds())
