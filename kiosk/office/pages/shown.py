"""A visit as staff read it: names for ids, sentences for answers and for badges."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.journal import View
from kiosk.office.languages import Spoken, spoken
from kiosk.office.office import Office
from kiosk.visits.acknowledgement import Answer, AnswerKind
from kiosk.visits.badge import BadgeIssue, BadgeState
from kiosk.visits.destination import Destination
from kiosk.visits.host import Host
from kiosk.visits.visit import Visit
from kiosk.visits.wording import say

# What the printer's codes mean at the front desk; a code that is not here is shown as it is.
REASONS = {
    "no-media": "there are no labels in the printer",
    "out-of-labels": "the printer ran out of labels",
    "wrong-media": "other labels are loaded than the badge needs",
    "cover-open": "the printer's cover is open",
    "cutter-jam": "the printer's cutter is jammed",
    "feed-jam": "the labels are jammed",
    "cooling": "the printer is too hot and has to cool down",
    "busy": "the printer is busy",
    "printer-fault": "the printer reports a fault",
    "offline": "the printer is unplugged or switched off",
    "unreachable": "the printer does not answer",
    "connection-lost": "the printer hung up",
    "stuck": "the printer takes nothing more",
    "no-permission": "the kiosk may not write to the printer",
    "no-folder": "the folder for badges is missing",
    "disk-full": "the disk is full",
    "interrupted": "the kiosk was restarted while it printed",
    "driver-fault": "the kiosk could not use the printer",
}


@dataclass(frozen=True)
class Shown:
    """One visit on a page. `host` is whom she came to see; `place` is where that host is."""

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
            badge=badge_words(visit.badge),
            badge_missing=visit.badge is not None and visit.badge.state is BadgeState.FAILED,
            answer=self.answer(standing.answer) if standing else "",
        )


def badge_words(badge: BadgeIssue | None) -> str:
    """What is known of the badge."""
    if badge is None:
        return "not asked for"
    reason = REASONS.get(badge.reason or "", badge.reason)
    match badge.state:
        case BadgeState.REQUESTED:
            return "being printed"
        case BadgeState.PRINTED:
            return "printed"
        case BadgeState.UNCONFIRMED:
            return f"sent; nobody can tell whether it came out{f': {reason}' if reason else ''}"
        case BadgeState.FAILED:
            return f"not printed: {reason}"
