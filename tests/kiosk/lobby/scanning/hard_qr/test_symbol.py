import numpy as np
import pytest
import zxingcpp
from zxingcpp import BarcodeFormat

from kiosk.lobby.scanning.hard_qr.symbol import fixed_modules, side_of, version_of


@pytest.mark.parametrize("length", [1, 20, 60, 130, 250, 500, 900, 1500, 2900])
def test_what_is_fixed_is_what_the_engine_draws(length: int) -> None:
    code = zxingcpp.create_barcode("a" * length, BarcodeFormat.QRCode, ec_level="L")
    drawn = np.array(zxingcpp.write_barcode_to_image(code, scale=1)) == 0
    rows, columns = np.nonzero(drawn)
    dark = drawn[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    fixed, known = fixed_modules(version_of(len(dark)))
    assert (dark[known] == fixed[known]).all()
    assert known.mean() > 0.05


def test_versions_and_sides_belong_to_each_other() -> None:
    assert [side_of(version) for version in (1, 2, 40)] == [21, 25, 177]
    assert [version_of(side) for side in (21, 25, 177)] == [1, 2, 40]
