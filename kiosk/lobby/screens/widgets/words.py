"""Texts by rank: a screen greets, has a title and headings, is read, and may add something small."""

from kivy.properties import AliasProperty, OptionProperty, StringProperty
from kivy.uix.label import Label

from kiosk.lobby.screens.paragraph import Paragraph, Style


class Words(Label):
    """A text that wraps to its width and is as high as its lines.

    It is set in the language in force; a text in another one (a language's own name) says so with `language`
    and `direction`.
    """

    direction = OptionProperty("ltr", options=("ltr", "rtl"))
    language = StringProperty("en")
    """BCP 47 tag."""
    align = OptionProperty("start", options=("start", "centre"))

    def _natural_size(self) -> tuple[int, int]:
        style = Style(
            size=self.font_size,
            weight="bold" if self.bold else "normal",
            direction=self.direction,
            language=self.language,
        )
        return Paragraph(self.text, style).size if self.text else (0, 0)

    natural_size = AliasProperty(
        _natural_size, bind=("text", "font_size", "bold", "direction", "language"), cache=True
    )
    """How wide and how high the text is without wrapping, in pixels."""

    def _natural_width(self) -> int:
        return int(self.natural_size[0])

    natural_width = AliasProperty(_natural_width, bind=("natural_size",), cache=True)
    """How wide the text is without wrapping, in pixels."""


class Greeting(Words):
    """The largest: a welcome, a thank-you."""


class Title(Words):
    """What a screen asks or says."""


class Heading(Words):
    """The head of a part of a screen, or the name of a choice."""


class Body(Words):
    """What is read."""


class Small(Words):
    """What may be skipped."""
