"""Secrets of channels: read from a file, so that no settings show them, and kept out of every log."""

import logging
from pathlib import Path

from kiosk.errors import AlertDelayed


def read_secret(path: str) -> str:
    """What the file says; "" where none is named. Raises AlertDelayed: somebody may be mending it."""
    if not path:
        return ""
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        problem = error.strerror if isinstance(error, OSError) else "it is no text"
        raise AlertDelayed(problem=f"the file of the secret cannot be read: {problem}") from None


def shut_logs() -> None:
    """Has the libraries that post tell no address, for a token stands in it."""
    logging.getLogger("urllib3.connectionpool").setLevel(logging.WARNING)  # its debug log has every path
    logging.getLogger("apprise").setLevel(logging.CRITICAL + 1)
