"""The address at which each channel reaches a person: e-mail is in the directory, the rest in alerts.toml."""

from collections.abc import Iterable, Mapping

from kiosk.settings import PersonSettings
from kiosk.visits.host import Host


class Addresses:
    """The addresses of everybody who can be told."""

    def __init__(self, people: Mapping[str, PersonSettings]) -> None:
        self._people = people

    def of(self, channel: str, person: Host) -> str:
        """Her address on this channel, by its name; "" for none."""
        own = self._people.get(person.id)
        match channel:
            case "email":
                return person.email
            case "sms":
                return own.sms if own else ""
            case "ntfy":
                return own.ntfy if own else ""
            case _:
                return ""

    def owner(self, channel: str, address: str, people: Iterable[Host]) -> Host | None:
        """Whose address this is; None for one of nobody, or of several people."""
        owners = [person for person in people if self.of(channel, person) == address]
        return owners[0] if len(owners) == 1 else None
