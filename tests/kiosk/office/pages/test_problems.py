import pytest

from kiosk.errors import JournalBusy
from kiosk.office.pages.problems import BROKEN


@pytest.mark.parametrize("path", ["/nowhere", "/visits/a/b/c", "/static/none.css"])
def test_an_address_that_does_not_exist_has_a_page(staff, path):
    page = staff.get(path)
    assert page.status_code == 404
    assert "There is no such page." in page.text
    assert "Go to the first page" in page.text
    assert "Rosa Delgado" in page.text


def test_a_stranger_sees_no_more_than_the_sentence(office):
    with office.client() as stranger:
        page = stranger.get("/nowhere")
    assert page.status_code == 404
    assert "Roll call" not in page.text


def test_a_form_address_that_is_opened_says_so(staff):
    page = staff.get("/sign-out")
    assert page.status_code == 405
    assert "only takes forms" in page.text


@pytest.mark.parametrize(
    ("error", "status", "sentence"),
    [(JournalBusy(), 503, str(JournalBusy())), (RuntimeError("secret"), 500, BROKEN)],
)
@pytest.mark.parametrize("path", ["/", "/api/health"])
def test_nobody_ever_reads_a_traceback(office, staff, monkeypatch, error, status, sentence, path):
    def fail(*_):
        raise error

    monkeypatch.setattr(type(office.office.journal), "reading", fail)
    monkeypatch.setattr(type(office.office.journal), "position", property(fail))
    page = staff.get(path)
    monkeypatch.undo()
    assert page.status_code == status
    assert sentence in (page.json()["problem"] if path.startswith("/api") else page.text)
    assert "secret" not in page.text
    assert "Traceback" not in page.text
