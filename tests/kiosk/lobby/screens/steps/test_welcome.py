"""The welcome screen."""

from dataclasses import replace
from datetime import timedelta

from kiosk.lobby.flow import Step
from kiosk.lobby.scanning.camera import CameraState
from kiosk.lobby.screens.languages import LanguageTile
from tests.kiosk.lobby.screens.lobby import NOW


def test_languages_stand_in_the_schools_order_by_their_own_names(walk):
    tiles = [widget for widget in walk.hand.widgets() if isinstance(widget, LanguageTile)]
    assert [tile.tag for tile in tiles] == walk.lobby.settings.school.languages
    assert [tile.text for tile in tiles[:3]] == ["English", "Español", "العربية"]
    assert tiles[1].detail == "Toque aquí para empezar"


def test_the_greeting_follows_the_clock(walk):
    assert walk.hand.reads("Good morning")
    try:
        walk.app.clock = lambda: replace(NOW, at=NOW.at + timedelta(hours=4))
        walk.hand.wait(31)
        assert walk.hand.reads("Good afternoon")
    finally:
        walk.app.clock = lambda: NOW


def test_the_camera_is_spoken_of_where_it_works(walk):
    assert walk.hand.reads("Show it to the camera.")
    walk.lobby.on_camera(CameraState.ABSENT)
    walk.hand.until(lambda: not walk.hand.reads("Show it to the camera."))


def test_a_touch_begins_the_way_in_that_language(walk):
    walk.hand.tap("Tiếng Việt")
    assert (walk.step, walk.attendant.way.language) == (Step.SCAN, "vi")
