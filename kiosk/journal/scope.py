"""Who is told what. A lobby learns no more than its work needs (standards 52 and 53)."""

from kiosk.journal.entry import Entry
from kiosk.visits.events import Audience, BadgeRequested, Topic


def for_lobby(entry: Entry, lobby: str, origins: frozenset[str], visits: frozenset[str]) -> Entry:
    """The entry as the lobby of this name may see it, which writes under these origins and checked in these
    visits.

    What is meant for the office only comes as a bare seal. Visits of other lobbies come without names and
    free text: enough to sign their visitors out by their badges. A badge that it is asked to print comes with
    the name. Of help it is told who comes to its own screen.
    """
    content = entry.content
    if content is None or entry.origin in origins:
        return entry
    elsewhere = content.topic == Topic.HELP and content.facts.get("lobby") != lobby
    if content.audience != Audience.EVERYONE or elsewhere:
        return entry.sealed()
    to_print = content.kind == BadgeRequested.__name__ and content.facts.get("lobby") == lobby
    if content.topic == Topic.VISIT and content.subject not in visits and not to_print:
        return entry.without_details()
    return entry
