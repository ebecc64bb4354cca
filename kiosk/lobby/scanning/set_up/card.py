"""The test card: a card of a licence's size, with a licence's finest bars, by which a camera is set up.

It is drawn dot by dot for a printer of 600 dots an inch, so that every module is printed alike.
"""

import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import zxingcpp
from PIL import Image, ImageDraw, ImageFont
from zxingcpp import BarcodeFormat

from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import Picture

_DOTS_PER_INCH = 600
_DOTS = _DOTS_PER_INCH / 25.4  # a millimetre
_MODULE = 4  # dots of a PDF417's module: 0.169 mm; licences have 0.170 mm
_ROWS = 3  # modules that each of its rows is high
_COLUMNS, _CORRECTION = 15, 5  # as on licences
_LICENCE_TEXT = "VISITOR KIOSK TEST CARD, NOT A LICENCE 0123456789. " * 7
_BAR_MODULE = 6  # dots of the Code 128: 0.254 mm, as on a staff card
_CORNER_MODULE = 18  # dots of the QR codes: coarse, to be read from far away
_INK, _PAPER = 0, 1


@dataclass(frozen=True)
class Box:
    """A rectangle on the card, in millimetres from its top left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def corners(self) -> tuple[tuple[float, float], ...]:
        """Top left, top right, bottom right, bottom left."""
        right, bottom = self.left + self.width, self.top + self.height
        return (self.left, self.top), (right, self.top), (right, bottom), (self.left, bottom)


CARD = Box(0.0, 0.0, 85.6, 53.98)  # ISO/IEC 7810 ID-1
LICENCE_MODULE = 0.17
"""Millimetres: the finest bar of a licence's PDF417."""

_CORNERS = {"VKC1.L": (5.0, 23.0), "VKC1.R": (64.6, 23.0)}
CORNER_CODES = {
    text: Box(left, top, 21 * _CORNER_MODULE / _DOTS, 21 * _CORNER_MODULE / _DOTS)
    for text, (left, top) in _CORNERS.items()
}
"""The QR codes by which the card is found, by their texts."""
LICENCE_CODE = Box(15.4, 9.6, 324 * _MODULE / _DOTS, 17 * _ROWS * _MODULE / _DOTS)
"""The PDF417, without its quiet zone."""
SQUARES = (Box(25.2, 28.0, 6.0, 6.0), Box(54.4, 28.0, 6.0, 6.0))
"""Black squares with 3 mm of white around them: their edges show how sharp the picture is."""

_STAR, _STAR_RADIUS, _STAR_RAYS = (42.8, 31.0), 7.6, 36
_BARS = (42.8, 40.6, 5.0)  # middle, top, height
_RULER = (2.8, 49.4, 80)  # left, top, length
_PAGE = (210.0, 279.0)  # fits on A4 and on Letter
_ON_PAGE = (62.2, 40.0)


def card_picture() -> Picture:
    """The card alone, as a camera's picture, 600 dots an inch."""
    return cv2.cvtColor(np.asarray(_card().convert("L")), cv2.COLOR_GRAY2BGR).astype(np.uint8, copy=False)


def write_card(file: Path) -> None:
    """Writes a PDF with the card in its true size, and how to use it, on a page for A4 and Letter."""
    page = Image.new("1", (_dots(_PAGE[0]), _dots(_PAGE[1])), _PAPER)
    page.paste(_card(), (_dots(_ON_PAGE[0]), _dots(_ON_PAGE[1])))
    draw = ImageDraw.Draw(page)
    _text(draw, (_PAGE[0] / 2, 24.0), "Test card for the kiosk's camera", 6.0, "mm")
    steps = (
        "1.  Print this page at its actual size (100 %, not fitted to the page), on white paper.",
        "2.  Check it with a ruler: the scale on the card is 80 mm long.",
        "3.  Cut the card out, and glue it onto a stiff card so that it lies flat.",
        "4.  Run “kiosk doctor camera”, and hold the card before the camera, as a visitor would.",
    )
    for number, step in enumerate(steps):
        _text(draw, (36.0, 112.0 + 8.0 * number), step, 3.6, "lm")
    page.save(file, "PDF", resolution=_DOTS_PER_INCH, title="Test card for the kiosk's camera")


