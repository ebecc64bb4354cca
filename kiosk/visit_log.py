"""The visit log as a file: CSV for a spreadsheet, or JSON lines for a program."""

import csv
import json
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import TextIO

from kiosk.visits.host import Host
from kiosk.visits.moment import Moment
from kiosk.visits.visit import Visit

# What a spreadsheet would take for a formula, in half and full width (OWASP ASVS 5.0, 1.2.10).
FORMULA_STARTS = tuple("=+-@\t\r\n\0＝＋－＠")


class Form(StrEnum):
    """The forms in which the log leaves the system."""

    CSV = "csv"
    JSONL = "jsonl"


def write(visits: Iterable[Visit], hosts: Mapping[str, Host], form: Form, file: TextIO) -> int:
    """Writes the visits, one a row, in their order; returns how many. Times are the school's, as ISO 8601."""
    put = _csv_writer(file) if form is Form.CSV else _jsonl_writer(file)
    rows = 0
    for visit in visits:
        put(_row(visit, hosts))
        rows += 1
    return rows


COLUMNS = (
    "visit", "number", "name", "purpose", "host", "language", "interpreter", "lobby", "arrived", "answered",
    "answered_by", "answer", "badge", "left", "left_by", "clock_trusted",
)  # fmt: skip


def _row(visit: Visit, hosts: Mapping[str, Host]) -> dict[str, str]:
    standing = visit.acknowledgement
    host = hosts.get(visit.host or "")
    values = (
        visit.id,
        visit.number,
        visit.name or "",
        visit.purpose,
        host.name if host else visit.host or "",
        visit.language,
        "yes" if visit.interpreter else "no",
        visit.lobby,
        _time(visit.arrived),
        _time(visit.acknowledged),
        standing.by if standing else "",
        _answer(visit),
        visit.badge.state if visit.badge else "",
        _time(visit.left),
        visit.left_by or "",
        "yes" if visit.arrived and visit.arrived.trusted else "no",
    )
    return dict(zip(COLUMNS, values, strict=True))


def _answer(visit: Visit) -> str:
    if visit.acknowledgement is None:
        return ""
    answer = visit.acknowledgement.answer
    more = answer.minutes or answer.destination or answer.reason or answer.phrase or answer.text
    return f"{answer.kind}: {more}" if more else answer.kind


def _time(moment: Moment | None) -> str:
    return moment.local.isoformat(timespec="seconds") if moment else ""


def _csv_writer(file: TextIO) -> Callable[[dict[str, str]], object]:
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    return lambda row: writer.writerow([_guarded(value) for value in row.values()])


def _jsonl_writer(file: TextIO) -> Callable[[dict[str, str]], object]:
    return lambda row: file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _guarded(value: str) -> str:
    """The value so that a spreadsheet shows it and does not run it."""
    return f"'{value}" if value.startswith(FORMULA_STARTS) else value
