import numpy as np
import pytest

from kiosk.lobby.scanning.picture import grey


@pytest.mark.parametrize("shape", [(4, 6), (4, 6, 3), (4, 6, 4), (1, 6, 3)])
def test_the_grey_of_an_even_picture_is_its_level(shape: tuple[int, ...]) -> None:
    assert grey(np.full(shape, 90, np.uint8)).tolist() == [[90] * 6] * shape[0]


@pytest.mark.parametrize(
    "what", [np.zeros((0, 0), np.uint8), np.zeros((0, 5, 3), np.uint8), np.ones((4, 6, 3), np.uint16)]
)
def test_what_is_no_picture_is_refused(what) -> None:
    with pytest.raises(ValueError, match="is no picture"):
        grey(what)
