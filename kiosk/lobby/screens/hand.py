"""A hand that touches the real window and an eye that reads it, inside the process.

The demonstration, the screenshots and the tests walk through the very app that a visitor uses: touches enter
where Kivy's own input does, and the app's own loop runs frame by frame.
"""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Self, TypeAlias

from kivy.app import App
from kivy.base import EventLoop, runTouchApp
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.graphics.opengl import GL_RGB, GL_UNSIGNED_BYTE, glReadPixels
from kivy.input.providers.mouse import MouseMotionEvent
from kivy.uix.label import Label
from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget
from PIL import Image

from kiosk.lobby.screens.field import Field
from kiosk.lobby.screens.frame import Frame
from kiosk.lobby.screens.keyboard import HELD, Keyboard
from kiosk.lobby.screens.keys import Key
from kiosk.lobby.screens.pause import REST

Target: TypeAlias = str | Widget | tuple[float, float]
"""Words on the screen, or a kv id; a widget; or a point in the window."""

_SETTLED = 4  # frames after which a change is laid out and drawn
_PATIENCE = 30.0  # seconds: long enough for a machine that does much else
_FRAME = 1 / 60
_BREATH = 0.001  # seconds that are left to others, while the hand waits for their work


class NotSeen(LookupError):
    """What was looked for does not stand on the screen."""


class WindowClosed(RuntimeError):
    """Somebody has closed the window while the hand was walking."""


