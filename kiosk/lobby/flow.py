"""One visitor's way through the lobby: what is gathered, and the next step. Knows no screen, disk or clock.

A `Way` is a value: every touch or scan gives the next one, so a way can be walked in a test as a visitor
walks it, and leaving it behind leaves nothing of her.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from kiosk.visits.arrival import Arrival
from kiosk.visits.invitation import Invitation
from kiosk.visits.purpose import Ask, Purpose
from printer import Photo


class Step(StrEnum):
    """Where she is. Each step has a screen."""

    WELCOME = "welcome"
    SCAN = "scan"
    NAME = "name"
    PURPOSE = "purpose"
    HOST = "host"
    PHOTO = "photo"
    READ_BACK = "read-back"
    CHECKING_IN = "checking-in"
    WAITING = "waiting"
    LEAVING = "leaving"
    SIGN_OUT = "sign-out"
    SIGNING_OUT = "signing-out"
    GOODBYE = "goodbye"
    UNABLE = "unable"


class Notice(StrEnum):
    """What she must be told on her way; screens say it in her words."""

    INVITATION_EXPIRED = "invitation-expired"
    INVITATION_USED = "invitation-used"
    INVITATION_WITHDRAWN = "invitation-withdrawn"
    BADGE_UNKNOWN = "badge-unknown"
    BADGE_LEFT = "badge-left"
    CODE_UNKNOWN = "code-unknown"
    STUDENT_CARD = "student-card"
    STAFF_CARD = "staff-card"
    DOCUMENT_EXPIRED = "document-expired"
    HOST_GONE = "host-gone"
    SIGN_OUT_NOT_FOUND = "sign-out-not-found"


# Steps on which nothing is asked of her: there is nothing to go back from.
SETTLED = frozenset({Step.CHECKING_IN, Step.WAITING, Step.SIGNING_OUT, Step.GOODBYE, Step.UNABLE})

# Steps that show progress, in the order in which a visitor meets them.
ASKED = (Step.SCAN, Step.NAME, Step.PURPOSE, Step.HOST, Step.PHOTO, Step.READ_BACK)


@dataclass(frozen=True)
class Way:
    """What one visitor has told so far, and where she is.

    `language` is the one in force; `chosen` says whether she chose it herself. `visit` is the id of the visit
    that she waits in or leaves. `photo` is the one for her badge, and `photo_settled` says that she has said
    what she wants of it. `past` are the steps through which "back" leads.
    """

    school_language: str
    language: str
    purposes: Mapping[str, Purpose] = field(repr=False)
    step: Step = Step.WELCOME
    chosen: bool = False
    name: str = ""
    purpose: str | None = None
    host: str | None = None
    photo: Photo | None = field(default=None, repr=False, compare=False)
    photo_settled: bool = False
    interpreter: bool = False
    invitation: str | None = None
    visit: str | None = None
    notice: Notice | None = None
    past: tuple[Step, ...] = ()

    @classmethod
    def begin(cls, language: str, purposes: Mapping[str, Purpose]) -> "Way":
        """The welcome screen, in the school's language, before anybody has said anything."""
        return cls(language, language, purposes)

    # What she does

    def choose_language(self, language: str) -> "Way":
        """She chooses her language: on the welcome screen this begins her way, later it changes the words."""
        if self.step is Step.WELCOME:
            return self._to(Step.SCAN, language=language, chosen=True)
        return replace(self, language=language, chosen=True)

    def type_instead(self) -> "Way":
        """She types her name rather than show a card."""
        return self._to(Step.NAME)

    def ask_interpreter(self) -> "Way":
        """She says that she needs an interpreter, or takes it back."""
        return replace(self, interpreter=not self.interpreter)

    def give_name(self, name: str) -> "Way":
        """She says what she is called. An empty name leaves her where she is."""
        name = " ".join(name.split())
        return self._to(self._next(Step.PURPOSE), name=name) if name else self

    def choose_purpose(self, purpose: str) -> "Way":
        """She says why she came; the purpose decides whether she is asked for a host (standard 28)."""
        told: dict[str, Any] = {"purpose": purpose, "host": None}
        if not self.purposes[purpose].photo:
            told |= {"photo": None, "photo_settled": False}
        if Ask.HOST in self.purposes[purpose].asks:
            return self._to(Step.HOST, **told)
        return self._to(self._photo_or_read_back(purpose), **told)

    def choose_host(self, host: str | None) -> "Way":
        """She says whom she came to see; None for "somebody at the office"."""
        return self._to(self._photo_or_read_back(self.purpose), host=host)

    def show_photo(self, photo: Photo | None) -> "Way":
        """Her photo was taken, and she looks at it; None where it failed, or where she wants another."""
        return replace(self, photo=photo) if self.step is Step.PHOTO else self

    def keep_photo(self) -> "Way":
        """This photo shall be on her badge."""
        return self._to(Step.READ_BACK, photo_settled=True) if self.photo is not None else self

    def decline_photo(self) -> "Way":
        """No photo, thank you."""
        return self._to(Step.READ_BACK, photo=None, photo_settled=True)

    def pass_photo(self) -> "Way":
        """There is no camera for it: she goes on as if she had come from the step before."""
        past = self.past[: self.past.index(Step.READ_BACK)] if Step.READ_BACK in self.past else self.past
        return replace(self, step=Step.READ_BACK, past=past, photo=None)

    def correct(self, step: Step) -> "Way":
        """On the read-back she says what is not right: her name, purpose or host."""
        return replace(self, step=step, past=(*self.past, self.step), notice=None)

    def confirm(self) -> "Way":
        """Yes, this is right (standard 21)."""
        return self._to(Step.CHECKING_IN)

    def go_to_sign_out(self) -> "Way":
        """She is leaving and has no badge to show."""
        return self._to(Step.SIGN_OUT)

    def sign_out(self) -> "Way":
        """Yes, she is leaving."""
        return self._to(Step.SIGNING_OUT)

    def back(self) -> "Way":
        """One step back; from the first, to the welcome screen with nothing kept."""
        if self.step in SETTLED:
            return self
        *past, step = self.past or (Step.WELCOME,)
        if step is Step.WELCOME:
            return self.leave()
        return replace(self, step=step, past=tuple(past), notice=None)

    def leave(self) -> "Way":
        """Cancel, time-out or the end: nothing of her stays."""
        return Way.begin(self.school_language, self.purposes)

    # What the camera sees

    def see_licence(self, name: str, *, expired: bool) -> "Way":
        """Her licence was read. That it has expired is told, and is no verdict: she goes on."""
        if not self._listening:
            return self
        notice = Notice.DOCUMENT_EXPIRED if expired else None
        return self._to(Step.NAME, notice, name=name)

    def see_invitation(self, invitation: Invitation) -> "Way":
        """Her invitation was read and is known: all is said already, except whether it is right."""
        if not self._listening:
            return self
        whole = bool(invitation.name) and invitation.purpose in self.purposes
        return self._to(
            self._photo_or_read_back(invitation.purpose) if whole else Step.NAME,
            language=self.language if self.chosen else invitation.language,
            name=invitation.name or "",
            purpose=invitation.purpose,
            host=invitation.host,
            invitation=invitation.id,
        )

    def see_unlisted_invitation(self, invitation: str) -> "Way":
        """The office signed her invitation, but its details have not come here yet: she is asked."""
        return self._to(Step.NAME, invitation=invitation) if self._listening else self

    def see_badge(self, visit: str, language: str) -> "Way":
        """Her badge of a visit that goes on: is she leaving? She is asked in the visit's language."""
        if not self._listening:
            return self
        return self._to(Step.LEAVING, visit=visit, language=self.language if self.chosen else language)

    def see_nothing_known(self, notice: Notice) -> "Way":
        """A code that leads nowhere: she is told why, and goes on by typing."""
        if not self._listening:
            return self
        return replace(self, notice=notice) if self.step is not Step.WELCOME else self._to(Step.SCAN, notice)

    # What the lobby answers

    def checked_in(self, visit: str) -> "Way":
        """The visit is on disk: now, and not before, the screen may say so."""
        return self._to(Step.WAITING, visit=visit, photo=None)

    def host_gone(self) -> "Way":
        """Her host left the directory while she was choosing."""
        return self._to(Step.HOST, Notice.HOST_GONE, host=None)

    def invitation_refused(self, notice: Notice) -> "Way":
        """The invitation does not count; she goes on as somebody who was not invited."""
        return self._to(Step.READ_BACK, notice, invitation=None)

    def found_leaving(self, visit: str) -> "Way":
        """Number and name fit a visit of today."""
        return self._to(Step.SIGNING_OUT, visit=visit)

    def not_found_leaving(self) -> "Way":
        """They fit none; which of the two is wrong is not said (standard 52)."""
        return replace(self, notice=Notice.SIGN_OUT_NOT_FOUND)

    def signed_out(self) -> "Way":
        """Her leaving is on disk."""
        return self._to(Step.GOODBYE)

    def unable(self) -> "Way":
        """Nothing can be written: she is sent to a person, truthfully."""
        return self._to(Step.UNABLE, photo=None)

    # What the screens ask

    def arrival(self, lobby: str) -> Arrival:
        """All that was gathered; raises NameMissing, or ValueError before a purpose was chosen."""
        if self.purpose is None:
            raise ValueError("no purpose has been chosen yet")
        return Arrival(
            name=self.name,
            purpose=self.purpose,
            language=self.language,
            lobby=lobby,
            host=self.host,
            interpreter=self.interpreter,
            invitation=self.invitation,
        )

    @property
    def progress(self) -> tuple[int, int] | None:
        """Which step this is of how many, counted from 1; None where nothing is asked."""
        asked = [step for step in ASKED if self._comes_by(step)]
        return (asked.index(self.step) + 1, len(asked)) if self.step in asked else None

    @property
    def _listening(self) -> bool:
        """Whether a code shown now is meant for this way, and not seen by chance later on it."""
        return self.step in {Step.WELCOME, Step.SCAN, Step.NAME, Step.SIGN_OUT}

    def _comes_by(self, step: Step) -> bool:
        """Whether this step is on her way, as far as it is known why she came."""
        purpose = self.purposes.get(self.purpose or "")
        match step:
            case Step.HOST:
                return purpose is None or Ask.HOST in purpose.asks
            case Step.PHOTO:
                return purpose is not None and purpose.photo
            case _:
                return True

    def _next(self, step: Step) -> Step:
        """The step after a correction is the read-back; otherwise the one that comes next."""
        return Step.READ_BACK if Step.READ_BACK in self.past else step

    def _photo_or_read_back(self, purpose: str | None) -> Step:
        """Where she goes once it is said why she came, and whom to see: a photo is asked for once."""
        asked = purpose is not None and self.purposes[purpose].photo and not self.photo_settled
        return Step.PHOTO if asked else Step.READ_BACK

    def _to(self, step: Step, notice: Notice | None = None, **told: Any) -> "Way":
        """The way at its next step, with what she told on this one; where she has been, she goes back to."""
        past = () if step in SETTLED else (*self.past, self.step)
        if step in self.past:
            past = self.past[: self.past.index(step)]
        return replace(self, step=step, past=past, notice=notice, **told)
