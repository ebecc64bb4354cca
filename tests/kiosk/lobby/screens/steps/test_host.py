"""Whom to see: by name, or by what somebody does."""

from kiosk import reception
from kiosk.lobby.flow import Step, Way
from kiosk.visits.host import Host, HostKind
from tests.kiosk.lobby.screens.lobby import NOW


def test_searching_by_touch(walk):
    walk.go_to(Step.HOST)
    walk.hand.tap("search")
    walk.hand.type("Lin")
    assert [row.key for row in _rows(walk)] == ["nguyen"]
    walk.hand.type("x")
    assert walk.hand.reads("Nobody on our list has this name.")
    walk.hand.finish()
    walk.app.screen.ids.search.clear()
    walk.hand.settle()
    assert len(_rows(walk)) == 5
    walk.hand.tap("Linh Nguyễn")
    walk.at(Step.READ_BACK)
    assert walk.attendant.way.host == "nguyen"


def test_a_long_list_is_made_as_she_comes_to_it(walk):
    many = [Host(f"h{n:03}", f"Person {n:03}", "", HostKind.PERSON, None, "", "") for n in range(60)]
    reception.list_hosts(walk.lobby.journal, many, now=NOW)
    walk.go_to(Step.HOST)
    walk.hand.until(lambda: _rows(walk))
    view, found = walk.app.screen.ids.view, walk.app.screen.ids.found
    assert found.height < 4 * view.height
    seen = []
    while len(_rows(walk)) < 65:
        seen.append(len(_rows(walk)))
        top = found.to_window(0, found.top)[1]
        view.scroll_y = max(0, view.scroll_y - 0.3)
        walk.hand.settle()
        assert found.to_window(0, found.top)[1] >= top
    assert seen == sorted(seen)
    assert [row.key for row in _rows(walk)][-60:] == [host.id for host in many]


TWO_TEACHERS = [
    Host(name, name, "Teacher", HostKind.PERSON, None, "", "") for name in ("Ann Fox", "Ben Hill")
]


def test_who_knows_no_name_says_what_the_person_does(walk):
    reception.list_hosts(walk.lobby.journal, TWO_TEACHERS, now=NOW)
    walk.go_to(Step.HOST)
    walk.hand.tap("otherwise")
    walk.hand.tap(walk.row("role:Teacher"))
    walk.at(Step.READ_BACK)
    assert (walk.attendant.way.host, walk.attendant.way.role) == (None, "Teacher")
    assert walk.hand.reads("Teacher")
    walk.hand.tap("confirm")
    walk.at(Step.WAITING)
    [visit] = walk.lobby.visits()
    assert (visit.host, visit.role) == (None, "Teacher")


def test_a_role_that_one_person_has_is_that_person(walk):
    walk.go_to(Step.HOST)
    walk.hand.tap("otherwise")
    walk.hand.tap(walk.row("role:Librarian"))
    walk.at(Step.READ_BACK)
    assert (walk.attendant.way.host, walk.attendant.way.role) == ("park", None)


def test_from_the_roles_there_is_a_way_back_to_the_names(walk):
    walk.go_to(Step.HOST)
    walk.hand.tap("otherwise")
    assert [row.key for row in _rows(walk)][:2] == ["anybody", "role:Grade 3 teacher"]
    walk.hand.tap("Show all names")
    walk.hand.until(lambda: [row.key for row in _rows(walk)][:2] == ["main-office", "rivera"])


def test_a_school_that_does_not_list_its_staff_shows_offices_and_roles(walk):
    settings = walk.lobby.settings
    lobby = settings.lobby.model_copy(update={"search_staff": False})
    walk.lobby.settings = settings.model_copy(update={"lobby": lobby})
    try:
        walk.go_to(Step.HOST)
        assert [row.key for row in _rows(walk)] == [
            "main-office",
            "role:Grade 3 teacher",
            "role:Librarian",
            "role:Principal",
            "role:School counselor",
        ]
        assert not walk.hand.reads("Rivera")
        walk.hand.tap("otherwise")
        walk.at(Step.READ_BACK)
        assert walk.attendant.way.host is None
    finally:
        walk.lobby.settings = settings


def test_of_a_host_who_is_away_it_is_said_who_is_there(walk):
    reception.go_off_duty(walk.lobby.journal, "rivera", cover="park", until=None, by="Sam", now=NOW)
    walk.go_to(Step.HOST)
    walk.hand.until(lambda: walk.hand.reads("Away now. Min-ji Park is there instead. · Library"))


def test_no_visitor_is_ever_offered(walk):
    walk.go_to(Step.WAITING)
    walk.act(Way.leave)
    walk.go_to(Step.HOST)
    walk.app.screen.ids.search.text = "Núñez"
    walk.hand.until(lambda: walk.hand.reads("Nobody on our list has this name."))
    assert _rows(walk) == []


def _rows(walk):
    return list(reversed(walk.app.screen.ids.found.children))
