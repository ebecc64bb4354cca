"""What visitors can meet, where there is least room: all of it fits, and no letter is missing.

`make screenshots` looks at the other languages and sizes in the same way.
"""

import pytest

from kiosk.lobby.flow import Step
from kiosk.lobby.screens.overlays import Closable, Overlay
from tests.screenshots.fit import misfits
from tests.screenshots.scenes import SCENES
from tests.screenshots.stage import stage


@pytest.fixture(scope="module")
def french(opened_sqlite):
    with opened_sqlite() as journal, stage(journal, "fr", (800, 480)) as played:
        yield played


@pytest.fixture(scope="module")
def met():
    """Scenes played so far, and the steps and overlays that they led to."""
    return {}


@pytest.mark.parametrize("scene", SCENES)
def test_everything_fits_a_small_screen(french, met, scene):
    french.play(SCENES[scene])
    met[scene] = {french.app.attendant.way.step, type(french.app.frame.overlay)}
    assert misfits(french.hand) == []


def test_there_is_a_scene_of_every_step_and_overlay(met):
    if met.keys() != SCENES.keys():
        pytest.skip("not every scene was played")
    overlays = {*Overlay.__subclasses__(), *Closable.__subclasses__()} - {Closable}
    assert {*Step, *overlays} - set().union(*met.values()) == set()
