"""What staff write down, and whom they ask, without a word to the visitor."""

from kiosk import reception
from kiosk.journal import Journal
from kiosk.visits.incident import ColleagueCall, Incident
from tests.kiosk.reception.school import at, check_in


def test_what_happened_stands_with_the_visit(journal: Journal) -> None:
    visit = check_in(journal)
    reception.note_incident(journal, visit.id, "Fell on the stairs.", by="Kim", now=at("09-01 08:40"))
    assert reception.find(journal, visit.id).incidents == (
        Incident("Fell on the stairs.", "Kim", at("09-01 08:40")),
    )
    reception.take_back_incident(journal, visit.id, by="Kim", now=at("09-01 08:41"))
    assert reception.find(journal, visit.id).incidents == ()


def test_a_colleague_is_asked_once_and_one_comes(journal: Journal) -> None:
    visit = check_in(journal)
    for minute in ("08:40", "08:41"):
        reception.ask_colleague(journal, visit.id, by="Kim", now=at(f"09-01 {minute}"))
    for colleague in ("Ross", "Ann"):
        reception.join_colleague(journal, visit.id, by=colleague, now=at("09-01 08:42"))
    assert reception.find(journal, visit.id).colleague == ColleagueCall("Kim", at("09-01 08:40"), "Ross")
    reception.dismiss_colleague(journal, visit.id, by="Kim", now=at("09-01 08:43"))
    assert reception.find(journal, visit.id).colleague is None
