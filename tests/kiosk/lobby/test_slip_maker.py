"""The words of slips, from visits and the directory."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kiosk import shipped
from kiosk.i18n import Catalogues
from kiosk.lobby.slip_maker import SlipMaker
from kiosk.settings import load
from kiosk.visits.acknowledgement import Acknowledgement, Answer, AnswerKind
from kiosk.visits.moment import Moment
from kiosk.visits.visit import Visit

SETTINGS = load(shipped.CONFIG / "demo")
PLACES, HOSTS = ({entry.id: entry for entry in entries} for entries in SETTINGS.directory.seeds())
NOW = Moment(datetime(2026, 11, 23, 18, 42, tzinfo=UTC))
CAME = Moment(datetime(2026, 11, 23, 17, 5, tzinfo=UTC))
VISIT = Visit("v1", number="A-001", lobby="Main entrance", host="rivera", name="王小明", arrived=CAME)


@pytest.fixture
def maker():
    return SlipMaker(SETTINGS, Catalogues(shipped.TRANSLATIONS))


def answered(kind, **given):
    acknowledgement = Acknowledgement(Answer(kind, **given), by="rivera", moment=CAME)
    return replace(VISIT, answered=CAME, acknowledgement=acknowledgement)


@pytest.mark.parametrize(
    ("visit", "where"),
    [
        (VISIT, "Main entrance"),
        (answered(AnswerKind.ON_MY_WAY), "Room 12"),
        (answered(AnswerKind.PLEASE_GO_TO, destination="library"), "Library"),
        (replace(VISIT, lobby="", host=None), None),
    ],
)
def test_a_roll_call_says_where_to_look_first(maker, visit, where):
    [person] = maker.roll_call([visit], HOSTS, PLACES, NOW).people
    assert person.destination == where


def test_a_roll_call_tells_school_hour_and_how_many(maker):
    slip = maker.roll_call(
        [VISIT, replace(VISIT, name=None, arrived=None, language="ar")], HOSTS, PLACES, NOW
    )
    assert (slip.school, slip.words.count) == ("Oak Street School", "2 people in the building")
    assert slip.words.page.format(number=1, pages=2) == "Page 1 of 2"
    assert f"{slip.at:%H:%M} {slip.people[0].since:%H:%M}" == "10:42 09:05"
    known, unknown = slip.people
    assert (known.name, known.host, known.language) == ("王小明", "Elena Rivera", "en")
    assert (unknown.name, unknown.since, unknown.language) == ("", None, "ar")


def test_a_slip_to_take_along_speaks_the_visitors_language_and_shows_the_sign(maker):
    slip = maker.take_away(PLACES["room-12"], HOSTS["rivera"], "ar")
    assert (slip.destination, slip.sign) == ("الغرفة 12", "Room 12")
    assert slip.steps == ("من خلال الباب الزجاجي، انعطف يمينًا، ثاني باب على اليمين.",)
    assert (slip.host, slip.extension, slip.language) == ("Elena Rivera", "112", "ar")


def test_a_language_that_the_kiosk_does_not_speak_gets_the_schools_words(maker):
    slip = maker.take_away(PLACES["room-12"], None, "tlh")
    assert (slip.language, slip.words.go_to, slip.destination) == ("en", "Go to", "Room 12")
    assert slip.host is None
