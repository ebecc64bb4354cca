"""She waits, and came to see somebody else after all."""

from kiosk.lobby.screens.steps.host import HostScreen


class OtherHostScreen(HostScreen):
    """The same list; whom she chooses hears of her at once."""

    def choose_host(self, host: str | None) -> None:
        """She came to see this one; None for somebody at the office."""
        self.app.attendant.refer(host)

    def choose_role(self, role: str) -> None:  # noqa: ARG002 - a referral names a host, and no role
        """One of several: the office knows which."""
        self.app.attendant.refer(None)
