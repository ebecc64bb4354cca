import re

import pytest

from kiosk import reception
from kiosk.visits.acknowledgement import Answer, AnswerKind


@pytest.fixture(scope="module")
def inside(office):
    """Four who came: one waits, one is with her host, one was sent elsewhere, one has left."""
    journal, clock = office.office.journal, office.office.clock
    names = ["Waits", "With host", "Sent on", "Gone"]
    made = {name: office.check_in(name=name, lobby="North door") for name in names}
    on_my_way = Answer(AnswerKind.ON_MY_WAY)
    reception.acknowledge(journal, made["With host"].id, on_my_way, by="Pat", now=clock())
    sent = Answer(AnswerKind.PLEASE_GO_TO, destination="main-office")
    reception.acknowledge(journal, made["Sent on"].id, sent, by="Pat", now=clock())
    reception.check_out(journal, made["Gone"].id, by="visitor", now=clock())
    return made


def test_it_lists_who_is_in_the_building_and_where_to_look(inside, staff):
    html = staff.get("/roll-call").text
    rows = dict(re.findall(r'<tr data-visit="(\w+)">(.*?)</tr>', html, re.DOTALL))
    assert set(rows) == {visit.id for name, visit in inside.items() if name != "Gone"}
    where = {
        name: re.search(r'data-label="Where to look">([^<]*)<', rows[visit.id])[1]
        for name, visit in inside.items()
        if visit.id in rows
    }
    assert where == {"Waits": "North door", "With host": "Library", "Sent on": "Main office"}
    assert "<strong>3</strong> visitors in the building" in html


def test_it_can_be_printed_and_ticked(inside, staff):
    html = staff.get("/roll-call").text
    assert "data-print" in html
    assert html.count('class="tick"') == 3
