"""The sentences of a visit: one for everything that can be, and no more than is true."""

from datetime import UTC, datetime

import pytest

from kiosk import shipped
from kiosk.i18n import Catalogues
from kiosk.telling import News, Word, school_text
from kiosk.telling.sentences import (
    afterwards,
    besides,
    contact,
    discreet,
    fallback,
    headline,
    message,
    on_the_board,
    status,
    way_there,
)
from kiosk.visits.acknowledgement import Acknowledgement, Answer, AnswerKind, NotTodayReason
from kiosk.visits.destination import Destination
from kiosk.visits.host import Host, HostKind
from kiosk.visits.moment import Moment
from kiosk.visits.phrase import Phrase

CATALOGUES = Catalogues(shipped.TRANSLATIONS)
ENGLISH, ARABIC = CATALOGUES.translator("en"), CATALOGUES.translator("ar")
RIVERA = Host("rivera", "Elena Rivera", "Teacher", HostKind.PERSON, "room", "112", "")
OSEI = Host("osei", "Kwame Osei", "", HostKind.PERSON, None, "", "")
OFFICE = Host("office", "Main office", "", HostKind.OFFICE, None, "", "")
ROOM = Destination(
    "room", {"en": "Room 12", "ar": "الغرفة 12"}, {"en": "Up the stairs."}, {"en": "By the lift."}
)
NOON = Moment(datetime(2026, 11, 20, 20, 0, tzinfo=UTC), -480)
ANSWERS = {
    Word.ON_MY_WAY: Answer(AnswerKind.ON_MY_WAY),
    Word.SHORTLY: Answer(AnswerKind.WITH_YOU_SHORTLY),
    Word.IN_MINUTES: Answer(AnswerKind.IN_MINUTES, minutes=5),
    Word.OVERDUE: Answer(AnswerKind.IN_MINUTES, minutes=5),
    Word.PLEASE_GO_TO: Answer(AnswerKind.PLEASE_GO_TO, destination="room"),
    Word.WRITTEN: Answer(AnswerKind.WRITTEN, text="Please wait."),
    Word.NOT_TODAY: Answer(AnswerKind.NOT_TODAY, reason=NotTodayReason.IN_CLASS),
}


def told(word=Word.TOLD, host=RIVERA, place=ROOM, answer=None, **more):
    answer = answer or ANSWERS.get(word)
    standing = Acknowledgement(answer, "Elena Rivera", NOON) if answer else None
    return News("A-017", "en", word, host, place, acknowledgement=standing, **more)


@pytest.mark.parametrize("tag", list(CATALOGUES.languages))
def test_everything_that_can_be_has_words(tag):
    translator = CATALOGUES.translator(tag)
    assert all(headline(told(word), translator) for word in Word)
    assert all(on_the_board(told(word), translator) for word in Word)
    reasons = set(NotTodayReason) - {NotTodayReason.OTHER}
    answers = [Answer(AnswerKind.NOT_TODAY, reason=reason) for reason in reasons]
    assert all(message(told(Word.NOT_TODAY, answer=answer), translator) for answer in answers)
    phrases = [Answer(AnswerKind.PHRASE, phrase=phrase) for phrase in Phrase]
    assert all(message(told(Word.WRITTEN, answer=phrase), translator) for phrase in phrases)


@pytest.mark.parametrize(
    ("news", "said"),
    [
        (told(Word.TELLING), "We are telling Elena Rivera that you are here."),
        (told(Word.TELLING, host=OFFICE), "We are telling the office that you are here."),
        (told(Word.TOLD), "The office knows that you are here to see Elena Rivera."),
        (told(Word.TOLD, host=None), "The office knows that you are here."),
        (told(Word.REFERRED, host=OSEI), "Please go to see Kwame Osei."),
        (told(Word.ON_MY_WAY), "Elena Rivera is on the way to you."),
        (told(Word.SHORTLY), "Elena Rivera will be with you shortly. Would you mind waiting a moment?"),
        (told(Word.IN_MINUTES), "Elena Rivera will be with you in 5 minutes, at about 12:05\u00a0PM."),
        (told(Word.OVERDUE), "Elena Rivera wanted to be with you at about 12:05\u00a0PM, and is late."),
        (told(Word.PLEASE_GO_TO), "Please go to: Room 12"),
        (told(Word.PLEASE_GO_TO, place=None), "Please ask at the office where to go."),
        (told(Word.WRITTEN), "Elena Rivera has written to you:"),
        (told(Word.NOT_TODAY), "We are sorry. Elena Rivera cannot see you today."),
        (told(Word.NOT_TODAY, host=OFFICE), "We are sorry. Nobody can see you today."),
        (told(Word.LEFT), "This visit has ended. Thank you for coming."),
    ],
)
def test_headlines(news, said):
    assert headline(news, ENGLISH) == said


