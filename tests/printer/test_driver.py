from pathlib import Path

import pytest

from printer import DRIVERS, UnknownPrinter, open_driver
from printer.drivers.brother_network import BrotherNetwork
from printer.drivers.brother_usb import BrotherUsb
from printer.drivers.escpos import EscposDriver
from printer.drivers.file import FileDriver
from printer.drivers.ipp import IppDriver
from printer.drivers.zpl import ZplDriver


@pytest.mark.parametrize(
    ("url", "driver"),
    [
        ("file:badges", FileDriver),
        ("brother://10.0.0.5", BrotherNetwork),
        ("brother+usb:///dev/usb/lp0", BrotherUsb),
        ("zpl://10.0.0.5:6101?darkness=20&speed=3", ZplDriver),
        ("zpl+usb:///dev/usb/lp0", ZplDriver),
        ("escpos://10.0.0.5", EscposDriver),
        ("escpos+usb:///dev/usb/lp0", EscposDriver),
        ("ipp://localhost/printers/badges", IppDriver),
        ("ipps://10.0.0.5", IppDriver),
    ],
)
def test_a_url_is_opened_by_its_scheme(url: str, driver: type, tmp_path: Path) -> None:
    assert isinstance(open_driver(url, tmp_path), driver)


def test_every_url_that_is_offered_is_opened(tmp_path: Path) -> None:
    with pytest.raises(UnknownPrinter) as refused:
        open_driver("none:", tmp_path)
    offered = str(refused.value).partition("is one of: ")[2].removesuffix(".").split(", ")
    assert len(offered) == len(DRIVERS)
    for url in offered:
        open_driver(url, tmp_path)


@pytest.mark.parametrize("url", ["brothel://10.0.0.5", "badges", "", "FILE", "http://printer/"])
def test_an_unknown_url_is_answered_with_the_known_ones(url: str, tmp_path: Path) -> None:
    with pytest.raises(UnknownPrinter, match=r"A printer's URL is one of: file:FOLDER"):
        open_driver(url, tmp_path)
