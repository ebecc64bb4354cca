"""Copying entries up and down: the same operation, told apart only by who waits."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Event

from kiosk.journal import Entry, Journal
from kiosk.lobby.sync.client import Exchanged, OfficeClient

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
    origin = journal.origin
    answer, now_known = _exchange(
        journal, client, known, unless, giving=lacking(journal, known, BATCH), wait=0
    )
    if not unless.is_set():
        parted = _refused(answer, origin) or _where_parted(journal, client, origin, answer, unless)
        if parted:
            branched = journal.branch_off(after=parted - 1)
            log.error(
                "from %s on, entries of %s differ from the office's; going on as %s", parted, origin, branched
            )
    return now_known


def pull(journal: Journal, client: OfficeClient, known: Known, wait: float, unless: Event) -> Known:
    """Takes what the office has for us, waiting for it up to so many seconds."""
    _, now_known = _exchange(journal, client, known, unless, giving=[], wait=wait)
    return now_known


def lacking(journal: Journal, known: Known, limit: int) -> list[Entry]:
    """What the office lacks of ours, and of its own: after it was restored from a backup, it lacks both."""
    concerned = journal.origins() | ({known.office} if known.restored else set())
    others = {origin: number for origin, number in journal.held().items() if origin not in concerned}
    return journal.beyond(others | {origin: known.held.get(origin, 0) for origin in concerned}, limit)


def _exchange(
    journal: Journal, client: OfficeClient, known: Known, unless: Event, *, giving: list[Entry], wait: float
) -> tuple[Exchanged, Known]:
    """One exchange. Its answer is left alone once `unless` is set: the journal may be closed by then."""
    held, head = journal.held(), journal.head(known.office)
    heads = {known.office: head} if head else {}
    answer = client.exchange(origin=journal.origin, held=held, heads=heads, entries=giving, wait=wait)
    if answer.entries and not unless.is_set():
        merged = journal.merge(answer.entries)
        for (whose, number), problem in merged.set_aside.items():
            log.error("entry %s of %s was set aside: %s", number, whose, problem)
    for problem in answer.refused:
        log.error("the office refused an entry: %s", problem)
    restored = answer.held.get(answer.office, 0) < held.get(answer.office, 0)
    return answer, Known(answer.office, answer.held, restored)


def _where_parted(
    journal: Journal, client: OfficeClient, origin: str, answer: Exchanged, unless: Event
) -> int:
    """The number from which on our entries differ from those that the office holds of us; 0 if none do.

    A machine that was restored from a backup may have written on until it lacks nothing in number. Then only
    the last hash tells, and everything is given once more: the office refuses the first that differs.
    """
    if origin not in answer.heads or not journal.differs(origin, answer.heads[origin]):
        return 0
    after = 0
    while (giving := journal.of(origin, after, BATCH)) and not unless.is_set():
        again = client.exchange(origin=origin, held=journal.held(), heads={}, entries=giving, wait=0)
        if parted := _refused(again, origin):
            return parted
        after = giving[-1].number
    return 0


def _refused(answer: Exchanged, origin: str) -> int:
    """The number of the first entry of this origin that the office set aside; 0 where it took them all."""
    return min((number for whose, number in answer.set_aside if whose == origin), default=0)
