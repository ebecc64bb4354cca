"""The visit log as a file that leaves the system."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.visit_log import COLUMNS, Form, write
from kiosk.visits.acknowledgement import Acknowledgement, Answer, AnswerKind, NotTodayReason
from kiosk.visits.badge import BadgeIssue, BadgeState
from kiosk.visits.host import Host, HostKind
from kiosk.visits.moment import Moment
from kiosk.visits.phrase import Phrase
from kiosk.visits.visit import Visit


def at(hour: int, minute: int, *, trusted: bool = True) -> Moment:
    return Moment(datetime(2026, 9, 1, hour, minute, tzinfo=UTC), offset=-420, trusted=trusted)


RIVERA = Host("rivera", "Elena Rivera", "Grade 3 teacher", HostKind.PERSON, None, "112", "")
HOSTS = {"rivera": RIVERA}
VISIT = Visit(
    "v1",
    number="A-001",
    lobby="Main entrance",
    purpose="meeting",
    host="rivera",
    language="es",
    interpreter=True,
    token="SECRETSECRETSECR",
    person="p1",
    name="Ana Ruiz",
    arrived=at(15, 30),
    acknowledged=at(15, 32),
    acknowledgement=Acknowledgement(Answer(AnswerKind.IN_MINUTES, minutes=5), "Elena Rivera", at(15, 32)),
    badge=BadgeIssue(1, BadgeState.PRINTED),
    left=at(17, 0),
    left_by="visitor",
)
ROW = {
    "visit": "v1",
    "number": "A-001",
    "name": "Ana Ruiz",
    "purpose": "meeting",
    "host": "Elena Rivera",
    "language": "es",
    "interpreter": "yes",
    "lobby": "Main entrance",
    "arrived": "2026-09-01T08:30:00-07:00",
    "answered": "2026-09-01T08:32:00-07:00",
    "answered_by": "Elena Rivera",
    "answer": "in-minutes: 5",
    "badge": "printed",
    "left": "2026-09-01T10:00:00-07:00",
    "left_by": "visitor",
    "clock_trusted": "yes",
}


def written(*visits: Visit, form: Form = Form.CSV) -> str:
    file = io.StringIO(newline="")
    assert write(visits, HOSTS, form, file) == len(visits)
    return file.getvalue()


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_visit_is_a_row() -> None:
    assert read(written(VISIT)) == [ROW]
    assert [json.loads(line) for line in written(VISIT, form=Form.JSONL).splitlines()] == [ROW]


def test_the_columns_stand_in_their_order_even_without_a_visit() -> None:
    assert written() == ",".join(COLUMNS) + "\r\n"
    assert written(form=Form.JSONL) == ""
    assert tuple(ROW) == COLUMNS


def test_neither_badge_nor_person_can_be_copied_from_it() -> None:
    text = written(VISIT) + written(VISIT, form=Form.JSONL)
    assert "SECRET" not in text
    assert "p1" not in text


def test_what_is_not_known_is_empty() -> None:
    (row,) = read(written(Visit("v1")))
    assert {column for column, value in row.items() if value} == {"visit", "interpreter", "clock_trusted"}
    assert (row["interpreter"], row["clock_trusted"]) == ("no", "no")


def test_an_untrusted_clock_is_told() -> None:
    (row,) = read(written(replace(VISIT, arrived=at(15, 30, trusted=False))))
    assert row["clock_trusted"] == "no"


def test_a_host_who_left_the_directory_is_named_by_id() -> None:
    (row,) = read(written(replace(VISIT, host="gone")))
    assert row["host"] == "gone"


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (Answer(AnswerKind.ON_MY_WAY), "on-my-way"),
        (Answer(AnswerKind.IN_MINUTES, minutes=5), "in-minutes: 5"),
        (Answer(AnswerKind.PLEASE_GO_TO, destination="gym"), "please-go-to: gym"),
        (Answer(AnswerKind.WITH_YOU_SHORTLY), "with-you-shortly"),
        (Answer(AnswerKind.NOT_TODAY, reason=NotTodayReason.AWAY), "not-today: away"),
        (Answer(AnswerKind.PHRASE, phrase=Phrase.TAKE_A_SEAT), "phrase: take-a-seat"),
        (Answer(AnswerKind.WRITTEN, text="By the tank."), "written: By the tank."),
    ],
)
def test_every_answer_is_told(answer: Answer, told: str) -> None:
    (row,) = read(written(replace(VISIT, acknowledgement=Acknowledgement(answer, "Kim", at(15, 32)))))
    assert (row["answer"], row["answered_by"]) == (told, "Kim")


@pytest.mark.parametrize(
    "name",
    [
        "Ruiz, Ana",
        'Ana "Anita" Ruiz',
        "Ana\nRuiz",
        "Ana\r\nRuiz",
        "ليلى حدّاد",
        "王小明",
        "Ana; Ruiz",
        "a\u2028b",
        "Ana = Ruiz",
        "O’Brien",
    ],
)
def test_any_name_comes_back_as_it_was(name: str) -> None:
    visit = replace(VISIT, name=name)
    assert read(written(visit)) == [{**ROW, "name": name}]
    (line, rest) = written(visit, form=Form.JSONL).split("\n")
    assert (json.loads(line)["name"], rest) == (name, "")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠"])
def test_a_spreadsheet_runs_nothing_that_a_visitor_wrote(start: str) -> None:
    formula = f'{start}HYPERLINK("http://example.org")'
    (row,) = read(written(replace(VISIT, name=formula)))
    assert row["name"] == f"'{formula}"
    assert json.loads(written(replace(VISIT, name=formula), form=Form.JSONL))["name"] == formula


def test_a_spreadsheet_runs_nothing_in_any_column() -> None:
    (row,) = read(written(replace(VISIT, lobby="=1+1", purpose="@x", left_by="-2", host="+3")))
    assert [row[column] for column in ("lobby", "purpose", "left_by", "host")] == [
        "'=1+1",
        "'@x",
        "'-2",
        "'+3",
    ]


def test_a_log_of_any_length_is_written_as_it_is_read(tmp_path: Path) -> None:
    seen = iter([VISIT, replace(VISIT, id="v2"), replace(VISIT, id="v3")])
    path = tmp_path / "log.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        assert write(seen, HOSTS, Form.CSV, file) == 3
    with path.open(encoding="utf-8", newline="") as file:
        assert [row["visit"] for row in csv.DictReader(file)] == ["v1", "v2", "v3"]
