"""What a visitor told at check-in: all that is gathered before the visit exists."""

from dataclasses import dataclass

from kiosk.visits.name import visitor_name


@dataclass(frozen=True)
class Arrival:
    """A visitor at a lobby, ready to be checked in. Ids are those of the directory and the purposes.

    Raises NameMissing or NameTooLong.
    """

    name: str
    purpose: str
    language: str
    lobby: str
    host: str | None = None
    interpreter: bool = False
    invitation: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", visitor_name(self.name))
