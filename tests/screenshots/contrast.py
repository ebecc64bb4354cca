"""Measures contrast as eyes meet it: in the pixels of the window, not in the colours that were meant."""

from collections.abc import Iterator
from typing import TypeAlias

import numpy as np
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.label import Label
from kivy.uix.widget import Widget
from PIL import Image

from kiosk.lobby.screens.colours import READABLE, VISIBLE
from kiosk.lobby.screens.field import Field
from kiosk.lobby.screens.preview import Preview
from kiosk.lobby.screens.widgets import Icon
from tests.screenshots.fit import Box, name_of, seen

Shades: TypeAlias = np.ndarray[tuple[int, ...], np.dtype[np.int16]]
"""The shade of each pixel of the window, (height, width), from its top: of two, the contrast is known by how
many steps they are apart."""

_FEW = 3  # pixels; fewer of a colour are no stroke
_AROUND = 5  # pixels beyond a control in which the ground is looked at
_EDGE = 4  # pixels from a control's side in which its edge lies
_WHOLE = 0.5  # the share of a text or a control that must be in view

# WCAG 2.2's relative luminance: what each value of a channel counts, and each channel; and what is added to
# both sides of a contrast.
_VALUES = np.arange(256) / 255
_LINEAR = np.where(_VALUES <= 0.04045, _VALUES / 12.92, ((_VALUES + 0.055) / 1.055) ** 2.4)
_PARTS = (np.outer([0.2126, 0.7152, 0.0722], _LINEAR)).astype(np.float32)
_FLARE = 0.05

_DARKEST = np.log(_FLARE)
_STEPS = 16384 / (np.log(1 + _FLARE) - _DARKEST)  # shades in which a contrast grows e-fold


def faint(picture: Image.Image, shown: list[Widget]) -> Iterator[str]:
    """The texts and controls among `shown` that stand out too little in the window's picture, in words."""
    shades = _shades(picture)
    for widget in shown:
        if widget.disabled or _on_picture(widget):
            continue  # WCAG asks nothing of what is out of use, and the camera shows what it shows
        box = seen(widget)
        if box.height < max(1, _WHOLE * widget.height):
            continue
        if isinstance(widget, Label) and widget.text.strip():
            found = _ink(_cut(shades, box))
            if found < READABLE:
                yield f"text at {found:.2f} : 1, which needs {READABLE}: {name_of(widget)}"
        elif isinstance(widget, ButtonBehavior | Field):
            found = _control(shades, widget, box)
            if found < VISIBLE:
                yield f"control at {found:.2f} : 1, which needs {VISIBLE}: {name_of(widget)}"


def _control(shades: Shades, widget: Widget, box: Box) -> float:
    """How much a control stands out: by its ground or edge, else by its icon or its words."""
    inner = _cut(shades, box)
    if min(inner.shape) < 2:
        return 21.0
    ground = _commonest(_ring(shades, box))
    sides = [inner[:_EDGE], inner[-_EDGE:], inner[:, :_EDGE], inner[:, -_EDGE:]]
    edge = max(_farthest(side, ground, least=max(inner.shape) // 3) for side in sides)
    marks = [child for child in widget.walk(restrict=True) if isinstance(child, Icon | Label)]
    return max([edge, *(_ink(_cut(shades, seen(mark))) for mark in marks if mark.height > 1)])


def _on_picture(widget: Widget) -> bool:
    return any(isinstance(above, Preview) and above.has_picture for above in _ancestors(widget))


def _ancestors(widget: Widget) -> Iterator[Widget]:
    above = widget.parent
    while isinstance(above, Widget):
        yield above
        above = above.parent


def _cut(shades: Shades, box: Box) -> Shades:
    height, width = shades.shape
    top, bottom = max(0, height - round(box.top)), min(height, height - round(box.bottom))
    return shades[top:bottom, max(0, round(box.left)) : min(width, round(box.right))]


def _ring(shades: Shades, box: Box) -> Shades:
    """What lies just around a box."""
    wide = _cut(shades, Box(box.left - _AROUND, box.bottom - _AROUND, box.right + _AROUND, box.top + _AROUND))
    return np.concatenate([side.ravel() for side in (wide[:2], wide[-2:], wide[:, :2], wide[:, -2:])])


def _shades(picture: Image.Image) -> Shades:
    red, green, blue = (
        part[np.asarray(channel)] for part, channel in zip(_PARTS, picture.split(), strict=True)
    )
    return ((np.log(red + green + blue + _FLARE) - _DARKEST) * _STEPS).astype(np.int16)


def _ink(region: Shades) -> float:
    """The contrast between the region's ground, its commonest shade, and what is written on it."""
    return _farthest(region, _commonest(region), least=_FEW) if region.size else 21.0


def _commonest(region: Shades) -> int:
    return int(np.bincount(region.ravel()).argmax())


def _farthest(region: Shades, ground: int, least: int) -> float:
    """The contrast with the ground that at least so many pixels reach, darker ones or lighter ones."""
    counts = np.bincount(region.ravel())
    upwards = np.cumsum(counts)
    few = min(least, region.size)
    dark = np.searchsorted(upwards, few)
    bright = np.searchsorted(upwards, region.size - few, side="right")
    return round(float(np.exp(max(ground - dark, bright - ground) / _STEPS)), 2)  # a shade is 0.02 % wide
