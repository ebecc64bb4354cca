"""Passports, cards and visas as scans and photos show them, drawn from a seed; nobody on them exists."""

import random
from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

DOTS = 14  # pixels per millimetre of the flat document
SIZES = {
    "TD1": (85.6, 54.0),
    "TD2": (105.0, 74.0),
    "TD3": (125.0, 88.0),
    "MRVA": (120.0, 80.0),
    "MRVB": (105.0, 74.0),
}
KINDS = ("TD3", "TD1", "TD3", "TD2", "MRVA", "TD3", "TD1", "MRVB")
PITCH, LINES_APART = 2.54, 6.35  # millimetres, of the machine-readable zone

_FAMILIES = ("ERIKSSON", "MUSTERMANN", "VAN<DER<BERG", "OCONNOR", "SANTOS<SILVA", "KOWALSKA", "LI", "BOX",
             "NGUYEN", "PAPADOPOULOS", "QUIST", "ZIMMERMANN", "AL<HASSAN", "JEFFRIES")  # fmt: skip
_GIVEN = ("ANNA<MARIA", "ERIKA", "JOHN", "MIN", "THI<HONG", "GEORGIOS", "MARIE<JEANNE<LOUISE", "X", "AISHA",
          "PIOTR", "ZOE", "BILL", "WU")  # fmt: skip
_STATES = ("UTO", "D<<", "USA", "FRA", "GBR", "SWE", "NLD", "POL", "CHN", "BRA", "ISL", "CZE", "ESP", "IND")
_LABELS = (
    "Surname / Nom",
    "Given names / Prénoms",
    "Date of birth",
    "Nationality",
    "Authority",
    "Place of birth",
)

Picture = np.ndarray


@dataclass(frozen=True, eq=False)
class Specimen:
    """A document, what its zone says, and a picture of it."""

    kind: str
    lines: tuple[str, ...]
    picture: Picture


@cache
def specimen(seed: int) -> Specimen:
    """The document of this seed: every second one a scan, the others photos by hand; a few upside down."""
    dice = random.Random(seed)  # noqa: S311 - pictures, no secrets
    kind = KINDS[seed % len(KINDS)]
    lines = zone(kind, dice)
    return Specimen(kind, lines, _seen(_flat(kind, lines, dice), dice, is_scan=seed % 2 == 0))


def without_zone(seed: int) -> Picture:
    """Such a picture, of a document that has no zone: long lines of print stand in its place."""
    dice = random.Random(seed)  # noqa: S311 - pictures, no secrets
    lines = ("THIS DOCUMENT IS THE PROPERTY OF THE STATE", "RETURN IT TO THE NEAREST POST OFFICE <<<<<")
    return _seen(_flat("TD3", lines, dice), dice, is_scan=seed % 2 == 0)


def zone(kind: str, dice: random.Random) -> tuple[str, ...]:
    """Lines whose check digits agree (ICAO Doc 9303, parts 4 to 7)."""
    number = "".join(
        dice.choices("0123456789" * 3 + "ABCDEFGHJKLMNPRTUVWXYZ", k=dice.choice((7, 8, 9, 9)))
    ).ljust(9, "<")
    born, expires = (
        f"{dice.randrange(100):02}{dice.randint(1, 12):02}{dice.randint(1, 28):02}" for _ in "be"
    )
    expires = f"{dice.randint(12, 35):02}{expires[2:]}"
    issuer, state, sex = dice.choice(_STATES), dice.choice(_STATES), dice.choice("MF<")
    names = f"{dice.choice(_FAMILIES)}<<{dice.choice(_GIVEN)}"

    def optional(places: int) -> str:
        return "".join(dice.choices("0123456789ACDEF", k=dice.choice((0, 0, 4, places)))).ljust(places, "<")

    if kind == "TD1":
        first = ("I<" + issuer + number + check(number) + optional(15)).ljust(30, "<")
        second = born + check(born) + sex + expires + check(expires) + state + optional(11)
        second += check(first[5:] + second[:7] + second[8:15] + second[18:])
        return first, second, names.ljust(30, "<")[:30]
    length = 44 if kind in ("TD3", "MRVA") else 36
    letter = "V" if kind.startswith("MRV") else "P" if kind == "TD3" else "I"
    second = number + check(number) + state + born + check(born) + sex + expires + check(expires)
    if kind == "TD3":
        own = optional(14)
        second += own + check(own)
    elif kind == "TD2":
        second += optional(7)
    if kind in ("TD2", "TD3"):
        second += check(second[:10] + second[13:20] + second[21:])
    return f"{letter}<{issuer}{names}".ljust(length, "<"), second.ljust(length, "<")


def check(text: str) -> str:
    """The check digit of this text."""
    values = [0 if sign == "<" else int(sign, 36) for sign in text]
    return str(sum(value * (7, 3, 1)[at % 3] for at, value in enumerate(values)) % 10)


