"""A long list that a few letters make shorter."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kivy.clock import Clock
from kivy.lang import Builder
from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.lobby.screens import field, scroll  # noqa: F401 - their rules are used here
from kiosk.lobby.screens.keyboard import Keyboard
from kiosk.lobby.screens.steps.step_screen import AskingScreen
from kiosk.lobby.screens.widgets import ChoiceRow
from kiosk.lobby.sounding import fits

if TYPE_CHECKING:
    from kiosk.lobby.screens.app import LobbyApp

_AT_ONCE = 4  # rows between two pictures: a row takes 10 ms to make, and a touch must not wait for many


class SearchKeyboard(Keyboard):
    """Writes what she looks for."""


class Listed(NamedTuple):
    """What a row shows; `also` is what it is found by besides its words.

    `spoken` and `detail_spoken` are the BCP 47 tags of text and detail where they are not in the language in
    force.
    """

    key: str
    icon: str
    text: str
    detail: str = ""
    also: str = ""
    spoken: str = ""
    detail_spoken: str = ""


class ListedRow(ChoiceRow):
    """One of them; `key` says which."""

    key = StringProperty()


class SearchScreen(AskingScreen):
    """A field, a way out for who finds nothing, and the list. A screen of this kind says what is offered, and
    what choosing means.
    """

    title = StringProperty()
    hint = StringProperty()
    """What stands in the field while it is empty."""
    otherwise = StringProperty()
    otherwise_detail = StringProperty()
    otherwise_icon = StringProperty("question")
    """What is offered beside the list; without words, nothing is."""
    nothing = StringProperty()
    """What is said where nothing fits; empty where something does."""
    breadth = NumericProperty(2)
    """How many rows stand side by side where there is room."""
    offers_interpreter = BooleanProperty(True)
    searching = BooleanProperty(False)
    """Whether the keyboard is there; then nothing else but the list is."""

    def __init__(self, app: "LobbyApp") -> None:
        self._listed: list[Listed] = []
        self._waiting: list[Listed] = []
        self._rows: dict[Listed, ListedRow] = {}
        self._fill: Any = Clock.create_trigger(lambda _: self._add_rows())
        self._high = 0.0
        super().__init__(app)
        self.ids.found.bind(height=self._stay)
        self.ids.view.bind(scroll_y=lambda *_: self._fill(), height=lambda *_: self._fill())

    def on_kv_post(self, base_widget: Widget) -> None:
        """Its rules are applied."""
        super().on_kv_post(base_widget)
        self._way_out, self._beside = self.ids.otherwise.__self__, self.ids.otherwise.parent
        self.bind(otherwise=lambda *_: self._place_way_out())
        self._place_way_out()

    def offered(self) -> Sequence[Listed]:
        """All that she may choose, in its order."""
        raise NotImplementedError

    def chosen(self) -> str | None:
        """The key of what she chose before."""
        return None

    def choose(self, key: str) -> None:
        """She chooses this one."""
        raise NotImplementedError

    def go_otherwise(self) -> None:
        """She takes what is offered beside the list."""
        raise NotImplementedError

    def missing(self) -> str:
        """What is said where nothing fits what she wrote."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show what fits."""
        super().refresh()
        offered, typed = self.offered(), self.ids.search.text
        listed = [it for it in offered if fits(typed, f"{it.text} {it.detail} {it.also}")]
        self.nothing = self.missing() if offered and not listed else ""
        if listed != self._listed:
            self._listed, self._waiting = listed, list(listed)
            self.ids.found.clear_widgets()
            self.ids.view.scroll_y = 1
            self._fill()

    def on_searching(self, *_: Any) -> None:
        """The keyboard comes, and goes when she is done."""
        drawer = self.ids.drawer
        drawer.clear_widgets()
        if self.searching:
            drawer.add_widget(SearchKeyboard(field=self.ids.search.__self__))
        else:
            self.ids.search.active = False

    def drop(self) -> None:
        """Make no more rows."""
        self._fill.cancel()

    def _place_way_out(self) -> None:
        self._beside.remove_widget(self._way_out)
        if self.otherwise:
            self._beside.add_widget(self._way_out)

    def _add_rows(self) -> None:
        """More rows, as far as she can see and a little further: a long list is made as she comes to it."""
        view, found = self.ids.view, self.ids.found
        if found.height > self._above() + 2 * view.height:
            return
        now, self._waiting = self._waiting[:_AT_ONCE], self._waiting[_AT_ONCE:]
        for listed in now:
            if listed not in self._rows:
                self._rows[listed] = self._row(listed)
            self.ids.found.add_widget(self._rows[listed])
        if self._waiting:
            self._fill()

    def _above(self) -> float:
        """How much of the list lies above what she sees, in pixels."""
        view = self.ids.view
        return float((1 - view.scroll_y) * max(0, self._high - view.height))

    def _stay(self, _: Widget, high: float) -> None:
        """What she sees stays where it is when rows are added below."""
        above, self._high = self._above(), high
        hidden = high - self.ids.view.height
        self.ids.view.scroll_y = 1 - min(1, above / hidden) if hidden > 0 else 1
        self._fill()

    def _row(self, listed: Listed) -> ListedRow:
        row = ListedRow(
            key=listed.key,
            icon=listed.icon,
            text=listed.text,
            spoken=listed.spoken,
            detail=listed.detail,
            detail_spoken=listed.detail_spoken,
            chosen=listed.key == self.chosen(),
        )
        row.bind(on_release=lambda row: self.choose(row.key))
        return row


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
