import numpy as np
import pytest
import zxingcpp

from kiosk.lobby.scanning.hard_qr.lattice import Lattice
from kiosk.lobby.scanning.hard_qr.redrawn import Reading
from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import Grey

TEXT = "https://school.example/visits/0042"
DOTS, EDGE = 10, 40  # pixels of a module, and around the symbol
_DRAWN = zxingcpp.create_barcode(TEXT, zxingcpp.BarcodeFormat.QRCode, ec_level="H")
_MODULES = np.array(zxingcpp.write_barcode_to_image(_DRAWN, scale=1, add_quiet_zones=False))
SIDE = len(_MODULES)
PICTURE = np.pad(np.kron(_MODULES, np.ones((DOTS, DOTS), np.uint8)), EDGE, constant_values=255)
PLANE = np.array([[DOTS, 0, EDGE - 0.5], [0, DOTS, EDGE - 0.5], [0, 0, 1.0]])


def reading(picture: Grey, off: float = 0.0) -> Reading:
    """Through a lattice that fits, or is off by so many modules."""
    return Reading(picture, Lattice(SIDE, PLANE, np.full((2, SIDE + 2, SIDE + 2), off)))


def texts(found: Reading) -> list[str]:
    return [code.text for code in found.codes()]


def test_a_symbol_says_what_was_drawn_where_it_lies() -> None:
    found = reading(PICTURE)
    (code,) = found.codes()
    assert (found.agreement, code.text) == (1.0, TEXT)
    assert code.corners[2] == pytest.approx((EDGE + SIDE * DOTS - 0.5,) * 2, abs=0.01)


@pytest.mark.parametrize("sigma", [5.0, 5.5])
def test_blur_is_taken_back(sigma: float) -> None:
    blurred = cv2.GaussianBlur(PICTURE, (0, 0), sigma).astype(np.uint8)
    assert texts(reading(blurred)) == [TEXT]


def test_faint_ink_in_uneven_light_is_told_from_paper() -> None:
    light = np.linspace(40, 240, PICTURE.shape[1])
    assert texts(reading((light * (0.7 + PICTURE / 850)).astype(np.uint8))) == [TEXT]


def test_what_is_hidden_counts_as_missing() -> None:
    hidden = PICTURE.copy()
    hidden[EDGE + 9 * DOTS : EDGE + 19 * DOTS, EDGE + 9 * DOTS :] = 128
    found = reading(hidden)
    assert found.codes() == []
    assert [code.text for code in found.codes_with_gaps()] == [TEXT]


def test_through_a_lattice_that_is_off_nothing_is_read() -> None:
    found = reading(PICTURE, off=1.5)
    assert found.agreement < 0.8
    assert found.codes() == found.codes_with_gaps() == []
