"""A mail server on this machine: what the school's own would receive."""

import email
import email.policy
import logging
import threading
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller


class MailServer:
    """Takes every message over SMTP, and keeps each as a file and at hand."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._messages: list[EmailMessage] = []
        self._came = threading.Condition()
        # Port 0 would be natural, but the controller checks its own port by connecting to it.
        self._controller = Controller(self, hostname="127.0.0.1", port=_free_port(), ready_timeout=10)

    @property
    def port(self) -> int:
        """Where it listens on 127.0.0.1."""
        return int(self._controller.port)

    def start(self) -> None:
        """Begins to take messages."""
        logging.getLogger("mail.log").setLevel(logging.WARNING)  # aiosmtpd tells every handshake
        self._folder.mkdir(parents=True, exist_ok=True)
        self._controller.start()

    def stop(self) -> None:
        """Ends."""
        self._controller.stop()

    def about(self, number: str, seconds: float) -> EmailMessage | None:
        """The message about the visit of this number, waited for up to so many seconds."""

        def found() -> EmailMessage | None:
            return next((it for it in self._messages if number in it.get_content()), None)

        with self._came:
            self._came.wait_for(found, seconds)
            return found()

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        """Takes one message, as aiosmtpd asks."""
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        with self._came:
            self._messages.append(message)
            (self._folder / f"{len(self._messages)}.eml").write_bytes(envelope.content)
            self._came.notify_all()
        return "250 taken"


def _free_port() -> int:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port
