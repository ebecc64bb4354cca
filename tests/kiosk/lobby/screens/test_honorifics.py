"""Forms of address: offered by language, chosen by nobody but her."""

import pytest

from kiosk.lobby.flow import Step
from kiosk.lobby.screens.honorifics import honorifics
from kiosk.lobby.screens.paragraph import Paragraph, Style
from kiosk.visits.interpreter_language import interpreter_languages

TAGS = [
    "am",
    "ar",
    "bn",
    "de",
    "en",
    "es",
    "fa",
    "fr",
    "hi",
    "ht",
    "ja",
    "km",
    "ko",
    "my",
    "ne",
    "pl",
    "ps",
    "pt_BR",
]
TAGS += ["ru", "so", "sw", "th", "ti", "tl", "uk", "ur", "vi", "zh_Hans", "zh_Hant"]


@pytest.mark.parametrize("tag", TAGS)
def test_a_language_has_a_few_that_can_be_drawn(tag):
    offered = honorifics(tag)
    assert 2 <= len(offered) <= 6
    assert len(set(offered)) == len(offered)
    assert Paragraph(" ".join(offered), Style(size=24, language=tag.replace("_", "-"))).missing_glyphs == 0


def test_a_language_that_has_none_offers_none():
    assert honorifics("hmn") == ()
    assert honorifics("es_MX") == honorifics("es")


def test_every_name_of_the_interpreters_list_can_be_drawn():
    missing = [
        language.own_name
        for language in interpreter_languages().values()
        if Paragraph(language.own_name, Style(size=24)).missing_glyphs
    ]
    assert missing == []


def test_she_chooses_one_and_takes_it_back(walk):
    walk.go_to(Step.NAME)
    assert walk.attendant.way.honorific is None
    walk.app.screen.ids.name.text = "Kim Lee"
    walk.hand.tap("honorific")
    walk.hand.tap("Mx.")
    assert walk.attendant.way.honorific == "Mx."
    assert walk.hand.find("name").text == "Kim Lee"
    walk.hand.tap("honorific")
    walk.hand.tap("Just my name")
    assert walk.attendant.way.honorific is None
