"""Languages to choose from, each in its own words."""

import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from kivy.lang import Builder
from kivy.properties import NumericProperty, OptionProperty, StringProperty
from kivy.uix.gridlayout import GridLayout

from kiosk.i18n import Language, Translator
from kiosk.lobby.screens import scroll  # noqa: F401 - its rule is used here
from kiosk.lobby.screens.widgets import Choice


class NamedLanguage(Choice):
    """A language by its own name."""

    tag = StringProperty()
    written = OptionProperty("ltr", options=("ltr", "rtl"))


class LanguageTile(NamedLanguage):
    """With what to do, said in it."""


class LanguageName(NamedLanguage):
    """The name alone, small enough that all languages are seen at once."""


class LanguageGrid(GridLayout):
    """The languages side by side. Fires `on_choose` with the tag of the one that is touched."""

    __events__ = ("on_choose",)

    least = NumericProperty(0)
    """The height that the grid fills even where it needs less."""

    def offer(self, translators: Sequence[Translator], chosen: str = "") -> None:
        """Show these languages; `chosen` is the tag of the one in force."""
        self.clear_widgets()
        for translator in translators:
            language = translator.language
            tile = LanguageTile(
                tag=language.tag,
                text=language.own_name,
                # NOTE: below each language's own name.
                detail=translator.text("Touch here to begin") if not chosen else "",
                spoken=language.bcp47,
                written=language.direction,
                chosen=language.tag == chosen,
            )
            tile.bind(on_release=self._choose)
            self.add_widget(tile)

    def offer_all(self, languages: Iterable[Language], chosen: str = "") -> None:
        """Show the names of these languages alone, those of a script together."""
        self.clear_widgets()
        for language in sorted(languages, key=by_script):
            tile = LanguageName(
                tag=language.tag,
                text=language.own_name,
                spoken=language.bcp47,
                written=language.direction,
                chosen=language.tag == chosen,
            )
            tile.bind(on_release=self._choose)
            self.add_widget(tile)

    def on_choose(self, tag: str) -> None:
        """A language was chosen."""

    def _choose(self, tile: Any) -> None:
        self.dispatch("on_choose", tile.tag)


def by_script(language: Language) -> tuple[bool, str, str]:
    """Sorts languages by the script of their own names, Latin first; within it by name."""
    script = unicodedata.name(language.own_name[0], "").partition(" ")[0]
    return script != "LATIN", script, unicodedata.normalize("NFKD", language.own_name).casefold()


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
