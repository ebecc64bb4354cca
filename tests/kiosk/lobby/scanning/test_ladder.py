import numpy as np
import pytest

from kiosk.lobby.scanning.engine import QR
from kiosk.lobby.scanning.ladder import LADDER, Rung
from kiosk.lobby.scanning.picture import grey
from kiosk.lobby.scanning.specimen import Pose, held_up, qr_card

PICTURE = grey(held_up(qr_card("VB1.ABC"), Pose(share=0.4), (640, 480)))


@pytest.mark.parametrize("rung", LADDER, ids=lambda rung: rung.name)
def test_every_rung_reads_a_plain_code_and_says_where_it_is(rung: Rung) -> None:
    (code,) = rung.read(PICTURE, QR)
    assert code.text == "VB1.ABC"
    assert np.mean(code.corners, axis=0) == pytest.approx((320, 256), abs=12)


def test_a_rung_reads_what_is_too_dark_at_first() -> None:
    dark = (
        (PICTURE / 12 + np.random.default_rng(3).normal(0, 1.5, PICTURE.shape)).clip(0, 255).astype(np.uint8)
    )
    assert [rung.name for rung in LADDER if rung.read(dark, QR)]
