import csv
import io
import json

import pytest

from kiosk.visits.events import RecordExported
from tests.kiosk.office.running import send


@pytest.fixture(scope="module")
def visits(office):
    names = ["=HYPERLINK(0)", "Fatima Al-Sayed", "Zoë"]
    made = []
    for name in names:
        office.office.clock.advance(days=1)
        made.append(office.check_in(name=name))
    return made


def exports(office):
    found = office.office.journal.after(0, limit=9999)
    return [it.event for it in found if isinstance(it.event, RecordExported)]


def test_the_log_as_csv_is_recorded_with_the_reason(office, staff, visits):
    answer = send(staff, "/visits", "/visits/export", form="csv", reason="  Monthly  report ")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="visits-2026-03-05.csv"'
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["visit"] for row in rows] == [visit.id for visit in visits[::-1]]
    assert rows[-1]["name"] == "'=HYPERLINK(0)"  # shown by a spreadsheet, and not run
    assert rows[0]["host"] == "Elena Rivera"
    told = exports(office)[-1]
    assert (told.by, told.reason, told.rows, told.form) == ("rosa", "Monthly report", 3, "csv")


def test_the_log_as_json_lines(staff, visits):
    answer = send(staff, "/visits", "/visits/export", form="jsonl", reason="For the archive")
    names = [json.loads(row)["name"] for row in answer.text.splitlines()]
    assert names == ["Zoë", "Fatima Al-Sayed", "=HYPERLINK(0)"]
    assert 'filename="visits-2026-03-05.jsonl"' in answer.headers["Content-Disposition"]


def test_only_what_is_searched_for_leaves(office, staff, visits):
    day = visits[1].arrived.local.date().isoformat()
    answer = send(
        staff,
        "/visits",
        "/visits/export",
        form="jsonl",
        reason="A question",
        text="al-sayed",
        first=day,
        last=day,
    )
    assert [json.loads(row)["visit"] for row in answer.text.splitlines()] == [visits[1].id]
    assert exports(office)[-1].rows == 1


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"form": "csv", "reason": ""}, "needs a reason of at least 5 letters"),
        ({"form": "csv", "reason": "  why "}, "needs a reason of at least 5 letters"),
        ({"form": "xlsx", "reason": "Monthly report"}, "which is none of csv, jsonl"),
        ({"reason": "Monthly report"}, "which is none of csv, jsonl"),
        ({"form": "csv", "reason": "Monthly report", "first": "x"}, "no date"),
    ],
)
def test_without_a_reason_or_a_form_nothing_leaves(office, staff, visits, fields, sentence):
    before = len(exports(office))
    answer = send(staff, "/visits", "/visits/export", **fields)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert answer.headers["Content-Type"].startswith("text/html")
    assert len(exports(office)) == before
