"""The head of a screen: what it asks, what she must be told, and the interpreter."""

from pathlib import Path

from kivy.lang import Builder
from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from kiosk.lobby.screens import sayings
from kiosk.lobby.screens.widgets import BigButton, DirBox


class InterpreterButton(BigButton):
    """ "I need an interpreter": `noted` says that she does (standard 4)."""

    noted = BooleanProperty(False)
    widest = NumericProperty(0)
    """Pixels beyond which its words take a second line."""


class Head(DirBox):
    """A title, a line about it, a notice where there is one, and the wish for an interpreter.

    Fires `on_interpreter`.
    """

    __events__ = ("on_interpreter",)

    title = StringProperty()
    spoken = StringProperty()
    """BCP 47 tag of the title, where it is not in the language in force."""
    note = StringProperty()
    notice = StringProperty()
    tone = StringProperty("info")
    offers_interpreter = BooleanProperty(True)
    noted = BooleanProperty(False)
    """Whether she asked for one."""
    narrow = BooleanProperty(False)
    """Whether title and interpreter stand one below the other, for want of width."""
    cramped = BooleanProperty(False)
    """Whether the title is smaller, and a notice takes its place, for want of height."""

    def tell(self, telling: sayings.Telling) -> None:
        """Show this notice."""
        self.tone, self.notice = telling

    def on_interpreter(self) -> None:
        """She asks for an interpreter, or takes it back."""


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
