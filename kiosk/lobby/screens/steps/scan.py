"""Showing a card or an invitation to the camera; typing is offered beside it as an equal."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kivy.clock import Clock
from kivy.lang import Builder
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, ObjectProperty, StringProperty

from kiosk.lobby.flow import Way
from kiosk.lobby.scanning.live import Live
from kiosk.lobby.scanning.sight import Sight
from kiosk.lobby.screens import sayings
from kiosk.lobby.screens.outline import middle, rounded
from kiosk.lobby.screens.preview import Preview
from kiosk.lobby.screens.steps.step_screen import AskingScreen
from kiosk.lobby.screens.widgets import Panel

if TYPE_CHECKING:
    from kiosk.lobby.screens.app import LobbyApp

PATIENCE = 8.0  # seconds without a read, after which typing is suggested
_LINGERING = 0.5  # seconds for which she sees what was recognised


class Viewfinder(Preview):
    """What the camera sees, as in a mirror, with a frame to aim at and an outline of what was recognised."""

    aim_height = NumericProperty(0)
    """Pixels; the frame has the shape of a card."""
    outline = ObjectProperty(None, allownone=True)
    """Where something was recognised, in shares of the picture's sides; None for nowhere."""
    line = ListProperty()
    """The same on the screen: x and y in turn."""
    mark = ListProperty([0, 0])
    """The middle of it."""
    disc = NumericProperty(0)
    """Pixels from the middle of the check mark to the edge of its ground."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for name in ("pos", "size", "outline", "has_picture", "mirrored"):
            self.fbind(name, self._draw_outline)

    def _draw_outline(self, *_: object) -> None:
        if self.outline is None or not self.has_picture:
            self.line = []
            return
        corners = [self.on_widget(x, y) for x, y in self.outline]
        self.line, self.mark = rounded(corners, self.rounding), middle(corners)


class HintPill(Panel):
    """A few words on the picture, as wide as they are; gone without any."""

    text = StringProperty()
    widest = NumericProperty(0)


class ScanScreen(AskingScreen):
    """The camera's picture, and the other way."""

    camera_word = StringProperty()
    """What stands where the picture would be."""
    camera_works = BooleanProperty(False)
    """Whether showing a card is of any use, now or soon."""
    hint = StringProperty()
    """What would help, in her language."""
    suggests_typing = BooleanProperty(False)
    """Whether she has tried for long."""

    def __init__(self, app: "LobbyApp") -> None:
        self._lingers = False
        super().__init__(app)
        viewfinder: Viewfinder = self.ids.viewfinder
        self._live = Live(app.lobby.newest_frame, viewfinder.refresh)
        viewfinder.newest = lambda: self._live.picture
        viewfinder.bind(size=lambda _, size: self._live.fill(*size))
        self._live.start()
        viewfinder.outline = app.sight.outline
        self._suggestion: Any = Clock.schedule_once(self._suggest_typing, PATIENCE)

    def refresh(self) -> None:
        """Show how the camera is, and what would help."""
        super().refresh()
        translator = self.app.look.translator
        self.camera_word = sayings.camera(self.app.camera, translator)
        self.camera_works = self.app.camera_works
        self.hint = sayings.hint(self.app.sight.hint, translator) if self.camera_works else ""

    def see(self, sight: Sight) -> None:
        """Outline what was recognised, or say what would help."""
        if not self._lingers:
            self.ids.viewfinder.outline = sight.outline
            self.refresh()

    def linger(self) -> float:
        """What was recognised is seen for a moment, on the picture in which it was."""
        if not self.ids.viewfinder.line:
            return 0
        self._lingers = True
        self._live.stop()
        return _LINGERING

    def type_instead(self) -> None:
        """She would rather type."""
        self.app.act(Way.type_instead)

    def drop(self) -> None:
        """Look no more, and keep nothing of what was seen."""
        self._suggestion.cancel()
        self._live.stop()
        self.ids.viewfinder.wipe()

    def _suggest_typing(self, _: float) -> None:
        self.suggests_typing = True


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