def _flat(kind: str, lines: tuple[str, ...], dice: random.Random) -> Picture:
    """The document itself, blue-green-red: paper with waves, a face, print, and the zone."""
    width, height = (round(side * DOTS) for side in SIZES[kind])
    down, across = np.mgrid[0:height, 0:width].astype(np.float32)
    paper = np.full((height, width, 3), [dice.uniform(205, 250) for _ in range(3)], np.float32)
    for _ in range(3):
        wave = np.sin(
            dice.uniform(0.03, 0.12)
            * (down + dice.uniform(20, 90) * np.sin(across * dice.uniform(0.003, 0.02)))
        )
        paper -= (
            dice.uniform(4, 18)
            * np.clip(wave - 0.6, 0, 1)[..., None]
            * [dice.uniform(0.5, 2.5) for _ in range(3)]
        )
    image = Image.fromarray(np.clip(paper, 0, 255).astype(np.uint8))
    pen = ImageDraw.Draw(image)
    bottom = height - (len(lines) * LINES_APART + 7) * DOTS
    face = [6 * DOTS, 7 * DOTS, 6 * DOTS + 0.75 * (bottom - 9 * DOTS), bottom - 2 * DOTS]
    if kind != "TD1":
        pen.rectangle(face, fill=(150, 150, 155))
        pen.ellipse(
            [face[0] + 5 * DOTS, face[1] + 4 * DOTS, face[2] - 5 * DOTS, face[3] - 8 * DOTS],
            fill=(150, 110, 90),
        )
    top = 7 * DOTS
    while top < bottom - 5 * DOTS:
        pen.text(
            (face[2] + 3 * DOTS, top),
            dice.choice(_LABELS),
            font=_font("DejaVuSans.ttf", 1.5),
            fill=(70, 70, 130),
        )
        pen.text((face[2] + 3 * DOTS, top + 2 * DOTS), dice.choice(_FAMILIES + _GIVEN).replace("<", " "),
                 font=_font("DejaVuSans.ttf", 2.6), fill=(25, 25, 25))  # fmt: skip
        top += round(dice.uniform(5.5, 7) * DOTS)
    pen.text((width * 0.45, 1.5 * DOTS), "SPECIMEN", font=_font("DejaVuSans.ttf", 4), fill=(200, 70, 70))
    letters, ink = _font("OCRB.otf", PITCH / 0.723), dice.randint(0, 70)
    left = dice.uniform(2.5, min(6.0, SIZES[kind][0] - PITCH * len(lines[0]) - 1)) * DOTS
    for row, line in enumerate(lines):
        for place, sign in enumerate(line):
            at = (left + place * PITCH * DOTS, bottom + (2 + row * LINES_APART) * DOTS)
            pen.text(at, sign, font=letters, fill=(ink, ink, ink))
    if dice.random() < 0.2:
        at = bottom + dice.uniform(0, 9) * DOTS
        pen.line([0, at, width, at + dice.uniform(-20, 20)], fill=(120, 120, 160), width=3)
    return np.asarray(image)[:, :, ::-1]


def _seen(flat: Picture, dice: random.Random, *, is_scan: bool) -> Picture:
    """The document on a table: turned, in perspective, with shadow, glare, blur, noise and JPEG."""
    height, width = flat.shape[:2]
    wide = round(np.exp(dice.uniform(np.log(600), np.log(2000))))
    scale = wide * (dice.uniform(0.94, 1.0) if is_scan else dice.uniform(0.7, 0.92)) / width
    turn = np.radians(dice.uniform(-1.5, 1.5) if is_scan else dice.uniform(-10, 10))
    corners = (np.array([[0, 0], [width, 0], [width, height], [0, height]]) - [width / 2, height / 2]) * scale
    if not is_scan:
        corners = (
            corners
            / (1 + corners @ [dice.uniform(-0.1, 0.1) / wide, dice.uniform(-0.1, 0.1) / wide])[:, None]
        )
    corners = corners @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    high = round(float(np.ptp(corners[:, 1])) * dice.uniform(1.02, 1.25))
    corners += np.array([wide, high]) / 2 - (corners.max(axis=0) + corners.min(axis=0)) / 2
    source = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    place = cv2.getPerspectiveTransform(source, corners.astype(np.float32))
    noise = np.random.default_rng(dice.randrange(1 << 30))
    table = cv2.resize(
        noise.normal(dice.uniform(60, 200), 12, (high // 16 + 2, wide // 16 + 2, 3)), (wide, high)
    )
    soft = cv2.GaussianBlur(flat, (0, 0), max(0.3, 0.35 / scale))
    shown = cv2.warpPerspective(soft, place, (wide, high), flags=cv2.INTER_LINEAR)
    cover = cv2.warpPerspective(np.ones((height, width), np.float32), place, (wide, high))[..., None]
    picture = shown * cover + table * (1 - cover)
    down, across = np.mgrid[0:high, 0:wide]
    picture *= (1 - dice.uniform(0, 0.4) * across / wide)[..., None]
    if not is_scan and dice.random() < 0.4:
        middle, size = (dice.uniform(0, wide), dice.uniform(0, high)), dice.uniform(0.05, 0.2) * wide
        bright = np.exp(-((across - middle[0]) ** 2 + (down - middle[1]) ** 2) / (2 * size**2))
        picture += dice.uniform(30, 90) * bright[..., None]
    if dice.random() < 0.25:
        flatness = dice.uniform(0.4, 0.8)
        picture = picture * flatness + dice.uniform(0, 1 - flatness) * 255
    blur = dice.uniform(0, 0.08) * PITCH * DOTS * scale
    if blur > 0.3:
        picture = cv2.GaussianBlur(picture, (0, 0), blur)
    picture = np.clip(picture + noise.normal(0, dice.uniform(0, 6), picture.shape), 0, 255).astype(np.uint8)
    if dice.random() < 0.1:
        picture = picture[::-1, ::-1]
    coded = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, dice.randint(45, 95)])[1]
    return cv2.imdecode(coded, cv2.IMREAD_COLOR)


@cache
def _font(name: str, millimetres: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(name, millimetres * DOTS)
