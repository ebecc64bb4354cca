import pytest

from kiosk.visits.host import Host, HostKind
from tests.kiosk.office.running import send

HOST = {"id": "", "name": "Kwame Oseï", "title": "Principal", "kind": "person", "destination": "library"}
HOST |= {"extension": "101", "email": "osei@oakstreet.example"}
PLACE = {"id": "", "name_en": "Gym", "directions_en": "Across the yard.", "name_es": "", "directions_es": ""}


def hosts(office):
    with office.office.journal.reading() as view:
        return {host.id: host for host in view.hosts()}


def places(office):
    with office.office.journal.reading() as view:
        return {place.id: place for place in view.destinations()}


def test_a_host_is_added_under_a_readable_id_and_changed_under_the_same(office, staff):
    page = send(staff, "/directory", "/directory/hosts", **HOST)
    assert (page.status_code, page.url.path) == (200, "/directory")
    added = Host(
        "kwame-osei", "Kwame Oseï", "Principal", HostKind.PERSON, "library", "101", "osei@oakstreet.example"
    )
    assert hosts(office)["kwame-osei"] == added
    send(
        staff,
        "/directory",
        "/directory/hosts",
        **{**HOST, "id": "kwame-osei", "title": "Head", "destination": ""},
    )
    assert (hosts(office)["kwame-osei"].title, hosts(office)["kwame-osei"].destination) == ("Head", None)


def test_two_of_one_name_are_two(office, staff):
    for _ in range(2):
        send(staff, "/directory", "/directory/hosts", **{**HOST, "name": "Ana Díaz"})
    assert {"ana-diaz", "ana-diaz-2"} <= set(hosts(office))


def test_a_name_without_latin_letters_has_an_id_too(office, staff):
    send(staff, "/directory", "/directory/hosts", **{**HOST, "name": "أمينة يوسف"})
    assert "أمينة يوسف" in {host.name for host in hosts(office).values()}


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"name": " "}, "name is empty"),
        ({"name": "x" * 81}, "name has 81 letters; at most 80"),
        ({"kind": "robot"}, "which is none of person, office"),
        ({"destination": "moon"}, "There is no destination &#39;moon&#39;"),
        ({"email": "osei"}, "is no e-mail address"),
        ({"email": "a@b\nBcc: c@d"}, "is no e-mail address"),
        ({"email": "a@b, c@d"}, "is no e-mail address"),
    ],
)
def test_a_host_that_cannot_be_listed_is_shown_again_as_it_was_typed(office, staff, changed, sentence):
    before = hosts(office)
    page = send(staff, "/directory", "/directory/hosts", **{**HOST, "extension": "98765", **changed})
    assert page.status_code == 422
    assert sentence in page.text
    assert 'value="98765"' in page.text
    assert hosts(office) == before


def test_a_host_is_taken_out(office, staff):
    send(staff, "/directory", "/directory/hosts", **{**HOST, "name": "Brief"})
    removed = send(staff, "/directory", "/directory/hosts/brief/remove")
    assert "Removed from the directory: brief." in removed.text
    assert "brief" not in hosts(office)
    assert 'action="/directory/hosts/brief/restore"' in removed.text
    assert "In the directory again" in send(staff, "/directory", "/directory/hosts/brief/restore").text
    assert hosts(office)["brief"].name == "Brief"
    send(staff, "/directory", "/directory/hosts/brief/remove")
    assert send(staff, "/directory", "/directory/hosts/brief/remove").status_code == 422


def test_a_place_is_added_with_the_way_there(office, staff):
    page = send(
        staff,
        "/directory",
        "/directory/places",
        **{**PLACE, "name_es": "Gimnasio", "directions_es": "Cruce."},
    )
    assert page.status_code == 200
    assert list(places(office)["gym"].name.items()) == [("en", "Gym"), ("es", "Gimnasio")]
    assert dict(places(office)["gym"].directions) == {"en": "Across the yard.", "es": "Cruce."}


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"directions_en": " "}, "Gym needs directions from the lobby in English"),
        ({"name_es": "Gimnasio"}, "Gimnasio needs directions from the lobby in Spanish"),
        ({"directions_es": "Cruce."}, "the name of the place in Spanish is empty"),
        ({"name_en": ""}, "the name of the place in English is empty"),
        ({"directions_en": "x" * 401}, "has 401 letters"),
    ],
)
def test_a_place_without_directions_is_refused(office, staff, changed, sentence):
    before = places(office)
    page = send(staff, "/directory", "/directory/places", **{**PLACE, **changed})
    assert page.status_code == 422
    assert sentence in page.text
    assert places(office) == before


def test_a_place_where_somebody_is_found_stays(office, staff):
    page = send(staff, "/directory", "/directory/places/library/remove")
    assert page.status_code == 422
    assert "Elena Rivera" in page.text
    send(staff, "/directory", "/directory/places", **{**PLACE, "name_en": "Shed"})
    assert send(staff, "/directory", "/directory/places/shed/remove").status_code == 200
    assert "shed" not in places(office)
    send(staff, "/directory", "/directory/places/shed/restore")
    assert "shed" in places(office)
    send(staff, "/directory", "/directory/places/shed/remove")


def test_a_host_has_a_backup_and_a_manager_who_are_known(office, staff):
    told = {**HOST, "name": "Joy Abe", "backup": "front", "manager": "rivera"}
    send(staff, "/directory", "/directory/hosts", **told)
    assert (hosts(office)["joy-abe"].backup, hosts(office)["joy-abe"].manager) == ("front", "rivera")
    page = send(staff, "/directory", "/directory/hosts", **{**HOST, "name": "Joy Abe", "backup": "nobody"})
    assert page.status_code == 422
    assert "There is no host &#39;nobody&#39;" in page.text


def test_a_student_is_never_listed_as_interpreter(office, staff):
    told = {**HOST, "name": "Sam Young", "interprets": "es, so"}
    page = send(staff, "/directory", "/directory/hosts", **told, student="yes")
    assert page.status_code == 422
    assert "students are never asked to interpret" in page.text
    assert "sam-young" not in hosts(office)
    send(staff, "/directory", "/directory/hosts", **told)
    assert hosts(office)["sam-young"].interprets == ("es", "so")


def test_a_place_has_a_way_without_steps(office, staff):
    send(staff, "/directory", "/directory/places", **PLACE, step_free_en="Take the ramp.")
    assert {"en": "Take the ramp."} in [dict(place.step_free) for place in places(office).values()]
