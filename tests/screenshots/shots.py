"""Plays the scenes on one stage, in every dress, and looks at each picture for what is wrong with it."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from kiosk.journal import Journal
from kiosk.lobby.screens.access import Access
from tests.screenshots.contrast import faint
from tests.screenshots.fit import misfits, uppermost
from tests.screenshots.scenes import SCENES
from tests.screenshots.stage import NotOffered, Stage, stage

# One after the other they change as little as can be: what is larger or lower is laid out anew.
DRESSES = {
    "calm-100": Access(),
    "high-100": Access(high_contrast=True),
    "high-200": Access(text_scale=2.0, high_contrast=True),
    "calm-200": Access(text_scale=2.0),
    "low": Access(low_reach=True),
}
_COLOURS = 64  # of a saved picture, which takes a quarter of its size


class Shot(NamedTuple):
    """One picture, and what is wrong with it."""

    scene: str
    dress: str
    picture: Image.Image
    faults: list[str]


def shots(
    language: str, size: tuple[int, int], scenes: Iterable[str], dresses: Iterable[str]
) -> Iterator[Shot]:
    """Every scene in every dress that this window offers."""
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(Journal.at(Path(folder))) as journal,
        stage(journal, language, size) as played,
    ):
        low = played.app.dress.theme.offers_low_reach(size)
        worn = [dress for dress in dresses if low or not DRESSES[dress].low_reach]
        for scene in scenes:
            yield from _scene(played, scene, worn)


def _scene(played: Stage, scene: str, dresses: Iterable[str]) -> Iterator[Shot]:
    played.app.dress.end_visit()
    try:
        played.play(SCENES[scene])
    except NotOffered:
        return
    except Exception as error:  # the other scenes are played all the same
        yield Shot(scene, "unreached", played.hand.look(), [f"could not be played: {error!r}"])
        return
    for dress in dresses:
        played.app.dress.change(DRESSES[dress])
        picture = played.hand.look()
        faults = [*misfits(played.hand), *faint(picture, uppermost(played.hand))]
        yield Shot(scene, dress, picture, faults)


def save(shot: Shot, path: Path) -> None:
    """Saves the picture, with few colours: there are thousands of them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    small = shot.picture.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    small.save(path, compress_level=3)
