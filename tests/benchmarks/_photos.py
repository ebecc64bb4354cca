"""Photos of codes, drawn: on printed paper, before a cluttered place, and spoilt in one way each.

Everything comes from the generator that is handed in, so that a seed gives one picture on every machine.
"""

import string
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import zxingcpp
from zxingcpp import BarcodeFormat

from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import Grey
from tests.benchmarks._spoilt import IN_THE_CAMERA, ON_THE_SHEET, Image

_FRAME = (1280, 960)
_SHEET = (1000, 1400)
_SIDES = {"small": (110, 170), "dense": (380, 640)}
_LETTERS = list(string.ascii_letters + string.digits + "/:.-")


QR_WAYS = (
    *("plain", "turned", "perspective", "inverted", "small", "dense"),
    *ON_THE_SHEET,
    *IN_THE_CAMERA,
)
"""What may be difficult about a QR code, one at a time."""


@dataclass(frozen=True, eq=False)
class Photo:
    """A drawn photo and what its code says; None where it shows no code."""

    picture: Grey
    text: str | None


def qr_photo(way: str, random: np.random.Generator) -> Photo:
    """A QR code that is hard to read in this way, one of `QR_WAYS`; 1280 by 960 pixels."""
    dense = way == "dense"
    text = _text(random, int(random.integers(250, 600) if dense else random.integers(15, 60)))
    level = "L" if dense else random.choice(["L", "M", "Q", "H"]).item()
    code = symbol(text, BarcodeFormat.QRCode, 8, ec_level=level)
    side = int(random.integers(*_SIDES.get(way, (260, 520))))
    sheet, corner = _printed(code, side, random)
    if way == "inverted":
        sheet = 255 - sheet
    if way in ON_THE_SHEET:
        sheet = ON_THE_SHEET[way](sheet, corner, side, random)
    tilt, roll = (60.0, 25.0) if way == "perspective" else (25.0, 180.0 if way == "turned" else 25.0)
    photo, middle, reach = _held(sheet, corner, side, tilt, roll, random)
    photo = photo * random.uniform(0.55, 0.95)
    if way in IN_THE_CAMERA:
        photo = IN_THE_CAMERA[way](photo, middle, reach, random)
    return Photo(_developed(photo, random), text)


def bar_photo(symbology: BarcodeFormat, angle: float, random: np.random.Generator) -> Photo:
    """A bar code or a PDF417 on printed paper, turned by `angle` degrees clockwise; 900 by 900 pixels."""
    text = _text(random, 40 if symbology is BarcodeFormat.PDF417 else 9)
    if symbology is BarcodeFormat.Code39:
        text = text.upper().replace(":", "-").replace("/", "-")
    if symbology is BarcodeFormat.ITF:
        text = "".join(random.choice(list(string.digits), 10))
    code = symbol(text, symbology, 2)
    if symbology is not BarcodeFormat.PDF417:
        code = cv2.resize(code, (code.shape[1], int(random.integers(60, 120)))).astype(np.uint8)
    sheet = _page((1300, 1300), random)
    high, wide = code.shape
    top, left, quiet = 650 - high // 2, 650 - wide // 2, 26
    sheet[top - quiet : top + high + quiet, left - quiet : left + wide + quiet] = 250
    sheet[top : top + high, left : left + wide] = code
    place = cv2.getRotationMatrix2D((650, 650), -angle, random.uniform(0.8, 1.2))
    place[:, 2] -= 200
    photo = cv2.warpAffine(sheet, place, (900, 900), flags=cv2.INTER_LINEAR, borderValue=180.0)
    photo = cv2.GaussianBlur(photo, (0, 0), random.uniform(0.3, 0.8)).astype(np.float32)
    return Photo(_developed(photo * random.uniform(0.55, 0.95), random), text)


def matrix_photo(symbology: BarcodeFormat, random: np.random.Generator) -> Photo:
    """An Aztec code or a Data Matrix on printed paper, a little tilted, at any roll."""
    text = _text(random, int(random.integers(8, 50)))
    side = int(random.integers(220, 420))
    sheet, corner = _printed(symbol(text, symbology, 8), side, random)
    photo, _, _ = _held(sheet, corner, side, 20.0, 180.0, random)
    return Photo(_developed(photo * random.uniform(0.55, 0.95), random), text)


