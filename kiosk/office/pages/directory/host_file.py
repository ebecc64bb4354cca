"""The hosts of the directory as a CSV file: what schools have lists of, and can keep in a spreadsheet.

Reading changes nothing: it says, row by row, what the file would add or change, and what is wrong with it.
"""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from kiosk.errors import BadInput, DirectoryFileUnreadable
from kiosk.office.pages.directory.host_form import host_fields, host_of
from kiosk.office.pages.directory.ids import new_id
from kiosk.visit_log import FORMULA_STARTS
from kiosk.visits.destination import Destination
from kiosk.visits.host import Host, HostKind
from kiosk.visits.name import plain

COLUMNS = (
    "id", "name", "title", "kind", "destination", "extension", "email", "backup", "manager", "interprets",
    "student",
)  # fmt: skip
LONGEST = 1_000_000  # bytes
MOST_ROWS = 5_000
_YES, _NO = {"yes", "y", "true", "1", "x"}, {"no", "n", "false", "0", ""}
_OTHER_HEADINGS = {"e mail": "email", "mail": "email", "role": "title", "place": "destination"}


CheckTitle = Callable[[str], Sequence[str]]
"""What is wrong with a title, which visitors read."""


class Change(StrEnum):
    """What a row comes to."""

    ADDED = "added"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True)
class Row:
    """One row of the file: the line on which it ends, and the host that it makes, or what is wrong.

    `changes` are the columns in which it differs from what is known: each with what stood there, and will.
    """

    line: int
    name: str
    change: Change
    host: Host | None = None
    problems: tuple[str, ...] = ()
    changes: tuple[tuple[str, str, str], ...] = ()


def text_of(data: bytes) -> str:
    """The text of a file as spreadsheets write it: UTF-8, UTF-16 with its mark, or Windows' Latin.

    Raises DirectoryFileUnreadable.
    """
    if len(data) > LONGEST:
        raise DirectoryFileUnreadable(problem=f"it has {len(data):,} bytes; at most {LONGEST:,} are read")
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    encodings = ["utf-16"] if marked else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise DirectoryFileUnreadable(problem="it is no text. Save the list as CSV")


def read(
    text: str, hosts: Sequence[Host], places: Mapping[str, Destination], check_title: CheckTitle
) -> list[Row]:
    """What each row of the file comes to, beside the directory as it stands.

    A column that the file does not have leaves what is known. Raises DirectoryFileUnreadable where nothing
    can be made of the file as a whole.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        headings = _headings(next(reader, []))
        rows = [(reader.line_num, cells) for cells in reader if any(map(str.strip, cells))]
    except csv.Error as error:
        raise DirectoryFileUnreadable(problem=f"line {reader.line_num}: {error}") from None
    if len(rows) > MOST_ROWS:
        raise DirectoryFileUnreadable(problem=f"it has {len(rows):,} rows; at most {MOST_ROWS:,} are read")
    directory = _Directory(hosts, places, check_title)
    told = [(line, _told(headings, cells)) for line, cells in rows]
    # Two passes: a backup or a manager may stand further down than whoever has them.
    for _, cells in told:
        directory.expect(cells)
    seen: Counter[str] = Counter(cells["id"] for _, cells in told if cells.get("id"))
    return [_row(line, cells, directory, seen) for line, cells in told]


def write(hosts: Sequence[Host]) -> str:
    """The hosts as a file that `read` reads back; a text that a spreadsheet would calculate is disarmed."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for host in hosts:
        fields = {"id": host.id, **host_fields(host)}
        writer.writerow([_disarmed(fields[column]) for column in COLUMNS])
    return file.getvalue()


