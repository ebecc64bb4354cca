"""What may truthfully be said of a visit, as time goes on and people answer."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kiosk import reception, settings
from kiosk.telling import UsualWait, Word, news
from kiosk.telling.usual import FEWEST
from kiosk.visits.acknowledgement import Answer, AnswerKind, NotTodayReason
from kiosk.visits.arrival import Arrival
from kiosk.visits.destination import Destination
from kiosk.visits.events import HostAway, VisitEscalated
from kiosk.visits.host import Host, HostKind
from kiosk.visits.moment import Moment
from kiosk.visits.phrase import Phrase

NOW = Moment(datetime(2026, 11, 20, 17, 0, tzinfo=UTC), -480)
EVERY = timedelta(minutes=3)
PURPOSES = settings.load().purpose_list()
ROOM = Destination("room", {"en": "Room 12"}, {"en": "Second door."})
GYM = Destination("gym", {"en": "Gym"}, {"en": "Across the yard."})
RIVERA = Host("rivera", "Elena Rivera", "Teacher", HostKind.PERSON, "room", "112", "", manager="osei")
OSEI = Host("osei", "Kwame Osei", "Principal", HostKind.PERSON, None, "", "")
PARK = Host("park", "Min-ji Park", "Librarian", HostKind.PERSON, None, "", "")
OFFICE = Host("office", "Main office", "", HostKind.OFFICE, "gym", "", "")


def later(**length):
    return replace(NOW, at=NOW.at + timedelta(**length))


class Wait:
    """Somebody who came to see Elena Rivera, and waits."""

    def __init__(self, journal):
        self.journal = journal
        reception.seed_directory(journal, [ROOM, GYM], [RIVERA, OSEI, PARK, OFFICE], now=NOW)
        self.visit = self.come("Ana", NOW)

    def come(self, name, now):
        arrival = Arrival(name=name, purpose="meeting", language="es", lobby="Main entrance", host="rivera")
        return reception.check_in(self.journal, arrival, letter="A", purposes=PURPOSES, now=now).id

    def answer(self, kind, at=NOW, **given):
        reception.acknowledge(self.journal, self.visit, Answer(kind, **given), by="Sam", now=at)

    def told(self, at=NOW, **known):
        with self.journal.reading() as view:
            return news(view, view.visit(self.visit), now=at.at, every=EVERY, **known)


@pytest.fixture
def wait(sqlite_journal):
    return Wait(sqlite_journal)


@pytest.mark.parametrize(
    ("delivered", "link_up", "word"),
    [
        (False, True, Word.TELLING),
        (False, False, Word.OFFICE_AWAY),
        (True, True, Word.TOLD),
        (True, False, Word.TOLD),
    ],
)
def test_how_far_the_news_got(wait, delivered, link_up, word):
    told = wait.told(delivered=delivered, link_up=link_up)
    assert (told.word, told.host, told.place, told.answered) == (word, RIVERA, ROOM, False)


@pytest.mark.parametrize(
    ("kind", "given", "word"),
    [
        (AnswerKind.ON_MY_WAY, {}, Word.ON_MY_WAY),
        (AnswerKind.WITH_YOU_SHORTLY, {}, Word.SHORTLY),
        (AnswerKind.IN_MINUTES, {"minutes": 5}, Word.IN_MINUTES),
        (AnswerKind.NOT_TODAY, {"reason": NotTodayReason.AWAY}, Word.NOT_TODAY),
        (AnswerKind.PHRASE, {"phrase": Phrase.TAKE_A_SEAT}, Word.WRITTEN),
        (AnswerKind.WRITTEN, {"text": "Hello"}, Word.WRITTEN),
    ],
)
def test_every_answer_has_its_word(wait, kind, given, word):
    wait.answer(kind, **given)
    assert (wait.told().word, wait.told().place) == (word, ROOM)
    assert wait.told().answered


def test_where_she_is_sent_takes_the_place_of_where_her_host_is(wait):
    wait.answer(AnswerKind.PLEASE_GO_TO, destination="gym")
    assert (wait.told().word, wait.told().place) == (Word.PLEASE_GO_TO, GYM)


def test_a_time_that_passed_is_told(wait):
    wait.answer(AnswerKind.IN_MINUTES, minutes=5)
    assert wait.told(later(minutes=5, seconds=59)).word is Word.IN_MINUTES
    assert wait.told(later(minutes=6)).word is Word.OVERDUE


def test_whoever_was_handed_on_is_told_to_whom(wait):
    reception.refer(wait.journal, wait.visit, "office", by="Sam", now=NOW)
    assert (wait.told().word, wait.told().host, wait.told().place) == (Word.REFERRED, OFFICE, GYM)


def test_whoever_chose_somebody_else_herself_waits_on(wait):
    reception.refer(wait.journal, wait.visit, "office", by=reception.VISITOR, now=NOW)
    assert (wait.told().word, wait.told().host) == (Word.TOLD, OFFICE)


def test_met_and_left(wait):
    reception.resolve(wait.journal, wait.visit, by="Sam", now=NOW)
    assert wait.told().word is Word.MET
    reception.check_out(wait.journal, wait.visit, by=reception.VISITOR, now=NOW)
    assert wait.told().word is Word.LEFT


def test_she_is_asked_every_few_minutes_from_what_she_last_heard(wait):
    assert not wait.told(later(minutes=2, seconds=59)).asks
    assert wait.told(later(minutes=3)).asks
    reception.continue_waiting(wait.journal, wait.visit, now=later(minutes=4))
    assert not wait.told(later(minutes=6)).asks
    assert wait.told(later(minutes=7)).asks
    wait.answer(AnswerKind.IN_MINUTES, at=later(minutes=7), minutes=5)
    assert not wait.told(later(minutes=12)).asks
    assert wait.told(later(minutes=16)).asks


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        (AnswerKind.PLEASE_GO_TO, {"destination": "gym"}),
        (AnswerKind.NOT_TODAY, {"reason": NotTodayReason.CLOSED}),
    ],
)
def test_nobody_is_asked_to_wait_where_nothing_more_is_to_come(wait, kind, given):
    wait.answer(kind, **given)
    assert not wait.told(later(hours=1)).asks


def test_who_came_before_her_and_waits_is_counted(wait):
    wait.visit = wait.come("Ben", later(minutes=1))
    assert wait.told().ahead == 1
    wait.answer(AnswerKind.ON_MY_WAY, at=later(minutes=2))
    assert wait.told(later(minutes=2)).ahead == 0


def test_who_was_told_since_she_waits(wait):
    def escalate(*hosts):
        to = (*hosts, "Front desk")
        event = VisitEscalated(subject=wait.visit, step="reminder", to=to, due=NOW.at, hosts=hosts)
        wait.journal.append(lambda _: [event], now=later(minutes=2))

    def known():
        told = wait.told()
        return told.reminded, told.also_told, told.manager_told

    assert known() == (False, None, False)
    escalate("rivera")
    assert known() == (True, None, False)
    escalate("park")
    assert known() == (True, PARK, False)
    escalate("osei")
    assert known() == (True, OSEI, True)
    reception.refer(wait.journal, wait.visit, "office", by="Sam", now=later(minutes=3))
    assert known() == (False, None, False)


def test_a_host_who_is_away_is_covered(wait):
    wait.journal.append(lambda _: [HostAway(subject="rivera", cover="office", by="Sam")], now=NOW)
    assert wait.told().cover == OFFICE


def test_the_usual_wait_is_what_nine_out_of_ten_had(wait):
    def usual():
        with wait.journal.reading() as view:
            return UsualWait().minutes(view, later(days=1).at)

    for minutes in range(1, FEWEST):
        wait.visit = wait.come("Ben", NOW)
        wait.answer(AnswerKind.ON_MY_WAY, at=later(minutes=minutes))
    assert usual() is None
    wait.visit = wait.come("Ben", NOW)
    wait.answer(AnswerKind.ON_MY_WAY, at=later(minutes=FEWEST))
    assert usual() == 18


def test_the_usual_wait_is_looked_up_once_an_hour(wait):
    usual = UsualWait()
    with wait.journal.reading() as view:
        assert usual.minutes(view, NOW.at) is None
    for _ in range(FEWEST):
        wait.visit = wait.come("Ben", NOW)
        wait.answer(AnswerKind.ON_MY_WAY, at=later(minutes=4))
    with wait.journal.reading() as view:
        assert usual.minutes(view, later(minutes=59).at) is None
        assert usual.minutes(view, later(minutes=61).at) == 4
