"""Asking for an interpreter, in one of many languages."""

import pytest

from kiosk import shipped
from kiosk.i18n import Catalogues
from kiosk.lobby.flow import Step, Way
from kiosk.lobby.help_point import HelpWord
from kiosk.lobby.screens.steps.interpreter import spoken
from kiosk.visits.help import HelpKind
from kiosk.visits.interpreter_language import interpreter_languages
from tests.kiosk.lobby.screens.lobby import NOW


def _asked(walk):
    with walk.lobby.journal.reading() as view:
        return view.helps(NOW.at)


def test_from_the_welcome_screen_in_two_touches(walk):
    walk.hand.tap("interpreter")
    walk.at(Step.INTERPRETER)
    walk.hand.tap(walk.row("vi"))
    walk.at(Step.SCAN)
    walk.hand.until(lambda: _asked(walk))
    [help] = _asked(walk)
    assert (help.kind, help.lobby, help.interpreter_language) == (HelpKind.INTERPRETER, "Main entrance", "vi")
    assert walk.attendant.way.language == "vi"
    assert walk.hand.reads("Tiếng Việt")


def test_a_language_that_no_screen_speaks_is_found_by_any_of_its_names(walk):
    walk.go_to(Step.INTERPRETER)
    walk.hand.tap("search")
    walk.hand.type("somali")
    found = [row.text for row in walk.app.screen.ids.found.children]
    assert set(found) == {"Soomaali", "Af Maay"}
    walk.hand.tap("Af Maay")
    walk.at(Step.SCAN)
    assert (walk.attendant.way.interpreter_language, walk.attendant.way.language) == ("ymm", "en")


@pytest.mark.parametrize(("key", "tag"), [("so", "so"), ("prs", "fa_AF"), ("tl", "fil")])
def test_the_screen_turns_to_any_language_that_it_speaks(walk, key, tag):
    """Also where it is none of the school's common ones."""
    assert tag not in walk.lobby.settings.school.languages
    walk.go_to(Step.INTERPRETER)
    walk.app.screen.choose(key)
    walk.at(Step.SCAN)
    assert (walk.attendant.way.interpreter_language, walk.attendant.way.language) == (key, tag)


def test_every_language_of_the_screens_is_among_the_interpreters():
    tags = Catalogues(shipped.TRANSLATIONS).languages
    assert {spoken(tag) for tag in tags} <= interpreter_languages().keys()
    assert len({spoken(tag) for tag in tags}) == len(tags)


def test_it_is_remembered_only_if_she_says_so(walk):
    walk.go_to(Step.READ_BACK)
    walk.hand.tap("interpreter")
    walk.at(Step.INTERPRETER)
    walk.hand.tap(walk.row("es"))
    walk.at(Step.READ_BACK)
    assert not walk.attendant.way.remember_interpreter
    walk.hand.tap("remember")
    assert walk.attendant.way.remember_interpreter
    walk.hand.tap("close")
    walk.hand.tap("confirm")
    walk.at(Step.WAITING)
    [visit] = walk.lobby.visits()
    assert (visit.interpreter, visit.interpreter_language, visit.remember_interpreter) == (True, "es", True)


def test_what_she_has_written_is_still_there_and_she_takes_it_back(walk):
    walk.go_to(Step.NAME)
    walk.hand.type("An")
    walk.act(Way.need_interpreter, lambda way: way.ask_interpreter("es"))
    assert walk.hand.find("name").text == "An"
    walk.hand.tap("interpreter")
    walk.at(Step.INTERPRETER)
    walk.hand.tap("I do not need an interpreter")
    walk.at(Step.NAME)
    assert not walk.attendant.way.interpreter


@pytest.mark.parametrize("step", [Step.NAME, Step.WAITING])
def test_a_language_that_is_not_on_the_list(walk, step):
    walk.go_to(step)
    walk.act(Way.need_interpreter)
    walk.at(Step.INTERPRETER)
    walk.hand.tap("My language is not here")
    walk.at(step)
    walk.hand.until(lambda: _asked(walk))
    [help] = _asked(walk)
    assert (help.interpreter_language, help.visit) == (None, walk.attendant.way.visit)
    # Once she is checked in, nothing can be kept with her arrival any more.
    assert walk.hand.reads("You may remember this for my next visit") == (step is Step.NAME)
    assert walk.attendant.help.helping.word is HelpWord.TELLING
