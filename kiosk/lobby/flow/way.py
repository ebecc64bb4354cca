"""One visitor's way through the lobby, as a value.

A `Way` is a value: every touch or scan gives the next one, so a way can be walked in a test as a visitor
walks it, and leaving it behind leaves nothing of her.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from kiosk.lobby.flow.notice import Notice
from kiosk.lobby.flow.step import ASKED, SETTLED, Step, screens
from kiosk.lobby.flow.told import Told
from kiosk.visits.invitation import Invitation
from kiosk.visits.need import Need
from kiosk.visits.purpose import Ask, Purpose
from printer import Photo

_NOTHING_ANSWERED = {"answers": (), "agreed": False, "agreement_settled": False}


@dataclass(frozen=True, kw_only=True)
class Way(Told):
    """What one visitor has told so far, and where she is.

    `chosen` says whether she chose the language herself. `written` is what she has written of her name, and
    not given yet. `corrected` are, while she changes an answer, that one and those to later questions.
    `visit` is the id of the visit that she waits in or leaves; `recognised` says that she did not only touch
    its number; `wish` is what she asked for before that, to come to as soon as she is recognised. `past` are
    the steps through which "back" leads.
    """

    school_language: str
    step: Step = Step.WELCOME
    chosen: bool = False
    written: str | None = None
    corrected: tuple[str, ...] = ()
    visit: str | None = None
    recognised: bool = False
    wish: Step = Step.WAITING
    notice: Notice | None = None
    past: tuple[Step, ...] = ()

    @classmethod
    def begin(cls, language: str, purposes: Mapping[str, Purpose]) -> "Way":
        """The welcome screen, in the school's language, before anybody has said anything."""
        return cls(school_language=language, language=language, purposes=purposes)

    # What she does

    def choose_language(self, language: str) -> "Way":
        """She chooses her language: on the welcome screen this begins her way, later it changes the words."""
        if self.step is Step.WELCOME:
            return self._to(Step.SCAN, language=language, chosen=True)
        return self.speak(language)

    def speak(self, language: str) -> "Way":
        """Another language is in force; nothing else changes."""
        return replace(self, language=language, chosen=True)

    def type_instead(self) -> "Way":
        """She types her name rather than show a card."""
        return self._to(Step.NAME)

    def need_interpreter(self) -> "Way":
        """She needs an interpreter: of which language?"""
        return self._to(Step.INTERPRETER)

    def ask_interpreter(self, language: str | None) -> "Way":
        """Of this one, a tag of the interpreters' list; None for one that is not on it."""
        return self._return(interpreter=True, interpreter_language=language)

    def need_no_interpreter(self) -> "Way":
        """She takes it back."""
        return self._return(interpreter=False, interpreter_language=None, remember_interpreter=False)

    def have_interpreter_remembered(self, remember: bool) -> "Way":
        """Whether the school may know at her next visit that she needs one (standard 6)."""
        return replace(self, remember_interpreter=remember)

    def choose_honorific(self, honorific: str | None) -> "Way":
        """She chooses how she is addressed, or none (standard 9)."""
        return replace(self, honorific=honorific)

    def write_name(self, written: str) -> "Way":
        """She is writing her name."""
        return replace(self, written=written)

    def give_name(self, name: str) -> "Way":
        """She says what she is called. An empty name leaves her where she is."""
        name = " ".join(name.split())
        return self._to(self._next(Step.PURPOSE), name=name, written=None) if name else self

    def choose_purpose(self, purpose: str) -> "Way":
        """She says why she came; the purpose decides what else she is asked (standard 28)."""
        told: dict[str, Any] = {"purpose": purpose, "host": None, "role": None}
        if purpose != self.purpose:
            told |= _NOTHING_ANSWERED
        if not self.purposes[purpose].photo:
            told |= {"photo": None, "photo_settled": False}
        if Ask.HOST in self.purposes[purpose].asks:
            return self._to(Step.HOST, **told)
        return self._on(**told)

    def choose_host(self, host: str | None) -> "Way":
        """She says whom she came to see; None for "somebody at the office"."""
        return self._on(host=host, role=None)

    def choose_role(self, role: str) -> "Way":
        """She knows no name: she came to see one of those with this title (standard 15)."""
        return self._on(host=None, role=role)

    def answer(self, answer: str) -> "Way":
        """Her answer to the question before her."""
        later = self.corrected[1:]
        return self._on(answers=(*self.answers, answer, *later), corrected=()) if self.question else self

    def agree(self) -> "Way":
        """She agrees to what the purpose asks."""
        return self._on(agreed=True, agreement_settled=True)

    def talk_about_it(self) -> "Way":
        """She does not agree, or not yet: she goes on, and the office talks with her."""
        return self._on(agreed=False, agreement_settled=True)

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
        """There is no camera for it: she goes on as if she had come from the step before. Where she was asked
        already and comes back, she goes back to that step, with the photo that she has.
        """
        if self.photo_settled:
            return self.back()
        past = self.past[: self.past.index(Step.READ_BACK)] if Step.READ_BACK in self.past else self.past
        return replace(self, step=Step.READ_BACK, past=past, photo=None)

    def correct(self, step: Step) -> "Way":
        """On the read-back she says what is not right: her name, purpose or host."""
        return replace(self, step=step, past=(*self.past, self.step), notice=None)

    def correct_answer(self, number: int) -> "Way":
        """On the read-back she changes this answer, counted from 0, and no other."""
        kept, corrected = self.answers[:number], self.answers[number:]
        return replace(self.correct(Step.QUESTION), answers=kept, corrected=corrected)

    def ask_for(self, need: Need) -> "Way":
        """She needs this as well, or takes it back (standard 23)."""
        return replace(self, needs=self.needs ^ {need})

    def confirm(self) -> "Way":
        """Yes, this is right (standard 21): once. What another purpose asks is asked first."""
        if self.step is not Step.READ_BACK:
            return self
        unanswered = self.asked_next if self.asked_next in {Step.QUESTION, Step.AGREEMENT} else None
        return self._to(unanswered or Step.CHECKING_IN)

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
        if self.step is Step.INTERPRETER:
            return self._return()
        if self.step is Step.QUESTION and self.answers and not self.corrected:
            return replace(self, answers=self.answers[:-1], notice=None)
        *past, step = self.past or (Step.WELCOME,)
        if step is Step.WELCOME:
            return self.leave()
        answers = self.answers[:-1] if step is Step.QUESTION else (*self.answers, *self.corrected)
        kept = replace(self, answers=answers, corrected=(), written=None, notice=None)
        return replace(kept, step=step, past=tuple(past))

    def leave(self) -> "Way":
        """Cancel, time-out or the end: nothing of her stays."""
        return Way.begin(self.school_language, self.purposes)

    # Who waits

    def open_page(self, visit: str, language: str) -> "Way":
        """She touches her number on the waiting board: it shows no more than the board may (standard 52)."""
        return self._to(Step.WAITING, visit=visit, language=language)

    def see_somebody_else(self) -> "Way":
        """She came to see somebody else after all."""
        return self._to_own(Step.OTHER_HOST)

    def write_message(self) -> "Way":
        """She leaves a message rather than wait (standard 20)."""
        return self._to_own(Step.MESSAGE)

    def claim(self) -> "Way":
        """The visit whose number she touched is hers, and she wants to read all of its page."""
        return self._to_own(Step.WAITING)

    def message_left(self) -> "Way":
        """Her message is on disk."""
        return self._to(Step.MESSAGE_LEFT)

    def ask_leaving(self) -> "Way":
        """She wants to leave: by her number alone she cannot be signed out."""
        return self._to(Step.LEAVING if self.recognised else Step.SIGN_OUT)

    def wait(self) -> "Way":
        """Back to the page of her visit."""
        return self._to(Step.WAITING)

    # What the camera sees

    def see_licence(self, name: str, *, expired: bool) -> "Way":
        """Her licence was read. That it has expired is told, and is no verdict: she goes on."""
        if not self._listening:
            return self
        notice = Notice.DOCUMENT_EXPIRED if expired else None
        return self._to(Step.NAME, notice, name=name, written=None)

    def see_invitation(self, invitation: Invitation) -> "Way":
        """Her invitation was read and is known: all is said already, except whether it is right."""
        if not self._listening:
            return self
        whole = bool(invitation.name) and invitation.purpose in self.purposes
        told: dict[str, Any] = {
            "language": self.language if self.chosen else invitation.language,
            "name": invitation.name or "",
            "purpose": invitation.purpose,
            "host": invitation.host,
            "invitation": invitation.id,
        }
        if invitation.purpose != self.purpose:
            told |= _NOTHING_ANSWERED
        return self._on(**told) if whole else self._to(Step.NAME, **told)

    def see_unlisted_invitation(self, invitation: str) -> "Way":
        """The office signed her invitation, but its details have not come here yet: she is asked."""
        return self._to(Step.NAME, invitation=invitation) if self._listening else self

    def see_badge(self, visit: str, language: str) -> "Way":
        """Her badge of a visit that goes on: is she leaving? She is asked in the visit's language."""
        if not self._listening:
            return self.see_badge_of_waiting(visit, language)
        return self._recognised(Step.LEAVING, visit, language)

    def see_badge_of_waiting(self, visit: str, language: str) -> "Way":
        """Her badge, and her page still has something to tell her; or she touched her number before."""
        if not self._listening:
            return self.found_waiting(visit, language)
        step = Step.LEAVING if self.step is Step.SIGN_OUT else Step.WAITING
        return self._recognised(step, visit, language)

    def see_nothing_known(self, notice: Notice) -> "Way":
        """A code that leads nowhere: she is told why, and goes on by typing."""
        if not self._listening and self.step is not Step.OWN_VISIT:
            return self
        return replace(self, notice=notice) if self.step is not Step.WELCOME else self._to(Step.SCAN, notice)

    # What the lobby answers

    def checked_in(self, visit: str) -> "Way":
        """The visit is on disk: now, and not before, the screen may say so."""
        return self._to(Step.WAITING, visit=visit, recognised=True, photo=None)

    def host_gone(self) -> "Way":
        """Her host left the directory while she was choosing."""
        return self._to(Step.HOST, Notice.HOST_GONE, host=None)

    def invitation_refused(self, notice: Notice) -> "Way":
        """The invitation does not count; she goes on as somebody who was not invited."""
        return self._to(Step.READ_BACK, notice, invitation=None)

    def found_leaving(self, visit: str) -> "Way":
        """Number and name fit a visit of today."""
        return self._to(Step.SIGNING_OUT, visit=visit)

    def found_waiting(self, visit: str, language: str) -> "Way":
        """It is she: her page opens, and on it what she asked for."""
        if not self._claiming:
            return self
        page = self._recognised(Step.WAITING, visit, language)
        wished = self.step is Step.OWN_VISIT and visit == self.visit and self.wish is not page.step
        return replace(page, step=self.wish, past=(page.step,)) if wished else page

    def not_found(self) -> "Way":
        """They fit none; which of the two is wrong is not said (standard 52)."""
        return replace(self, notice=Notice.VISIT_NOT_FOUND)

    def signed_out(self) -> "Way":
        """Her leaving is on disk."""
        return self._to(Step.GOODBYE)

    def unable(self) -> "Way":
        """Nothing can be written: she is sent to a person, truthfully."""
        return self._to(Step.UNABLE, photo=None)

    # What the screens ask

    @property
    def scene(self) -> tuple[Step, str | None, int]:
        """What is before her: where this differs, so does the screen. Each question has its own."""
        return self.step, self.visit, len(self.answers) if self.step is Step.QUESTION else 0

    @property
    def came_back(self) -> bool:
        """Whether she checked in before, and not on this way."""
        return self.visit is not None and self.purpose is None

    @property
    def progress(self) -> tuple[int, int] | None:
        """Which step this is of how many, counted from 1; None where nothing is asked."""
        asked = [step for step in ASKED for _ in range(screens(step, self.chosen_purpose))]
        if self.step not in asked:
            return None
        answered = len(self.answers) if self.step is Step.QUESTION else 0
        return asked.index(self.step) + answered + 1, len(asked)

    @property
    def _listening(self) -> bool:
        """Whether a code shown now is meant for this way, and not seen by chance later on it."""
        return self.step in {Step.WELCOME, Step.SCAN, Step.NAME, Step.SIGN_OUT}

    @property
    def _claiming(self) -> bool:
        """Whether she is at a visit's page by its number alone, and may yet show that it is hers."""
        return self.step in {Step.WAITING, Step.OWN_VISIT} and not self.recognised

    def _to_own(self, step: Step) -> "Way":
        """What only she may do: by the number alone nobody does it for her, so first she says who she is."""
        return self._to(step) if self.recognised else self._to(Step.OWN_VISIT, wish=step)

    def _recognised(self, step: Step, visit: str, language: str) -> "Way":
        """The way of the visit whose badge was shown; what was told of another one does not go with it."""
        told: dict[str, Any] = {
            "visit": visit,
            "recognised": True,
            "chosen": self.chosen,
            "language": self.language if self.chosen else language,
        }
        if self.visit == visit:
            return self._to(step, **told)
        return replace(self.leave(), step=step, **told)

    def _return(self, **told: Any) -> "Way":
        """From choosing an interpreter to where she was; from the welcome screen she begins her way so."""
        if self.step is not Step.INTERPRETER:
            return replace(self, **told)
        *past, step = self.past
        if step is not Step.WELCOME:
            return replace(self, step=step, past=tuple(past), notice=None, **told)
        return replace(self, step=Step.SCAN, past=(step,), **told) if told else self.leave()

    def _next(self, step: Step) -> Step:
        """The step after a correction is the read-back; otherwise the one that comes next."""
        return Step.READ_BACK if Step.READ_BACK in self.past else step

    def _on(self, **told: Any) -> "Way":
        """The way with this told, at what is asked next."""
        way = replace(self, **told)
        return replace(way, notice=None) if way.asked_next is self.step else self._to(way.asked_next, **told)

    def _to(self, step: Step, notice: Notice | None = None, **told: Any) -> "Way":
        """The way at its next step, with what she told on this one; where she has been, she goes back to."""
        # Checking in is nothing to go back to: there she would be checked in once more.
        past = self.past if self.step is Step.CHECKING_IN else (*self.past, self.step)
        if step in past:
            past = past[: past.index(step)]
        if step in SETTLED and step is not Step.CHECKING_IN:
            past = ()
        return replace(self, step=step, past=past, notice=notice, **told)
