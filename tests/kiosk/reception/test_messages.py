"""A visitor leaves a message, and somebody sees to it."""

import pytest

from kiosk import reception
from kiosk.errors import (
    BadInput,
    HostUnknown,
    MessageUnknown,
    NameMissing,
    TextUnfit,
    TooLateToTakeBack,
    VisitUnknown,
)
from kiosk.journal import Journal
from kiosk.visits.message import LONGEST_TEXT, Message
from tests.kiosk.reception.school import MORNING, at, check_in


def leave(journal: Journal, **given: str | None) -> str:
    told = {
        "host": "rivera",
        "visit": None,
        "language": "es",
        "name": " Ana  Ruiz ",
        "contact": " (555) 010-0199 ",
        "text": " About Friday. ",
        "by": "Kim",
    }
    return reception.leave_message(journal, **(told | given), now=MORNING)  # type: ignore[arg-type]  # a table


def test_it_says_who_how_and_about_what_until_somebody_saw_to_it(journal: Journal) -> None:
    message = leave(journal)
    expected = Message(
        message, "rivera", None, "es", "Kim", "Ana Ruiz", "(555) 010-0199", "About Friday.", MORNING
    )
    with journal.reading() as view:
        assert view.messages_open() == [expected]
    reception.finish_message(journal, message, by="Elena Rivera", now=at("09-01 09:00"))
    reception.finish_message(journal, message, by="Kim", now=at("09-01 10:00"))
    with journal.reading() as view:
        assert view.messages_open() == []
        done = view.message(message)
    assert done is not None
    assert (done.done_by, done.done) == ("Elena Rivera", at("09-01 09:00"))


def test_that_it_was_seen_to_is_taken_back_for_a_while(journal: Journal) -> None:
    message = leave(journal)
    reception.finish_message(journal, message, by="Kim", now=at("09-01 09:00"))
    reception.reopen_message(journal, message, by="Kim", now=at("09-01 09:05"))
    reception.reopen_message(journal, message, by="Kim", now=at("09-01 09:06"))
    with journal.reading() as view:
        assert [it.id for it in view.messages_open()] == [message]
    reception.finish_message(journal, message, by="Kim", now=at("09-01 10:00"))
    with pytest.raises(TooLateToTakeBack):
        reception.reopen_message(journal, message, by="Kim", now=at("09-01 10:11"))


def test_it_is_forgotten_with_the_visitor(journal: Journal) -> None:
    visit = check_in(journal)
    leave(journal, visit=visit.id)
    assert visit.person is not None
    reception.forget(journal, visit.person, now=at("09-01 12:00"))
    with journal.reading() as view:
        [message] = view.messages_open()
    assert (message.name, message.contact, message.text) == (None, None, None)


@pytest.mark.parametrize(
    ("given", "refusal", "sentence"),
    [
        ({"host": "nobody"}, HostUnknown, "'nobody'"),
        ({"visit": "v9"}, VisitUnknown, "'v9'"),
        ({"name": " "}, NameMissing, "needs a name"),
        ({"contact": " "}, TextUnfit, "Write how to reach her in 1 to 200 characters, not 0"),
        ({"text": "x" * (LONGEST_TEXT + 1)}, TextUnfit, "Write what it is about in 1 to 1000 characters"),
    ],
)
def test_what_nobody_could_answer_is_refused(
    journal: Journal, given: dict[str, str], refusal: type[BadInput], sentence: str
) -> None:
    before = journal.position
    with pytest.raises(refusal, match=sentence):
        leave(journal, **given)
    assert journal.position == before


def test_what_nobody_left_is_not_done(journal: Journal) -> None:
    with pytest.raises(MessageUnknown, match="'m9'"):
        reception.finish_message(journal, "m9", by="Kim", now=MORNING)
