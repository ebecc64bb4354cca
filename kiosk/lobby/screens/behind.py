"""What the screens want of the lobby behind them."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from kiosk.i18n import Catalogues
from kiosk.lobby.at_screen import ScreenWatch
from kiosk.lobby.desk import Desk
from kiosk.lobby.scanning.camera import CameraState, Frame
from kiosk.lobby.scanning.documents.document import Presented
from kiosk.lobby.scanning.sight import Sight
from kiosk.lobby.service import Service
from kiosk.lobby.speech.speaker import Speaker
from kiosk.settings import Settings
from kiosk.visits.purpose import Purpose


class Behind(Protocol):
    """What stands behind the screens: `kiosk.lobby.main.Lobby`, or one that a test makes."""

    settings: Settings
    folder: Path
    service: Service | None
    catalogues: Catalogues
    purposes: Mapping[str, Purpose]
    on_document: Callable[[Presented], None]
    on_camera: Callable[[CameraState], None]
    on_sight: Callable[[Sight], None]
    on_news: Callable[[], None]
    on_headphone: Callable[[bool], None]
    screen_watch: ScreenWatch
    speaker: Speaker

    def desk(self) -> Desk:
        """The desk; waits, and may raise KioskError."""

    def watch(self) -> None:
        """Has the camera look for codes."""

    def mirror(self) -> None:
        """Has it show whoever stands before it, and look for nothing."""

    def look_away(self) -> None:
        """Has it rest."""

    def ring(self) -> None:
        """Sounds a chime, where the school wants one."""

    def newest_frame(self, after: int = 0, timeout: float = 0.0) -> Frame | None:
        """The camera's newest picture, if its number is above `after`; waits for it, for so many seconds."""

    def close(self) -> None:
        """Ends everything."""
