"""A visitor follows her visit on her phone: the code on the screen leads to the office's page about it."""

import re
from urllib.parse import urlsplit

import httpx
import zxingcpp

from kiosk.lobby.flow import Step, Way
from kiosk.telling import Word
from kiosk.visits.acknowledgement import Answer, AnswerKind

PHONES = "https://visits.school.example"
ENDED = "This visit has ended. Thank you for coming."


def scanned(entrance):
    """The address that the code on the screen says."""
    [code] = zxingcpp.read_barcodes(entrance.hand.look(), zxingcpp.BarcodeFormat.QRCode)
    return code.text


def read(page):
    """What is to be read on a page."""
    html = httpx.get(page, trust_env=False).text
    return " ".join(re.sub(r"<[^>]*>", " ", html.partition("<body>")[2]).split())


def test_the_phone_says_what_the_screen_says_until_the_visit_ends(school):
    office = school.settings.office.model_copy(update={"public_address": PHONES})
    school.settings = school.settings.model_copy(update={"office": office})
    entrance = school.open_lobby()

    def told(way):
        way = way.choose_language("ar").type_instead().give_name("فاطمة الزهراء")
        return way.choose_purpose("drop-off").confirm()

    entrance.app.act(told)
    entrance.at(Step.WAITING)
    visit = entrance.app.attendant.way.visit
    entrance.until(lambda: school.at_office(visit))
    entrance.until(lambda: entrance.app.screen.page)
    address = scanned(entrance)
    assert address.startswith(f"{PHONES}/v/")
    page = f"{school.address}{urlsplit(address).path}"
    for kind, word in ((AnswerKind.WITH_YOU_SHORTLY, Word.SHORTLY), (AnswerKind.ON_MY_WAY, Word.ON_MY_WAY)):
        school.answer(visit, Answer(kind))
        entrance.until(lambda word=word: entrance.waiting.news.word is word)
        assert entrance.app.screen.ids.card.headline in read(page)
        assert "فاطمة" not in read(page)
    entrance.app.act(Way.sign_out)
    entrance.until(lambda: school.at_office(visit).left)
    goodbye = school.catalogues.translator("ar").text(ENDED)
    assert read(page) == f"{school.settings.school.name} {goodbye}"