def empty_photo(random: np.random.Generator) -> Photo:
    """Printed paper, blinds and a chequered cloth: much that looks like a code, and none."""
    sheet = _page(_SHEET, random)
    pitch = int(random.integers(4, 30))
    sheet[100:400, 150:600:pitch] = 40
    cells = np.kron(random.integers(0, 2, (30, 30)), np.ones((10, 10))) * 220 + 20
    sheet[550:850, 250:550] = cells
    for left in (800, 1000):
        cv2.rectangle(sheet, (left, 200), (left + 120, 320), 20.0, 14)
        cv2.rectangle(sheet, (left + 40, 240), (left + 80, 280), 20.0, -1)
    photo, _, _ = _held(sheet, (550, 350), 300, 30.0, 180.0, random)
    return Photo(_developed(photo * random.uniform(0.4, 0.95), random), None)


def symbol(text: str, symbology: BarcodeFormat, dots: int, **options: Any) -> Grey:
    """The bare symbol, `dots` pixels a module, with zxing's own quiet zone."""
    return np.array(
        zxingcpp.write_barcode_to_image(zxingcpp.create_barcode(text, symbology, **options), scale=dots)
    )


def _text(random: np.random.Generator, length: int) -> str:
    return "".join(random.choice(_LETTERS, length))


def _page(size: tuple[int, int], random: np.random.Generator) -> Image:
    page = np.full(size, random.uniform(200, 250), np.float32)
    for y in range(30, size[0], 34):
        x = 20
        while x < size[1] - 150:
            ink, strength = float(random.integers(0, 110)), random.uniform(0.5, 0.9)
            cv2.putText(
                page, _text(random, 6), (x, y), cv2.FONT_HERSHEY_SIMPLEX, strength, ink, 1, cv2.LINE_AA
            )
            x += int(random.integers(110, 260))
    return page


def _printed(code: Grey, side: int, random: np.random.Generator) -> tuple[Image, tuple[int, int]]:
    page = _page(_SHEET, random)
    top = (_SHEET[0] - side) // 2 + int(random.integers(-120, 120))
    left = (_SHEET[1] - side) // 2 + int(random.integers(-250, 250))
    quiet = side // 40
    page[top - quiet : top + side + quiet, left - quiet : left + side + quiet] = 250
    page[top : top + side, left : left + side] = cv2.resize(code, (side, side), interpolation=cv2.INTER_AREA)
    return page, (left, top)


def _held(
    sheet: Image, corner: tuple[int, int], side: int, tilt: float, roll: float, random: np.random.Generator
) -> tuple[Image, npt.NDArray[np.float64], float]:
    """The sheet before the camera, the middle of its code there, and half of the code's width, in pixels."""
    high, wide = sheet.shape
    angles = np.radians([random.uniform(-roll, roll), *random.uniform(-tilt, tilt, 2)])
    (cz, cy, cx), (sz, sy, sx) = np.cos(angles), np.sin(angles)
    turn = np.array([[cz, -sz, 0], [sz, cz, 0], [0, 0, 1]])
    turn = turn @ [[cy, 0, sy], [0, 1, 0], [-sy, 0, cy]] @ [[1, 0, 0], [0, cx, -sx], [0, sx, cx]]
    middle = np.array([corner[0] + side / 2, corner[1] + side / 2])
    edges = np.array([[0, 0], [wide, 0], [wide, high], [0, high], middle, middle + np.array([side / 2, 0])])
    space = np.column_stack((edges - middle, np.zeros(len(edges)))) @ turn.T
    distance, scale = 1800.0, random.uniform(0.6, 1.1)
    depth = np.maximum(distance + space[:, 2:], 300.0)
    centre = np.array(_FRAME) / 2 + random.uniform(-120, 120, 2)
    seen = space[:, :2] * distance / depth * scale + centre
    place = cv2.getPerspectiveTransform(edges[:4].astype(np.float32), seen[:4].astype(np.float32))
    wall = float(random.uniform(40, 200))
    photo = cv2.warpPerspective(sheet, place, _FRAME, flags=cv2.INTER_AREA, borderValue=wall)
    return photo.astype(np.float32), seen[4], max(20.0, float(np.hypot(*(seen[5] - seen[4]))))


def _developed(photo: Image, random: np.random.Generator) -> Grey:
    noisy = photo + random.normal(0, random.uniform(2, 7), photo.shape)
    quality = [int(cv2.IMWRITE_JPEG_QUALITY), int(random.integers(60, 92))]
    packed = cv2.imencode(".jpg", np.clip(noisy, 0, 255).astype(np.uint8), quality)[1]
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE), np.uint8)
