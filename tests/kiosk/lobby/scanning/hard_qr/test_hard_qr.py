from collections.abc import Callable

import numpy as np
import pytest

from kiosk.lobby.scanning.code import Code
from kiosk.lobby.scanning.engine import QR, read_anywhere
from kiosk.lobby.scanning.hard_qr import read_hard_qr
from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import Grey, grey
from kiosk.lobby.scanning.specimen import LicenceFields, Pose, held_up, licence_card, licence_text, qr_card
from kiosk.lobby.scanning.view import whole

TEXT = "https://school.example/visits/0042"
PICTURE = grey(held_up(qr_card(TEXT), Pose(share=0.6, roll=8, yaw=15), (1280, 720)))


def bent(picture: Grey) -> Grey:
    """As on a can that is seen from a little above."""
    y, x = np.mgrid[: picture.shape[0], : picture.shape[1]].astype(np.float32)
    across = np.clip((x - 560) / 205, -0.98, 0.98)
    moved = cv2.remap(
        picture, 560 + 205 * np.arcsin(across), y - 70 * np.sqrt(1 - across**2), cv2.INTER_LINEAR
    )
    return moved.astype(np.uint8)


def wavy(picture: Grey) -> Grey:
    y, x = np.mgrid[: picture.shape[0], : picture.shape[1]].astype(np.float32)
    moved = cv2.remap(picture, x + 8.5 * np.sin(y / 60), y + 8.5 * np.sin(x / 65), cv2.INTER_LINEAR)
    return moved.astype(np.uint8)


def outshone(picture: Grey) -> Grey:
    y, x = np.mgrid[: picture.shape[0], : picture.shape[1]]
    light = 400 * np.exp(-((x - 760) ** 2 + (y - 280) ** 2) / (2 * 38**2))
    return np.clip(picture + light, 0, 255).astype(np.uint8)


def torn(picture: Grey) -> Grey:
    marked = picture.copy()
    cv2.circle(marked, (520, 470), 46, 235, -1)
    return marked


def out_of_focus(picture: Grey) -> Grey:
    small = cv2.resize(picture, None, fx=0.45, fy=0.45, interpolation=cv2.INTER_AREA)
    return cv2.GaussianBlur(small, (0, 0), 2.0).astype(np.uint8)


def read(picture: Grey) -> list[Code]:
    return next((codes for codes in read_hard_qr(picture) if codes), [])


@pytest.mark.parametrize("spoil", [bent, wavy, outshone, torn, out_of_focus])
def test_what_the_engine_misses_is_read(spoil: Callable[[Grey], Grey]) -> None:
    picture = spoil(PICTURE)
    assert read_anywhere(whole(picture), QR) == []
    assert [code.text for code in read(picture)] == [TEXT]


def test_the_corners_are_where_the_code_is() -> None:
    (plain,) = read_anywhere(whole(PICTURE), QR)
    (code,) = read(PICTURE)
    assert code.said == plain.said
    # The engine gives the middles of the outermost modules, or their edges; a module is 10 pixels here.
    assert np.array(code.corners) == pytest.approx(np.array(plain.corners), abs=12)


def test_where_there_is_none_nothing_is_read() -> None:
    licence = licence_card(licence_text(LicenceFields()))
    cloth = np.random.default_rng(2).integers(0, 2, (45, 80), dtype=np.uint8) * 200
    for picture in (
        np.full((480, 640), 180, np.uint8),
        grey(licence),
        np.kron(cloth, np.ones((12, 12), np.uint8)),
    ):
        assert read(picture) == []


@pytest.mark.parametrize("shape", [(1, 1), (2, 500), (9, 9)])
def test_a_picture_of_any_shape_may_be_looked_at(shape: tuple[int, int]) -> None:
    assert read(np.random.default_rng(1).integers(0, 256, shape, dtype=np.uint8)) == []
