"""Showing a card or an invitation to the camera; typing is offered beside it as an equal."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kivy.clock import Clock
from kivy.lang import Builder
from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from kiosk.lobby.flow import Way
from kiosk.lobby.scanning.camera import CameraState
from kiosk.lobby.screens import sayings
from kiosk.lobby.screens.preview import Frame, Preview
from kiosk.lobby.screens.steps.step_screen import AskingScreen

if TYPE_CHECKING:
    from kiosk.lobby.screens.app import LobbyApp

_PICTURES = 1 / 20  # seconds between two looks for a new picture
_HOPEFUL = frozenset({CameraState.STARTING, CameraState.WORKING, CameraState.BLACK})


class Viewfinder(Preview):
    """What the camera sees, as in a mirror, with a frame to aim at."""

    aim_height = NumericProperty(0)
    """Pixels; the frame has the shape of a card."""


class ScanScreen(AskingScreen):
    """The camera's picture, and the other way."""

    camera_word = StringProperty()
    """What stands where the picture would be."""
    camera_works = BooleanProperty(False)
    """Whether showing a card is of any use, now or soon."""

    def __init__(self, app: "LobbyApp") -> None:
        super().__init__(app)
        self._shown = 0
        self.ids.viewfinder.newest = self._newest
        self._look(0)
        self._pictures: Any = Clock.schedule_interval(self._look, _PICTURES)

    def refresh(self) -> None:
        """Show how the camera is."""
        super().refresh()
        self.camera_word = sayings.camera(self.app.camera, self.app.look.translator)
        self.camera_works = self.app.camera in _HOPEFUL

    def type_instead(self) -> None:
        """She would rather type."""
        self.app.act(Way.type_instead)

    def drop(self) -> None:
        """Look no more."""
        self._pictures.cancel()

    def _look(self, _: float) -> None:
        frame = self.app.lobby.latest_frame()
        number = frame.number if frame else 0
        if number != self._shown:
            self._shown = number
            self.ids.viewfinder.refresh()

    def _newest(self) -> Frame | None:
        frame = self.app.lobby.latest_frame()
        return frame.picture if frame else None


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
