"""Copying entries up and down: the same operation, told apart only by who waits."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Event

from kiosk.journal import Entry, Journal
from kiosk.lobby.sync.client import OfficeClient

log = logging.getLogger(__name__)

BATCH = 200


@dataclass(frozen=True)
class Known:
    """What is known of the office: its origin, what it held at the last exchange, and whether it then held
    less of its own entries than we did: it was restored from a backup.
    """

    office: str = ""
    held: Mapping[str, int] = field(default_factory=dict)
    restored: bool = False


def push(journal: Journal, client: OfficeClient, known: Known, unless: Event) -> Known:
    """Gives the office one batch of what it does not hold, and takes what it has for us, without waiting."""
    return _exchange(journal, client, unless, giving=lacking(journal, known), wait=0)


def pull(journal: Journal, client: OfficeClient, wait: float, unless: Event) -> Known:
    """Takes what the office has for us, waiting for it up to so many seconds."""
    return _exchange(journal, client, unless, giving=[], wait=wait)


def lacking(journal: Journal, known: Known, limit: int = BATCH) -> list[Entry]:
    """What the office lacks of ours, and of its own: after it was restored from a backup, it lacks both."""
    concerned = journal.origins() | ({known.office} if known.restored else set())
    others = {origin: number for origin, number in journal.held().items() if origin not in concerned}
    return journal.beyond(others | {origin: known.held.get(origin, 0) for origin in concerned}, limit)


def _exchange(
    journal: Journal, client: OfficeClient, unless: Event, *, giving: list[Entry], wait: float
) -> Known:
    """One exchange. Its answer is left alone once `unless` is set: the journal may be closed by then."""
    origin = journal.origin
    held = journal.held()
    answer = client.exchange(origin=origin, held=held, entries=giving, wait=wait)
    restored = answer.held.get(answer.office, 0) < held.get(answer.office, 0)
    known = Known(answer.office, answer.held, restored)
    if unless.is_set():
        return known
    if answer.entries:
        merged = journal.merge(answer.entries)
        for (whose, number), problem in merged.set_aside.items():
            log.error("entry %s of %s was set aside: %s", number, whose, problem)
    refused = [number for whose, number in answer.set_aside if whose == origin]
    if refused:
        # This machine was restored from a backup and wrote on before it heard of its own later entries.
        branched = journal.branch_off(after=min(refused) - 1)
        log.error(
            "from %s on, entries of %s differ from the office's; going on as %s",
            min(refused),
            origin,
            branched,
        )
    return known
