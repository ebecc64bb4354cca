"""The interpreters' list."""

import unicodedata

import pytest
from babel import Locale

from kiosk.visits.interpreter_language import english_name, interpreter_languages

LISTED = interpreter_languages()


def test_there_are_a_hundred_languages_or_more_each_once():
    assert len(LISTED) >= 100
    assert len({language.english for language in LISTED.values()}) == len(LISTED)
    assert len({language.own_name for language in LISTED.values()}) == len(LISTED)


@pytest.mark.parametrize("language", LISTED.values(), ids=list(LISTED))
def test_names_are_written_as_they_shall_be_read(language):
    for name in (language.own_name, language.english):
        assert name == unicodedata.normalize("NFC", name.strip())
    assert language.english.isascii() or "’" in language.english


def test_tags_mean_what_the_english_names_say():
    """As far as Unicode's own list of languages knows the tag."""
    known = Locale("en").languages
    differing = {
        tag: (language.english, known[tag])
        for tag, language in LISTED.items()
        if tag in known and not {*language.english.casefold().split()} & {*known[tag].casefold().split()}
    }
    allowed = {"ak", "bn", "ckb", "cmn", "ff", "ilo", "kea", "ksw", "lg", "mix", "prs", "quc", "rn", "wuu"}
    assert differing.keys() <= allowed, differing


def test_those_in_latin_letters_come_first_and_in_their_order():
    names = [language.own_name for language in LISTED.values()]
    assert (
        names.index("Afaan Oromoo") < names.index("Čeština") < names.index("Deutsch") < names.index("Zokam")
    )
    assert names.index("Zokam") < names.index("Русский") < names.index("አማርኛ") < names.index("日本語")


@pytest.mark.parametrize(("tag", "name"), [("so", "Somali"), ("xx", "xx"), (None, "")])
def test_what_the_office_reads(tag, name):
    assert english_name(tag) == name
