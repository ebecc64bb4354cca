"""The language of which she needs an interpreter: one of many more than the screens speak (standard 4)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kiosk.lobby.flow import Way
from kiosk.lobby.screens.steps.search_screen import Listed, SearchScreen
from kiosk.visits.help import HelpKind
from kiosk.visits.interpreter_language import InterpreterLanguage, interpreter_languages

if TYPE_CHECKING:
    from kiosk.lobby.screens.app import LobbyApp

IN_SEVERAL_SCRIPTS = "Interpreter · مترجم · 口译"
"""What the button says on the welcome screen, before anybody has chosen a language."""

# Where the screens' language has another tag than the spoken one.
_SPOKEN = {"fa_AF": "prs", "fil": "tl", "pt_BR": "pt", "zh_Hans": "cmn", "zh_Hant": "yue"}
_CALLED = {"cmn": "zh", "prs": "fa_AF"}  # and where Babel has another


class InterpreterScreen(SearchScreen):
    """All languages by their own names. The office is told as soon as one is chosen."""

    def __init__(self, app: "LobbyApp") -> None:
        super().__init__(app)
        self.breadth = 3
        self.offers_interpreter = False

    def refresh(self) -> None:
        """Show the languages, also by their names in the language in force."""
        say = self.app.look.say
        # NOTE: title above the list of interpreters' languages.
        self.title = say("Which language do you speak?")
        # NOTE: in an empty field above a list of languages.
        self.hint = say("Search for your language")
        if self.way.interpreter:
            # NOTE: button: takes her wish back.
            self.otherwise, self.otherwise_icon = say("I do not need an interpreter"), "close"
        else:
            # NOTE: choice below the list of interpreters' languages.
            self.otherwise, self.otherwise_icon = say("My language is not here"), "question"
        super().refresh()

    def offered(self) -> Sequence[Listed]:
        """The language in force and the school's own first, for they are the most likely."""
        listed = interpreter_languages()
        likely = [self.way.language, *(translator.language.tag for translator in self.app.translators)]
        first = dict.fromkeys(tag for tag in map(spoken, likely) if tag in listed)
        named = _names(self.app.look.translator.language.tag)
        return [_listing(listed[tag], named) for tag in dict.fromkeys([*first, *listed])]

    def chosen(self) -> str | None:
        """What she chose before."""
        return self.way.interpreter_language

    def choose(self, key: str) -> None:
        """Of this one; where the screens speak it, too, and she has chosen no language yet, they now do."""
        screens = [tag for tag in self.app.lobby.catalogues.languages if spoken(tag) == key]
        if screens and not self.way.chosen:
            self.app.act(lambda way: way.speak(screens[0]))
        self._ask(key)

    def go_otherwise(self) -> None:
        """Hers is not there, or she needs none after all."""
        if self.way.interpreter:
            self.app.act(Way.need_no_interpreter)
        else:
            self._ask(None)

    def missing(self) -> str:
        """No language is called so."""
        # NOTE: after a search that found none.
        return self.app.look.translator.text("No language on our list has this name.")

    def _ask(self, language: str | None) -> None:
        self.app.act(lambda way: way.ask_interpreter(language))
        self.app.help.ask(HelpKind.INTERPRETER)


def spoken(tag: str) -> str:
    """The tag in the interpreters' list of a language that the screens speak."""
    return _SPOKEN.get(tag, tag)


def _names(tag: str) -> dict[str, str]:
    """What the language in force calls the others, as far as it has names for them."""
    from babel import Locale, UnknownLocaleError

    try:
        return dict(Locale.parse(tag).languages)
    except UnknownLocaleError:
        return {}


def _listing(language: InterpreterLanguage, named: dict[str, str]) -> Listed:
    name = named.get(_CALLED.get(language.tag, language.tag), language.english)
    detail = "" if name.casefold() == language.own_name.casefold() else name
    return Listed(language.tag, "", language.own_name, detail, language.english, spoken=language.tag)
