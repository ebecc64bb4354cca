"""The same from right to left and upright; on a stage of its own, since one app at a time has the window."""

from tests.screenshots.fit import misfits
from tests.screenshots.scenes import SCENES
from tests.screenshots.stage import stage

MIRRORED = (
    "welcome",
    "scan-unknown",
    "name-expired",
    "host",
    "read-back-all",
    "waiting-go-to",
    "still-there",
)


def test_everything_fits(sqlite_journal):
    with stage(sqlite_journal, "ar", (720, 1280)) as arabic:
        for scene in MIRRORED:
            arabic.play(SCENES[scene])
            assert (scene, misfits(arabic.hand)) == (scene, [])