class Hand:
    """Starts `app` and walks through it; a context manager that stops it.

    With `pace` 0 nobody watches: frames run as fast as they can and are drawn only for whoever looks, waiting
    moves the clock ahead, and a slow machine's frame counts no more than any other. Otherwise it is the
    seconds between two touches, and time passes as it does.
    """

    def __init__(self, app: App, pace: float = 0) -> None:
        self.app = app
        self._pace = pace
        self._touches = 0
        self._finger: MouseMotionEvent | None = None
        self._clock: _FrameClock | None = None
        self._fps = Clock._max_fps  # noqa: SLF001 - Kivy has no other way to hurry

    def __enter__(self) -> Self:
        if Window.children:
            # The inner one would leave the outer one's clock behind, and its screen empty.
            raise RuntimeError("another app has the window: stop it first")
        if not self._pace:
            Clock._max_fps = 0  # noqa: SLF001
            Clock.time = self._clock = _FrameClock(Clock.time())
            Window.bind(on_draw=_unwatched, on_flip=_unwatched)
        self.app._run_prepare()  # noqa: SLF001 - what App.run does before it takes the loop for itself
        runTouchApp(embedded=True)
        self.settle()
        return self

    def __exit__(self, *_: object) -> None:
        self.app.stop()
        for child in list(Window.children):
            Window.remove_widget(child)
        Clock._max_fps = self._fps  # noqa: SLF001
        if self._clock:
            Window.unbind(on_draw=_unwatched, on_flip=_unwatched)
            Clock.time = self._clock.running_on()

    # Time

    def frame(self) -> None:
        """Let the app's loop run once; raises WindowClosed if somebody has closed the window."""
        if EventLoop.quit:
            raise WindowClosed("the window was closed")
        if self._clock:
            self._clock.next_frame()
        EventLoop.idle()
        Window.mainloop()

    def settle(self) -> None:
        """Let what has changed be laid out and drawn."""
        for _ in range(_SETTLED):
            self.frame()

    def wait(self, seconds: float) -> None:
        """Let time pass. In a hurry the clock is moved instead; it never goes back."""
        if self._clock:
            self._clock.move(seconds)
            self.settle()
        else:
            end = time.monotonic() + seconds
            while time.monotonic() < end:
                self.frame()

    def until(self, condition: Callable[[], object], patience: float = _PATIENCE) -> None:
        """Run frames until the condition holds; raises NotSeen after `patience` real seconds."""
        end = time.monotonic() + patience
        while not condition():
            if time.monotonic() > end:
                raise NotSeen(f"what was waited for did not come in {patience:g} s. {self._account()}")
            self.frame()
            if self._clock:
                time.sleep(_BREATH)
        self.settle()

    def rest(self) -> None:
        """Touch nothing until what has just come takes a touch."""
        while any(isinstance(root, Frame) and not root.pause.is_over for root in Window.children):
            if self._clock:
                self._clock.move(REST)
            self.frame()

    # Seeing

    def texts(self) -> list[str]:
        """Every text that can be read, from the top of the tree."""
        return [
            widget.text for widget in self.widgets() if isinstance(widget, (Label, Field)) and widget.text
        ]

    def reads(self, words: str) -> bool:
        """Whether some text on the screen holds these words."""
        return any(words in text for text in self.texts())

    def find(self, target: str | Widget) -> Widget:
        """The widget with exactly this text or this kv id; raises NotSeen."""
        if isinstance(target, Widget):
            return target
        seen = list(self.widgets())
        for widget in seen:
            if target in (getattr(widget, "text", None), getattr(widget, "hint", None)):
                return widget
        for widget in seen:
            if target in widget.ids and widget.ids[target].__self__ in seen:
                return widget.ids[target].__self__
        raise NotSeen(f"{target!r} does not stand on the screen. {self._account()}")

    def widgets(self) -> Iterator[Widget]:
        """Every widget that is to be seen, parents before children."""
        for root in Window.children:
            yield from _visible(root)

    def picture(self, path: Path) -> Path:
        """Save what the window shows as PNG."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.look().save(path)
        return path

    def look(self) -> Image.Image:
        """What the window shows."""
        self.settle()
        # What was drawn last may lie in either buffer: it is drawn once more and read before it is shown.
        Window.canvas.ask_update()
        Window.on_draw()
        pixels = glReadPixels(0, 0, *Window.size, GL_RGB, GL_UNSIGNED_BYTE)
        picture = Image.frombytes("RGB", tuple(Window.size), bytes(pixels))
        return picture.transpose(Image.Transpose.FLIP_TOP_BOTTOM)

    # Touching

    def tap(self, target: Target) -> None:
        """Touch and lift."""
        self.press(target)
        self.lift()

    def hold(self, target: Target, seconds: float) -> None:
        """Touch, keep still, lift."""
        self.press(target)
        self.wait(seconds)
        self.lift()

    def press(self, target: Target) -> None:
        """Touch and do not lift."""
        self.rest()
        self._touch(self._point(target))

    def tap_at_once(self, target: Target) -> None:
        """Touch and lift, though it may have come just now."""
        self._touch(self._point(target))
        self.lift()

    def slide(self, target: Target) -> None:
        """Move the finger that is down."""
        self._down().move(list(_portion(self._point(target))))
        EventLoop.post_dispatch_input("update", self._down())
        self.settle()

    def lift(self) -> None:
        """Lift the finger."""
        finger = self._down()
        finger.update_time_end()
        self._finger = None
        EventLoop.post_dispatch_input("end", finger)
        self.settle()
        self.wait(self._pace)

    def strike(self, key: int, *modifiers: str) -> None:
        """Press a key of a keypad, by Kivy's code of it, and let it go."""
        self.rest()
        Window.dispatch("on_key_down", key, 0, None, list(modifiers))
        Window.dispatch("on_key_up", key, 0)
        self.settle()
        if self._pace:
            self.wait(self._pace)

    def press_key(self, key: int, *modifiers: str) -> None:
        """Press it and do not let go; again as it repeats."""
        self.rest()
        Window.dispatch("on_key_down", key, 0, None, list(modifiers))
        self.settle()

    def type_in(self, text: str) -> None:
        """Write on a real keyboard."""
        self.rest()
        for letter in text:
            Window.dispatch("on_textinput", letter)
        self.settle()

    def type(self, text: str) -> None:
        """Write on the keyboard that is on the screen; raises NotSeen for a letter that it does not have."""
        keyboard = self._keyboard()
        for letter in text:
            self._type(keyboard, letter)

    def finish(self) -> None:
        """Press the key that says that the writing is done."""
        keyboard = self._keyboard()
        done = next(key for key in keyboard.keys if key.cap.kind == "done")
        self.tap(keyboard.to_window(*done.place.centre))

    def _keyboard(self) -> Keyboard:
        for widget in self.widgets():
            if isinstance(widget, Keyboard):
                return widget
        raise NotSeen(f"there is no keyboard on the screen. {self._account()}")

    def _type(self, keyboard: Keyboard, letter: str) -> None:
        for turn in (None, "shift", "layer", "shift", *("layout",) * len(keyboard.choices)):
            if turn:
                key = next((key for key in keyboard.keys if key.cap.kind == turn), None)
                if key is None:
                    continue
                self.tap(keyboard.to_window(*key.place.centre))
            if key := _key_for(keyboard, letter):
                point = keyboard.to_window(*key.place.centre)
                if letter in key.cap.more:
                    self.hold(point, HELD + 0.05)
                    point = keyboard.to_window(*_offered(keyboard, letter).place.centre)
                self.tap(point)
                return
        raise NotSeen(f"the keyboard {keyboard.layout} has no {letter!r}")

    def _touch(self, point: tuple[float, float]) -> None:
        self._touches += 1
        x, y = _portion(point)
        self._finger = MouseMotionEvent(
            "hand", f"hand{self._touches}", (x, y, "left"), is_touch=True, type_id="touch"
        )
        EventLoop.post_dispatch_input("begin", self._finger)
        self.settle()

    def _down(self) -> Any:
        if self._finger is None:
            raise RuntimeError("no finger is down: press() comes first")
        return self._finger

    def _point(self, target: Target) -> tuple[float, float]:
        if isinstance(target, tuple):
            return target
        widget = self.find(target)
        self._bring_into_view(widget)
        x, y = widget.to_window(*widget.center)
        return x, y

    def _bring_into_view(self, widget: Widget) -> None:
        """Scrolls to it where its middle is out of sight, as a visitor would."""
        for view in _views(widget):
            from_bottom = widget.to_window(*widget.center)[1] - view.to_window(*view.pos)[1]
            if not 0 <= from_bottom <= view.height:
                view.scroll_to(widget, animate=False)
                self.settle()

    def _account(self) -> str:
        return "To be read are: " + " | ".join(self.texts())


