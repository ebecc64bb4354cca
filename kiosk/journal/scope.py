"""Who is told what. A lobby learns no more than its work needs (standards 52 and 53)."""

from kiosk.journal.entry import Entry
from kiosk.visits.events import Audience, Topic


def for_lobby(entry: Entry, origins: frozenset[str], visits: frozenset[str]) -> Entry:
    """The entry as a lobby may see it that writes under these origins and checked in these visits.

    What is meant for the office only comes as a bare seal. Visits of other lobbies come without names and
    free text: enough to sign their visitors out by their badges.
    """
    content = entry.content
    if content is None or entry.origin in origins:
        return entry
    if content.audience != Audience.EVERYONE:
        return entry.sealed()
    if content.topic == Topic.VISIT and content.subject not in visits:
        return entry.without_details()
    return entry
