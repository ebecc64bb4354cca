"""She waits, and came to see somebody else after all."""

from kiosk.lobby.screens.steps.host import HostScreen
from kiosk.visits.host import HostKind


class OtherHostScreen(HostScreen):
    """The same list; whom she chooses hears of her at once."""

    @property
    def office_helps(self) -> bool:
        """Whether the directory lists an office: only somebody who is listed can hear of her."""
        return any(choice.host.kind is HostKind.OFFICE for choice in self.app.attendant.choices)

    def choose_host(self, host: str | None) -> None:
        """She came to see this one; None for somebody at the office."""
        self.app.attendant.refer(host)

    def choose_role(self, role: str) -> None:  # noqa: ARG002 - a referral names a host, and no role
        """One of several: the office knows which."""
        self.app.attendant.refer(None)
