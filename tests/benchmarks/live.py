"""What the live picture costs, how soon hints come, and how photos fare on paper that knows only black."""

import time
from collections.abc import Callable, Iterator
from itertools import product

import numpy as np
import zxingcpp
from PIL import Image

from kiosk.lobby.scanning.framing import OVAL, Framing
from kiosk.lobby.scanning.hints import measure, small
from kiosk.lobby.scanning.live import filling
from kiosk.lobby.scanning.photo import take
from kiosk.lobby.scanning.picture import Grey, grey
from kiosk.lobby.scanning.sitter import SKINS, Sitter, before_camera
from kiosk.lobby.scanning.specimen import LicenceFields, Pose, held_up, licence_card, licence_text
from kiosk.lobby.screens import window
from printer import Photo
from printer.photo import dithered
from tests.benchmarks.row import Row

_TIMES = 15
_SHOWN = (590, 530)  # pixels: the preview on a screen of 1280 x 800
_DOTS = (295, 393)  # of a photo on a label of 62 x 100 mm
_LIGHTS = (0.0, -2.0, -3.5)  # stops
_BLACK, _WHITE = 0.9, 0.03  # shares of ink: a face above or below is a blot, or blank
_STANDS_OUT = 0.08  # of ink, by which eyes and mouth differ from the skin
_THRESHOLD = 70  # per cent: the default of a label program in wide use


def rows() -> Iterator[Row]:
    """The preview, the hints, the photos."""
    yield _preview()
    yield _hints()
    yield _photos()


def _preview() -> Row:
    window.prepare(window.Display.OFF_SCREEN, (1280, 800))
    window.open_window()
    from kivy.graphics.texture import Texture

    frame = before_camera(Sitter(), (1920, 1080))
    scaled = filling(frame, _SHOWN)

    def shown(picture: Grey) -> float:
        texture = Texture.create(size=picture.shape[1::-1], colorfmt="bgr")
        return _seconds(lambda: texture.blit_buffer(picture.reshape(-1), colorfmt="bgr", bufferfmt="ubyte"))

    whole, ours = shown(frame), shown(scaled)
    return Row(
        "a 1080p frame of the preview, on the interface's thread",
        f"handed over whole: {whole * 1000:.2f} ms",
        f"scaled beside it: {ours * 1000:.2f} ms, {ours / whole:.2f} of that",
        "at most a quarter",
        ours <= whole / 4,
    )


def _hints() -> Row:
    card = grey(held_up(licence_card(licence_text(LicenceFields())), Pose(share=0.4, roll=6), (1280, 720)))
    wall = small(np.full((720, 1280), 128, np.uint8))
    usual = _seconds(lambda: zxingcpp.read_barcodes(card))
    ours = _seconds(lambda: measure(card, wall, wall))
    known = small(card)
    idle = _seconds(lambda: measure(card, known, known))
    return Row(
        "a look for a hint at 720p while a card is held up, of which there are three a second",
        f"zxing-cpp's look for every code: {usual * 1000:.1f} ms",
        f"{ours * 1000:.1f} ms, {3.3 * ours * 100:.1f} % of one core; {idle * 1000:.2f} ms where nothing is",
        "at most twice the baseline, and a tenth of it where nothing is",
        ours <= 2 * usual and idle <= usual / 10,
    )


def _photos() -> Row:
    sitters = [
        before_camera(Sitter(skin, covering, glasses), (640, 360), stops)
        for skin, (covering, glasses), stops in product(
            SKINS.values(), ((None, False), ((200, 200, 205), False), (None, True)), _LIGHTS
        )
    ]
    framing = Framing()
    plain = [_as_it_came(picture, framing) for picture in sitters]
    cut = [
        photo.resize(_DOTS).point(lambda level: 255 * (level > 255 * _THRESHOLD / 100), "1")
        for photo in plain
    ]
    spread = [photo.resize(_DOTS).convert("1") for photo in plain]
    ours = [dithered(take(picture, framing), _DOTS) for picture in sitters]
    shares = [sum(map(_shows, dots)) / len(dots) for dots in (cut, spread, ours)]
    return Row(
        f"badges of {len(sitters)} drawn people, 6 skins, 3 lights: the face is no blot, eyes and mouth show",
        f"threshold {_THRESHOLD} %: {shares[0]:.0%}; Floyd-Steinberg alone: {shares[1]:.0%}",
        f"{shares[2]:.0%}",
        "100 %",
        shares[2] == 1,
    )


def _as_it_came(picture: Grey, framing: Framing) -> Image.Image:
    height, width = picture.shape[:2]
    part = framing.part(width, height)
    box = (
        part.left * width,
        part.top * height,
        (part.left + part.width) * width,
        (part.top + part.height) * height,
    )
    return Image.fromarray(grey(picture)).crop(tuple(map(round, box)))


def _shows(dots: Image.Image) -> bool:
    """Whether the face is printed in tones in which eyes and mouth stand out."""
    ink = 1 - np.asarray(dots, float)
    height, width = ink.shape
    left, top = OVAL.left + OVAL.width / 4, OVAL.top + OVAL.height / 4
    face = ink[
        int(top * height) : int((top + OVAL.height / 2) * height),
        int(left * width) : int((left + OVAL.width / 2) * width),
    ]
    tones = _seen_from_afar(face)
    low, middle, high = np.percentile(tones, (2, 50, 98))
    return bool(_WHITE < middle < _BLACK and middle - low > _STANDS_OUT and high - middle > _STANDS_OUT)


def _seen_from_afar(ink: Photo) -> Photo:
    """The tones to which dots of 0.085 mm melt at arm's length: six by six of them."""
    height, width = (side // 6 * 6 for side in ink.shape)
    return ink[:height, :width].reshape(height // 6, 6, width // 6, 6).mean(axis=(1, 3))


def _seconds(what: Callable[[], object]) -> float:
    """The median of several runs, in seconds of this thread's own time."""
    what()
    taken = []
    for _ in range(_TIMES):
        began = time.thread_time()
        what()
        taken.append(time.thread_time() - began)
    return float(np.median(taken))