@cache
def _card() -> Image.Image:
    card = Image.new("1", (_dots(CARD.width), _dots(CARD.height)), _PAPER)
    draw = ImageDraw.Draw(card)
    radius = _dots(3.18)  # of the corners, by the same standard
    draw.rounded_rectangle((0, 0, card.width - 1, card.height - 1), radius, outline=_INK, width=_dots(0.2))
    _text(draw, (5.0, 5.2), "Camera test card", 3.2, "lm")
    _text(draw, (80.6, 5.2), "not a licence", 2.4, "rm")
    licence = _symbol(_LICENCE_TEXT, BarcodeFormat.PDF417, _MODULE, columns=_COLUMNS, ec_level=_CORRECTION)
    card.paste(licence, (_dots(LICENCE_CODE.left), _dots(LICENCE_CODE.top)))
    for text, box in CORNER_CODES.items():
        code = _symbol(text, BarcodeFormat.QRCode, _CORNER_MODULE, ec_level="Q")
        card.paste(code, (_dots(box.left), _dots(box.top)))
    for box in SQUARES:
        draw.rectangle((_dots(box.left), _dots(box.top), *_last(box)), fill=_INK)
    _star(draw)
    bars = _symbol("CARD 0128", BarcodeFormat.Code128, _BAR_MODULE)
    bars = bars.crop((0, 0, bars.width, 1)).resize((bars.width, _dots(_BARS[2])))
    card.paste(bars, (_dots(_BARS[0]) - bars.width // 2, _dots(_BARS[1])))
    _ruler(draw)
    return card


def _star(draw: ImageDraw.ImageDraw) -> None:
    """Rays that run into each other where the picture is no longer sharp."""
    middle, radius = [_dots(at) for at in _STAR], _dots(_STAR_RADIUS)
    for ray in range(_STAR_RAYS):
        turns = [math.tau * (ray + half) / _STAR_RAYS for half in (-0.25, 0.25)]
        rim = [(middle[0] + radius * math.cos(turn), middle[1] + radius * math.sin(turn)) for turn in turns]
        draw.polygon([(middle[0], middle[1]), *rim], fill=_INK)


def _ruler(draw: ImageDraw.ImageDraw) -> None:
    left, top, length = _RULER
    for mark in range(length + 1):
        high = 2.2 if mark % 10 == 0 else 1.6 if mark % 5 == 0 else 1.0
        at = _dots(left + mark)
        draw.rectangle((at - 2, _dots(top), at + 1, _dots(top + high)), fill=_INK)
        if mark % 10 == 0 and 0 < mark < length:
            _text(draw, (left + mark, top - 1.1), f"{mark}", 1.6, "mm")
    _text(draw, (left + length, top - 1.1), f"{length} mm", 1.6, "rm")


def _symbol(text: str, symbology: BarcodeFormat, dots: int, **options: int | str) -> Image.Image:
    barcode = zxingcpp.create_barcode(text, symbology, **options)
    drawn = zxingcpp.write_barcode_to_image(barcode, scale=dots, add_quiet_zones=False)
    return Image.fromarray(np.asarray(drawn)).convert("1")


def _text(draw: ImageDraw.ImageDraw, at: tuple[float, float], text: str, height: float, anchor: str) -> None:
    font = ImageFont.load_default(round(height * _DOTS))
    draw.text((_dots(at[0]), _dots(at[1])), text, _INK, font, anchor=anchor)


def _last(box: Box) -> tuple[int, int]:
    """The last dot that a box covers."""
    return _dots(box.left + box.width) - 1, _dots(box.top + box.height) - 1


def _dots(millimetres: float) -> int:
    return round(millimetres * _DOTS)
