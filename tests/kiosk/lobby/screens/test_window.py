"""Kivy's settings are made once, before Kivy is there."""

import subprocess
import sys

import pytest

from kiosk.lobby.screens.window import Display, prepare

TOLD = """
import sys
from kiosk.lobby.screens import window
window.prepare(window.Display[sys.argv[1]], (800, 480))
import os
from kivy.config import Config
print(Config.items("input"), Config.get("graphics", "fullscreen"), Config.get("graphics", "width"),
      Config.get("kivy", "exit_on_escape"), os.environ.get("SDL_VIDEODRIVER"))
"""


@pytest.mark.parametrize(
    ("display", "full_screen", "driver"),
    [
        ("FULL_SCREEN", "auto", "x11,wayland,kmsdrm"),
        ("WINDOWED", "0", "x11,wayland,kmsdrm"),
        ("OFF_SCREEN", "0", "offscreen"),
    ],
)
def test_one_source_of_touches_and_no_way_out(display, full_screen, driver, monkeypatch):
    monkeypatch.delenv("SDL_VIDEODRIVER", raising=False)
    told = subprocess.run([sys.executable, "-c", TOLD, display], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == f"[('mouse', 'mouse,disable_multitouch')] {full_screen} 800 0 {driver}"


def test_too_late_is_said():
    with pytest.raises(RuntimeError, match="must come first"):
        prepare(Display.WINDOWED, (1, 1))
