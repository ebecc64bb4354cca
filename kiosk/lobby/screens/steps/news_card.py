"""What a visitor is told of her visit, on the waiting screen."""

from pathlib import Path
from typing import Any

from kivy.lang import Builder
from kivy.properties import BooleanProperty, NumericProperty, OptionProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.i18n import Translator
from kiosk.lobby.screens import scroll  # noqa: F401 - its rule is used here
from kiosk.lobby.screens.sayings import WAY
from kiosk.lobby.screens.widgets import DirBox, Panel, Small
from kiosk.lobby.waiting import Waiting, WayWord
from kiosk.telling import News, SchoolText, Word
from kiosk.telling.directions import steps
from kiosk.telling.sentences import (
    afterwards,
    besides,
    contact,
    discreet,
    fallback,
    headline,
    message,
    way_there,
)

_ICONS = {
    Word.TELLING: "bell",
    Word.TOLD: "bell",
    Word.OFFICE_AWAY: "warning",
    Word.REFERRED: "person",
    Word.ON_MY_WAY: "people",
    Word.SHORTLY: "people",
    Word.IN_MINUTES: "clock",
    Word.OVERDUE: "clock",
    Word.PLEASE_GO_TO: "pin",
    Word.WRITTEN: "info",
    Word.NOT_TODAY: "calendar",
    Word.MET: "check",
    Word.LEFT: "exit",
}


class WayStep(DirBox):
    """One step of directions, in the language and the direction that they are written in."""

    number = NumericProperty(0)
    text = StringProperty()
    spoken = StringProperty("en")
    """BCP 47 tag."""
    written = OptionProperty("ltr", options=("ltr", "rtl"))


class NewsCard(Panel):
    """The news: a sentence, what was written or the way to go, and whom to ask for.

    Fires `on_print` when she wants the way on paper.
    """

    __events__ = ("on_print",)

    icon = StringProperty("bell")
    headline = StringProperty()
    text = StringProperty()
    """What somebody wrote to her, or why nobody can see her."""
    fallback = StringProperty()
    """What to say of the directions where they are not in her language."""
    afterwards = StringProperty()
    host = StringProperty()
    host_detail = StringProperty()
    offers_step_free = BooleanProperty(False)
    step_free = BooleanProperty(False)
    """Whether she wants the way without steps (standard 13)."""
    offers_slip = BooleanProperty(False)
    """Whether she may have the way printed (standard 51)."""
    slip = StringProperty()
    """What became of that."""

    def __init__(self, **kwargs: Any) -> None:
        self._way: SchoolText | None = None
        self._besides: tuple[str, ...] = ()
        super().__init__(**kwargs)

    def on_kv_post(self, base_widget: Widget) -> None:
        """Its rules are applied."""
        super().on_kv_post(base_widget)
        self._toggle, self._print = self.ids.toggle.__self__, self.ids.print.__self__
        self.bind(offers_step_free=lambda *_: self._arrange(), offers_slip=lambda *_: self._arrange())
        self._arrange()

    def tell(self, news: News, translator: Translator, *, recognised: bool) -> None:
        """Show what is true now; to somebody who only touched a number, nothing that was written to her."""
        said = message(news, translator) if recognised or news.word is not Word.WRITTEN else None
        self.icon = _ICONS[news.word]
        self.headline = (headline if recognised else discreet)(news, translator)
        self.text = said.text if said else ""
        if said:
            # Said here and not in the rules, where a change of the screen's language would win.
            self.ids.text.language, self.ids.text.direction = said.language, said.direction
        self.afterwards = afterwards(news, translator)
        self.host, self.host_detail = contact(news, translator)
        way = way_there(news, translator, step_free=self.step_free)
        self.fallback = fallback([way] if way else [], translator)
        self.offers_step_free = way is not None and news.place is not None and bool(news.place.step_free)
        self._show_way(way)
        self._show_besides(tuple(besides(news, translator)))

    def tell_slip(self, waiting: Waiting, translator: Translator, *, recognised: bool) -> None:
        """Show what became of the slip with the way that is shown, and offer one where there is none."""
        shown = waiting.way is not WayWord.NOT_OFFERED and recognised
        same = waiting.way_step_free == self.step_free
        self.slip = translator.text(WAY[waiting.way]) if shown and same and WAY[waiting.way] else ""
        self.offers_slip = shown and (not same or waiting.way in {WayWord.OFFERED, WayWord.FAILED})

    def on_print(self) -> None:
        """She wants the way on paper."""

    def _arrange(self) -> None:
        toggles = self.ids.toggles
        toggles.clear_widgets()
        if self.offers_step_free:
            toggles.add_widget(self._toggle)
        if self.offers_slip:
            toggles.add_widget(self._print)

    def _show_way(self, way: SchoolText | None) -> None:
        if way == self._way:
            return
        self._way = way
        self.ids.way.clear_widgets()
        if way is None:
            return
        parts = steps(way.text)
        for number, part in enumerate(parts, 1):
            shown = number if len(parts) > 1 else 0
            row = WayStep(number=shown, text=part, spoken=way.language, written=way.direction)
            self.ids.way.add_widget(row)

    def _show_besides(self, sentences: tuple[str, ...]) -> None:
        if sentences == self._besides:
            return
        self._besides = sentences
        self.ids.besides.clear_widgets()
        for sentence in sentences:
            self.ids.besides.add_widget(Small(text=sentence))


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
