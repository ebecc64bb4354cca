"""Rounded grounds on which other things stand."""

from kivy.properties import ColorProperty, NumericProperty

from kiosk.lobby.screens.widgets.box import DirBox


class Panel(DirBox):
    """A box with a rounded ground of colour `fill`, an edge `edge` of `thickness` pixels, and a shadow."""

    fill = ColorProperty((0, 0, 0, 0))
    edge = ColorProperty((0, 0, 0, 0))
    thickness = NumericProperty(0)
    corner = NumericProperty(None, allownone=True)
    """The corner's radius in pixels; None for the usual one."""
    reach = NumericProperty(0)
    """How far the shadow reaches, in pixels; 0 for none."""

    rounding = NumericProperty(0)
    """The corner's radius as drawn: never more than half a side."""


class Card(Panel):
    """A raised panel that holds a part of a screen, one below the other; as high as what it holds."""