def _unwatched(_: object) -> bool:
    """A handler of Kivy's that leaves nothing to do for those behind it."""
    return True


def _key_for(keyboard: Keyboard, letter: str) -> Key | None:
    keys: list[Key] = keyboard.keys
    plain = (key for key in keys if key.cap.label == letter or (letter == " " and key.cap.kind == "space"))
    return next(plain, None) or next((key for key in keys if letter in key.cap.more), None)


def _offered(keyboard: Keyboard, letter: str) -> Key:
    keys = keyboard.offer.keys if keyboard.offer else ()
    return next(key for key in keys if key.cap.label == letter)


def _visible(widget: Widget) -> Iterator[Widget]:
    if widget.opacity == 0 or min(widget.size) <= 0 or not _within_view(widget):
        return
    yield widget
    for child in reversed(widget.children):
        yield from _visible(child)


def _views(widget: Widget) -> Iterator[ScrollView]:
    above = widget.parent
    while isinstance(above, Widget):
        if isinstance(above, ScrollView):
            yield above
        above = above.parent


def _within_view(widget: Widget) -> bool:
    view = next(_views(widget), None)
    if view is None:
        return True
    left, bottom = widget.to_window(*widget.pos)
    x, y = view.to_window(*view.pos)
    beside = left + widget.width <= x or left >= x + view.width
    return not beside and bottom + widget.height > y and bottom < y + view.height


def _portion(point: tuple[float, float]) -> tuple[float, float]:
    return point[0] / (Window.width - 1), point[1] / (Window.height - 1)


class _FrameClock:
    """Kivy's clock in a hurry: it stands during a frame, moves between frames, and never goes back."""

    def __init__(self, now: float) -> None:
        self._now = now
        self._seen = time.monotonic()

    def __call__(self) -> float:
        return self._now

    def next_frame(self) -> None:
        """As much later as it is, but no more than a frame should take."""
        before, self._seen = self._seen, time.monotonic()
        self._now += min(self._seen - before, _FRAME)

    def move(self, seconds: float) -> None:
        """Let time pass at once."""
        self._now += seconds

    def running_on(self) -> Callable[[], float]:
        """A clock that goes on from here by itself."""
        ahead = self._now - time.monotonic()
        return lambda: time.monotonic() + ahead
