"""The purposes that ship with the kiosk are in every language of its catalogues."""

import io

from kiosk import shipped
from kiosk.i18n import Catalogues
from kiosk.settings import load
from kiosk.settings.shipped_words import ShippedWording, extract
from kiosk.visits.wording import say

CATALOGUES = Catalogues(shipped.TRANSLATIONS)


def test_a_wording_of_ours_is_in_the_languages_of_the_catalogues() -> None:
    wording = ShippedWording({"en": "Back"}, CATALOGUES)
    assert say(wording, "es").text == "Atrás"
    assert say(wording, "en").text == "Back"
    assert (say(wording, "tlh").text, say(wording, "tlh").language) == ("Back", "en")
    assert wording == {"en": "Back"}


def test_the_school_s_own_words_come_first() -> None:
    wording = ShippedWording({"en": "Back", "es": "Volver"}, CATALOGUES)
    assert say(wording, "es").text == "Volver"


def test_what_is_in_no_catalogue_falls_back_to_what_the_school_wrote() -> None:
    wording = ShippedWording({"fr": "Portes ouvertes"}, CATALOGUES)
    assert say(wording, "es") == say({"fr": "Portes ouvertes"}, "es")


def test_every_text_of_the_purposes_is_found_for_the_catalogues() -> None:
    given = b"""
        [tour]
        label = { en = "See the school", fr = "Visiter" }
        icon = "clock"
        [tour.questions.many]
        text = { en = "How many are you?" }
        choices = { few = { en = "One or two" }, many = { en = "More" } }
        [tour.agreement]
        en = "Please stay together."
    """
    found = [text for _, _, text, _ in extract(io.BytesIO(given), (), (), {})]
    assert found == ["See the school", "How many are you?", "One or two", "More", "Please stay together."]


def test_every_purpose_of_ours_is_translated() -> None:
    for purpose in load().purpose_list(CATALOGUES).values():
        for language in CATALOGUES.languages:
            assert say(purpose.label, language).language == language
            assert say(purpose.read_back, language).language == language
