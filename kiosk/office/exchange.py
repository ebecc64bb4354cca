"""Copying entries between this office and a lobby: what is taken, what is given, and what comes back.

An office that was restored from a backup lacks entries of its own which its lobbies still hold. They send
them back, and it takes them. If it has written others under the same numbers since, which the hash of the
last one tells, it goes on under a new origin from where the two parted; to find that place, it asks for
earlier entries, halving the number, until the two agree.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kiosk.errors import OriginTaken
from kiosk.journal import Entry, Head, Journal
from kiosk.journal.entry import HIGHEST
from kiosk.journal.scope import for_lobby
from kiosk.office.authorship import refusal
from kiosk.office.lobbies import Lobbies, Lobby
from kiosk.visits.events import Topic

log = logging.getLogger(__name__)

BATCH = 200  # entries in one direction of one exchange


@dataclass(frozen=True)
class Taken:
    """What was set aside or refused, and why; `again_after` says from where on entries are asked for once
    more.
    """

    set_aside: Mapping[tuple[str, int], str] = field(default_factory=dict)
    refused: Mapping[tuple[str, int], str] = field(default_factory=dict)
    again_after: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Given:
    """Entries for a lobby as it may see them, what the office holds, and whether there is more to give."""

    held: Mapping[str, int]
    heads: Mapping[str, Head]
    entries: Sequence[Entry]
    more: bool


def take(
    journal: Journal,
    lobbies: Lobbies,
    lobby: Lobby,
    origin: str,
    entries: Sequence[Entry],
    heads: Mapping[str, Head],
) -> Taken:
    """Takes what this lobby, which now writes under `origin`, wrote, and what it gives back of our own.

    What other lobbies wrote is theirs to send, for nobody else holds it whole. What a lobby may not write is
    refused. Raises OriginTaken.
    """
    ours = journal.origins()
    if origin in ours:
        raise OriginTaken(origin=origin, owner="this office")
    theirs = lobbies.claim(lobby.name, origin)
    own = journal.origin
    former = ours - {own}
    merged = journal.merge(
        (it for it in entries if it.origin in theirs | former),
        lambda it: refusal(it) if it.origin in theirs else None,
    )
    for (whose, number), problem in merged.refused.items():
        log.warning("the lobby %s: entry %s of %s is refused: %s", lobby.name, number, whose, problem)
    returned = sorted((it for it in entries if it.origin == own), key=lambda entry: entry.number)
    if returned:
        taken = _take_back(journal, returned)
    elif own in heads and journal.differs(own, heads[own]):
        taken = Taken(again_after={own: heads[own][0] // 2})
    else:
        taken = Taken()
    aside = {**merged.set_aside, **taken.set_aside}
    return Taken(aside, merged.refused, taken.again_after)


def give(journal: Journal, lobbies: Lobbies, lobby: Lobby, held: Mapping[str, int], taken: Taken) -> Given:
    """What this lobby, which holds `held`, does not know yet. Of an origin that parted nothing is given."""
    theirs = lobbies.origins_of(lobby.name)
    found = journal.beyond({**held, **dict.fromkeys(taken.again_after, HIGHEST)}, BATCH + 1)
    about = {it.content.subject for it in found if it.content and it.content.topic == Topic.VISIT}
    with journal.reading() as view:
        visits = view.checked_in_under(theirs, about)
    entries = [for_lobby(entry, lobby.name, theirs, visits) for entry in found[:BATCH]]
    concerned = theirs | {journal.origin}
    heads = {origin: head for origin in concerned if (head := journal.head(origin)) is not None}
    return Given({**journal.held(), **taken.again_after}, heads, entries, len(found) > BATCH)


def _take_back(journal: Journal, returned: Sequence[Entry]) -> Taken:
    """Takes entries that this office itself wrote, in their order."""
    first = returned[0]
    if first.number > 1 and journal.differs(first.origin, (first.number - 1, first.previous)):
        return Taken(again_after={first.origin: (first.number - 1) // 2})
    merged = journal.merge(returned)
    if merged.new:
        log.warning("this office was restored from a backup: %s entries of its own came back", merged.new)
    parted = [number for (origin, number) in merged.set_aside if origin == first.origin]
    if parted:
        branched = journal.branch_off(after=min(parted) - 1)
        log.warning("from %s on, what came back differs from ours; going on as %s", min(parted), branched)
    return Taken(set_aside=merged.set_aside)
