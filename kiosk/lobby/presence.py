"""How this lobby is, as the office is told."""

from kiosk.lobby.printer_words import wrong_roll
from kiosk.lobby.scanning.camera import CameraState
from kiosk.visits.presence import Presence
from printer import Medium, Reason, State, Status


def presence(lobby: str, printer: Status, wanted: Medium, camera: CameraState, behind: int) -> Presence:
    """The presence of the lobby of this name. A roll that badges are not laid out for needs somebody, too."""
    state, reasons = printer.state, printer.reasons
    if wrong_roll(printer, wanted):
        state, reasons = State.ATTENTION, reasons | {Reason.WRONG_MEDIA}
    return Presence(
        name=lobby,
        printer=state,
        reasons=tuple(sorted(reasons)),
        media=printer.media,
        camera=camera,
        behind=behind,
    )
