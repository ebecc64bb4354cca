"""What visitors can meet, where there is least room: all of it fits, and no letter is missing.

`make screenshots` looks at the other languages and sizes in the same way.
"""

import pytest

from tests.screenshots.fit import misfits
from tests.screenshots.scenes import SCENES, stage


@pytest.fixture(scope="module")
def french(opened_sqlite):
    with opened_sqlite() as journal, stage(journal, "fr", (800, 480)) as played:
        yield played


@pytest.mark.parametrize("scene", SCENES)
def test_everything_fits_a_small_screen(french, scene):
    french.play(scene)
    assert misfits(french.hand) == []
