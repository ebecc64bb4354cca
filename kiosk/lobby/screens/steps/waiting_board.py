"""Who waits, by visit number, each in the language of that visit; no visitor's name (standards 34 and 52)."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from kivy.lang import Builder
from kivy.properties import OptionProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.i18n import Translator
from kiosk.lobby.screens.widgets import Choice
from kiosk.lobby.waiting import Row
from kiosk.telling.sentences import on_the_board


class WaitingRow(Choice):
    """One visit: its number, and the news of it. Who touches it opens the page of the visit."""

    visit = StringProperty()
    number = StringProperty()
    written = OptionProperty("ltr", options=("ltr", "rtl"))


class WaitingBoard(BoxLayout):
    """The rows, one below the other. Fires `on_choose` with the row that is touched."""

    __events__ = ("on_choose",)

    def __init__(self, **kwargs: Any) -> None:
        self._rows: Sequence[Row] = ()
        super().__init__(**kwargs)

    def show(self, rows: Sequence[Row], speaking: Callable[[str], Translator]) -> None:
        """Show these, each as `speaking` says it in the visit's language."""
        if rows == self._rows:
            return
        self._rows = rows
        self.clear_widgets()
        for row in rows:
            translator = speaking(row.news.language)
            shown = WaitingRow(
                visit=row.visit,
                number=row.news.number,
                text=on_the_board(row.news, translator),
                spoken=translator.language.bcp47,
                written=translator.language.direction,
            )
            shown.bind(on_release=lambda shown: self.dispatch("on_choose", self._row(shown.visit)))
            self.add_widget(shown)

    def on_choose(self, row: Row) -> None:
        """A visit was chosen."""

    def _row(self, visit: str) -> Row:
        return next(row for row in self._rows if row.visit == visit)


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
