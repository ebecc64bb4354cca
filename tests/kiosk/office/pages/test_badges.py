"""Whether a badge came out, and reprints with the name put right, as the front desk does them."""

import pytest

from kiosk import reception
from kiosk.visits.badge import BadgeIssue, BadgeState
from kiosk.visits.events import BadgePrinted, BadgeRequested, BadgeUnconfirmed, NameCorrected
from tests.kiosk.office.running import send


@pytest.fixture(scope="module", autouse=True)
def lobbies(office):
    """The lobbies at which badges can be printed."""
    for name in ("Main entrance", "Gym"):
        office.office.lobbies.add(name, now=office.office.clock().at)


@pytest.fixture
def visit(office):
    """Somebody whose badge may have come out."""
    visit = office.check_in()
    tell(office, BadgeUnconfirmed(subject=visit.id, copy=1, reason="stuck"))
    return visit


def tell(office, *events):
    office.office.journal.append(lambda _: events, now=office.office.clock())


def badge(office, visit):
    return reception.find(office.office.journal, visit.id).badge


def requests(office, visit):
    with office.office.journal.reading() as view:
        told = [fact.event for fact in view.story(visit.id)]
    return [(it.copy, it.lobby, it.by) for it in told if isinstance(it, BadgeRequested)]


@pytest.mark.parametrize("page", ["/", "/visits/ID"])
def test_staff_are_asked_whether_a_badge_came_out(office, staff, visit, page):
    page = page.replace("ID", visit.id)
    assert f'action="/visits/{visit.id}/badge"' in staff.get(page).text
    assert "Did a badge come out at Main entrance?" in staff.get(page).text
    tell(office, BadgePrinted(subject=visit.id, copy=1))
    assert f'action="/visits/{visit.id}/badge"' not in staff.get(page).text


def test_nobody_is_asked_of_a_visit_that_has_ended(office, staff, visit):
    reception.check_out(office.office.journal, visit.id, by="visitor", now=office.office.clock())
    assert "Did a badge come out" not in staff.get(f"/visits/{visit.id}").text
    assert "/reprint" not in staff.get(f"/visits/{visit.id}").text


def test_yes_is_written_down(office, staff, visit):
    page = send(staff, "/", f"/visits/{visit.id}/badge", copy="1", came_out="yes", page="visit")
    assert page.url.path == f"/visits/{visit.id}"
    assert "María José: printed, as Rosa Delgado saw." in page.text
    assert badge(office, visit) == BadgeIssue(1, BadgeState.PRINTED, None, "Main entrance", "Rosa Delgado")
    assert len(requests(office, visit)) == 1


def test_no_asks_for_the_next_copy_once(office, staff, visit):
    page = send(staff, "/", f"/visits/{visit.id}/badge", copy="1", came_out="no")
    assert page.url.path == "/"
    assert "María José: copy 2 asked for at Main entrance." in page.text
    again = send(staff, "/", f"/visits/{visit.id}/badge", copy="1", came_out="no")
    assert again.status_code == 422
    assert f"What became of the badge of visit {visit.number} is known by now." in again.text
    assert requests(office, visit) == [(1, "Main entrance", None), (2, "Main entrance", "Rosa Delgado")]
    story = staff.get(f"/visits/{visit.id}").text
    assert "Badge did not come out, says Rosa Delgado" in story
    assert "Badge asked for by Rosa Delgado, copy 2, at Main entrance" in story


def test_what_the_visitor_said_stands_in_the_story(office, staff, visit):
    reception.confirm_badge(
        office.office.journal, visit.id, 1, came_out=False, by="visitor", now=office.office.clock()
    )
    story = staff.get(f"/visits/{visit.id}").text
    assert "Badge did not come out, says the visitor" in story
    assert "Badge asked for by the visitor, copy 2" in story


