"""What the visitors of the demonstration hold up."""

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.lobby.scanning.picture import Picture


def portrait() -> "Picture":
    """A frame in which somebody stands before the camera, for a photo."""
    from kiosk.lobby.scanning.sitter import SKINS, Sitter, before_camera

    return before_camera(Sitter(SKINS["brown"], glasses=True))


def licence() -> "Picture":
    """A frame in which María García López holds her licence, a little askew."""
    from kiosk.lobby.scanning.specimen import LicenceFields, Pose, held_up, licence_card, licence_text

    fields = LicenceFields("MARÍA", "GARCÍA LÓPEZ", date(1986, 6, 6), date(2030, 6, 6))
    return held_up(licence_card(licence_text(fields)), Pose(roll=4.0, blur=0.5))
