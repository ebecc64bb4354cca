import numpy as np
import pytest

from printer import Photo
from printer.photo import dithered


def ink(photo: Photo, size: tuple[int, int] = (300, 400)) -> float:
    """The share of the dots that are burnt."""
    return 1 - float(np.asarray(dithered(photo, size)).mean())


def flat(level: int) -> Photo:
    return np.full((600, 450), level, np.uint8)


def test_it_has_as_many_dots_as_it_is_given() -> None:
    picture = dithered(flat(128), (295, 393))
    assert (picture.mode, picture.size) == ("1", (295, 393))


def test_black_is_all_ink_and_white_is_none() -> None:
    assert (ink(flat(0)), ink(flat(255))) == (1, 0)


@pytest.mark.parametrize("level", [40, 90, 128, 180, 230])
def test_greys_are_printed_lighter_because_dots_spread(level: int) -> None:
    assert ink(flat(level)) == pytest.approx(1 - (level / 255) ** 0.72, abs=0.01)
    assert ink(flat(level)) < 1 - level / 255


def test_every_darker_tone_has_more_ink(photo: Photo) -> None:
    columns = 1 - np.asarray(dithered(photo, (450, 600))).reshape(600, 9, 50).mean(axis=(0, 2))
    assert (np.diff(columns) < 0).all()


def test_what_does_not_fit_the_shape_is_left_out_at_both_ends(photo: Photo) -> None:
    wide = np.concatenate((flat(0)[:, :225], flat(255), flat(0)[:, :225]), axis=1)
    assert ink(wide) < 0.01


def test_edges_are_sharpened() -> None:
    photo = flat(110)
    photo[:, 225:] = 150
    dots = np.asarray(dithered(photo, (450, 600))).astype(float)
    assert dots[:, 225].mean() > dots[:, 300:400].mean() + 0.05
    assert dots[:, 224].mean() < dots[:, 50:150].mean() - 0.05
