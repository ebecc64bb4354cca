"""How old a picture is when it is read, and what watching costs while nothing is held up."""

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import zxingcpp

from kiosk.lobby.scanning.camera import open_camera
from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import Picture
from kiosk.lobby.scanning.scanner import Scanner
from tests.benchmarks.row import Row
from tests.kiosk.lobby.scanning.cameras.mjpeg_server import MjpegServer, Wire, jpeg

_RATE = 30.0
_READS, _BUSY = 20, 0.2  # readings, and seconds that each takes
_OLDEST = 0.1  # seconds
_BITS, _SIDE = 16, 32
_WATCHED = 6.0  # seconds
_MOST = 0.35  # of one core


def rows() -> Iterator[Row]:
    """The lag behind a camera of 30 pictures a second, and the scanner's share of a core."""
    yield _lag()
    yield _idle()


def _lag() -> Row:
    sent: dict[int, float] = {}

    def play(wire: Wire, _: int) -> None:
        wire.stream()
        due = time.monotonic()
        number = 0
        while wire.wait(max(0.0, due - time.monotonic())):
            content = jpeg(_numbered(number))
            sent[number] = time.monotonic()
            wire.part(content)
            number, due = number + 1, due + 1 / _RATE

    with MjpegServer(play) as server:
        capture = cv2.VideoCapture(server.url(), cv2.CAP_FFMPEG)
        plain = [_lag_of(np.asarray(capture.read()[1], np.uint8), sent) for _ in range(_READS)]
        capture.release()
        camera = open_camera(server.url())
        ours, number = [], 0
        while len(ours) < _READS:
            frame = camera.newest(number, timeout=5.0)
            if frame is not None:
                number = frame.number
                ours.append(_lag_of(frame.picture, sent))
        camera.close()
    return Row(
        f"the picture's age, MJPEG at {_RATE:.0f} a second, a reader that takes {1000 * _BUSY:.0f} ms",
        f"plain VideoCapture: {1000 * plain[0]:.0f} ms, and {1000 * plain[-1]:.0f} ms after {_READS} reads",
        f"{1000 * np.median(ours):.0f} ms median, {1000 * max(ours):.0f} ms at most",
        f"median at most {1000 * _OLDEST:.0f} ms",
        float(np.median(ours)) <= _OLDEST,
    )


def _lag_of(picture: Picture, sent: dict[int, float]) -> float:
    """How old this picture is; the reader is busy with it for a while."""
    age = time.monotonic() - sent[_number(picture)]
    time.sleep(_BUSY)
    return age


def _numbered(number: int) -> Picture:
    """A grey picture, whose top row of squares says its number, bit by bit."""
    picture = np.full((480, 640, 3), 128, np.uint8)
    for bit in range(_BITS):
        picture[:_SIDE, bit * _SIDE : (bit + 1) * _SIDE] = 255 * (number >> bit & 1)
    return picture


def _number(picture: Picture) -> int:
    middle = _SIDE // 2
    return sum((picture[middle, bit * _SIDE + middle, 1] > 128) << bit for bit in range(_BITS))


def _idle() -> Row:
    with TemporaryDirectory() as folder:
        video = Path(folder) / "lobby.avi"
        _film(video)
        plain, ours = _decoding_every_picture(video), _watching(video)
    return Row(
        "share of one core while nothing is held up, MJPEG of 720p at 30 a second",
        f"zxing-cpp, all formats, on every picture: {100 * plain:.0f} %",
        f"{100 * ours:.0f} %",
        f"at most {100 * _MOST:.0f} %",
        ours <= _MOST,
    )


def _film(file: Path) -> None:
    """A second in a lobby: doors, a notice, a slatted bench, and somebody who walks past; no code."""
    writer = cv2.VideoWriter(str(file), cv2.CAP_FFMPEG, cv2.VideoWriter.fourcc(*"MJPG"), _RATE, (1280, 720))
    noise = np.random.default_rng(7)
    room = np.broadcast_to(np.linspace(210, 120, 720)[:, None, None], (720, 1280, 3)).copy()
    for left in (120, 900):
        cv2.rectangle(room, (left, 90), (left + 240, 620), (96, 120, 150), -1)
        cv2.rectangle(room, (left + 20, 120), (left + 220, 360), (205, 200, 190), -1)
    for slat in range(12):
        cv2.rectangle(room, (440, 470 + 16 * slat), (820, 478 + 16 * slat), (50, 80, 110), -1)
    for line in range(6):
        cv2.putText(room, "All visitors please sign in", (430, 160 + 40 * line), 0, 0.8, (40, 40, 40), 2)
    for number in range(round(_RATE)):
        picture = room.copy()
        cv2.ellipse(picture, (200 + 30 * number, 420), (90, 260), 0, 0, 360, (70, 60, 140), -1)
        noisy = picture + noise.normal(0, 4, (720, 1280, 1))
        writer.write(np.clip(noisy, 0, 255).astype(np.uint8))
    writer.release()


def _decoding_every_picture(video: Path) -> float:
    camera = open_camera(f"video:{video}")
    frame = camera.newest(timeout=10.0)
    began, worked = time.monotonic(), time.process_time()
    while frame is not None and time.monotonic() < began + _WATCHED:
        zxingcpp.read_barcodes(frame.picture)
        frame = camera.newest(frame.number, timeout=1.0)
    share = (time.process_time() - worked) / (time.monotonic() - began)
    camera.close()
    return share


def _watching(video: Path) -> float:
    scanner = Scanner(
        open_camera(f"video:{video}"),
        lambda _: None,
        lambda _: None,
        lambda _: None,
        is_known_badge=lambda _: False,
        invitation_keys=tuple,
        today=lambda: date(2026, 3, 4),
    )
    scanner.start()
    time.sleep(1.0)  # it loads what it needs
    began, worked = time.monotonic(), time.process_time()
    time.sleep(_WATCHED)
    share = (time.process_time() - worked) / (time.monotonic() - began)
    scanner.stop()
    return share
