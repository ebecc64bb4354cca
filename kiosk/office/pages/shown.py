"""A visit as staff read it: names for ids, sentences for answers and for badges."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from kiosk.journal import View
from kiosk.office.interpreting import at_hand, with_extensions
from kiosk.office.languages import Spoken, spoken
from kiosk.office.office import Office
from kiosk.office.times import clock_time
from kiosk.reception import VISITOR
from kiosk.visits.acknowledgement import Answer, AnswerKind, NotTodayReason
from kiosk.visits.badge import BadgeIssue, BadgeState
from kiosk.visits.destination import Destination
from kiosk.visits.host import Host, on_duty
from kiosk.visits.interpreter_language import english_name
from kiosk.visits.need import Need
from kiosk.visits.phrase import PHRASES, Phrase
from kiosk.visits.print_trouble import meaning
from kiosk.visits.referral import Referral
from kiosk.visits.visit import Visit
from kiosk.visits.wording import say

REMEMBERED = timedelta(days=365)  # for so long an earlier need of an interpreter is of use

NOT_TODAY: Mapping[NotTodayReason, str] = {
    NotTodayReason.AWAY: "away",
    NotTodayReason.IN_CLASS: "with a class",
    NotTodayReason.BY_APPOINTMENT: "by appointment only",
    NotTodayReason.CLOSED: "the office is closed",
    NotTodayReason.OTHER: "another reason",
}
NEEDS: Mapping[str, str] = {
    Need.STEP_FREE: "Needs a way without steps",
    Need.COMPANY: "Wishes company on the way",
}


@dataclass(frozen=True)
class Shown:
    """One visit on a page.

    `host` is whom she came to see, `place` where that host is, and `cover` who answers instead of one who is
    away. `interpreter` is the language of the interpreter whom she needs, `interpreters` who on duty speaks
    her language, `remembered` when she needed one before; `history` is from whom to whom she was handed on
    (standards 17 and 19), `needs` and `answers` what else she told. `badge_unsure` is the copy of which
    somebody has to say whether it came out, or None; `lobbies` is where another one can be printed, first
    where she came in.
    """

    visit: Visit
    name: str
    purpose: str
    interpreter: str
    interpreters: str
    remembered: str
    history: tuple[str, ...]
    needs: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]
    language: Spoken
    home_language: bool
    host: str
    host_title: str
    cover: str
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

    not_today = NOT_TODAY

    def __init__(self, office: Office, view: View) -> None:
        self.language = office.settings.school.language
        self.hosts: Mapping[str, Host] = {host.id: host for host in view.hosts()}
        self.places: Mapping[str, Destination] = {place.id: place for place in view.destinations()}
        self.purposes = office.purposes
        self._lobbies = office.lobbies.standing()
        self._catalogues = office.catalogues
        self._view = view
        self._now = office.clock()

    def purpose(self, purpose: str) -> str:
        """The purpose as its button calls it."""
        known = self.purposes.get(purpose)
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
            case AnswerKind.WITH_YOU_SHORTLY:
                return "with you shortly"
            case AnswerKind.IN_MINUTES:
                return f"in {answer.minutes} minute{'' if answer.minutes == 1 else 's'}"
            case AnswerKind.PLEASE_GO_TO:
                return f"please go to {self.place(answer.destination)}"
            case AnswerKind.NOT_TODAY:
                return f"cannot today: {NOT_TODAY[answer.reason or NotTodayReason.OTHER]}"
            case AnswerKind.PHRASE:
                return f"“{PHRASES[answer.phrase]}”" if answer.phrase else ""
            case AnswerKind.WRITTEN:
                return f"“{answer.text}”"

    def phrases(self, language: str) -> list[tuple[Phrase, str, str]]:
        """What can be said in this language without writing: each as staff read it, and as she does."""
        if language not in self._catalogues.languages:
            language = self.language
        say_in = self._catalogues.translator(language).text
        return [(phrase, sentence, say_in(sentence)) for phrase, sentence in PHRASES.items()]

    def referable(self, visit: Visit) -> list[tuple[Host, str]]:
        """To whom a visitor can be handed on, with where that is: whoever has directions (standard 16)."""
        return [
            (host, self.place(host.destination))
            for host in self.hosts.values()
            if host.id != visit.host and host.destination in self.places
        ]

    def cover(self, host: Host | None) -> str:
        """Who answers for a host who is away: a sentence; "" for one who is not."""
        if host is None or host.absence(self._now.at) is None:
            return ""
        return f"{host.name} is away; {on_duty(host, self.hosts, self._now.at).name} answers instead"

    def remembered(self, name: str | None) -> str:
        """When somebody of this name needed an interpreter, and wished it remembered (standard 6)."""
        found = self._view.interpreter_wanted(name, self._now.at - REMEMBERED) if name else None
        if found is None or found.arrived is None:
            return ""
        wanted = english_name(found.interpreter_language) or spoken(found.language).english
        day = f"{found.arrived.local:%b %-d}"
        return f"An interpreter for {wanted} was needed on {day} by somebody of this name"

    def show(self, visit: Visit) -> Shown:
        """The visit as pages show it."""
        host = self.hosts.get(visit.host or "")
        standing = visit.acknowledgement
        badge = visit.badge
        unsure = badge is not None and badge.state is BadgeState.UNCONFIRMED and visit.in_building
        return Shown(
            visit=visit,
            name=" ".join(part for part in (visit.honorific, visit.name or "Visitor") if part),
            interpreter=english_name(visit.interpreter_language) if visit.interpreter_language else "",
            interpreters=self._interpreters(visit),
            remembered="" if visit.interpreter or not visit.in_building else self.remembered(visit.name),
            history=tuple(self._handed_on(referral) for referral in visit.referrals),
            needs=tuple(NEEDS[need] for need in visit.needs if need in NEEDS),
            answers=tuple(visit.answers.items()),
            purpose=self.purpose(visit.purpose) or "Not known yet",
            language=spoken(visit.language or self.language),
            home_language=visit.language in ("", self.language),
            host=self.host(visit.host),
            host_title=host.title if host else visit.role or "",
            cover=self.cover(host),
            place=self.places.get(host.destination or "") if host else None,
            place_name=self.place(host.destination) if host else "",
            badge=badge_words(badge),
            badge_missing=badge is not None and badge.state is BadgeState.FAILED,
            badge_unsure=badge.copy if badge and unsure else None,
            lobbies=tuple(badge_lobbies(visit, self._lobbies)),
            answer=self.answer(standing.answer) if standing else "",
        )

    def _interpreters(self, visit: Visit) -> str:
        found = at_hand(visit, self.hosts.values(), self.language, self._now.at)
        return with_extensions(found) if visit.in_building else ""

    def _handed_on(self, referral: Referral) -> str:
        before = self.host(referral.from_host) or "nobody in particular"
        to, at = self.host(referral.to_host), clock_time(referral.moment)
        if referral.by == VISITOR:
            return f"from {before} to {to} at {at}, by the visitor’s own choice"
        return f"from {before} to {to} at {at}, by {referral.by}"


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
