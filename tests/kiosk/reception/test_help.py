"""Somebody asks for a person at a screen, and somebody goes there."""

from collections.abc import Callable

import pytest

from kiosk import reception
from kiosk.errors import HelpUnknown, TooLateToTakeBack
from kiosk.journal import Journal
from kiosk.visits.help import Help, HelpKind
from tests.kiosk.reception.school import MORNING, at, check_in


def test_the_first_to_say_so_goes(journal: Journal) -> None:
    visit = check_in(journal)
    help = reception.ask_help(
        journal,
        HelpKind.INTERPRETER,
        lobby="Gym",
        language="en",
        interpreter_language="prs",
        visit=visit.id,
        now=MORNING,
    )
    reception.answer_help(journal, help, by="Kim", now=at("09-01 08:31"))
    reception.answer_help(journal, help, by="Ross", now=at("09-01 08:32"))
    with journal.reading() as view:
        assert view.help(help) == Help(
            help,
            HelpKind.INTERPRETER,
            "Gym",
            "en",
            "prs",
            visit.id,
            MORNING,
            answered_by="Kim",
            answered=at("09-01 08:31"),
        )


def test_who_cannot_go_after_all_says_so_and_another_goes(journal: Journal) -> None:
    help = reception.ask_help(journal, HelpKind.ACCESS, lobby="Gym", language="en", now=MORNING)
    reception.reopen_help(journal, help, by="Kim", now=at("09-01 08:30"))
    reception.answer_help(journal, help, by="Kim", now=at("09-01 08:31"))
    reception.reopen_help(journal, help, by="Kim", now=at("09-01 08:32"))
    with journal.reading() as view:
        assert view.help(help) == Help(help, HelpKind.ACCESS, "Gym", "en", None, None, MORNING)
    reception.answer_help(journal, help, by="Ross", now=at("09-01 08:33"))
    with pytest.raises(TooLateToTakeBack):
        reception.reopen_help(journal, help, by="Ross", now=at("09-01 08:44"))


@pytest.mark.parametrize("step", [reception.answer_help, reception.reopen_help])
def test_what_nobody_asked_for_is_not_answered(journal: Journal, step: Callable[..., None]) -> None:
    with pytest.raises(HelpUnknown, match="'h9'"):
        step(journal, "h9", by="Kim", now=MORNING)
