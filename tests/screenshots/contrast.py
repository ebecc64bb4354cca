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

Light: TypeAlias = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
"""The relative luminance of each pixel of the window, (height, width), from its top; 0 to 1."""

_FEW = 3  # pixels; fewer of a colour are no stroke
_AROUND = 5  # pixels beyond a control in which the ground is looked at
_EDGE = 4  # pixels from a control's side in which its edge lies
_WHOLE = 0.5  # the share of a text that must be in view
_SHADES = 4096  # into which luminance is counted

# WCAG 2.2's relative luminance: what each value of a channel counts, and each channel.
_VALUES = np.arange(256) / 255
_LINEAR = np.where(_VALUES <= 0.04045, _VALUES / 12.92, ((_VALUES + 0.055) / 1.055) ** 2.4)
_CHANNELS = np.array([0.2126, 0.7152, 0.0722])


def faint(picture: Image.Image, shown: list[Widget]) -> Iterator[str]:
    """The texts and controls among `shown` that stand out too little in the window's picture, in words."""
    light = _LINEAR[np.asarray(picture)] @ _CHANNELS
    for widget in shown:
        if widget.disabled or _on_picture(widget):
            continue  # WCAG asks nothing of what is out of use, and the camera shows what it shows
        if isinstance(widget, Label) and widget.text.strip():
            box = seen(widget)
            if box.bottom < box.top and box.height >= _WHOLE * widget.height:
                found = _ink(_cut(light, box))
                if found < READABLE:
                    yield f"text at {found:.2f} : 1, which needs {READABLE}: {name_of(widget)}"
        elif isinstance(widget, ButtonBehavior | Field) and widget.height > 1:
            found = _control(light, widget)
            if found < VISIBLE:
                yield f"control at {found:.2f} : 1, which needs {VISIBLE}: {name_of(widget)}"


def _control(light: Light, widget: Widget) -> float:
    """How much a control stands out: by its ground or edge, else by its icon or its words."""
    box = seen(widget)
    inner = _cut(light, box)
    if min(inner.shape) < 2:
        return 21.0
    ground = _commonest(_ring(light, box))
    sides = [inner[:_EDGE], inner[-_EDGE:], inner[:, :_EDGE], inner[:, -_EDGE:]]
    edge = max(_farthest(side, ground, least=max(inner.shape) // 3) for side in sides)
    marks = [child for child in widget.walk(restrict=True) if isinstance(child, Icon | Label)]
    return max([edge, *(_ink(_cut(light, seen(mark))) for mark in marks if mark.height > 1)])


def _on_picture(widget: Widget) -> bool:
    return any(isinstance(above, Preview) and above.has_picture for above in _ancestors(widget))


def _ancestors(widget: Widget) -> Iterator[Widget]:
    above = widget.parent
    while isinstance(above, Widget):
        yield above
        above = above.parent


def _cut(light: Light, box: Box) -> Light:
    height, width = light.shape
    top, bottom = max(0, height - round(box.top)), min(height, height - round(box.bottom))
    return light[top:bottom, max(0, round(box.left)) : min(width, round(box.right))]


def _ring(light: Light, box: Box) -> Light:
    """What lies just around a box."""
    wide = _cut(light, Box(box.left - _AROUND, box.bottom - _AROUND, box.right + _AROUND, box.top + _AROUND))
    return np.concatenate([side.ravel() for side in (wide[:2], wide[-2:], wide[:, :2], wide[:, -2:])])


def _ink(region: Light) -> float:
    """The contrast between the region's ground, its commonest shade, and what is written on it."""
    return _farthest(region, _commonest(region), least=_FEW) if region.size else 21.0


def _commonest(region: Light) -> float:
    shades = (region.ravel() * (_SHADES - 1)).astype(int)
    commonest = np.bincount(shades).argmax()
    return float(region.ravel()[shades == commonest][0])


def _farthest(region: Light, ground: float, least: int) -> float:
    """The contrast with the ground that at least so many pixels reach, darker ones or lighter ones."""
    few = min(least, region.size) - 1
    dark = np.partition(region.ravel(), few)[few]
    bright = -np.partition(-region.ravel(), few)[few]
    return float(max((ground + 0.05) / (dark + 0.05), (bright + 0.05) / (ground + 0.05)))
