"""Off duty, with somebody who covers, and back."""

import pytest

from tests.kiosk.office.running import send


def away(office, host):
    with office.office.journal.reading() as view:
        return view.host(host).away


def test_nobody_goes_without_cover_and_everybody_comes_back(office, staff):
    page = send(staff, "/directory", "/directory/hosts/rivera/away", cover="front")
    assert page.status_code == 200
    assert "Off duty, and covered: rivera." in page.text
    assert "Off duty: Front desk answers" in page.text
    assert away(office, "rivera").cover == "front"
    refused = send(staff, "/directory", "/directory/hosts/front/away", cover="rivera")
    assert refused.status_code == 422
    assert "Elena Rivera is away too" in refused.text
    page = send(staff, "/directory", "/directory/hosts/rivera/back")
    assert "Back on duty: rivera." in page.text
    assert away(office, "rivera") is None


def test_an_absence_ends_by_itself_at_its_time(office, staff):
    send(staff, "/directory", "/directory/hosts/rivera/away", cover="front", until="2026-03-02T11:30")
    page = staff.get("/directory").text
    assert "Off duty until" in page
    assert away(office, "rivera").until.isoformat() == "2026-03-02T18:30:00+00:00"
    send(staff, "/directory", "/directory/hosts/rivera/back")


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"cover": ""}, "nobody was named who covers"),
        ({"cover": "moon"}, "nobody was named who covers"),
        ({"cover": "rivera"}, "nobody covers for themselves"),
        ({"cover": "front", "until": "2026-03-02T09:59"}, "is over already"),
        ({"cover": "front", "until": "tomorrow"}, "is no time such as"),
    ],
)
def test_going_without_a_proper_cover_is_refused(office, staff, told, sentence):
    page = send(staff, "/directory", "/directory/hosts/rivera/away", **told)
    assert page.status_code == 422
    assert sentence in page.text
    assert away(office, "rivera") is None
