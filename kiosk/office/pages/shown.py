"""A visit as staff read it: names for ids, sentences for answers and for badges."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiosk.journal import View
from kiosk.office.languages import Spoken, spoken
from kiosk.office.office import Office
from kiosk.reception import VISITOR
from kiosk.visits.acknowledgement import Answer, AnswerKind
from kiosk.visits.badge import BadgeIssue, BadgeState
from kiosk.visits.destination import Destination
from kiosk.visits.host import Host
from kiosk.visits.print_trouble import meaning
from kiosk.visits.visit import Visit
from kiosk.visits.wording import say


@dataclass(frozen=True)
class Shown:
    """One visit on a page. `host` is whom she came to see; `place` is where that host is.

    `badge_unsure` is the copy of which somebody has to say whether it came out, or None; `lobbies` is where
    another one can be printed, first where she came in.
    """

    visit: Visit
    name: str
    purpose: str
    language: Spoken
    home_language: bool
    host: str
    host_title: str
    place: Destination | None
    place_name: str
    badge: str
    badge_missing: bool
    badge_unsure: int | None
    lobbies: tuple[str, ...]
    answer: str

    @property
    def version(self) -> str:
        """Changes when anything that is shown does, so that a page changes nothing else."""
        return f"{zlib.crc32(repr(self).encode()):08x}"


class Names:
    """The directory and the purposes as they are now, to name what visits hold ids of."""

    def __init__(self, office: Office, view: View) -> None:
        self.language = office.settings.school.language
        self.hosts: Mapping[str, Host] = {host.id: host for host in view.hosts()}
        self.places: Mapping[str, Destination] = {place.id: place for place in view.destinations()}
        self._purposes = office.purposes
        self._lobbies = office.lobbies.standing()

    def purpose(self, purpose: str) -> str:
        """The purpose as its button calls it."""
        known = self._purposes.get(purpose)
        return say(known.label, self.language).text if known else purpose

    def host(self, host: str | None) -> str:
        """The host's name; the id of one who is no longer listed."""
        known = self.hosts.get(host or "")
        return known.name if known else host or ""

    def place(self, destination: str | None) -> str:
        """The place's name."""
        known = self.places.get(destination or "")
        return say(known.name, self.language).text if known else destination or ""

    def answer(self, answer: Answer) -> str:
        """What somebody answered."""
        match answer.kind:
            case AnswerKind.ON_MY_WAY:
                return "on my way"
            case AnswerKind.IN_MINUTES:
                return f"in {answer.minutes} minute{'' if answer.minutes == 1 else 's'}"
            case AnswerKind.PLEASE_GO_TO:
                return f"please go to {self.place(answer.destination)}"
            case AnswerKind.WRITTEN:
                return f"“{answer.text}”"

    def show(self, visit: Visit) -> Shown:
        """The visit as pages show it."""
        host = self.hosts.get(visit.host or "")
        standing = visit.acknowledgement
        badge = visit.badge
        unsure = badge is not None and badge.state is BadgeState.UNCONFIRMED and visit.in_building
        return Shown(
            visit=visit,
            name=visit.name or "Visitor",
            purpose=self.purpose(visit.purpose) or "Not known yet",
            language=spoken(visit.language or self.language),
            home_language=visit.language in ("", self.language),
            host=self.host(visit.host),
            host_title=host.title if host else "",
            place=self.places.get(host.destination or "") if host else None,
            place_name=self.place(host.destination) if host else "",
            badge=badge_words(badge),
            badge_missing=badge is not None and badge.state is BadgeState.FAILED,
            badge_unsure=badge.copy if badge and unsure else None,
            lobbies=tuple(badge_lobbies(visit, self._lobbies)),
            answer=self.answer(standing.answer) if standing else "",
        )


def badge_lobbies(visit: Visit, standing: Sequence[str]) -> list[str]:
    """Where a badge of this visit can be printed: first where she came in, then the `standing` lobbies.

    Nowhere, as long as her arrival is not known here.
    """
    return list(dict.fromkeys((visit.lobby, *standing))) if visit.arrived else []


def badge_words(badge: BadgeIssue | None) -> str:
    """What is known of the badge."""
    if badge is None:
        return "not asked for"
    reason = f": {meaning(badge.reason)}" if badge.reason else ""
    match badge.state:
        case BadgeState.REQUESTED:
            copy = f"copy {badge.copy} " if badge.copy > 1 else ""
            return f"{copy}asked for{f' at {badge.lobby}' if badge.lobby else ''}"
        case BadgeState.PRINTED:
            return f"printed, as {who(badge.seen_by)} saw" if badge.seen_by else "printed"
        case BadgeState.UNCONFIRMED:
            return f"sent; nobody can tell whether it came out{reason}"
        case BadgeState.FAILED:
            return f"did not come out, says {who(badge.seen_by)}" if badge.seen_by else f"not printed{reason}"


def who(by: str) -> str:
    """Whoever did something, in the middle of a sentence."""
    return "the visitor" if by == VISITOR else by
