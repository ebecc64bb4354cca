"""Specimen cards: what visitors show, drawn, for the demonstration, the tests and for trying a camera out."""

from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
import zxingcpp
from PIL import Image, ImageDraw, ImageFont
from zxingcpp import BarcodeFormat

from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import Picture

_DOTS = 24  # a millimetre
_CARD = (round(85.6 * _DOTS), round(53.98 * _DOTS))  # ISO/IEC 7810 ID-1
_MODULE = 4  # dots: 0.17 mm, as on real licences
_COLUMNS, _CORRECTION = 15, 5  # of the PDF417 on real licences
_INK, _GREY, _STRIPE = (24, 28, 38), (110, 118, 132), (38, 36, 40)
_PAPER, _WHITE = (232, 238, 243), (255, 255, 255)


@dataclass(frozen=True)
class LicenceFields:
    """What a specimen licence says."""

    given_names: str = "MARIA ELENA"
    family_name: str = "DE LA CRUZ"
    date_of_birth: date = date(1986, 6, 6)
    expires: date = date(2030, 6, 6)
    number: str = "T64235789"
    jurisdiction: str = "VA"
    issuer: str = "636000"
    """The issuer identification number, which has to agree with the jurisdiction."""


@dataclass(frozen=True)
class Pose:
    """How a card is held before the camera."""

    share: float = 0.8
    """Of the frame's width that the card takes."""
    roll: float = 0.0
    """Degrees, clockwise as seen."""
    yaw: float = 0.0
    pitch: float = 0.0
    blur: float = 0.0
    """Of the lens: the standard deviation in pixels of the frame."""


def licence_text(fields: LicenceFields) -> str:
    """The text of a licence's PDF417 (AAMVA DL/ID-2020, version 10)."""
    elements = {
        "DAQ": fields.number,
        "DCS": fields.family_name,
        "DDE": "N",
        "DAC": fields.given_names,
        "DDF": "N",
        "DAD": "",
        "DDG": "N",
        "DCA": "D",
        "DCB": "K",
        "DCD": "NONE",
        "DBD": "06062022",
        "DBB": f"{fields.date_of_birth:%m%d%Y}",
        "DBA": f"{fields.expires:%m%d%Y}",
        "DBC": "2",
        "DAU": "065 in",
        "DAY": "BRO",
        "DAG": "2300 SPECIMEN STREET",
        "DAI": "ANYTOWN",
        "DAJ": fields.jurisdiction,
        "DAK": "232690000  ",
        "DCF": "2424244747474786102204",
        "DCG": "USA",
    }
    subfile = "DL" + "\n".join(name + value for name, value in elements.items()) + "\r"
    header = f"@\n\x1e\rANSI {fields.issuer}100101DL"
    return f"{header}{len(header) + 8:04}{len(subfile):04}{subfile}"


def licence_card(text: str) -> Picture:
    """The back of a licence whose PDF417 says this text (`licence_text`), 24 dots a millimetre."""
    card = Image.new("RGB", _CARD, _PAPER)
    draw = ImageDraw.Draw(card)
    width, height = _CARD
    draw.rectangle((0, 4 * _DOTS, width, 15 * _DOTS), fill=_STRIPE)
    code = _symbol(text, BarcodeFormat.PDF417, _MODULE, columns=_COLUMNS, ec_level=_CORRECTION)
    left, top = (width - code.width) // 2, 20 * _DOTS
    quiet = 2 * _DOTS
    draw.rectangle(
        (left - quiet, top - quiet, left + code.width + quiet, top + code.height + quiet), fill=_WHITE
    )
    card.paste(code, (left, top))
    bars = _symbol("SPECIMEN 0042", BarcodeFormat.Code128, _MODULE)
    bars = bars.resize((bars.width, 6 * _DOTS), Image.Resampling.NEAREST)
    at = (left - quiet, height - 12 * _DOTS)
    draw.rectangle((*at, at[0] + bars.width + 2 * _DOTS, at[1] + 8 * _DOTS), fill=_WHITE)
    card.paste(bars, (at[0] + _DOTS, at[1] + _DOTS))
    right = left + code.width + quiet
    draw.text((right, height - 12 * _DOTS), "SPECIMEN", _INK, _font(5 * _DOTS), anchor="ra")
    draw.text((right, height - 6 * _DOTS), "Not a licence", _GREY, _font(2.4 * _DOTS), anchor="ra")
    return _as_seen(card)


