from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk import reception
from kiosk.office.alerts.dispatcher import Dispatcher
from kiosk.office.alerts.escalation import Rules
from kiosk.office.alerts.outbox import About, Outbox, post
from kiosk.office.office import open_journal
from kiosk.visits.acknowledgement import Answer, AnswerKind
from kiosk.visits.events import HelpEscalated, Topic, VisitEscalated
from kiosk.visits.help import HelpKind
from kiosk.visits.opening_hours import OpeningHours, Span
from tests.kiosk.office.running import HandClock, check_in, until

ALWAYS = OpeningHours((Span(time.min, time.max),) * 7)
ALL = ["reminder", "backup", "manager", "ceiling"]


class Machine:
    """An office's alerts on a clock set by hand. `passed` is what the clock that nobody sets says."""

    def __init__(self, journal, school, clock, **rules):
        self.journal, self.school, self.clock, self.passed = journal, school, clock, 0.0
        self.rules = replace(Rules.of(school.alerts, school.school), **rules)
        self.boot()

    def boot(self):
        """The alerts anew, from what is on disk; the clock that nobody sets begins anew as well."""
        self.dispatcher = Dispatcher(
            self.journal, [], self.rules, self.clock, lambda: None, steady=lambda: self.passed
        )
        self.deadlines = self.dispatcher.deadlines

    def check_in(self, now=None, **told):
        visit = check_in(self.journal, now or self.clock(), self.school.purpose_list(), **told)
        self.dispatcher.catch_up()
        return visit

    def after(self, **length):
        """Time passes, and the deadlines are looked at."""
        self.passed += timedelta(**length).total_seconds()
        self.clock.advance(**length)
        self.look()

    def look(self):
        self.dispatcher.catch_up()
        self.deadlines.run_due()

    def told(self, kind=VisitEscalated):
        """The steps in the record, oldest first."""
        events = (recorded.event for recorded in self.journal.after(0, limit=9999))
        return [event for event in events if isinstance(event, kind)]

    def steps(self):
        return [event.step for event in self.told()]


@pytest.fixture
def machine(journal, school, clock):
    return Machine(journal, school, clock)


def test_step_after_step_while_nobody_answers(machine):
    machine.check_in()
    seen = []
    for _ in range(20):
        machine.after(minutes=1)
        seen.append(len(machine.told()))
    assert seen == [0, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4]
    assert machine.steps() == ALL
    assert {it.to for it in machine.told()} == {("Front desk",)}  # nobody else has a console or an address
    assert not any(it.late for it in machine.told())


def test_the_record_says_when_each_step_was_due(machine):
    arrived = machine.check_in().arrived.at
    machine.after(minutes=20)
    assert [it.due - arrived for it in machine.told()] == [timedelta(minutes=it) for it in (2, 5, 10, 15)]


@pytest.mark.parametrize("end", ["answer", "leave", "resolve"])
def test_who_was_answered_or_has_left_drops_out(machine, end):
    visit = machine.check_in()
    machine.after(minutes=3)
    match end:
        case "answer":
            there = Answer(AnswerKind.PLEASE_GO_TO, destination="library")
            reception.acknowledge(machine.journal, visit.id, there, by="Pat Kim", now=machine.clock())
        case "leave":
            reception.check_out(machine.journal, visit.id, by="visitor", now=machine.clock())
        case "resolve":
            reception.resolve(machine.journal, visit.id, by="Pat Kim", now=machine.clock())
    machine.after(hours=1)
    assert machine.steps() == ["reminder"]
    assert machine.deadlines.next_due() is None


def test_an_answer_that_is_taken_back_lets_the_clock_run_on(machine):
    visit = machine.check_in()
    machine.after(minutes=3)
    answer = Answer(AnswerKind.ON_MY_WAY)
    reception.acknowledge(machine.journal, visit.id, answer, by="Pat Kim", now=machine.clock())
    machine.after(minutes=3)
    reception.take_back_answer(machine.journal, visit.id, by="Pat Kim", now=machine.clock())
    machine.look()
    assert machine.steps() == ["reminder", "backup"]
    machine.after(minutes=10)
    assert machine.steps() == ALL


def test_a_promised_time_that_is_missed_tells_again(machine):
    visit = machine.check_in()
    answer = Answer(AnswerKind.IN_MINUTES, minutes=5)
    reception.acknowledge(machine.journal, visit.id, answer, by="Elena Rivera", now=machine.clock())
    machine.after(minutes=4, seconds=59)
    assert machine.steps() == []
    machine.after(seconds=1)
    assert machine.steps() == ["missed-time"]
    reception.acknowledge(machine.journal, visit.id, answer, by="Elena Rivera", now=machine.clock())
    machine.after(minutes=6)
    assert machine.steps() == ["missed-time"] * 2
    machine.after(minutes=15)
    assert machine.steps() == ["missed-time", "missed-time", "ceiling"]
    machine.after(hours=2)
    assert len(machine.steps()) == 3


