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

FOLDER = shipped.TRANSLATIONS
LANGUAGES = sorted(path.parents[1].name for path in FOLDER.glob("*/LC_MESSAGES/kiosk.po"))
ROOT = FOLDER.parent


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


def test_texts_neither_shout_nor_end_otherwise(catalogue):
    for message in _messages(catalogue):
        source = _sources(message)[0]
        for form in _forms(message):
            assert "!" not in form, form
            assert form == form.strip(), form
            assert not re.search(r"\b[A-ZÀ-Ý]{4,}\b", form), form
            assert ("?" in source) == bool(set("?？؟") & set(form)), form


def test_one_thing_has_one_name(catalogue):
    """No two answers that a visitor chooses between say the same."""
    answers = ("Yes, I am leaving", "No, I am staying", "Back", "Cancel", "Done", "Next", "Change")
    said = Counter(str(catalogue.get(answer).string) for answer in answers)
    assert max(said.values()) == 1, said


def _messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def _ids(catalogue: Catalog) -> set[tuple[object, str | None]]:
    return {(message.id, message.context) for message in _messages(catalogue)}


def _sources(message: Message) -> tuple[str, ...]:
    return message.id if isinstance(message.id, tuple) else (message.id,)


def _forms(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)
