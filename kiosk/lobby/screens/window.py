"""The window's settings, made before Kivy opens it."""

import logging
import os
import sys
from enum import Enum
from functools import cache

from kiosk.errors import DisplayMissing


class Display(Enum):
    """Where the screens are shown."""

    FULL_SCREEN = "full screen"
    WINDOWED = "windowed"
    OFF_SCREEN = "off-screen"
    """Drawn by software into memory: same pixels, no display needed."""


@cache
def prepare(display: Display, size: tuple[int, int] = (1280, 800)) -> None:
    """Settle how Kivy opens its window, of `size` pixels unless it fills the screen.

    Off-screen, the window may be made smaller later, but not larger: its memory is given once.
    Must run before anything imports Kivy, which reads these settings once; raises RuntimeError otherwise.
    Settling the same again does nothing.
    """
    if "kivy" in sys.modules:
        raise RuntimeError("window.prepare() was called after Kivy was imported: it must come first")
    os.environ.update(
        KIVY_NO_ARGS="1",  # the command line is ours
        KIVY_NO_CONFIG="1",  # and no ~/.kivy/config.ini may surprise us
        KIVY_NO_FILELOG="1",
        KIVY_WINDOW="sdl2",  # its other one ends the process where there is no display
        KIVY_LOG_MODE="PYTHON",  # Kivy logs through `logging` and leaves standard error alone
    )
    if display is Display.OFF_SCREEN:
        os.environ["SDL_VIDEODRIVER"] = "offscreen"
    else:
        # SDL's last resort would be a window that nobody sees.
        os.environ.setdefault("SDL_VIDEODRIVER", "x11,wayland,kmsdrm")

    # Kivy sets a level of its own and tells much about itself; what is logged is the command line's affair.
    chatter = logging.getLogger("kivy")
    chatter.disabled = True
    from kivy.config import Config

    chatter.setLevel(logging.NOTSET)
    chatter.disabled = False

    # Touch arrives as SDL's mouse. A second source (probesysfs, by default) would make every tap two.
    for source, _ in Config.items("input"):
        Config.remove_option("input", source)
    Config.set("input", "mouse", "mouse,disable_multitouch")

    width, height = size
    full_screen = display is Display.FULL_SCREEN
    Config.set("graphics", "fullscreen", "auto" if full_screen else "0")
    Config.set("graphics", "show_cursor", "0" if full_screen else "1")
    Config.set("graphics", "width", str(width))
    Config.set("graphics", "height", str(height))
    Config.set("graphics", "resizable", "1" if display is Display.WINDOWED else "0")
    Config.set("graphics", "multisamples", "0")  # shapes bring their own smooth edges
    Config.set("graphics", "maxfps", "60")
    Config.set("kivy", "exit_on_escape", "0")
    Config.set("kivy", "keyboard_mode", "dock")  # never the system's: our own keyboard is on the screen


def open_window() -> None:
    """Opens the window that was prepared; raises DisplayMissing where there is nothing to open it on."""
    chatter = logging.getLogger("kivy")
    chatter.disabled = True  # of a missing display it tells with a traceback
    from kivy.core.window import Window

    chatter.disabled = False
    if Window is None:
        raise DisplayMissing