def test_whoever_is_handed_on_waits_anew(machine):
    visit = machine.check_in()
    machine.after(minutes=3)
    reception.refer(machine.journal, visit.id, "front", by="Pat Kim", now=machine.clock())
    machine.after(minutes=16)
    assert machine.steps() == ["reminder", *ALL]


def test_whose_handing_on_is_taken_back_has_waited_all_the_while(machine):
    visit = machine.check_in()
    machine.after(minutes=3)
    reception.refer(machine.journal, visit.id, "front", by="Pat Kim", now=machine.clock())
    machine.after(minutes=1)
    reception.take_back_referral(machine.journal, visit.id, by="Pat Kim", now=machine.clock())
    machine.after(minutes=1)
    assert machine.steps() == ["reminder", "backup"]


def test_a_call_for_help_escalates_too(machine):
    ask = {"lobby": "Main entrance", "language": "es"}
    first = reception.ask_help(machine.journal, HelpKind.INTERPRETER, **ask, now=machine.clock())
    machine.after(minutes=3)
    second = reception.ask_help(machine.journal, HelpKind.OFFICE, **ask, now=machine.clock())
    reception.answer_help(machine.journal, second, by="Pat Kim", now=machine.clock())
    machine.after(minutes=20)
    told = machine.told(HelpEscalated)
    assert [(it.subject, it.step) for it in told] == [(first, step) for step in ALL]
    assert machine.told() == []


def test_who_cannot_go_there_after_all_lets_the_clock_run_on(machine):
    help = reception.ask_help(
        machine.journal, HelpKind.ACCESS, lobby="Gym", language="es", now=machine.clock()
    )
    reception.answer_help(machine.journal, help, by="Pat Kim", now=machine.clock())
    machine.after(minutes=3)
    assert machine.told(HelpEscalated) == []
    reception.reopen_help(machine.journal, help, by="Pat Kim", now=machine.clock())
    machine.look()
    assert [it.step for it in machine.told(HelpEscalated)] == ["reminder"]


def test_who_comes_late_from_a_cut_off_lobby_escalates_at_once(machine):
    arrived = machine.clock()
    machine.clock.advance(minutes=6)
    machine.passed += 360
    machine.check_in(arrived)
    machine.look()
    assert machine.steps() == ["reminder", "backup"]
    assert all(it.late for it in machine.told())
    machine.after(hours=1)
    assert machine.steps() == ALL


def test_who_came_half_a_day_ago_rings_nobody(machine):
    arrived = machine.clock()
    machine.clock.advance(hours=13)
    machine.passed += 13 * 3600
    machine.check_in(arrived)
    machine.after(hours=1)
    assert machine.steps() == []


def test_a_restart_forgets_nothing_and_repeats_nothing(machine):
    machine.check_in()
    machine.after(minutes=3)
    machine.clock.advance(minutes=8)  # while the office was off
    machine.boot()
    machine.look()
    assert machine.steps() == ["reminder", "backup", "manager"]
    machine.boot()
    machine.look()
    assert len(machine.steps()) == 3
    machine.after(minutes=5)
    assert machine.steps() == ALL


def test_waits_of_an_office_that_had_no_deadlines_are_adopted(machine):
    visit = machine.check_in()
    with machine.journal.writing() as connection:
        connection.exec_driver_sql("delete from waits")
    machine.clock.advance(minutes=3)
    machine.boot()
    machine.dispatcher.start()
    try:
        until(lambda: machine.steps() == ["reminder"])
    finally:
        machine.dispatcher.stop()
    assert machine.told()[0].subject == visit.id


def test_a_clock_that_is_put_forward_tells_nobody_early(machine):
    machine.check_in()
    machine.after(minutes=1)
    machine.clock.advance(hours=3)
    machine.after(seconds=30)
    assert machine.steps() == []
    machine.after(seconds=30)
    assert machine.steps() == ["reminder"]
    machine.after(minutes=13)
    assert machine.steps() == ALL


def test_whoever_was_answered_and_not_met_is_remembered_once(machine, journal, clock):
    met, not_met, sent = (machine.check_in() for _ in range(3))
    on_my_way = Answer(AnswerKind.ON_MY_WAY)
    for visit in (met, not_met):
        reception.acknowledge(journal, visit.id, on_my_way, by="Elena Rivera", now=clock())
    there = Answer(AnswerKind.PLEASE_GO_TO, destination="library")
    reception.acknowledge(journal, sent.id, there, by="Elena Rivera", now=clock())
    machine.after(minutes=14)
    reception.resolve(journal, met.id, by="Elena Rivera", now=clock())
    assert machine.steps() == []
    machine.after(minutes=1)
    for _ in range(4):
        machine.after(minutes=30)
    assert [(it.subject, it.step) for it in machine.told()] == [(not_met.id, "not-met")]
    reception.acknowledge(journal, not_met.id, on_my_way, by="Pat Kim", now=clock())  # anew
    machine.after(minutes=15)
    assert machine.steps() == ["not-met"] * 2