def qr_card(text: str, caption: str = "Invitation") -> Picture:
    """A card with a QR code of this text under a caption, 24 dots a millimetre."""
    width = _CARD[0]
    card = Image.new("RGB", _CARD, _WHITE)
    draw = ImageDraw.Draw(card)
    modules = _symbol(text, BarcodeFormat.QRCode, 1).width
    code = _symbol(text, BarcodeFormat.QRCode, 36 * _DOTS // modules)
    card.paste(code, ((width - code.width) // 2, 13 * _DOTS))
    draw.rectangle((0, 0, width, 2 * _DOTS), fill=_INK)
    draw.text((width // 2, 8 * _DOTS), caption, _INK, _font(5 * _DOTS), anchor="mm")
    return _as_seen(card)


def held_up(card: Picture, pose: Pose, frame: tuple[int, int] = (1920, 1080)) -> Picture:
    """What a camera sees of a card that is held before a plain wall.

    Args:
        card: a picture of the card alone.
        frame: width and height of the camera's picture, in pixels.
    """
    width, height = frame
    wide = pose.share * width
    flat = cv2.resize(
        card, (round(wide), round(wide * card.shape[0] / card.shape[1])), interpolation=cv2.INTER_AREA
    )
    high, wide = flat.shape[:2]
    corners = np.array([[-wide, -high, 0], [wide, -high, 0], [wide, high, 0], [-wide, high, 0]]) / 2
    turned = corners @ _rotation(pose).T
    distance = 2.0 * width  # of the card from the lens, in pixels: a view of about 30 degrees
    seen = turned[:, :2] * distance / (distance + turned[:, 2:]) + (width / 2, height / 2)
    flat_corners = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32) - 0.5
    place = cv2.getPerspectiveTransform(flat_corners, seen.astype(np.float32))
    wall = np.linspace(196, 150, height)[:, None, None] * np.array([1.0, 0.99, 0.96])
    picture = np.broadcast_to(wall, (height, width, 3)).astype(np.uint8)
    cover = cv2.warpPerspective(np.full((high, wide), 1.0, np.float32), place, frame)[..., None]
    shown = cv2.warpPerspective(flat, place, frame, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    picture = (shown * cover + picture * (1 - cover)).astype(np.uint8)
    if pose.blur > 0:
        picture = cv2.GaussianBlur(picture, (0, 0), pose.blur).astype(np.uint8)
    return picture


def _rotation(pose: Pose) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """(3, 3): pitch about the horizontal axis, then yaw about the vertical one, then roll."""
    (roll, yaw, pitch), one = np.radians((pose.roll, pose.yaw, pose.pitch)), 1.0
    about_z = [[np.cos(roll), -np.sin(roll), 0], [np.sin(roll), np.cos(roll), 0], [0, 0, one]]
    about_y = [[np.cos(yaw), 0, np.sin(yaw)], [0, one, 0], [-np.sin(yaw), 0, np.cos(yaw)]]
    about_x = [[one, 0, 0], [0, np.cos(pitch), -np.sin(pitch)], [0, np.sin(pitch), np.cos(pitch)]]
    return np.array(about_z) @ np.array(about_y) @ np.array(about_x)


def _symbol(text: str, symbology: BarcodeFormat, dots: int, **options: int) -> Image.Image:
    barcode = zxingcpp.create_barcode(text, symbology, **options)
    return Image.fromarray(np.asarray(zxingcpp.write_barcode_to_image(barcode, scale=dots)))


def _as_seen(card: Image.Image) -> Picture:
    # Blue-green-red, as a camera gives it.
    return np.ascontiguousarray(np.asarray(card)[:, :, ::-1])


@cache
def _font(size: float) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)
