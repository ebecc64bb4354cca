"""Asking for help, on every screen, and reading what became of it."""

from dataclasses import replace

import pytest

from kiosk import reception
from kiosk.lobby.flow import Step, Way
from kiosk.lobby.help_point import HelpWord
from kiosk.lobby.screens.help_corner import WAITING_FOR_HELP
from kiosk.lobby.screens.help_panel import AFTERWARDS, KINDS, TOLD
from kiosk.lobby.sync.link import LinkState
from kiosk.visits.help import HelpKind
from tests.kiosk.lobby.screens.lobby import NOW

SHOWN = [Step.WELCOME, Step.NAME, Step.WAITING]


def _word(walk):
    helping = walk.attendant.help.helping
    return helping.word if helping else None


def _asked(walk):
    with walk.lobby.journal.reading() as view:
        return view.helps(NOW.at)


@pytest.mark.parametrize("step", SHOWN)
def test_help_is_asked_for_on_every_screen_and_reaches_the_office(walk, step):
    walk.go_to(step)
    walk.hand.tap("help")
    walk.hand.tap("I would like to speak to a supervisor")
    walk.hand.until(lambda: _asked(walk))
    [help] = _asked(walk)
    assert (help.kind, help.lobby, help.visit) == (
        HelpKind.SUPERVISOR,
        "Main entrance",
        walk.attendant.way.visit,
    )
    assert walk.hand.reads("We are telling the office that you need help here.")
    walk.hand.tap("close")
    assert walk.step is step


def test_what_became_of_it_is_said_as_it_is(walk):
    walk.go_to(Step.PURPOSE)
    walk.hand.tap("help")
    walk.hand.tap("I need help to get in, or with this screen")
    walk.hand.until(lambda: _asked(walk))
    walk.lobby.link.held = 10_000
    walk.lobby.on_news()
    walk.hand.until(lambda: walk.hand.reads("We have told the office that you need help here."))
    reception.answer_help(walk.lobby.journal, _asked(walk)[0].id, by="Sam Lee", now=NOW)
    walk.lobby.on_news()
    walk.hand.until(lambda: walk.hand.reads("Sam Lee is coming to you."))


def test_that_somebody_comes_is_said_whatever_she_is_doing(walk):
    walk.go_to(Step.NAME)
    walk.hand.tap("help")
    walk.hand.tap("I need help to get in, or with this screen")
    walk.hand.until(lambda: _asked(walk))
    walk.hand.tap("close")
    reception.answer_help(walk.lobby.journal, _asked(walk)[0].id, by="Sam Lee", now=NOW)
    walk.lobby.on_news()
    walk.hand.until(lambda: walk.hand.reads("Sam Lee is coming to you."))
    walk.hand.tap("close")
    walk.lobby.on_news()
    walk.hand.settle()
    assert not walk.hand.reads("Sam Lee")


def test_without_the_office_she_is_sent_to_the_bell_and_given_the_number(walk):
    walk.lobby.link.state = LinkState.DOWN
    walk.go_to(Step.SCAN)
    walk.hand.tap("help")
    walk.hand.tap("Please call the office for me")
    walk.hand.until(lambda: _word(walk) is HelpWord.OFFICE_AWAY)
    assert walk.hand.reads("Please ring the bell, or go to the desk.")
    assert walk.hand.reads("(555) 010-0140")


def test_without_a_journal_she_is_told_the_truth(walk):
    walk.go_to(Step.SCAN)
    walk.lobby.broken = True
    walk.hand.tap("help")
    walk.hand.tap("Please call the office for me")
    walk.hand.until(lambda: _word(walk) is HelpWord.OFFICE_AWAY)
    assert walk.step is Step.SCAN


def test_an_interpreter_is_asked_for_by_language(walk):
    walk.go_to(Step.WAITING)
    walk.hand.tap("help")
    walk.hand.tap("I need an interpreter")
    walk.at(Step.INTERPRETER)
    walk.hand.tap(walk.row("es"))
    walk.at(Step.WAITING)
    walk.hand.until(lambda: _asked(walk))
    [help] = _asked(walk)
    assert (help.kind, help.interpreter_language, help.visit) == (
        HelpKind.INTERPRETER,
        "es",
        walk.attendant.way.visit,
    )