def test_a_clock_that_is_put_back_forgets_nobody(machine):
    machine.check_in()
    machine.after(minutes=1)
    machine.clock.advance(hours=-2)
    machine.after(minutes=1)
    assert machine.steps() == ["reminder"]
    machine.after(minutes=13)
    assert machine.steps() == ALL


@pytest.mark.parametrize("minutes", [-30, 30])
def test_a_clock_that_is_set_moves_the_letters_that_are_not_sent_yet(machine, journal, clock, minutes):
    posted = clock().at + timedelta(seconds=10)
    with journal.writing() as connection:
        post(connection, About(Topic.VISIT, "v1", "", "arrived"), "email", "a@example.com", due=posted)
    machine.after(seconds=5)
    machine.clock.advance(minutes=minutes)
    machine.look()
    assert Outbox(journal).next_due("email") == clock().at + timedelta(seconds=5)


def test_a_clock_that_was_put_back_far_while_the_office_was_off_begins_anew(machine):
    machine.check_in()
    machine.clock.advance(days=-28)
    machine.boot()
    machine.look()
    machine.after(minutes=2)
    assert machine.steps() == ["reminder"]
    machine.after(minutes=13)
    assert machine.steps() == ALL


def test_a_clock_that_is_set_at_last_moves_only_what_was_written_before(machine):
    """A Raspberry Pi without a clock of its own: one visitor came before the power cut, one after it."""
    before = machine.check_in(name="Before")
    machine.clock.advance(minutes=1)
    machine.clock.moment = replace(machine.clock.moment, trusted=False)
    machine.boot()
    after = machine.check_in(name="After")
    machine.passed += 30
    machine.clock.moment = replace(machine.clock.moment, trusted=True)
    machine.clock.advance(minutes=6)  # the power cut took so long
    machine.look()
    assert [(it.subject, it.step) for it in machine.told()] == [
        (before.id, "reminder"),
        (before.id, "backup"),
    ]
    machine.after(seconds=90)
    assert [it.step for it in machine.told() if it.subject == after.id] == ["reminder"]


def test_a_lobby_whose_clock_is_wrong_is_heard_from_now_on(machine):
    for wrong in ({"trusted": False, "at": datetime(2020, 1, 1, tzinfo=machine.clock().at.tzinfo)},
                  {"at": machine.clock().at + timedelta(hours=2)}):  # fmt: skip
        machine.check_in(replace(machine.clock(), **wrong))
    machine.after(seconds=119)
    assert machine.steps() == []
    machine.after(seconds=1)
    assert machine.steps() == ["reminder"] * 2


def test_the_step_and_its_letters_are_written_together_or_not_at_all(machine, monkeypatch):
    machine.check_in()
    machine.clock.advance(minutes=2)
    machine.passed += 120

    def cut_off(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(machine.dispatcher, "_post", cut_off)
        with pytest.raises(KeyboardInterrupt):
            machine.look()
    assert machine.steps() == []
    machine.boot()
    machine.look()
    assert machine.steps() == ["reminder"]


MINUTE = 60
passing = st.tuples(st.just("passes"), st.integers(1, 6 * MINUTE))
setting = st.tuples(st.just("is set"), st.integers(-200 * MINUTE, 200 * MINUTE))
booting = st.tuples(st.just("boots"), st.just(0))


@pytest.fixture(scope="module")
def lasting_journal(school, tmp_path_factory):
    opened = open_journal(school, tmp_path_factory.mktemp("clock"))
    yield opened
    opened.close()


@settings(max_examples=12)
@given(story=st.lists(st.one_of(passing, passing, setting, booting), max_size=8))
def test_whatever_happens_to_the_clock_each_step_is_taken_once_and_in_time(story, school, lasting_journal):
    clock = HandClock()
    machine = Machine(lasting_journal, school, clock, hours=ALWAYS)
    visit, told = machine.check_in(host=None), []
    start = lasting_journal.position
    for what, seconds in [*story, ("passes", 16 * MINUTE)]:
        if what == "passes":
            for _ in range(seconds // 20 + 1):
                machine.after(seconds=20)
                seen = [it.event for it in lasting_journal.after(start, limit=99)]
                steps = [it.step for it in seen if isinstance(it, VisitEscalated) and it.subject == visit.id]
                told += [machine.passed] * (len(steps) - len(told))
        elif what == "is set":
            clock.advance(seconds=seconds)
            machine.look()
        else:
            machine.boot()
    assert steps == ALL
    due = [it * MINUTE for it in (2, 5, 10, 15)]
    assert all(0 <= seen - at <= 2 * 20 for seen, at in zip(told, due, strict=True)), told
