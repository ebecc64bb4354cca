"""Somebody needs a person."""

from kiosk import reception
from kiosk.lobby.flow import Way
from kiosk.lobby.help_point import HelpWord
from kiosk.lobby.sync.link import LinkState
from kiosk.visits.help import HelpKind
from tests.kiosk.lobby.screens.lobby import NOW
from tests.screenshots.scenes.asking import purpose
from tests.screenshots.stage import Scene, Stage


def _help(stage: Stage) -> None:
    purpose(stage)
    stage.app.help.offer()
    stage.hand.settle()


def _help_asked(stage: Stage, kind: HelpKind, word: HelpWord) -> None:
    stage.app.help.ask(kind)
    stage.hand.until(lambda: stage.app.attendant.help.helping.word is word)


def _help_telling(stage: Stage) -> None:
    stage.act(Way.need_interpreter, lambda way: way.ask_interpreter("so"))
    _help_asked(stage, HelpKind.INTERPRETER, HelpWord.TELLING)


def _help_office_away(stage: Stage) -> None:
    stage.lobby.link.state = LinkState.DOWN
    purpose(stage)
    _help_asked(stage, HelpKind.OFFICE, HelpWord.OFFICE_AWAY)


def _help_coming(stage: Stage) -> None:
    purpose(stage)
    _help_asked(stage, HelpKind.ACCESS, HelpWord.TELLING)
    stage.hand.until(lambda: stage.app.attendant.help.helping.request)
    request = stage.app.attendant.help.helping.request
    reception.answer_help(stage.lobby.journal, request, by="Linh Nguyễn", now=NOW)
    stage.lobby.on_news()
    stage.hand.until(lambda: stage.app.attendant.help.helping.word is HelpWord.COMING)


SCENES: dict[str, Scene] = {
    "help": _help,
    "help-telling": _help_telling,
    "help-office-away": _help_office_away,
    "help-coming": _help_coming,
}
