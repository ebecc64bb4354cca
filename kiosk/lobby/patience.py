"""How long a screen waits for a touch before it asks, and before it starts anew."""

from dataclasses import dataclass, replace

from kiosk.lobby.flow import Step
from kiosk.settings import LobbySettings

FAREWELL = 12.0  # seconds; she has gone, and what is still shown is thanks


@dataclass(frozen=True)
class Patience:
    """Seconds without a touch until "Are you still there?", and from then to the start; None is for ever.

    With `ask_after` None the screen starts anew without asking: it has nothing more to ask of her. `most` is
    how many times as long as at first leaving comes to take for who needs longer: the tenfold of WCAG 2.2.1,
    and no more, for the next visitor shall not find her page for ever.
    """

    ask_after: float | None
    leave_after: float | None
    most: int = 10

    def stretched(self, times: int) -> "Patience":
        """So many times as long until it asks, without end, and until it leaves."""
        return replace(
            self,
            ask_after=None if self.ask_after is None else self.ask_after * times,
            leave_after=None if self.leave_after is None else self.leave_after * min(times, self.most),
        )


def patience(step: Step, settings: LobbySettings) -> Patience:
    """The patience of a step's screen."""
    match step:
        case Step.WELCOME | Step.CHECKING_IN | Step.SIGNING_OUT:
            return Patience(None, None)
        case Step.WAITING:
            return Patience(None, settings.waiting_seconds)
        case Step.GOODBYE:
            return Patience(None, FAREWELL)
        case Step.MESSAGE_LEFT | Step.UNABLE:
            return Patience(None, settings.idle_seconds)
        case _:
            return Patience(settings.idle_seconds, settings.still_there_seconds)
