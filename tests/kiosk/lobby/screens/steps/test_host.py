"""Whom to see: a list that a few letters make shorter."""

import pytest

from kiosk import reception
from kiosk.lobby.desk import Choice
from kiosk.lobby.flow import Step
from kiosk.lobby.screens.steps.host import HostRow, fitting
from kiosk.visits.host import Host, HostKind
from tests.kiosk.lobby.screens.lobby import NOW

PEOPLE = [
    Choice(Host(name, name, title, HostKind.PERSON, None, "", ""), None)
    for name, title in [("Elena Rivera", "Teacher"), ("Linh Nguyễn", "Counselor"), ("José Peña", "Nurse")]
]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["Elena Rivera", "Linh Nguyễn", "José Peña"]),
        ("riv", ["Elena Rivera"]),
        ("NGUYEN", ["Linh Nguyễn"]),
        ("pena jo", ["José Peña"]),
        ("nurse", ["José Peña"]),
        ("ena", []),
    ],
)
def test_words_begin_with_what_was_written(typed, found):
    assert [choice.host.name for choice in fitting(PEOPLE, typed)] == found


def test_searching_by_touch(walk):
    walk.go_to(Step.HOST)
    walk.hand.tap("search")
    walk.hand.type("Lin")
    assert [row.host for row in _rows(walk)] == ["nguyen"]
    walk.hand.type("x")
    assert walk.hand.reads("Nobody on our list has this name.")
    walk.hand.finish()
    walk.app.screen.ids.search.clear()
    walk.hand.settle()
    assert len(_rows(walk)) == 5
    walk.hand.tap("Linh Nguyễn")
    walk.at(Step.READ_BACK)
    assert walk.attendant.way.host == "nguyen"


def test_a_long_list_comes_bit_by_bit_and_whole(walk):
    many = [Host(f"h{n:02}", f"Person {n:02}", "", HostKind.PERSON, None, "", "") for n in range(30)]
    for host in many:
        reception.list_host(walk.lobby.journal, host, now=NOW)
    walk.go_to(Step.HOST)
    walk.hand.until(lambda: len(_rows(walk)) == 35)
    assert [row.host for row in _rows(walk)][-30:] == [host.id for host in many]


def _rows(walk):
    return [row for row in reversed(walk.app.screen.ids.hosts.children) if isinstance(row, HostRow)]
