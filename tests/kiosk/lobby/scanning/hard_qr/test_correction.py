import numpy as np
import numpy.typing as npt
import pytest
import zxingcpp
from zxingcpp import BarcodeFormat

from kiosk.lobby.scanning.hard_qr.correction import corrected


def modules(text: str, level: str) -> npt.NDArray[np.bool_]:
    code = zxingcpp.create_barcode(text, BarcodeFormat.QRCode, ec_level=level)
    drawn = np.array(zxingcpp.write_barcode_to_image(code, scale=1)) == 0
    rows, columns = np.nonzero(drawn)
    return drawn[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]


def texts(dark: npt.NDArray[np.bool_]) -> list[str]:
    drawn = np.kron(np.where(np.pad(dark, 4), 0, 255), np.ones((3, 3))).astype(np.uint8)
    return [code.text for code in zxingcpp.read_barcodes(drawn, BarcodeFormat.QRCode)]


@pytest.mark.parametrize("level", ["L", "M", "Q", "H"])
@pytest.mark.parametrize("length", [9, 60, 300, 700])
def test_a_symbol_with_a_few_wrong_modules_becomes_whole(level: str, length: int) -> None:
    dark = modules("Visitor 7 " * (length // 9), level)
    sureness = np.where(dark, 1.0, -1.0)
    middle = len(dark) // 2
    sureness[middle, middle : middle + 3] *= -1
    whole = corrected(sureness)
    assert whole is not None
    assert (whole == dark).all()


@pytest.mark.parametrize(("level", "hidden"), [("L", 9), ("M", 13), ("Q", 15)])
def test_what_glare_hides_counts_as_missing(level: str, hidden: int) -> None:
    dark = modules("https://school.example/visit/0042?day=2026-03-04", level)
    sureness = np.where(dark, 1.0, -1.0)
    sureness[-hidden:, -hidden:] = -0.05  # all light, and unsure
    assert texts(sureness > 0) == []
    whole = corrected(sureness)
    assert whole is not None
    assert (whole == dark).all()


def test_the_format_may_be_hidden_once() -> None:
    dark = modules("VB1.ABCDEFGHIJKLMNOP", "M")
    sureness = np.where(dark, 1.0, -1.0)
    sureness[8, :9] = sureness[:9, 8] = -0.02
    whole = corrected(sureness)
    assert whole is not None
    assert texts(whole > 0) == ["VB1.ABCDEFGHIJKLMNOP"]


def test_noise_is_no_symbol() -> None:
    random = np.random.default_rng(5)
    assert [corrected(random.normal(0, 1, (25, 25))) for _ in range(20)] == [None] * 20
