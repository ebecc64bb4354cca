"""What a visitor told at check-in: all that is gathered before the visit exists."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.visits.name import visitor_name


@dataclass(frozen=True)
class Arrival:
    """A visitor at a lobby, ready to be checked in. Ids are those of the directory and the purposes.

    `role` is the title of those of whom she came to see one, where she knows no name. `answers` are those
    that the office shall know, by question; `agreement` is the version of the text that she agreed to.

    Raises NameMissing or NameTooLong.
    """

    name: str
    purpose: str
    language: str
    lobby: str
    host: str | None = None
    interpreter: bool = False
    invitation: str | None = None
    interpreter_language: str | None = None
    remember_interpreter: bool = False
    honorific: str | None = None
    role: str | None = None
    needs: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    agreement: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", visitor_name(self.name))