class _Directory:
    """The directory as it will be: ids by id and by name."""

    def __init__(
        self, hosts: Sequence[Host], places: Mapping[str, Destination], check_title: CheckTitle
    ) -> None:
        self.check_title = check_title
        self.hosts = {host.id: host for host in hosts}
        self._ids = set(self.hosts)
        self._named: dict[str, list[str]] = {}
        for host in hosts:
            self._named.setdefault(plain(host.name), []).append(host.id)
        self._places = {plain(name): id for id, place in places.items() for name in place.name.values()}
        self._places |= {id: id for id in places}

    def expect(self, cells: dict[str, str]) -> None:
        """Gives a row the id of the host whom it names, or a new one."""
        name = plain(cells.get("name", ""))
        given = cells.get("id", "")
        if not given and len(self._named.get(name, [])) == 1:
            given = self._named[name][0]
        if not given and name not in self._named:
            given = new_id(cells.get("name", ""), self._ids)
        if given and given not in self._ids:
            self._ids.add(given)
            self._named.setdefault(name, []).append(given)
        cells["id"] = given

    def host(self, wanted: str) -> str:
        """The id of the host of this id or name; raises ValueError."""
        if wanted in self._ids:
            return wanted
        found = self._named.get(plain(wanted), [])
        if len(found) > 1:
            raise ValueError(f"{wanted!r} is the name of several; give the id: {', '.join(found)}")
        if not found:
            raise ValueError(f"{wanted!r} is nobody in the directory or in this file")
        return found[0]

    def place(self, wanted: str) -> str:
        """The id of the place of this id or name; raises ValueError."""
        found = self._places.get(wanted) or self._places.get(plain(wanted))
        if found is None:
            raise ValueError(f"{wanted!r} is no place of the directory; add the place first")
        return found


def _row(line: int, cells: Mapping[str, str], directory: _Directory, seen: Counter[str]) -> Row:
    name, id = cells.get("name", ""), cells["id"]
    if not id:
        return Row(line, name, Change.REFUSED, problems=(f"several are called {name!r}: give the id",))
    if seen[id] > 1:
        return Row(line, name, Change.REFUSED, problems=(f"{seen[id]} rows are about {id!r}",))
    known = directory.hosts.get(id)
    problems = [] if name else ["name is empty"]

    def linked(column: str, find: Callable[[str], str]) -> str:
        try:
            return find(cells[column]) if cells[column] else ""
        except ValueError as error:
            problems.append(f"{column}: {error}")
            return ""

    form = {**(host_fields(known) if known else {"kind": HostKind.PERSON}), **cells}
    links = {"destination": directory.place, "backup": directory.host, "manager": directory.host}
    form |= {column: linked(column, find) for column, find in links.items() if column in cells}
    if "student" in cells:
        answer = cells["student"].casefold()
        if answer not in _YES | _NO:
            problems.append(f"student: {cells['student']!r} is neither yes nor no")
        form["student"] = "yes" if answer in _YES else ""
    title = known.title if known else ""
    if cells.get("title", title) != title:
        problems += directory.check_title(cells["title"])
    form["kind"] = form["kind"].casefold() or HostKind.PERSON
    try:
        host = replace(host_of(id, form), away=known.away if known else None)
    except BadInput as error:
        problems.append(str(error.found.get("problem", error)))
    if problems:
        return Row(line, name, Change.REFUSED, problems=tuple(dict.fromkeys(problems)))
    if known is None:
        return Row(line, host.name, Change.ADDED, host)
    if host == known:
        return Row(line, host.name, Change.SAME, host)
    before, after = host_fields(known), host_fields(host)
    changes = tuple(
        (column, before[column], after[column]) for column in after if before[column] != after[column]
    )
    return Row(line, host.name, Change.CHANGED, host, changes=changes)


def _headings(cells: Sequence[str]) -> list[str]:
    """The columns of the file by our names; "" is a column without a heading, which is not read."""
    if not any(map(str.strip, cells)):
        raise DirectoryFileUnreadable(problem="it is empty")
    said = [plain(cell) for cell in cells]
    headings = [_OTHER_HEADINGS.get(cell, cell) for cell in said]
    unknown = [cell for cell in headings if cell and cell not in COLUMNS]
    if "name" not in headings or unknown:
        found = ", ".join(unknown) if unknown else "no column called name"
        raise DirectoryFileUnreadable(
            problem=f"its first row has {found}. Columns are: {', '.join(COLUMNS)}; only name is needed"
        )
    twice = [cell for cell, count in Counter(headings).items() if cell and count > 1]
    if twice:
        raise DirectoryFileUnreadable(problem=f"it has two columns called {twice[0]}")
    return headings


def _told(headings: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """What a row says, by column; a text that was disarmed for spreadsheets is as it was."""
    padded = [*cells, *([""] * (len(headings) - len(cells)))]
    return {
        heading: " ".join(_armed(cell).split())
        for heading, cell in zip(headings, padded, strict=False)
        if heading
    }


def _delimiter(text: str) -> str:
    """What parts the cells: whichever of comma, semicolon and tab the first line has most of."""
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _disarmed(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _armed(text: str) -> str:
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA_STARTS) else text
