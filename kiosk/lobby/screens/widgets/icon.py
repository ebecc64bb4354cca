"""Icons as widgets; their drawings stand in `kiosk.lobby.screens.icons`."""

from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, OptionProperty, StringProperty
from kivy.uix.widget import Widget


class Icon(Widget):
    """One icon of `side` pixels, in the middle; none if `name` is empty. Whoever shows it says its colour."""

    name = StringProperty()
    side = NumericProperty(0)
    colour = ColorProperty((0, 0, 0, 1))
    direction = OptionProperty("ltr", options=("ltr", "rtl"))
    breadth = NumericProperty(1)
    """How many times `side` the widget is wide and high."""
    across = NumericProperty(0)
    """The same in pixels; none without a name."""


class IconDisc(Icon):
    """An icon on a round ground of colour `fill`."""

    fill = ColorProperty((0, 0, 0, 0))
    bare = BooleanProperty(False)
    """Without its ground, where there is little room."""
