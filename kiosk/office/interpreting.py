"""Who of the staff speaks a visitor's language, and how to call them (standards 4 and 5)."""

from collections.abc import Iterable
from datetime import datetime

from kiosk.visits.help import Help
from kiosk.visits.host import Host, interpreters
from kiosk.visits.visit import Visit


def at_hand(asked: Visit | Help, hosts: Iterable[Host], home: str, now: datetime) -> list[Host]:
    """Whoever on duty speaks the language of whoever asks, where that is not the school's own, `home`."""
    language = asked.interpreter_language or asked.language
    return [] if language in ("", home) else interpreters(language, hosts, now)


def with_extensions(hosts: Iterable[Host]) -> str:
    """ "Ana Kim, extension 112; Sam Lee"."""
    return "; ".join(f"{it.name}, extension {it.extension}" if it.extension else it.name for it in hosts)
