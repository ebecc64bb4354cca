"""The ring around what the keypad stands on: dark between two light lines, so it is seen on any ground."""

from kivy.graphics import BorderImage, Color, InstructionGroup

from kiosk.lobby.screens import plates
from kiosk.lobby.screens.colours import Colours
from kiosk.lobby.screens.keys import Place

_LINE = 4  # pixels of the dark line
_LIGHT = 3  # of each light one
REACH = _LINE + _LIGHT
"""How many pixels the ring reaches beyond its place."""


class Ring(InstructionGroup):
    """Nothing, or a ring around one place."""

    def encircle(self, place: Place, corner: float, colours: Colours) -> None:
        """Show it here, around something whose corners have this radius."""
        self.clear()
        self._line(place, REACH, _LIGHT, corner, colours.surface)
        self._line(place, _LINE, _LINE, corner, colours.ink)
        self._line(place, 0, _LIGHT, corner, colours.surface)

    def _line(
        self, place: Place, reach: int, thickness: int, corner: float, colour: tuple[float, ...]
    ) -> None:
        """A line inside the place, made larger by `reach`."""
        width, height = int(place.width) + 2 * reach, int(place.height) + 2 * reach
        radius = int(min(corner + reach, width / 2, height / 2))
        self.add(Color(*colour))
        self.add(
            BorderImage(
                texture=plates.outline(radius, thickness),
                border=plates.border(radius),
                pos=(int(place.x) - reach, int(place.y) - reach),
                size=(width, height),
            )
        )
