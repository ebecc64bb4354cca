"""The theme: how a school's screens look, and what becomes of it for one visitor."""

from dataclasses import dataclass
from math import hypot
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from kiosk.lobby.screens.access import Access
from kiosk.lobby.screens.colours import Colour, Colours
from kiosk.lobby.screens.sizes import Sizes
from kiosk.settings import Settings

REACH = 0.6
"""The share of the screen's height, from below, that somebody who sits or is small can reach."""
_LEAST_REACH = (
    5.4  # targets one above the other; where fewer fit into the lower part, the panel itself is low
)


@dataclass(frozen=True)
class Theme:
    """The school's colour and logo, and this lobby's panel.

    `logo` is a picture that can be read, or None; `diagonal` is the panel's in inches, None where it is not
    known; `usual` is how the screen is for whoever asks for nothing. `remarks` says, in sentences for whoever
    looks after the kiosk, what is shown otherwise than the settings say.
    """

    accent: str
    logo: Path | None
    diagonal: float | None
    usual: Access
    remarks: tuple[str, ...] = ()

    @classmethod
    def of(cls, settings: Settings, folder: Path) -> "Theme":
        """The theme of these settings; `folder` is the lobby's data folder."""
        school, panel = settings.school.look, settings.lobby.look
        remarks = list(_mended(school.accent))
        logo = folder / school.logo if school.logo else None
        if logo is not None and (problem := _unreadable(logo)):
            remarks.append(f"The logo {logo} is not shown: {problem}.")
            logo = None
        return cls(
            accent=school.accent,
            logo=logo,
            diagonal=panel.diagonal or None,
            usual=Access(text_scale=panel.text_scale / 100, motion=panel.motion),
            remarks=tuple(remarks),
        )

    def colours(self, access: Access) -> Colours:
        """The colours for her."""
        made = Colours.high_contrast if access.high_contrast else Colours.calm
        return made(self.accent)

    def sizes(self, window: tuple[int, int], access: Access) -> Sizes:
        """The sizes for her, for the part of the window that she touches."""
        width, height = window
        reached = round(height * REACH) if access.low_reach else height
        # The part's own diagonal: a finger takes as many pixels in it as in the whole.
        share = hypot(width, reached) / hypot(width, height)
        diagonal = self.diagonal * share if self.diagonal else None
        return Sizes.fit(width, reached, diagonal, access.text_scale)

    def offers_low_reach(self, window: tuple[int, int]) -> bool:
        """Whether the lower part has room for a screen; else the panel is so low that all is in reach."""
        lower = self.sizes(window, Access(low_reach=True))
        return lower.height >= _LEAST_REACH * lower.touch


def _mended(accent: str) -> list[str]:
    wanted = Colour.of(accent)
    colours = Colours.calm(accent)
    remarks = []
    if colours.accent != wanted:
        contrast = wanted.contrast(colours.on_accent)
        remarks.append(
            f"The accent {accent} is shown as {colours.accent.code}: text on it would have a contrast of"
            f" {contrast:.1f} : 1, and 4.5 : 1 is needed."
        )
    if colours.accent_ink != colours.accent:
        remarks.append(f"As the colour of text and lines, the accent {accent} is darkened, to be seen.")
    return remarks


def _unreadable(picture: Path) -> str:
    """Why this is no picture; "" where it is one."""
    try:
        with Image.open(picture) as opened:
            opened.verify()
    except UnidentifiedImageError:
        return "it is no picture"
    except (OSError, SyntaxError) as error:  # Pillow raises SyntaxError for a broken PNG
        return (isinstance(error, OSError) and error.strerror) or "it cannot be read"
    return ""
