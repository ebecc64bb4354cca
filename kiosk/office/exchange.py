"""Copying entries between this office and a lobby: what is taken, what is given, and what comes back.

An office that was restored from a backup lacks entries of its own which its lobbies still hold. They send
them back, and it takes them. If it has written others under the same numbers since, it goes on under a new
origin, from where the two parted; to find that place, it asks for earlier entries until they agree.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kiosk.errors import OriginTaken
from kiosk.journal import Entry, Journal
from kiosk.journal.scope import for_lobby
from kiosk.office.lobbies import Lobbies, Lobby
from kiosk.visits.events import Topic

log = logging.getLogger(__name__)

BATCH = 200  # entries in one direction of one exchange


@dataclass(frozen=True)
class Taken:
    """What was set aside, and why; `again_after` says from where on entries are asked for once more."""

    set_aside: Mapping[tuple[str, int], str] = field(default_factory=dict)
    again_after: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Given:
    """Entries for a lobby as it may see them, what the office holds, and whether there is more to give."""

    held: Mapping[str, int]
    entries: Sequence[Entry]
    more: bool


def take(journal: Journal, lobbies: Lobbies, lobby: Lobby, origin: str, entries: Sequence[Entry]) -> Taken:
    """Takes what this lobby, which now writes under `origin`, wrote, and what it gives back of our own.

    What other lobbies wrote is theirs to send, for nobody else holds it whole. Raises OriginTaken.
    """
    ours = journal.origins()
    if origin in ours:
        raise OriginTaken(origin=origin, owner="this office")
    theirs = lobbies.claim(lobby.name, origin)
    aside = dict(journal.merge(entry for entry in entries if entry.origin in theirs).set_aside)
    aside |= journal.merge(e for e in entries if e.origin in ours and e.origin != journal.origin).set_aside
    returned = sorted((e for e in entries if e.origin == journal.origin), key=lambda entry: entry.number)
    if not returned:
        return Taken(aside)
    taken = _take_back(journal, returned)
    return Taken(aside | dict(taken.set_aside), taken.again_after)


def give(journal: Journal, lobbies: Lobbies, lobby: Lobby, held: Mapping[str, int]) -> Given:
    """What this lobby, which holds `held`, does not know yet."""
    theirs = lobbies.origins_of(lobby.name)
    found = journal.beyond(held, BATCH + 1)
    about = {it.content.subject for it in found if it.content and it.content.topic == Topic.VISIT}
    with journal.reading() as view:
        visits = view.checked_in_under(theirs, about)
    entries = [for_lobby(entry, theirs, visits) for entry in found[:BATCH]]
    return Given(journal.held(), entries, len(found) > BATCH)


def _take_back(journal: Journal, returned: Sequence[Entry]) -> Taken:
    first = returned[0]
    before = journal.of(first.origin, first.number - 2, limit=1) if first.number > 1 else []
    if before and before[0].number == first.number - 1 and before[0].hash != first.previous:
        log.warning("entries that came back do not follow ours; asking for earlier ones")
        return Taken(again_after={first.origin: (first.number - 1) // 2})
    merged = journal.merge(returned)
    log.warning("this office was restored from a backup: %s entries of its own came back", merged.new)
    parted = [number for (origin, number) in merged.set_aside if origin == first.origin]
    if parted:
        branched = journal.branch_off(after=min(parted) - 1)
        log.warning(
            "from %s on, entries that came back differ from ours; going on as %s", min(parted), branched
        )
    return Taken(merged.set_aside)