def test_one_minute_is_said_as_one():
    answer = Answer(AnswerKind.IN_MINUTES, minutes=1)
    assert "in 1 minute, at about 12:01" in headline(told(Word.IN_MINUTES, answer=answer), ENGLISH)


@pytest.mark.parametrize(
    ("minutes", "said"), [(1, "دقيقة واحدة"), (2, "دقيقتين"), (5, "5 دقائق"), (20, "20 دقيقة")]
)
def test_arabic_counts_as_arabic_does(minutes, said):
    answer = Answer(AnswerKind.IN_MINUTES, minutes=minutes)
    assert said in headline(told(Word.IN_MINUTES, answer=answer), ARABIC)


def test_what_was_written_to_her_is_not_for_all():
    assert message(told(Word.WRITTEN), ENGLISH).text == "Please wait."
    for say in (discreet, on_the_board):
        for asks in (False, True):  # she who was written to must learn of it however long ago it was
            said = say(told(Word.WRITTEN, asks=asks), ENGLISH)
            assert said == "Elena Rivera has written to you."


def test_whoever_has_to_wait_is_thanked_and_apologised_to():
    said = [
        status(told(waited=4), ENGLISH),
        status(told(Word.ON_MY_WAY), ENGLISH),
        afterwards(told(Word.IN_MINUTES), ENGLISH),
        afterwards(told(Word.OVERDUE), ENGLISH),
        on_the_board(told(waited=4, asks=True), ENGLISH),
        on_the_board(told(Word.OVERDUE), ENGLISH),
        on_the_board(told(Word.OVERDUE, asks=True), ENGLISH),
    ]
    assert all("sorry" in sentence and "Thank you" in sentence for sentence in said)
    assert status(told(waited=4), ENGLISH).startswith("You have waited 4 minutes")
    assert all(said.startswith("Elena Rivera wanted to be with you") for said in said[-2:])


def test_what_else_she_may_want_to_know():
    known = told(cover=OSEI, ahead=2, usual=7, reminded=True)
    assert list(besides(known, ENGLISH)) == [
        "Elena Rivera is away. Kwame Osei is answering instead.",
        "We have reminded the office that you are waiting.",
        "2 visitors came before you and are waiting, too.",
        "Nine out of ten visitors have had an answer within 7 minutes.",
    ]
    also = told(reminded=True, also_told=OSEI)
    assert list(besides(also, ENGLISH)) == ["We have also told Kwame Osei that you are waiting."]
    manager = told(reminded=True, also_told=OSEI, manager_told=True)
    assert list(besides(manager, ENGLISH)) == ["We have told the manager, Kwame Osei, that you are waiting."]
    assert list(besides(told(), ENGLISH)) == []


def test_a_usual_wait_that_is_over_is_not_held_out_to_her():
    assert list(besides(told(usual=7, waited=7), ENGLISH)) == []


def test_the_way_is_shown_to_whom_is_sent_there_and_without_steps_where_she_wants():
    assert way_there(told(Word.TOLD), ENGLISH, step_free=False) is None
    assert way_there(told(Word.PLEASE_GO_TO), ENGLISH, step_free=False).text == "Up the stairs."
    assert way_there(told(Word.REFERRED), ENGLISH, step_free=True).text == "By the lift."


def test_directions_in_another_language_say_so():
    assert fallback([way_there(told(Word.PLEASE_GO_TO), ARABIC, step_free=False)], ARABIC).endswith(
        "\u2068English\u2069"
    )
    assert fallback([way_there(told(Word.PLEASE_GO_TO), ENGLISH, step_free=False)], ENGLISH) == ""


def test_texts_in_several_other_languages_name_each_once():
    texts = [school_text({tag: "…"}, ENGLISH) for tag in ("fr", "en", "es", "fr")]
    assert fallback(texts, ENGLISH) == "This text is in: Français · Español"


def test_whom_to_ask_for():
    assert contact(told(), ENGLISH) == ("Elena Rivera", "Teacher · Extension 112")
    assert contact(told(host=None), ENGLISH) == ("", "")
