"""Every look at personal details is an entry of the record."""

from kiosk.journal import codec
from kiosk.visits.events import DetailsSeen
from tests.kiosk.office.running import send


def looks(office, beyond):
    told = [codec.read(it.entry) for it in office.office.journal.after(beyond)]
    return [(event.by, event.page, event.visit) for event in told if isinstance(event, DetailsSeen)]


def test_who_looks_at_whom_is_written_down_once_for_each_look(office, staff):
    visit = office.check_in(name="Ana Ruiz")
    office.office.clock.advance(hours=1)
    before = office.office.journal.position
    for _ in range(2):
        assert staff.get("/").status_code == 200
        assert staff.get(f"/visits/{visit.id}").status_code == 200
    assert looks(office, before) == [("rosa", "/", None), ("rosa", "/visits/{visit}", visit.id)]
    office.office.clock.advance(minutes=15)
    staff.get("/roll-call")
    staff.get("/")
    assert looks(office, before)[2:] == [("rosa", "/roll-call", None), ("rosa", "/", None)]


def test_a_page_that_comes_back_with_what_was_wrong_is_a_look_too(office, staff):
    visit = office.check_in(name="Ana Ruiz")
    office.office.clock.advance(hours=1)
    before = office.office.journal.position
    send(staff, "/lobbies", f"/visits/{visit.id}/answer", answer="in-minutes", minutes="soon", page="visit")
    assert looks(office, before) == [("rosa", "/visits/{visit}", visit.id)]


def test_pages_without_details_are_nobody_s_business(office, staff):
    before = office.office.journal.position
    for path in ("/lobbies", "/directory", "/reports", "/settings"):
        assert staff.get(path).status_code == 200
    assert looks(office, before) == []


def test_whoever_is_not_let_in_has_seen_nothing(office):
    with office.client() as stranger, office.signed_in("elena") as host:
        before = office.office.journal.position
        stranger.get("/visits")
        assert host.get("/visits").status_code == 403
    assert looks(office, before) == []
