"""Going through the screens by a keypad alone, or by ear: what is touched and seen is never used."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from kivy.core.window import Window

from kiosk.lobby.screens.guidance import LOOK
from kiosk.lobby.screens.keypad import DOWN, ENTER, LISTEN
from kiosk.lobby.screens.reading import name
from kiosk.lobby.screens.stops import Stop, stops
from tests.kiosk.lobby.screens.walk import Walk

MOST = 60  # more than any screen has to walk over


def press(key: int, *modifiers: str) -> None:
    """A key of the window, down and up."""
    Window.dispatch("on_key_down", key, 0, None, list(modifiers))
    Window.dispatch("on_key_up", key, 0)


@dataclass
class Keys:
    """Fingers on a keypad, and an eye on the ring."""

    walk: Walk

    def strike(self, *keys: int) -> None:
        """One key after the other, in haste; what comes of the last one is waited for."""
        self.walk.hand.rest()
        for key in keys:
            press(key)
        self.walk.hand.settle()

    @property
    def stop(self) -> Stop:
        """What the ring is around."""
        return self.walk.app.guide.focus.stop

    @property
    def called(self) -> str:
        """What that is called."""
        frame = self.walk.app.frame
        found = stops(frame.overlay or frame)
        phrases = name(self.stop, found, self.walk.app.look.translator)
        return " ".join(phrase.heard for phrase in phrases)

    def to(self, words: str, key: int = DOWN) -> None:
        """On to what is called so."""
        if not self.walk.app.guide.focus.visible:
            self.strike(key)  # only shows where she is
        for _ in range(MOST):
            if words in self.called:
                return
            press(key)
        raise AssertionError(f"{words!r} was not come by")

    def choose(self, words: str) -> None:
        """To what is called so, and Enter."""
        self.to(words)
        self.strike(ENTER)


@dataclass
class Ear:
    """A visitor who hears what the file voice was given, and has a keypad."""

    walk: Walk
    file: Path
    heard: list[dict[str, object]] = field(default_factory=list)

    def begin(self) -> list[str]:
        """She turns the voice on, and listens."""
        self.walk.hand.strike(LISTEN)
        return self.listen()

    def listen(self) -> list[str]:
        """What is said until it is quiet, once the screen was looked at."""
        for _ in range(4):
            self.walk.hand.wait(LOOK * 1.1)
        return self.said()

    def said(self) -> list[str]:
        """What is said until it is quiet."""
        speaker = self.walk.lobby.speaker
        self.walk.hand.until(lambda: not speaker.busy)
        said = [json.loads(line) for line in self.file.read_text("utf-8").splitlines()]
        new, self.heard = said[len(self.heard) :], said
        return [phrase["text"] for phrase in new]

    def strike(self, key: int) -> list[str]:
        """A key, and what is said then."""
        self.walk.hand.strike(key)
        return self.listen()

    def go(self, key: int) -> list[str]:
        """To another thing on the same screen, and how it is called."""
        press(key)
        return self.said()

    def to(self, words: str) -> list[str]:
        """On with the arrow key until she hears these words."""
        for _ in range(MOST):
            said = self.go(DOWN)
            if any(words in text for text in said):
                return said
        raise AssertionError(f"{words!r} was never heard")

    def choose(self, words: str) -> list[str]:
        """On until she hears these words, then Enter; what is said then."""
        self.to(words)
        return self.strike(ENTER)
