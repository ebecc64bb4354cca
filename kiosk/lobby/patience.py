"""How long a screen waits for a touch before it asks, and before it starts anew."""

from dataclasses import dataclass

from kiosk.lobby.flow import Step
from kiosk.settings import LobbySettings


@dataclass(frozen=True)
class Patience:
    """Seconds without a touch until "Are you still there?", and from then to the start; None is for ever.

    With `ask_after` None the screen starts anew without asking: it has nothing more to ask of her.
    """

    ask_after: float | None
    leave_after: float | None

    def doubled(self) -> "Patience":
        """Twice the time until it asks; as often as she needs it, there is no end to that (WCAG 2.2.1)."""
        return Patience(self.ask_after * 2 if self.ask_after is not None else None, self.leave_after)


def patience(step: Step, settings: LobbySettings) -> Patience:
    """The patience of a step's screen."""
    match step:
        case Step.WELCOME | Step.CHECKING_IN | Step.SIGNING_OUT:
            return Patience(None, None)
        case Step.WAITING:
            return Patience(None, settings.waiting_seconds)
        case Step.MESSAGE_LEFT | Step.GOODBYE | Step.UNABLE:
            return Patience(None, settings.idle_seconds)
        case _:
            return Patience(settings.idle_seconds, settings.still_there_seconds)
