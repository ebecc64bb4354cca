"""What would help a visitor whose card is not read: measured in grey pictures, and said calmly."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import Grey
from kiosk.lobby.scanning.sight import Hint
from kiosk.lobby.scanning.stripes.blocks import Block, find_blocks
from kiosk.lobby.scanning.stripes.upright import best_zoom
from kiosk.lobby.scanning.view import turned

_SEARCHED = 1280  # pixels of width in which stripes are looked for
_SLENDER = 1.5  # as wide as high, at least: a code of bars, or a PDF417
_SMALL = (48, 27)  # pixels in which it shows that something came, or moves too fast
_MODULE_AS_ZOOMED = 2.5  # pixels a module, to which `best_zoom` brings every code
_CELL = 8  # modules each way over which no code is white
_AROUND = 1.5  # times the code: a reflection that hides a part of it lies beside the rest
_WHITE = 250  # of 255: paper is darker than a lamp in it
_NEW = 12.0  # of 255, by which what is held up differs from what always stands there

_DARK = 70.0  # of 255
_MUCH_GLARE = 0.1  # of the code and what is around it
_RESTLESS = 10.0  # of 255
_TOO_NARROW, _TOO_WIDE = 0.25, 0.6  # of the picture's width
_TOO_FINE, _TOO_COARSE = 1.5, 6.0  # pixels a module

_LOOKS = 0.3  # seconds between two looks
_AGREEING = 3  # looks in a row, before anything is said
_HELD = 1.5  # seconds for which it is said at least: nobody can follow a screen that flickers
_ALWAYS = 12.0  # seconds after which what stays counts as standing there always


@dataclass(frozen=True)
class Measures:
    """What one picture shows of a code that is held up."""

    width: float
    """Of the picture's, the share that the code takes."""
    module: float
    """Pixels of the picture for one module, the finest bar."""
    whole: bool
    """Whether all of it is in the picture."""
    light: float
    """Of its paper, 0 to 255."""
    glare: float
    """The share of it, and of what is around it, that a reflection has wiped out."""
    motion: float
    """How much it changed since the picture before, 0 to 255."""


def measure(picture: Grey, before: Grey, usual: Grey) -> Measures | None:
    """What the picture shows of a code that is held up; None where none is.

    Args:
        before: the picture before, as `small` makes it.
        usual: what always stands before the camera, likewise.
    """
    now = small(picture)
    if float(cv2.absdiff(now, usual).max()) < _NEW:
        return None  # nothing is before the camera that was not there always: no need to search
    for block in _blocks(picture):
        box = _box(block) / picture.shape[::-1]
        if block.size[0] < _SLENDER * block.size[1] or _change(now, usual, box) < _NEW:
            continue
        view = turned(picture, block.middle, block.size, (block.angle, block.angle), 1.0).picture
        zoom = best_zoom(view)
        if zoom is not None:
            module = _MODULE_AS_ZOOMED / zoom
            return Measures(
                width=max(block.size) / picture.shape[1],
                module=module,
                whole=bool(box.min() > 0 and box.max() < 1),
                light=float(np.percentile(view[::4, ::4], 90)),
                glare=_glare(_part(picture, box, _AROUND), module),
                motion=_change(now, before, box),
            )
    return None


def small(picture: Grey) -> Grey:
    """The picture in so few pixels that nothing can be read in it."""
    # By whole numbers first, which takes a tenth of the time.
    quarter = (max(1, picture.shape[1] // 4), max(1, picture.shape[0] // 4))
    smaller = cv2.resize(picture, quarter, interpolation=cv2.INTER_AREA)
    return cv2.resize(smaller, _SMALL, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)


def hint_for(measures: Measures) -> Hint | None:
    """What would help most; None where a code like this can be read as it is held."""
    if measures.light < _DARK:
        return Hint.MORE_LIGHT
    if measures.motion > _RESTLESS:
        return Hint.HOLD_STILL
    if measures.width < _TOO_NARROW or measures.module < _TOO_FINE:
        return Hint.CLOSER  # before the glare, which shows only in a code that is near enough
    if measures.glare > _MUCH_GLARE:
        return Hint.TILT
    if measures.width > _TOO_WIDE and (not measures.whole or measures.module > _TOO_COARSE):
        return Hint.FURTHER
    return None


class Hints:
    """One hint at a time, and none in haste. Of a picture only what `small` leaves is kept, to the next."""

    def __init__(self) -> None:
        self._before: Grey | None = None
        self._usual: npt.NDArray[np.float32] | None = None
        self._looked = float("-inf")
        self._found: Hint | None = None
        self._agreeing = 0
        self._said: Hint | None = None
        self._since = 0.0

    def see(self, picture: Grey, now: float) -> Hint | None:
        """The hint to show after this picture, in which no code was read; `now` in monotonic seconds."""
        passed = now - self._looked
        if passed < _LOOKS:
            return self._said
        self._looked = now
        seen = small(picture)
        if self._before is None or self._usual is None:
            self._before, self._usual = seen, seen.astype(np.float32)
        measures = measure(picture, self._before, self._usual.astype(np.uint8))
        self._before = seen
        self._usual += (seen - self._usual) * min(1.0, passed / _ALWAYS)
        return self._calmed(hint_for(measures) if measures else None, now)

    def be_silent(self) -> None:
        """A code was read: nothing needs to be said."""
        self._found = self._said = None
        self._agreeing = 0

    def _calmed(self, found: Hint | None, now: float) -> Hint | None:
        self._agreeing = self._agreeing + 1 if found is self._found else 1
        self._found = found
        settled = self._agreeing >= _AGREEING and (self._said is None or now - self._since >= _HELD)
        if settled and found is not self._said:
            self._said, self._since = found, now
        return self._said


def _blocks(picture: Grey) -> list[Block]:
    """The most striped places, looked for where the picture has fewer pixels."""
    shrink = max(1.0, picture.shape[1] / _SEARCHED)
    size = [round(side / shrink) for side in picture.shape[::-1]]
    searched = cv2.resize(picture, size, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)
    return [
        replace(block, middle=block.middle * shrink, size=(block.size[0] * shrink, block.size[1] * shrink))
        for block in find_blocks(searched, limit=12)
    ]


def _box(block: Block) -> npt.NDArray[np.float64]:
    """The upright box around it: its least and its greatest x and y."""
    turn = np.radians(block.angle)
    across, along = np.array(block.size) / 2
    reach = np.abs([np.cos(turn), np.sin(turn)]) * across + np.abs([np.sin(turn), np.cos(turn)]) * along
    return np.array([block.middle - reach, block.middle + reach])


def _part(picture: Grey, box: npt.NDArray[np.float64], around: float = 1.0) -> Grey:
    """What lies in a box, which is given in shares of the picture's sides, and around it."""
    wider = box.mean(axis=0) + (box - box.mean(axis=0)) * around
    (left, top), (right, bottom) = np.clip(wider, 0, 1) * picture.shape[::-1]
    return picture[int(top) : int(bottom) + 1, int(left) : int(right) + 1]


def _change(one: Grey, other: Grey, box: npt.NDArray[np.float64]) -> float:
    """How much two small pictures differ within a box."""
    return float(cv2.absdiff(_part(one, box), _part(other, box)).mean())


def _glare(part: Grey, module: float) -> float:
    """The share that is white over more than any bar of a code."""
    size = [max(1, round(side / (_CELL * module))) for side in part.shape[::-1]]
    return float((cv2.resize(part, size, interpolation=cv2.INTER_AREA) >= _WHITE).mean())
