"""The questions of a purpose, touched through."""

from dataclasses import replace

import pytest

from kiosk.lobby.flow import Step
from kiosk.lobby.screens.steps.question import worded
from kiosk.visits.help import HelpKind
from kiosk.visits.question import Question
from tests.kiosk.lobby.screens.lobby import NOW

OFTEN = Question(
    "often",
    {"en": "How often are you here?", "fr": "Venez-vous souvent ?"},
    {"daily": {"en": "Daily", "fr": "Tous les jours"}, "once": {"en": "This is the first time"}},
    ask=frozenset({"once"}),
)


@pytest.fixture
def asking(walk):
    """A lobby that asks contractors one more question."""
    kept = walk.lobby.purposes["contractor"]
    walk.lobby.purposes["contractor"] = replace(kept, questions=(*kept.questions, OFTEN))
    yield walk
    walk.lobby.purposes["contractor"] = kept


def test_one_question_after_another(asking):
    walk = asking
    walk.go_to(Step.QUESTION)
    assert walk.hand.reads("Will your work make noise or dust?")
    walk.hand.tap("Yes")
    assert walk.hand.reads("How often are you here?")
    walk.hand.tap("Back")
    assert walk.hand.reads("Will your work make noise or dust?")
    walk.hand.tap("Yes")
    walk.act(lambda way: way.choose_language("fr"))
    assert walk.hand.reads("Venez-vous souvent ?")
    assert walk.hand.reads("Tous les jours")
    walk.hand.tap("This is the first time")
    walk.at(Step.PHOTO)
    walk.hand.tap("decline")
    walk.at(Step.READ_BACK)
    walk.hand.tap("confirm")
    walk.at(Step.WAITING)
    [visit] = walk.lobby.visits()
    assert visit.answers == {"noise": "yes", "often": "once"}
    with walk.lobby.journal.reading() as view:
        [help] = view.helps(NOW.at)
    assert (help.kind, help.visit) == (HelpKind.OFFICE, visit.id)


def test_yes_and_no_are_said_in_her_language(walk):
    noise = walk.lobby.purposes["contractor"].questions[0]
    english = walk.lobby.catalogues.translator("en")
    assert [worded(noise, answer, english).text for answer in noise.answers] == ["Yes", "No"]
