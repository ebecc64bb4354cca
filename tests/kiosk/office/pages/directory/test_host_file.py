"""The directory as a CSV file: what each row comes to, and what is wrong with it."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import DirectoryFileUnreadable
from kiosk.office.pages.directory.host_file import Change, read, text_of, write
from kiosk.visits.destination import Destination
from kiosk.visits.host import Absence, Host, HostKind

RIVERA = Host("rivera", "Elena Rivera", "Teacher", HostKind.PERSON, "library", "112", "rivera@oak.example")
FRONT = Host("front", "Front desk", "", HostKind.OFFICE, None, "", "")
KIM = Host("kim", "Ana Kim", "", HostKind.PERSON, None, "", "", away=Absence("front"))
OTHER_KIM = Host("kim-2", "Ana Kim", "", HostKind.PERSON, None, "", "")
HOSTS = [RIVERA, FRONT, KIM, OTHER_KIM]
PLACES = {"library": Destination("library", {"en": "Library", "es": "Biblioteca"}, {"en": "Straight ahead."})}


def rows(text):
    return read(text, HOSTS, PLACES, lambda title: ["title: rude"] if title == "Boo" else [])


def row(text):
    (found,) = rows(text)
    return found


@pytest.mark.parametrize(
    ("text", "change", "problem"),
    [
        ("name\nKwame Osei\n", Change.ADDED, ""),
        ("Name;Role\nKwame Osei;Principal\n", Change.ADDED, ""),
        ("name\tE-Mail\nElena Rivera\trivera@oak.example\n", Change.SAME, ""),
        ("name,title\nelena rivera,Head\n", Change.CHANGED, ""),
        ("id,name\nkim,Ana Kim\n", Change.SAME, ""),
        ("name,place\nOsei,Biblioteca\n", Change.ADDED, ""),
        ("name\nAna Kim\n", Change.REFUSED, "several are called 'Ana Kim': give the id"),
        ("name,title\n,Head\n", Change.REFUSED, "name is empty"),
        ("name,destination\nOsei,Moon\n", Change.REFUSED, "destination: 'Moon' is no place"),
        ("name,backup\nOsei,Nobody\n", Change.REFUSED, "backup: 'Nobody' is nobody in the directory"),
        ("name,manager\nOsei,Ana Kim\n", Change.REFUSED, "give the id: kim, kim-2"),
        ("name,email\nOsei,osei\n", Change.REFUSED, "is no e-mail address"),
        ("name,kind\nOsei,robot\n", Change.REFUSED, "none of person, office"),
        ("name,student\nOsei,perhaps\n", Change.REFUSED, "neither yes nor no"),
        ("name,student,interprets\nOsei,yes,es\n", Change.REFUSED, "never asked to interpret"),
        ("name,interprets\nOsei,Spanish\n", Change.REFUSED, "no language tag"),
        ("name,title\nElena Rivera,Boo\n", Change.REFUSED, "title: rude"),
    ],
)
def test_what_a_row_comes_to(text, change, problem):
    found = row(text)
    assert found.change is change
    assert problem in "; ".join(found.problems)
    assert (found.host is None) == (change is Change.REFUSED)


def test_a_column_that_is_missing_leaves_what_is_known():
    changed = row("name,extension\nElena Rivera,113\n").host
    assert (changed.extension, changed.title, changed.destination) == ("113", "Teacher", "library")


def test_what_changes_is_told_with_what_stood_there():
    found = row("name,title,extension\nElena Rivera,Principal,\n")
    assert found.changes == (("title", "Teacher", "Principal"), ("extension", "112", ""))
    assert row("name\nKwame Osei\n").changes == ()


def test_all_that_is_wrong_with_a_row_is_told_at_once():
    found = row("name,place,email\n,Moon,nobody\n")
    assert [problem.split(" ")[0] for problem in found.problems] == ["name", "destination:", "'nobody'"]


def test_an_empty_cell_empties():
    assert row("name,extension,destination\nElena Rivera,,\n").host.destination is None


def test_who_is_away_stays_away():
    assert row("id,name,title\nkim,Ana Kim,Nurse\n").host.away == Absence("front")


def test_a_backup_may_stand_further_down():
    first, second = rows("name,backup\nKwame Osei,Joy Abe\nJoy Abe,rivera\n")
    assert (first.host.backup, second.host.backup) == ("joy-abe", "rivera")


def test_the_same_host_twice_is_refused_both_times():
    assert [found.change for found in rows("name\nKwame Osei\nKwame Osei\n")] == [Change.REFUSED] * 2


def test_rows_are_told_by_the_line_on_which_they_end():
    assert [found.line for found in rows('name,title\n"Joy Abe","of the\nlibrary"\n\nTom Ross,\n')] == [3, 5]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "it is empty"),
        ("\n\n", "it is empty"),
        ("title\nHead\n", "no column called name"),
        ("name,salary\nOsei,1\n", "salary"),
        ("name,title,role\nOsei,a,b\n", "two columns called title"),
        ("name\n" + "x" * 200_000, "line 2"),
        ("name\n" + "x\n" * 5_001, "5,001 rows"),
    ],
)
def test_a_file_that_is_no_list_says_why(text, problem):
    with pytest.raises(DirectoryFileUnreadable, match=problem):
        rows(text)


@pytest.mark.parametrize(
    "data",
    ["name\nJosé\n".encode(coding) for coding in ("utf-8", "utf-8-sig", "utf-16", "cp1252")],
    ids=["utf-8", "utf-8-sig", "utf-16", "cp1252"],
)
def test_files_of_every_spreadsheet_are_read(data):
    assert row(text_of(data)).host.name == "José"


@pytest.mark.parametrize("data", [b"PK\x03\x04\0\0\0", b"\xff\xfe\x00", b"x" * 1_000_001])
def test_what_is_no_text_is_refused(data):
    with pytest.raises(DirectoryFileUnreadable):
        text_of(data)


def test_what_is_written_is_read_back_as_it_was():
    odd = Host("x", "=1+1", "@role", HostKind.PERSON, "library", "+1", "", "front", "rivera", ("es",))
    hosts = [*HOSTS, odd]
    again = read(write(hosts), hosts, PLACES, lambda _: ["titles as they are stay"])
    assert [found.change for found in again] == [Change.SAME] * len(hosts)
    assert "\n=1" not in write(hosts)


@given(text=st.text(max_size=200))
def test_no_text_breaks_it(text):
    with suppress(DirectoryFileUnreadable):
        rows(f"name,backup\n{text}")
