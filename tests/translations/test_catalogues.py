"""The catalogues: complete, up to date with the sources, and safe to show."""

import re
import shlex
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from kiosk import shipped
from kiosk.i18n import field_names
from kiosk.office.alerts.courtesy import check_text

FOLDER = shipped.TRANSLATIONS
LANGUAGES = sorted(path.parents[1].name for path in FOLDER.glob("*/LC_MESSAGES/kiosk.po"))
ROOT = FOLDER.parent
FIELD = re.compile(r"\{\w+\}")
FOR_STAFF = {"PIN"}


def read(path: Path, language: str | None = None) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, language)


@pytest.fixture(scope="module")
def template():
    return read(FOLDER / "kiosk.pot")


@pytest.fixture(params=LANGUAGES)
def catalogue(request):
    return read(FOLDER / request.param / "LC_MESSAGES" / "kiosk.po", request.param)


def test_the_template_is_up_to_date(template, tmp_path):
    """`make catalogue` was run after the last change of a text."""
    made = tmp_path / "kiosk.pot"
    recipe = re.search(
        r"(pybabel -q extract .*?) -o", (ROOT / "Makefile").read_text().replace("\\\n", ""), re.DOTALL
    )
    assert recipe is not None
    command = shlex.split(recipe[1].removeprefix("pybabel"))
    subprocess.run(
        [sys.executable, "-m", "babel.messages.frontend", *command, "-o", str(made), "kiosk", "config"],
        check=True,
        cwd=ROOT,
    )
    assert _ids(read(made)) == _ids(template), "run `make catalogue`, then translate what is new"


def test_every_text_has_a_line_of_context(template):
    """Whoever translates it sees no screen."""
    assert [message.id for message in _messages(template) if not message.auto_comments] == []


def test_every_text_is_translated_and_nothing_else(catalogue, template):
    assert _ids(catalogue) == _ids(template)
    assert [message.id for message in _messages(catalogue) if not all(_forms(message))] == []
    assert catalogue.obsolete == {}


def test_nothing_is_left_in_doubt(catalogue):
    assert not catalogue.fuzzy
    assert [message.id for message in _messages(catalogue) if message.fuzzy] == []


def test_plural_forms_are_those_of_the_language(catalogue):
    expected = Catalog(locale=catalogue.locale)
    assert (catalogue.num_plurals, catalogue.plural_expr) == (expected.num_plurals, expected.plural_expr)
    for message in _messages(catalogue):
        if message.pluralizable:
            assert len(message.string) == expected.num_plurals, message.id


def test_fields_are_the_same(catalogue):
    for message in _messages(catalogue):
        wanted = field_names(_sources(message)[-1])
        for form in _forms(message):
            # A form may say its number in words: "in one minute".
            assert field_names(form) - {"number"} == wanted - {"number"}, form
            if not message.pluralizable:
                assert field_names(form) == wanted, form


@pytest.mark.parametrize("text", ["Stop!", "停！", "¡Alto.", "Please STOP here.", "Это ВАЖНО.", "Η ΈΞΟΔΟΣ"])
def test_a_shout_is_found_in_every_script(text):
    assert shouted(text)


@pytest.mark.parametrize("text", ["Scan the QR code.", "Straße 12", "Это важно.", "PIN을 입력", "መልእክት"])
def test_what_is_said_quietly_is_no_shout(text):
    assert shouted(text) == []


def test_texts_are_plain_and_courteous(template):
    """What is held against the texts of schools and staff is held against ours (standard 50 and others)."""
    found = [
        breach
        for message in _messages(template)
        for text in _sources(message)
        for breach in check_text(FIELD.sub("it", text), text, known=FOR_STAFF)
    ]
    assert found == []


def test_who_reads_it_learns_how_it_was_checked(catalogue):
    header = " ".join(line.lstrip("# ") for line in catalogue.header_comment.splitlines())
    assert re.search(r"translated back by another translator .*\(20\d\d-(0\d|1[0-2])\)", header), header
    assert re.search(r"native reader .*wanted", header), header


def test_texts_neither_shout_nor_end_otherwise(catalogue):
    for message in _messages(catalogue):
        source = _sources(message)[0]
        for form in _forms(message):
            assert shouted(form) == [], form
            assert form == form.strip(), form
            assert ("?" in source) == bool(set("?？؟") & set(form)), form


def test_one_thing_has_one_name(catalogue):
    """No two answers that a visitor chooses between say the same."""
    answers = ("Yes, I am leaving", "No, I am staying", "Back", "Cancel", "Done", "Next", "Change")
    said = Counter(str(catalogue.get(answer).string) for answer in answers)
    assert max(said.values()) == 1, said


def shouted(text: str) -> list[str]:
    """Its exclamation marks, and its words all in capitals of any script, short ones excepted (QR, ID)."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if word.isupper()]
    return [*re.findall("[!！¡]", text), *(word for word in words if sum(map(str.isupper, word)) > 3)]


def _messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def _ids(catalogue: Catalog) -> set[tuple[object, str | None]]:
    return {(message.id, message.context) for message in _messages(catalogue)}


def _sources(message: Message) -> tuple[str, ...]:
    return message.id if isinstance(message.id, tuple) else (message.id,)


def _forms(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)
