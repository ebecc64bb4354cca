"""A photo for her badge, if she likes: she frames herself, and looks at it before it is used.

No program looks for a face here. Nothing is kept before she is checked in.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from kivy.clock import Clock
from kivy.lang import Builder
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, ObjectProperty, StringProperty

from kiosk.lobby.flow import Way
from kiosk.lobby.scanning.camera import CameraState
from kiosk.lobby.scanning.framing import OVAL, Framing
from kiosk.lobby.scanning.live import Live
from kiosk.lobby.screens import sayings
from kiosk.lobby.screens.preview import Frame, Preview
from kiosk.lobby.screens.steps.step_screen import AskingScreen
from printer import Photo

if TYPE_CHECKING:
    from kiosk.lobby.screens.app import LobbyApp

_COUNTED = 3  # down from here, a second each


class Mirror(Preview):
    """What the camera sees of her, as in a mirror, with an oval for her head; or the photo that was taken."""

    oval = ObjectProperty(OVAL)
    """Where her head goes, in shares of the widget's sides, y downwards."""
    guiding = BooleanProperty(True)
    """Whether the oval is shown."""
    count = NumericProperty(0)
    """The number to show; 0 for none."""
    head = ListProperty([0, 0, 0, 0])
    """The oval on the screen: x, y, width and height in pixels."""
    disc = NumericProperty(0)
    """Pixels from the middle of the number to the edge of its ground."""


class PhotoScreen(AskingScreen):
    """First the mirror, then the photo. "No photo" is offered all the time, as an equal."""

    camera_word = StringProperty()
    """What stands where the picture would be."""
    ready = BooleanProperty(False)
    """Whether there is a picture to take."""
    counting = BooleanProperty(False)
    """Whether the photo is about to be taken."""
    taken = BooleanProperty(False)
    """Whether she looks at the photo."""
    flat = BooleanProperty(False)
    """Whether there is little height, so that things stand side by side."""
    framing = ObjectProperty(Framing())

    def __init__(self, app: "LobbyApp") -> None:
        self._live: Live | None = None
        self._tick: Any = None
        super().__init__(app)
        mirror: Mirror = self.ids.mirror
        self._framing, self._retake = self.ids.framing.__self__, self.ids.retake.__self__
        self.bind(taken=lambda *_: self._arrange(), framing=lambda *_: self._reframe())
        self._arrange()
        mirror.bind(size=lambda *_: self._fill(), has_picture=lambda *_: self._get_ready())

    def refresh(self) -> None:
        """Show the photo once there is one, and the mirror until then."""
        super().refresh()
        self.camera_word = sayings.camera(self.app.camera, self.app.look.translator)
        self.taken = self.way.photo is not None
        self.counting = self._tick is not None
        mirror: Mirror = self.ids.mirror
        self._get_ready()
        mirror.mirrored = mirror.guiding = not self.taken
        if self.taken:
            self._look_away()
            mirror.newest, mirror.cut = self._photo, None
            mirror.refresh()
        elif self._live is None:
            self._look(mirror)

    def move(self, how: str) -> None:
        """She is not in the middle: "higher", "lower", "closer" or "further"."""
        self.framing = getattr(self.framing, how)()

    def count_down(self) -> None:
        """She is ready: three, two, one. Two fingers count once."""
        if self._tick is not None:
            return
        self.counting = True
        self.ids.mirror.count = _COUNTED
        self._tick = Clock.schedule_interval(self._count, 1.0)

    def retake(self) -> None:
        """She would like another."""
        self.app.act(lambda way: way.show_photo(None))

    def use(self) -> None:
        """She likes this one."""
        self.app.act(Way.keep_photo)

    def decline(self) -> None:
        """She would rather not."""
        self.app.act(Way.decline_photo)

    def drop(self) -> None:
        """Look no more, and keep nothing of what was seen."""
        if self._tick is not None:
            self._tick.cancel()
        self._look_away()
        self.ids.mirror.wipe()

    def _get_ready(self) -> None:
        self.ready = self.ids.mirror.has_picture and self.app.camera is CameraState.WORKING

    def _look(self, mirror: Mirror) -> None:
        live = self._live = Live(self.app.lobby.newest_frame, mirror.refresh)
        mirror.newest, mirror.cut = lambda: live.picture, self.framing.part
        if self.parent is not None:  # otherwise its size is still to come
            self._fill()
        live.start()

    def _look_away(self) -> None:
        if self._live is not None:
            self._live.stop()
            self._live = None

    def _count(self, _: float) -> None:
        self.ids.mirror.count -= 1
        if self.ids.mirror.count == 0:
            self._tick.cancel()
            self._tick, framing = None, self.framing
            self.app.attendant.take_photo(lambda: self._take(framing))

    def _take(self, framing: Framing) -> Photo | None:
        # OpenCV takes long to load; this is called beside the interface's thread.
        from kiosk.lobby.scanning.photo import take

        frame = self.app.lobby.newest_frame()
        return take(frame.picture, framing) if frame is not None else None

    def _arrange(self) -> None:
        """She frames herself before the photo is taken, and may ask for another one after it."""
        self.app.frame.pause.begin()
        touched, otherwise = self.ids.touched, self.ids.otherwise
        touched.remove_widget(self._framing)
        otherwise.remove_widget(self._retake)
        if self.taken:
            otherwise.add_widget(self._retake, index=1)
        else:
            touched.add_widget(self._framing, index=1)

    def _photo(self) -> Frame | None:
        photo = self.way.photo
        return None if photo is None else np.repeat(photo[:, :, None], 3, axis=2)

    def _reframe(self) -> None:
        self.ids.mirror.cut = self.framing.part
        self._fill()

    def _fill(self) -> None:
        """The part that is shown is all of the mirror; the whole picture is larger."""
        mirror: Mirror = self.ids.mirror
        if self._live is not None:
            self._live.fill(1, mirror.height / self.framing.height)


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
