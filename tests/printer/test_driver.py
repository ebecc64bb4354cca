from pathlib import Path

import pytest

from printer import UnknownPrinter, open_driver
from printer.drivers.file import FileDriver


def test_a_url_is_opened_by_its_scheme(tmp_path: Path) -> None:
    assert isinstance(open_driver("file:badges", tmp_path), FileDriver)


@pytest.mark.parametrize("url", ["brothel://10.0.0.5", "badges", "", "FILE", "http://printer/"])
def test_an_unknown_url_is_answered_with_the_known_ones(url: str, tmp_path: Path) -> None:
    with pytest.raises(UnknownPrinter, match=r"A printer's URL is one of: file:FOLDER"):
        open_driver(url, tmp_path)
