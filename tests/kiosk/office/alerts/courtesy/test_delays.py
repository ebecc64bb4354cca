from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from kiosk import shipped
from kiosk.office.alerts.courtesy import check_delay
from kiosk.office.alerts.courtesy.delays import SORRY, THANKS

CATALOGUES = sorted(shipped.TRANSLATIONS.glob("*/LC_MESSAGES/kiosk.po"))
POT = shipped.TRANSLATIONS / "kiosk.pot"


def texts(path):
    """Each English text of a catalogue, form by form, with its translation."""
    with Path(path).open("rb") as file:
        for message in read_po(file):
            english = message.id if isinstance(message.id, tuple) else (message.id,)
            forms = message.string if isinstance(message.string, tuple) else (message.string,)
            for form in forms:
                yield english[-1], form


@pytest.mark.parametrize(
    ("english", "text", "tag", "found"),
    [
        ("You have to wait.", "You have to wait.", "en", ["no thanks", "no apology"]),
        ("Sorry for the delay.", "Sorry for the delay.", "en", ["no thanks"]),
        ("Ana is delayed.", "Ana is delayed.", "en", ["no thanks", "no apology"]),
        ("It takes a little longer.", "It takes a little longer.", "en", ["no thanks", "no apology"]),
        ("Another ten minutes, please.", "Another ten minutes, please.", "en", ["no thanks", "no apology"]),
        ("She will be late, sorry. Thanks!", "She will be late, sorry. Thanks!", "en", []),
        ("We are sorry. Thank you for waiting.", "Gracias por esperar.", "es", ["no apology"]),
        ("We are sorry. Thank you for waiting.", "Lo sentimos. Gracias por esperar.", "es", []),
        ("Thank you for coming.", "谢谢", "zh_Hant", []),
        ("Please wait here. Thank you.", "Veuillez patienter.", "fr", ["no thanks"]),
        ("Please wait here.", "Veuillez patienter.", "fr", []),
        ("No photo, thank you", "Sem foto, por favor", "pt_BR", []),
        ("Thank you for coming.", "Dankon.", "eo", ["no words of thanks are known in eo"]),
    ],
)
def test_a_text_about_a_delay_thanks_and_apologizes(english, text, tag, found):
    assert [breach.found for breach in check_delay(english, text, tag)] == found


def test_every_english_text_about_a_delay_does():
    told = [
        str(breach) for english, _ in texts(POT) if english for breach in check_delay(english, english, "en")
    ]
    assert told == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_every_translation_thanks_and_apologizes_as_the_english_does(path):
    tag = path.parts[-3]
    told = [
        f"{english!r}: {breach}"
        for english, text in texts(path)
        if english and text
        for breach in check_delay(english, text, tag)
    ]
    assert told == []


def test_the_languages_have_both():
    assert set(THANKS) == set(SORRY)
    assert all(word == word.casefold() for words in (*THANKS.values(), *SORRY.values()) for word in words)