def test_a_name_is_put_right_and_the_badge_printed_anew_at_another_lobby(office, staff, visit):
    page = send(
        staff, "/", f"/visits/{visit.id}/reprint", name=" María  José Díaz ", lobby="Gym", page="visit"
    )
    assert "María José Díaz: copy 2 asked for at Gym." in page.text
    assert "Rosa Delgado corrected the name to María José Díaz" in page.text
    known = reception.find(office.office.journal, visit.id)
    assert (known.name, known.token, known.number) == ("María José Díaz", visit.token, visit.number)
    assert known.badge == BadgeIssue(2, BadgeState.REQUESTED, lobby="Gym", by_staff=True)


def test_the_same_name_is_printed_again_without_a_correction(office, staff, visit):
    send(staff, "/", f"/visits/{visit.id}/reprint", name="María José", lobby="Main entrance")
    with office.office.journal.reading() as view:
        kinds = [type(fact.event) for fact in view.story(visit.id)]
    assert NameCorrected not in kinds
    assert requests(office, visit)[-1] == (2, "Main entrance", "Rosa Delgado")


@pytest.mark.parametrize(
    ("action", "fields", "status", "sentence"),
    [
        ("badge", {"copy": "1", "came_out": "perhaps"}, 422, "is none of yes, no"),
        ("badge", {"copy": "one", "came_out": "no"}, 422, "no whole number"),
        ("badge", {"copy": "2", "came_out": "no"}, 422, "is known by now"),
        ("reprint", {"name": "Ana", "lobby": "Moon"}, 422, "Lobbies are: Main entrance, Gym."),
        ("reprint", {"name": " ", "lobby": "Gym"}, 422, "name"),
        ("reprint", {"name": "x" * 121, "lobby": "Gym"}, 422, "121"),
    ],
)
def test_what_cannot_be_done_is_said_on_the_page(office, staff, visit, action, fields, status, sentence):
    page = send(staff, "/", f"/visits/{visit.id}/{action}", **fields)
    assert page.status_code == status
    assert sentence in page.text
    assert "Arrivals</h1>" in page.text
    assert len(requests(office, visit)) == 1


@pytest.mark.parametrize("fields", [{"copy": "1", "came_out": "no"}, {"name": "Ana", "lobby": "Gym"}])
def test_who_has_left_gets_no_other_badge(office, staff, visit, fields):
    reception.check_out(office.office.journal, visit.id, by="visitor", now=office.office.clock())
    action = "badge" if "copy" in fields else "reprint"
    page = send(staff, "/", f"/visits/{visit.id}/{action}", page="visit", **fields)
    assert page.status_code == (200 if action == "badge" else 409)
    assert len(requests(office, visit)) == 1


@pytest.mark.parametrize("action", ["badge", "reprint"])
def test_forms_need_their_token_and_the_role(office, staff, visit, action):
    fields = {"copy": "1", "came_out": "no", "name": "Ana", "lobby": "Gym"}
    assert staff.post(f"/visits/{visit.id}/{action}", data=fields).status_code == 403
    with office.signed_in("elena") as host:
        page = send(host, "/sign-in", f"/visits/{visit.id}/{action}", **fields)
        assert (page.status_code, "This page is for: administrator, front desk." in page.text) == (
            403,
            True,
        )
    assert len(requests(office, visit)) == 1


def test_a_visit_whose_arrival_is_not_known_yet_gets_no_other_badge(office, staff):
    tell(office, BadgePrinted(subject="early", copy=1))
    assert 'action="/visits/early/answer"' in staff.get("/visits/early").text
    assert 'action="/visits/early/reprint"' not in staff.get("/visits/early").text
    assert send(staff, "/", "/visits/early/reprint", name="Ana", lobby="Gym").status_code == 422


def test_an_unknown_visit_has_no_badge(staff):
    fields = {"copy": "1", "came_out": "no", "name": "Ana", "lobby": "Gym"}
    for action in ("badge", "reprint"):
        assert send(staff, "/", f"/visits/unknown/{action}", **fields).status_code == 404
