"""What a school asks those who come for a purpose: short questions, each with a few answers to touch."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.visits.wording import Wording

YES_OR_NO = ("yes", "no")


@dataclass(frozen=True)
class Question:
    """`choices` are the answers by id; without any they are "yes" and "no", which every screen can say.

    An answer in `tell` is told to the office with the arrival; one in `ask` has the office send a person.
    Any other answer is forgotten once it is given.
    """

    id: str
    text: Wording
    choices: Mapping[str, Wording] = field(default_factory=dict)
    tell: frozenset[str] = frozenset()
    ask: frozenset[str] = frozenset()

    @property
    def answers(self) -> tuple[str, ...]:
        """The ids of the answers, in the order in which they are offered."""
        return tuple(self.choices) or YES_OR_NO

    def is_told(self, answer: str) -> bool:
        """Whether the office learns of this answer."""
        return answer in self.tell | self.ask
