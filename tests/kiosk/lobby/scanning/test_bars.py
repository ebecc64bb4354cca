import pytest

from kiosk.lobby.scanning.bars import PLAIN, Bars
from kiosk.lobby.scanning.code import Code

CORNERS = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))


@pytest.mark.parametrize(
    ("itf_lengths", "symbology", "text", "counts"),
    [
        ((), "Code128", "1", True),
        ((), "ITF", "12345678", False),
        (None, "ITF", "12345678", True),
        ((8, 14), "ITF", "12345678", True),
        ((8, 14), "ITF", "123456", False),
        ((), "QRCode", "1", True),
    ],
)
def test_which_codes_count(
    itf_lengths: tuple[int, ...] | None, symbology: str, text: str, counts: bool
) -> None:
    bars = Bars(None if itf_lengths is None else frozenset(itf_lengths))
    assert bars.admit(Code(symbology, text, text.encode(), CORNERS)) is counts


def test_ean_is_looked_for_only_where_it_counts() -> None:
    names = {bars: {kind.name for kind in bars.formats} for bars in (PLAIN, Bars(ean=True))}
    assert names[Bars(ean=True)] - names[PLAIN] == {"EAN13", "EAN8", "UPCE"}
    assert {kind.name for kind in PLAIN.with_pdf417} - names[PLAIN] == {"PDF417"}
