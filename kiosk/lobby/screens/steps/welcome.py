"""The first screen: a greeting, the languages in their own names, and the way out."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kivy.clock import Clock
from kivy.lang import Builder
from kivy.properties import BooleanProperty, StringProperty

from kiosk.lobby.flow import Way
from kiosk.lobby.scanning.camera import CameraState
from kiosk.lobby.screens import languages, sayings  # noqa: F401 - its rules are used here
from kiosk.lobby.screens.steps.step_screen import StepScreen

if TYPE_CHECKING:
    from kiosk.lobby.screens.app import LobbyApp

_LOOK_AT_CLOCK = 30.0  # seconds


class WelcomeScreen(StepScreen):
    """Greets by the time of day, and begins a visitor's way in the language that she touches."""

    school = StringProperty()
    greeting = StringProperty()
    watching = BooleanProperty(False)
    """Whether showing something to the camera begins a way."""

    def __init__(self, app: "LobbyApp") -> None:
        super().__init__(app)
        self.ids.languages.offer(app.translators)
        self._clock: Any = Clock.schedule_interval(lambda _: self.refresh(), _LOOK_AT_CLOCK)

    def refresh(self) -> None:
        """Show the greeting of this hour, and whether the camera watches."""
        app = self.app
        self.school = app.lobby.settings.school.name
        self.greeting = sayings.greeting(app.clock().local, app.look.translator)
        self.watching = app.lobby.settings.lobby.watch_on_welcome and app.camera is CameraState.WORKING

    def choose_language(self, tag: str) -> None:
        """She begins."""
        self.app.act(lambda way: way.choose_language(tag))

    def sign_out(self) -> None:
        """She is leaving the building."""
        self.app.act(Way.go_to_sign_out)

    def drop(self) -> None:
        """Look at the clock no more."""
        self._clock.cancel()


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
