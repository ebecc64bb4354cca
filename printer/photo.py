"""A photo on a badge: grey as it comes in, and as the dots of a print head that knows only black."""

from typing import TYPE_CHECKING, TypeAlias

from PIL import Image, ImageFilter

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Photo: TypeAlias = npt.NDArray[np.uint8]
else:
    Photo = object  # numpy takes longer to load than all of this package, which only hands its arrays on
"""(height, width), 0 black to 255 white; upright, about 3 wide to 4 high, its tones those of a screen."""

PROPORTION = 3 / 4
"""Width of a photo to its height."""

_GAMMA = 0.72  # heat spreads: printed dots are larger than they should be, and the middle tones too dark
_SHARPENED = ImageFilter.UnsharpMask(radius=2, percent=130, threshold=2)


def dithered(photo: Photo, size: tuple[int, int]) -> Image.Image:
    """The photo as this many dots, width and height: a picture of mode "1" where 0 is ink.

    What does not fit the shape is left out at both ends alike.
    """
    width, height = size
    picture = Image.fromarray(photo)
    kept = min(picture.width / width, picture.height / height)
    across, down = (picture.width - width * kept) / 2, (picture.height - height * kept) / 2
    part = (across, down, picture.width - across, picture.height - down)
    grey = picture.resize(size, Image.Resampling.LANCZOS, part)
    lighter = grey.point([round(255 * (level / 255) ** _GAMMA) for level in range(256)])
    return lighter.filter(_SHARPENED).convert("1", dither=Image.Dither.FLOYDSTEINBERG)
