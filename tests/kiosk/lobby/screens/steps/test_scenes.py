"""What visitors can meet, where there is least room: all of it fits, and no letter is missing.

`make screenshots` looks at the other languages and sizes in the same way.
"""

import pytest

from tests.screenshots.fit import misfits
from tests.screenshots.scenes import SCENES, stage

MIRRORED = (
    "welcome",
    "scan-unknown",
    "name-expired",
    "host",
    "read-back-interpreter",
    "waiting-go-to",
    "still-there",
)


@pytest.fixture(scope="module")
def french(opened_sqlite):
    with opened_sqlite() as journal, stage(journal, "fr", (800, 480)) as played:
        yield played


@pytest.mark.parametrize("scene", SCENES)
def test_everything_fits_a_small_screen(french, scene):
    french.play(scene)
    assert misfits(french.hand) == []


def test_everything_fits_from_right_to_left_and_upright(sqlite_journal):
    with stage(sqlite_journal, "ar", (720, 1280)) as arabic:
        for scene in MIRRORED:
            arabic.play(scene)
            assert (scene, misfits(arabic.hand)) == (scene, [])
