"""What the screens say: for everything that can be, in every language, and no more than is true."""

from datetime import UTC, datetime

import pytest

from kiosk import shipped
from kiosk.i18n import Catalogues
from kiosk.lobby.flow import Notice
from kiosk.lobby.scanning.camera import CameraState
from kiosk.lobby.screens import sayings
from kiosk.lobby.waiting import BadgeWord, Waiting, Word
from kiosk.visits.acknowledgement import Acknowledgement, Answer, AnswerKind
from kiosk.visits.destination import Destination
from kiosk.visits.host import Host, HostKind
from kiosk.visits.moment import Moment

CATALOGUES = Catalogues(shipped.TRANSLATIONS)
ENGLISH, ARABIC = CATALOGUES.translator("en"), CATALOGUES.translator("ar")
RIVERA = Host("rivera", "Elena Rivera", "Teacher", HostKind.PERSON, "room", "112", "")
OFFICE = Host("office", "Main office", "", HostKind.OFFICE, None, "", "")
ROOM = Destination("room", {"en": "Room 12", "ar": "الغرفة 12"}, {"en": "Second door."})
NOON = Moment(datetime(2026, 11, 20, 20, 0, tzinfo=UTC), -480)
ANSWERS = {
    Word.ON_MY_WAY: Answer(AnswerKind.ON_MY_WAY),
    Word.IN_MINUTES: Answer(AnswerKind.IN_MINUTES, minutes=5),
    Word.PLEASE_GO_TO: Answer(AnswerKind.PLEASE_GO_TO, destination="room"),
    Word.WRITTEN: Answer(AnswerKind.WRITTEN, text="Please wait."),
}


def waiting(word=Word.TOLD, badge=BadgeWord.NONE_YET, host=RIVERA, place=ROOM, answer=None):
    answer = answer or ANSWERS.get(word)
    acknowledgement = Acknowledgement(answer, "Elena Rivera", NOON) if answer else None
    return Waiting("A-017", word, badge, 1, host, place, acknowledgement)


@pytest.mark.parametrize("tag", list(CATALOGUES.languages))
def test_everything_that_can_be_has_words(tag):
    translator = CATALOGUES.translator(tag)
    assert all(sayings.notice(notice, translator).text for notice in Notice)
    assert all(sayings.news(waiting(word), translator) for word in Word)
    said = {state for state in CameraState if sayings.camera(state, translator)}
    assert said == set(CameraState) - {CameraState.WORKING}
    told = {word for word in BadgeWord if sayings.badge(waiting(badge=word), translator).text}
    assert told == set(BadgeWord) - {BadgeWord.NONE_YET}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (waiting(Word.TELLING), "We are telling Elena Rivera that you are here."),
        (waiting(Word.TELLING, host=OFFICE), "We are telling the office that you are here."),
        (waiting(Word.TOLD), "The office knows that you are here to see Elena Rivera."),
        (waiting(Word.TOLD, host=None), "The office knows that you are here."),
        (waiting(Word.ON_MY_WAY), "Elena Rivera is on the way to you."),
        (waiting(Word.IN_MINUTES), "Elena Rivera will be with you in 5 minutes, at about 12:05\u00a0PM."),
        (waiting(Word.PLEASE_GO_TO), "Please go to: Room 12"),
        (waiting(Word.PLEASE_GO_TO, place=None), "Please ask at the office where to go."),
        (waiting(Word.WRITTEN), "Elena Rivera has written to you:"),
        (waiting(Word.LEFT), "This visit has ended. Thank you for coming."),
    ],
)
def test_news(given, said):
    assert sayings.news(given, ENGLISH) == said


def test_one_minute_is_said_as_one():
    answer = Answer(AnswerKind.IN_MINUTES, minutes=1)
    assert "in 1 minute, at about 12:01" in sayings.news(waiting(Word.IN_MINUTES, answer=answer), ENGLISH)


@pytest.mark.parametrize(
    ("minutes", "said"), [(1, "دقيقة واحدة"), (2, "دقيقتين"), (5, "5 دقائق"), (20, "20 دقيقة")]
)
def test_arabic_counts_as_arabic_does(minutes, said):
    answer = Answer(AnswerKind.IN_MINUTES, minutes=minutes)
    assert said in sayings.news(waiting(Word.IN_MINUTES, answer=answer), ARABIC)


def test_who_waits_is_thanked_and_who_has_to_wait_is_apologised_to():
    assert "Thank you" in sayings.afterwards(waiting(Word.TOLD), ENGLISH)
    said = sayings.afterwards(waiting(Word.IN_MINUTES), ENGLISH)
    assert "sorry" in said
    assert "Thank you" in said


def test_the_number_for_a_badge_written_by_hand_is_said():
    for word in (BadgeWord.WRITE_BY_HAND, BadgeWord.NO_LABELS, BadgeWord.LATER):
        assert "A-017" in sayings.badge(waiting(badge=word), ENGLISH).text


@pytest.mark.parametrize(
    ("hour", "said"),
    [(0, "Good morning"), (11, "Good morning"), (12, "Good afternoon"), (18, "Good evening")],
)
def test_greeting(hour, said):
    assert sayings.greeting(datetime(2026, 11, 20, hour, tzinfo=UTC), ENGLISH) == said
