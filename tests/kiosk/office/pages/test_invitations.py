import re

import pytest
import zxingcpp
from PIL import Image, ImageDraw

from kiosk import reception
from kiosk.visits.token import InvitationCode, read_invitation
from tests.kiosk.office.running import send

FIELDS = {"name": "Ana Díaz", "purpose": "meeting", "host": "rivera", "language": "es", "until": "2026-03-04"}


def invite(staff, **changed):
    return send(staff, "/invitations", "/invitations", **{**FIELDS, **changed})


def drawn(svg):
    """The picture of a code, as a browser paints it: horizontal strokes of one unit."""
    size = int(re.search(r'viewBox="0 0 (\d+) \d+"', svg)[1])
    scale = 8
    picture = Image.new("L", (size * scale, size * scale), 255)
    pen = ImageDraw.Draw(picture)
    x = y = 0.0
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", re.search(r' d="([^"]+)"', svg)[1]):
        values = [float(number) for number in re.findall(r"-?\d*\.?\d+", numbers)]
        if command == "h":
            pen.rectangle(
                (x * scale, (y - 0.5) * scale, (x + values[0]) * scale - 1, (y + 0.5) * scale - 1), 0
            )
            x += values[0]
        else:
            x, y = (values[0], values[1]) if command == "M" else (x + values[0], y + values[1])
    return picture


def test_an_invitation_is_made_and_its_code_is_signed_by_the_office(office, staff):
    page = invite(staff)
    assert page.status_code == 200
    invitation = page.url.path.removeprefix("/invitations/")
    with office.office.journal.reading() as view:
        made = view.invitation(invitation)
        keys = view.office_keys()
    assert (made.name, made.host, made.language, made.until.isoformat()) == (
        "Ana Díaz",
        "rivera",
        "es",
        "2026-03-04",
    )
    [seen] = zxingcpp.read_barcodes(
        drawn(re.search(r"<svg.*?</svg>", page.text[page.text.index('class="pass"') :], re.DOTALL)[0])
    )
    assert read_invitation(seen.text, keys) == InvitationCode(invitation, made.until)
    assert "Ana" not in seen.text


def test_an_earlier_need_of_an_interpreter_is_remembered_only_where_that_was_wished(office, staff):
    told = {"interpreter": True, "interpreter_language": "prs"}
    office.check_in(name="Nadia Amiri", remember_interpreter=True, **told)
    office.check_in(name="Zahra Amiri", **told)
    needed = "An interpreter for Dari was needed on Mar 2 by somebody of this name"
    assert needed in invite(staff, name="nadia amiri").text
    assert needed not in invite(staff, name="Zahra Amiri").text
    again = office.check_in(name="Nadia Amiri")
    assert needed in staff.get(f"/visits/{again.id}").text


def test_the_printed_page_speaks_the_visitors_language(staff):
    page = invite(staff).text
    assert '<article class="pass" lang="es"' in page
    assert "miércoles, 4 de marzo de 2026" in page
    assert "(555)\N{NO-BREAK SPACE}010\N{NON-BREAKING HYPHEN}0140" in page


def test_an_invitation_is_listed_until_it_is_taken_back(office, staff):
    path = invite(staff, name="Brief Guest").url.path
    assert "Brief Guest" in staff.get("/invitations").text
    page = send(staff, path, f"{path}/withdraw")
    assert "The invitation was taken back." in page.text
    assert "Brief Guest" not in page.text
    with office.office.journal.reading() as view:
        found = view.invitation(path.removeprefix("/invitations/"))
    assert found is None or found.withdrawn


def test_an_invitation_that_was_used_says_so(office, staff):
    path = invite(staff).url.path
    visit = office.check_in(invitation=path.removeprefix("/invitations/"))
    assert f'href="/visits/{visit.id}">visit {visit.number}' in staff.get(path).text
    assert "used" in staff.get("/invitations").text


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"name": " "}, "name is empty"),
        ({"name": "x" * 121}, "name has 121 letters"),
        ({"purpose": "party"}, "There is no purpose &#39;party&#39;"),
        ({"host": "nobody"}, "There is no host &#39;nobody&#39;"),
        ({"language": "tlh"}, "There is no language &#39;tlh&#39;"),
        ({"until": "2026-03-01"}, "This invitation was for 2026-03-01"),
        ({"until": ""}, "until is empty"),
        ({"until": "soon"}, "the last day is &#39;soon&#39;"),
    ],
)
def test_what_is_no_invitation_is_shown_again_as_it_was_typed(office, staff, changed, sentence):
    before = office.office.journal.position
    page = invite(staff, **{"name": "Typed Name", **changed})
    assert page.status_code == 422
    assert sentence in page.text
    assert "name" in changed or 'value="Typed Name"' in page.text
    assert office.office.journal.position == before


def test_an_invitation_that_nobody_made(staff):
    page = staff.get("/invitations/UNKNOWN")
    assert page.status_code == 404
    assert "There is no invitation" in page.text
    assert send(staff, "/invitations", "/invitations/UNKNOWN/withdraw").status_code == 404


def test_a_person_who_was_forgotten_is_a_visitor(office, staff):
    path = invite(staff, name="Forget Me").url.path
    with office.office.journal.reading() as view:
        person = view.invitation(path.removeprefix("/invitations/")).person
    reception.forget(office.office.journal, person, now=office.office.clock())
    for page in (path, "/invitations"):
        assert "Forget Me" not in staff.get(page).text
