"""The office serves the letters of every language that a visitor may speak: no page asks the internet."""

import re
import unicodedata

from kiosk import shipped
from kiosk.i18n import Catalogues
from kiosk.office.main import STATIC
from kiosk.visits.interpreter_language import interpreter_languages

RULES = re.findall(r'url\("([^"]+)"\); unicode-range: ([^;]+);', (STATIC / "fonts.css").read_text())
ON_EVERY_SYSTEM = {"LATIN", "CYRILLIC", "GREEK", "CJK", "HANGUL", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"}


def ranges(text):
    for part in text.split(", "):
        first, last = part.removeprefix("U+").split("-")
        yield range(int(first, 16), int(last, 16) + 1)


def test_each_font_is_there(office):
    with office.client() as browser:
        for address, _ in RULES:
            answer = browser.get(address)
            assert answer.status_code == 200, address
            assert answer.content[:4] in (b"\0\1\0\0", b"OTTO"), address


def test_every_language_has_its_letters():
    served = [range_ for _, text in RULES for range_ in ranges(text)]
    texts = [path.read_text() for path in shipped.TRANSLATIONS.glob("*/LC_MESSAGES/kiosk.po")]
    names = [language.own_name for language in Catalogues(shipped.TRANSLATIONS).languages.values()]
    names += [language.own_name for language in interpreter_languages().values()]
    letters = {letter for text in [*texts, *names] for letter in text if letter.isalpha()}
    foreign = {it for it in letters if unicodedata.name(it).split()[0] not in ON_EVERY_SYSTEM}
    foreign -= {"ʻ", "々"}  # a Latin apostrophe, and the mark that repeats a Han character
    assert len(foreign) > 400
    assert {it for it in foreign if not any(ord(it) in range_ for range_ in served)} == set()