@pytest.mark.parametrize("step", [Step.WELCOME, Step.NAME])
def test_who_asked_and_went_leaves_nothing(walk, step):
    walk.go_to(step)
    walk.hand.tap("help")
    walk.hand.tap("I need help to get in, or with this screen")
    walk.hand.until(lambda: _asked(walk))
    walk.hand.wait(WAITING_FOR_HELP - 1)
    assert not walk.hand.reads("Are you still there?")
    walk.hand.wait(2)
    assert walk.hand.reads("Are you still there?")
    walk.hand.wait(walk.lobby.settings.lobby.still_there_seconds + 1)
    assert (walk.step, _word(walk), walk.app.frame.overlay) == (Step.WELCOME, None, None)
    reception.answer_help(walk.lobby.journal, _asked(walk)[0].id, by="Sam Lee", now=NOW)
    walk.lobby.on_news()
    walk.hand.settle()
    assert not walk.hand.reads("Sam Lee")


def test_she_may_need_something_else_as_well(walk):
    walk.go_to(Step.SCAN)
    walk.hand.tap("help")
    walk.hand.tap("Please call the office for me")
    walk.hand.tap("I need something else")
    walk.hand.tap("I would like to speak to a supervisor")
    walk.hand.until(lambda: len(_asked(walk)) == 2)
    assert {help.kind for help in _asked(walk)} == {HelpKind.OFFICE, HelpKind.SUPERVISOR}


def test_what_becomes_of_one_wish_does_not_take_away_the_choice_of_another(walk):
    walk.go_to(Step.SCAN)
    with walk.lobby.busy():
        walk.hand.tap("help")
        walk.hand.tap("Please call the office for me")
        walk.hand.tap("I need something else")
    walk.hand.until(lambda: walk.attendant.help.helping.request)
    walk.hand.tap("I would like to speak to a supervisor")
    walk.hand.until(lambda: len(_asked(walk)) == 2)
    assert walk.hand.reads("I would like to speak to a supervisor")
    assert walk.hand.reads("We are telling the office that you need help here.")


def test_who_is_still_there_has_the_panel_again_and_the_usual_patience_after_it(walk):
    walk.go_to(Step.NAME)
    walk.hand.tap("help")
    walk.hand.wait(WAITING_FOR_HELP + 1)
    walk.hand.tap("Are you still there?")
    walk.hand.tap("close")
    walk.hand.wait(walk.lobby.settings.lobby.idle_seconds - 1)
    assert not walk.hand.reads("Are you still there?")
    walk.hand.wait(2)
    assert walk.hand.reads("Are you still there?")


def test_who_comes_while_she_is_checked_in_is_said_again_on_her_page(walk):
    walk.go_to(Step.READ_BACK)
    walk.app.help.ask(HelpKind.ACCESS)
    walk.hand.until(lambda: walk.attendant.help.helping.request)
    walk.hand.tap("close")
    with walk.lobby.busy():
        walk.act(Way.confirm)
        walk.hand.wait(1)
        assert walk.step is Step.CHECKING_IN
        asked = walk.attendant.help.helping
        walk.attendant.help.helping = replace(asked, word=HelpWord.COMING, by="Sam Lee")
        walk.app.help.follow()
        walk.hand.settle()
        assert walk.hand.reads("Sam Lee is coming to you.")
        reception.answer_help(walk.lobby.journal, asked.request, by="Sam Lee", now=NOW)
    walk.at(Step.WAITING)
    assert walk.hand.reads("Sam Lee is coming to you.")
    walk.hand.tap("close")
    walk.lobby.on_news()
    walk.hand.settle()
    assert not walk.hand.reads("Sam Lee")


def test_everything_that_can_be_has_words():
    assert set(KINDS) == set(HelpKind)
    assert set(TOLD) == set(AFTERWARDS) == set(HelpWord)


def test_leaving_while_the_office_is_asked_leaves_nothing(walk):
    walk.go_to(Step.SCAN)
    with walk.lobby.busy():
        walk.hand.tap("help")
        walk.hand.tap("Please call the office for me")
        walk.act(Way.leave)
    walk.hand.until(lambda: _asked(walk))
    walk.hand.settle()
    assert _word(walk) is None
