"""Where a visitor asks for a person, and reads what became of it."""

from pathlib import Path
from typing import Any

from kivy.lang import Builder
from kivy.properties import BooleanProperty, OptionProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.i18n import N_, Translator
from kiosk.lobby.help_point import Helping, HelpWord
from kiosk.lobby.screens.overlays import Closable
from kiosk.lobby.screens.widgets import ChoiceRow, SecondaryButton, SwitchRow
from kiosk.telling import isolated
from kiosk.visits.help import HelpKind
from kiosk.visits.interpreter_language import interpreter_languages

KINDS: dict[HelpKind, tuple[str, str]] = {
    HelpKind.INTERPRETER: ("interpreter", N_("I need an interpreter")),
    # NOTE: For instance because of a wheelchair, or because the screen cannot be seen well.
    HelpKind.ACCESS: ("access", N_("I need help to get in, or with this screen")),
    # NOTE: Somebody who has more to say at the school than whoever she has spoken with.
    HelpKind.SUPERVISOR: ("people", N_("I would like to speak to a supervisor")),
    # NOTE: choice of help: somebody shall come to the screen.
    HelpKind.OFFICE: ("phone", N_("Please call the office for me")),
}
"""The icon and the words of each kind of help, in the order in which they are offered."""

TOLD: dict[HelpWord, str] = {
    # NOTE: until the office knows.
    HelpWord.TELLING: N_("We are telling the office that you need help here."),
    # NOTE: once the office knows.
    HelpWord.TOLD: N_("We have told the office that you need help here."),
    # NOTE: the network is down.
    HelpWord.OFFICE_AWAY: N_(
        "We cannot reach the office right now. Please ring the bell, or go to the desk."
    ),
    # NOTE: {name} is a person of the school, who may be of any gender.
    HelpWord.COMING: N_("{name} is coming to you."),
}
AFTERWARDS: dict[HelpWord, str] = {
    # NOTE: once the office knows that she is here.
    HelpWord.TELLING: N_("Please wait here. Thank you for your patience."),
    HelpWord.TOLD: N_("Please wait here. Thank you for your patience."),
    # NOTE: where help could not be asked for.
    HelpWord.OFFICE_AWAY: N_("We are sorry for the trouble."),
    HelpWord.COMING: N_("Please wait here. Thank you for your patience."),
}
_ICONS = {HelpWord.TELLING: "bell", HelpWord.TOLD: "check", HelpWord.OFFICE_AWAY: "warning"}


class HelpRow(ChoiceRow):
    """One kind of help."""

    kind = OptionProperty(HelpKind.OFFICE, options=list(HelpKind))


class HelpPanel(Closable):
    """What there is to ask for; and once she has asked, what became of it.

    Fires `on_ask` with a HelpKind, and `on_remember` with whether the need of an interpreter may be kept.
    """

    __events__ = ("on_ask", "on_remember")

    asked_icon = StringProperty("info")
    asked_for = StringProperty()
    asked_detail = StringProperty()
    """What she asked for, and in which language."""
    icon = StringProperty("info")
    title = StringProperty()
    body = StringProperty()
    """What became of it."""
    call = StringProperty()
    """How to reach the school by telephone; empty where no number is known."""
    choosing = BooleanProperty(False)
    """Whether she is shown what there is to ask for."""

    def __init__(self, translator: Translator, phone: str, **kwargs: Any) -> None:
        self._translator = translator
        super().__init__(**kwargs)
        self._menu, self._status = self.ids.menu.__self__, self.ids.status.__self__
        self._remember: SwitchRow = self.ids.remember.__self__
        self._something_else: SecondaryButton = self.ids.something_else.__self__
        if phone:
            # NOTE: {phone} is the school's telephone number.
            self.call = translator.text("You can also call {phone}.", phone=isolated(phone, translator))
        for kind, (icon, text) in KINDS.items():
            row = HelpRow(kind=kind, icon=icon, text=translator.text(text))
            row.bind(on_release=lambda row: self._ask(row.kind))
            self.ids.kinds.add_widget(row)
        self.offer()

    def offer(self) -> None:
        """Show what there is to ask for."""
        self.choosing = True
        self.ids.buttons.remove_widget(self._something_else)
        self._hold(self._menu)

    def show(self, helping: Helping, language: str | None, remember: bool | None) -> None:
        """What is true of her request.

        `language` is the interpreter's, by tag; `remember` is None where it cannot be remembered.
        """
        translator = self._translator
        self.choosing = False
        self.asked_icon, asked_for = KINDS[helping.kind]
        self.asked_for = translator.text(asked_for)
        of_interpreter = helping.kind is HelpKind.INTERPRETER
        listed = interpreter_languages().get(language or "") if of_interpreter else None
        self.asked_detail = isolated(listed.own_name, translator) if listed else ""
        self.icon = _ICONS.get(helping.word, "person")
        name = {"name": isolated(helping.by, translator)} if helping.word is HelpWord.COMING else {}
        self.title = translator.text(TOLD[helping.word], **name)
        self.body = translator.text(AFTERWARDS[helping.word])
        self._status.remove_widget(self._remember)
        if of_interpreter and remember is not None:
            self._remember.chosen = remember
            self._status.add_widget(self._remember)
        if self._something_else.parent is None:
            self.ids.buttons.add_widget(self._something_else, index=1)
        self._hold(self._status)

    def on_ask(self, kind: HelpKind) -> None:
        """She needs this."""

    def on_remember(self, remember: bool) -> None:
        """She says whether it may be remembered (standard 6)."""

    def turn_remember(self) -> None:
        """She says so, or takes it back."""
        self._remember.chosen = not self._remember.chosen
        self.dispatch("on_remember", self._remember.chosen)

    def _ask(self, kind: HelpKind) -> None:
        self.choosing = False
        self.dispatch("on_ask", kind)

    def _hold(self, part: Widget) -> None:
        self.ids.rows.clear_widgets()
        self.ids.rows.add_widget(part)


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
