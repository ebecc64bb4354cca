"""What a visitor has told so far, and what is still to be asked of her."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.lobby.flow.step import Step, screens
from kiosk.visits import agreement
from kiosk.visits.arrival import Arrival
from kiosk.visits.need import Need
from kiosk.visits.purpose import Purpose
from kiosk.visits.question import Question
from printer import Photo


@dataclass(frozen=True, kw_only=True)
class Told:
    """`language` is the one in force. `role` is the title of those of whom she came to see one, where she
    knows no name. `answers` are those to the purpose's first questions, in their order. `photo` is for her
    badge. `photo_settled` and `agreement_settled` say that she was asked about them, and has answered.
    """

    language: str
    purposes: Mapping[str, Purpose] = field(repr=False)
    name: str = ""
    honorific: str | None = None
    purpose: str | None = None
    host: str | None = None
    role: str | None = None
    answers: tuple[str, ...] = ()
    agreed: bool = False
    agreement_settled: bool = False
    photo: Photo | None = field(default=None, repr=False, compare=False)
    photo_settled: bool = False
    interpreter: bool = False
    interpreter_language: str | None = None
    remember_interpreter: bool = False
    needs: frozenset[Need] = frozenset()
    invitation: str | None = None

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
            interpreter_language=self.interpreter_language,
            remember_interpreter=self.remember_interpreter,
            honorific=self.honorific,
            role=self.role,
            needs=tuple(sorted(self.needs)),
            answers={question.id: answer for question, answer in self.answered if question.is_told(answer)},
            agreement=self._agreement,
        )

    @property
    def question(self) -> Question | None:
        """The question before her; None where all are answered."""
        questions = self._questions
        return questions[len(self.answers)] if len(self.answers) < len(questions) else None

    @property
    def answered(self) -> list[tuple[Question, str]]:
        """The questions that she has answered, each with her answer."""
        return list(zip(self._questions, self.answers, strict=False))

    @property
    def wants_person(self) -> bool:
        """Whether the office shall send a person for what she answered."""
        return any(answer in question.ask for question, answer in self.answered)

    @property
    def asked_next(self) -> Step:
        """What comes next once it is said why she came, and whom to see: each is asked once."""
        if self.question:
            return Step.QUESTION
        if screens(Step.AGREEMENT, self.chosen_purpose) and not self.agreement_settled:
            return Step.AGREEMENT
        offered = screens(Step.PHOTO, self.chosen_purpose) and not self.photo_settled
        return Step.PHOTO if offered else Step.READ_BACK

    @property
    def chosen_purpose(self) -> Purpose | None:
        """Why she came, if the school still knows that purpose."""
        return self.purposes.get(self.purpose or "")

    @property
    def _questions(self) -> tuple[Question, ...]:
        return self.chosen_purpose.questions if self.chosen_purpose else ()

    @property
    def _agreement(self) -> str | None:
        """The version of the text that she agreed to."""
        text = self.chosen_purpose.agreement if self.chosen_purpose else None
        return agreement.version(text) if text and self.agreed else None
