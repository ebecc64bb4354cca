import pytest

from kiosk.lobby.scanning.bars import ANY_ITF, PLAIN, Bars
from kiosk.lobby.scanning.code import Code

CORNERS = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))


@pytest.mark.parametrize(
    ("bars", "symbology", "text", "counts"),
    [
        (PLAIN, "Code128", "1", True),
        (PLAIN, "ITF", "12345678", False),
        (ANY_ITF, "ITF", "12345678", True),
        (Bars(frozenset((8, 14))), "ITF", "12345678", True),
        (Bars(frozenset((8, 14))), "ITF", "123456", False),
        (PLAIN, "QRCode", "1", True),
    ],
)
def test_which_codes_count(bars: Bars, symbology: str, text: str, counts: bool) -> None:
    assert bars.admit(Code(symbology, text, text.encode(), CORNERS)) is counts


def test_ean_is_looked_for_only_where_it_counts() -> None:
    names = {bars: {kind.name for kind in bars.formats} for bars in (PLAIN, Bars(ean=True))}
    assert names[Bars(ean=True)] - names[PLAIN] == {"EAN13", "EAN8", "UPCE"}
    assert {kind.name for kind in PLAIN.with_pdf417} - names[PLAIN] == {"PDF417"}
