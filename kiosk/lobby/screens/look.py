"""What every widget follows: the colours, the sizes and the language in force."""

from pathlib import Path
from typing import Any

from kivy.event import EventDispatcher
from kivy.properties import AliasProperty, BooleanProperty, ObjectProperty, StringProperty

from kiosk.i18n import Direction, Translator
from kiosk.lobby.screens.colours import Colours
from kiosk.lobby.screens.sizes import Sizes


class Look(EventDispatcher):
    """Whoever shows our widgets is a Kivy app with a `look`; each widget's kv rule reads `app.look`.

    Setting `colours`, `sizes` or `translator` changes every widget at once. In kv,
    `text: app.look.say("Sign in")` is said again when the language changes.
    """

    # Rules read `app.look.colours.ink`: with `rebind` they follow the colours, which are no Kivy object.
    colours = ObjectProperty(rebind=True)
    sizes = ObjectProperty(rebind=True)
    translator = ObjectProperty()
    motion = BooleanProperty(True)
    """Whether anything may move by itself: a picture that turns, a light that pulses."""
    logo = StringProperty()
    """The school's picture file; empty without one."""

    def __init__(
        self, colours: Colours, sizes: Sizes, translator: Translator, logo: Path | None = None
    ) -> None:
        super().__init__(colours=colours, sizes=sizes, translator=translator, logo=str(logo or ""))

    def _language(self) -> str:
        return self.translator.language.bcp47

    def _direction(self) -> Direction:
        return self.translator.language.direction

    def _say(self) -> Any:
        return self.translator.text

    language = AliasProperty(_language, bind=("translator",), cache=True)
    """The BCP 47 tag of the language in force."""

    direction = AliasProperty(_direction, bind=("translator",), cache=True)
    """"ltr" or "rtl": the way it is written."""

    say = AliasProperty(_say, bind=("translator",))
    """`Translator.text` of the language in force."""
