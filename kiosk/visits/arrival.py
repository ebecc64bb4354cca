"""What a visitor told at check-in: all that is gathered before the visit exists."""

from dataclasses import dataclass

from kiosk.errors import NameMissing, NameTooLong

LONGEST_NAME = 120  # characters; the longest name on a machine-readable document has 39 a part


@dataclass(frozen=True)
class Arrival:
    """A visitor at a lobby, ready to be checked in. Ids are those of the directory and the purposes."""

    name: str
    purpose: str
    language: str
    lobby: str
    host: str | None = None
    interpreter: bool = False
    invitation: str | None = None

    def __post_init__(self) -> None:
        name = " ".join(self.name.split())
        if not name:
            raise NameMissing
        if len(name) > LONGEST_NAME:
            raise NameTooLong(length=len(name), limit=LONGEST_NAME)
        object.__setattr__(self, "name", name)
