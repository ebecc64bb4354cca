"""The welcome screen."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest

from kiosk import reception
from kiosk.lobby.flow import Step, Way
from kiosk.lobby.scanning.camera import CameraState
from kiosk.lobby.scanning.documents.badge import Badge
from kiosk.lobby.screens.keypad import DOWN, ENTER, HELP, LISTEN
from kiosk.lobby.screens.languages import LanguageName, LanguageTile, by_script
from kiosk.lobby.screens.steps.asleep import Asleep
from kiosk.lobby.screens.steps.waiting_board import WaitingRow
from kiosk.lobby.screens.steps.welcome import DROWSY, LARGE, LOOK_SECONDS, TURN_SECONDS
from kiosk.settings import NewsSettings
from kiosk.visits.acknowledgement import Answer, AnswerKind
from kiosk.visits.arrival import Arrival
from tests.kiosk.lobby.screens.lobby import NOW, SETTINGS


@pytest.fixture
def welcome(walk):
    """A visitor before a welcome screen that has just come up."""
    walk.act(lambda way: way.choose_language("en"), Way.leave)
    walk.act(lambda way: way.choose_language("en"))
    walk.act(Way.leave)
    walk.hand.until(lambda: not walk.attendant.board)
    return walk


@contextmanager
def at(walk, **length):
    """The school's clock is later by so much."""
    walk.app.clock = lambda: replace(NOW, at=NOW.at + timedelta(**length))
    try:
        yield
    finally:
        walk.app.clock = lambda: NOW


@contextmanager
def settings(walk, part, **changes):
    """The lobby's settings with these keys of a file changed."""
    changed = getattr(SETTINGS, part).model_copy(update=changes)
    walk.lobby.settings = SETTINGS.model_copy(update={part: changed})
    try:
        yield
    finally:
        walk.lobby.settings = SETTINGS


def check_in(walk, language="en", name="Ana Núñez"):
    arrival = Arrival(name, "meeting", language, SETTINGS.lobby.name, "rivera")
    visit = reception.check_in(
        walk.lobby.journal, arrival, letter="A", purposes=walk.lobby.purposes, now=walk.lobby.now
    )
    walk.lobby.on_news()
    return visit


def answer(walk, visit, kind=AnswerKind.ON_MY_WAY, **given):
    reception.acknowledge(walk.lobby.journal, visit.id, Answer(kind, **given), by="Sam", now=walk.lobby.now)
    walk.lobby.on_news()


def rows(walk):
    walk.hand.settle()
    return [widget for widget in walk.hand.widgets() if isinstance(widget, WaitingRow)]


def posted(walk):
    """The texts of the school's own, which a small screen may have to be scrolled for."""
    return [shown.text for shown in reversed(walk.app.screen.ids.posted.children)]


# Languages


def test_the_schools_common_languages_are_large_in_its_order(welcome):
    tiles = [widget for widget in welcome.hand.widgets() if isinstance(widget, LanguageTile)]
    assert [tile.tag for tile in tiles] == SETTINGS.school.languages[:LARGE]
    assert [tile.text for tile in tiles[:3]] == ["English", "Español", "العربية"]
    assert tiles[1].detail == "Toque aquí para empezar"


def test_all_languages_are_found_behind_one_touch_sorted_by_script(welcome):
    welcome.app.offer_languages()
    welcome.hand.settle()
    names = [widget for widget in welcome.app.frame.overlay.walk() if isinstance(widget, LanguageName)]
    known = welcome.lobby.catalogues.languages
    assert {name.tag for name in reversed(names)} == set(known)
    shown = [name.tag for name in sorted(names, key=lambda name: (-name.y, name.x))]
    assert shown == sorted(known, key=lambda tag: by_script(known[tag]))
    welcome.hand.tap(next(name for name in names if name.tag == "fr"))
    assert (welcome.step, welcome.attendant.way.language) == (Step.SCAN, "fr")


def test_a_touch_begins_the_way_in_that_language(welcome):
    welcome.hand.tap("Tiếng Việt")
    assert (welcome.step, welcome.attendant.way.language) == (Step.SCAN, "vi")


# What is posted


def test_the_greeting_follows_the_clock(welcome):
    assert welcome.hand.reads("Good morning")
    welcome.app.look.motion = False
    try:
        with at(welcome, hours=4):
            welcome.hand.wait(LOOK_SECONDS + 1)
            assert welcome.hand.reads("Good afternoon")
    finally:
        welcome.app.look.motion = True


def test_the_greeting_goes_through_the_languages_unless_nothing_is_to_move(welcome):
    welcome.hand.wait(TURN_SECONDS + 0.5)
    assert welcome.hand.reads("Buenos días")
    assert welcome.hand.reads("Oak Street School")
    welcome.app.look.motion = False
    try:
        welcome.hand.wait(TURN_SECONDS + 0.5)
        assert welcome.hand.reads("Good morning")
        welcome.hand.wait(TURN_SECONDS + 0.5)
        assert welcome.hand.reads("Good morning")
    finally:
        welcome.app.look.motion = True


def test_hours_news_and_whom_to_turn_to_are_posted(welcome):
    assert welcome.hand.reads("Open today from 7:00\u00a0AM to 10:00\u00a0PM.")
    news = [
        NewsSettings(text={"en": "The book fair is on Friday."}, until=date(2026, 11, 20)),
        NewsSettings(text={"en": "Old news."}, until=date(2026, 11, 19)),
    ]
    with settings(welcome, "school", news=news):
        welcome.app.screen.refresh()
        assert posted(welcome) == ["The book fair is on Friday."]
    with settings(welcome, "school", closed=[NOW.local.date()]):
        welcome.app.screen.refresh()
        assert welcome.app.screen.hours == "The school is closed today."
        assert posted(welcome) == ["In an emergency, call 911."]
    welcome.app.screen.refresh()
    assert posted(welcome) == []


def test_the_camera_is_spoken_of_where_it_works(welcome):
    assert welcome.hand.reads("Show it to the camera.")
    welcome.lobby.on_camera(CameraState.ABSENT)
    welcome.hand.until(lambda: not welcome.hand.reads("Show it to the camera."))


# Who waits


def test_who_waits_stands_on_the_board_by_number_in_the_visits_language(welcome):
    visit = check_in(welcome, "ar", "فاطمة الزهراء")
    welcome.hand.until(lambda: welcome.attendant.board)
    [row] = rows(welcome)
    assert (row.number, row.spoken, row.written) == (visit.number, "ar", "rtl")
    assert "Elena Rivera" in row.text
    assert not welcome.hand.reads("فاطمة")


def test_hours_stand_below_who_waits_until_those_need_all_the_room(welcome):
    check_in(welcome)
    welcome.hand.until(lambda: welcome.attendant.board)
    welcome.hand.until(lambda: welcome.hand.reads("Open today"))
    for _ in range(3):
        check_in(welcome)
    welcome.hand.until(lambda: len(welcome.attendant.board) == 4)
    welcome.hand.until(lambda: not welcome.hand.reads("Open today"))
    for visit in welcome.lobby.visits():
        reception.check_out(welcome.lobby.journal, visit.id, by="Sam", now=welcome.lobby.now)
    welcome.lobby.on_news()
    welcome.hand.until(lambda: welcome.hand.reads("Open today"))


def test_an_answer_comes_with_a_chime_and_the_name_of_who_is_coming(welcome):
    visit = check_in(welcome)
    welcome.hand.until(lambda: welcome.attendant.board)
    assert welcome.lobby.rings == 0
    answer(welcome, visit)
    welcome.hand.until(lambda: welcome.lobby.rings)
    assert welcome.hand.reads("Sam is on the way to you.")
    answer(welcome, visit)
    welcome.lobby.on_news()
    check_in(welcome)
    welcome.hand.until(lambda: len(welcome.attendant.board) == 2)
    assert welcome.lobby.rings == 1


def test_the_chime_is_heard_while_another_visitor_is_at_the_screen(welcome):
    visit = check_in(welcome)
    welcome.hand.until(lambda: welcome.attendant.board)
    welcome.go_to(Step.NAME)
    answer(welcome, visit)
    welcome.hand.until(lambda: welcome.lobby.rings == 1)


def test_touching_the_number_opens_the_page_with_nothing_personal(welcome):
    visit = check_in(welcome)
    answer(welcome, visit, AnswerKind.WRITTEN, text="Please wait by the window.")
    welcome.hand.until(lambda: any(row.news.acknowledgement for row in welcome.attendant.board))
    welcome.hand.tap(rows(welcome)[0])
    welcome.at(Step.WAITING)
    welcome.hand.until(lambda: welcome.hand.reads(visit.number))
    assert welcome.hand.reads("Sam has written to you.")
    assert not welcome.hand.reads("by the window")
    assert not welcome.hand.reads("Núñez")
    assert not welcome.app.screen.page
    assert welcome.lobby.watching
    welcome.show(Badge(visit.token))
    welcome.hand.until(lambda: welcome.hand.reads("Please wait by the window."))
    assert welcome.app.screen.page
    assert not welcome.hand.reads("This is my visit")


@pytest.mark.parametrize(
    ("camera", "note"),
    [
        (CameraState.WORKING, "Show your badge to the camera, or write your visit number and your name."),
        (CameraState.ABSENT, "Write your visit number and your name."),
    ],
)
def test_with_or_without_a_camera_her_name_opens_what_was_written_to_her(welcome, camera, note):
    welcome.lobby.on_camera(camera)
    visit, other = check_in(welcome), check_in(welcome, name="Ben Ode")
    answer(welcome, visit, AnswerKind.WRITTEN, text="Please wait by the window.")
    answer(welcome, other, AnswerKind.WRITTEN, text="Please go home.")
    welcome.hand.until(lambda: all(row.news.acknowledgement for row in welcome.attendant.board))
    welcome.act(lambda way: way.open_page(visit.id, "en"))
    welcome.hand.until(lambda: welcome.hand.reads("Sam has written to you."))
    assert not welcome.hand.reads("camera")
    welcome.hand.tap("This is my visit")
    welcome.at(Step.OWN_VISIT)
    assert welcome.app.screen.ids.head.note == note
    assert welcome.lobby.watching
    assert welcome.app.screen.ids.number.text == visit.number
    welcome.hand.type("Ben")
    welcome.hand.finish()
    welcome.hand.until(lambda: welcome.hand.reads("We do not find this number with this name."))
    welcome.app.screen.ids.name.clear()
    welcome.hand.settle()
    welcome.hand.type("Nunez")
    welcome.hand.finish()
    welcome.at(Step.WAITING)
    welcome.hand.until(lambda: welcome.hand.reads("Please wait by the window."))
    assert not welcome.hand.reads("home")


def test_whoever_says_who_she_is_comes_to_the_message_that_she_wished_to_leave(welcome):
    visit = check_in(welcome)
    welcome.act(lambda way: way.open_page(visit.id, "en"))
    welcome.hand.until(lambda: welcome.attendant.waiting)
    welcome.hand.tap("choices")
    welcome.hand.tap("message")
    welcome.at(Step.OWN_VISIT)
    welcome.show(Badge(visit.token))
    welcome.at(Step.MESSAGE)
    welcome.hand.tap("Back")
    welcome.at(Step.WAITING)


def test_by_the_number_alone_nobody_is_signed_out_or_spoken_for(welcome):
    visit = check_in(welcome)
    welcome.hand.until(lambda: welcome.attendant.board)
    welcome.hand.tap(rows(welcome)[0])
    welcome.at(Step.WAITING)
    welcome.hand.until(lambda: welcome.attendant.waiting)
    for button, step in (
        ("message", Step.OWN_VISIT),
        ("other_host", Step.OWN_VISIT),
        ("leave", Step.SIGN_OUT),
    ):
        welcome.hand.tap("choices")
        welcome.hand.tap(button)
        welcome.at(step)
        welcome.act(Way.back)
        welcome.at(Step.WAITING)
    assert [it.id for it in welcome.lobby.visits()] == [visit.id]


def test_nothing_of_one_visitor_is_on_the_page_of_the_next(welcome):
    first, second = check_in(welcome, "en"), check_in(welcome, "es", "Ben")
    welcome.hand.until(lambda: len(welcome.attendant.board) == 2)
    for visit in (first, second):
        welcome.hand.settle()
        board = welcome.app.screen.ids.board
        [row] = [row for row in board.children if row.number == visit.number]
        row.dispatch("on_release")  # it may have to be scrolled to
        welcome.at(Step.WAITING)
        welcome.hand.until(lambda: welcome.attendant.waiting)
        assert welcome.attendant.waiting.news.number == visit.number
        welcome.act(Way.leave)
        assert welcome.attendant.waiting is None


# The night


def test_it_sleeps_at_night_and_a_touch_wakes_it_and_does_nothing_else(welcome):
    with settings(welcome, "lobby", sleep="20:00-06:00"), at(welcome, hours=12):
        for _ in range(DROWSY):
            assert welcome.app.frame.overlay is None
            welcome.hand.wait(LOOK_SECONDS)
        assert isinstance(welcome.app.frame.overlay, Asleep)
        assert welcome.hand.reads("9:00\u00a0PM")
        welcome.hand.tap((40, 40))
        assert welcome.app.frame.overlay is None
        assert welcome.step is Step.WELCOME
    welcome.hand.wait(DROWSY * LOOK_SECONDS)
    assert welcome.app.frame.overlay is None


@pytest.mark.parametrize("key", [DOWN, ENTER, LISTEN])
def test_any_key_wakes_it_and_chooses_nothing(welcome, key):
    with settings(welcome, "lobby", sleep="20:00-06:00"), at(welcome, hours=12):
        for _ in range(DROWSY):
            welcome.hand.wait(LOOK_SECONDS)
        assert isinstance(welcome.app.frame.overlay, Asleep)
        welcome.hand.strike(key)
        welcome.hand.wait(LOOK_SECONDS)
        assert (welcome.app.frame.overlay, welcome.step) == (None, Step.WELCOME)
        welcome.app.guide.end_visit()


def test_woken_by_a_key_it_falls_asleep_again(welcome):
    with settings(welcome, "lobby", sleep="20:00-06:00"), at(welcome, hours=12):
        for _ in range(DROWSY):
            welcome.hand.wait(LOOK_SECONDS)
        welcome.hand.strike(HELP)
        assert not isinstance(welcome.app.frame.overlay, Asleep)
        welcome.app.frame.uncover()
        for _ in range(DROWSY):
            welcome.hand.wait(LOOK_SECONDS)
        assert isinstance(welcome.app.frame.overlay, Asleep)


def test_it_wakes_in_the_morning(welcome):
    with settings(welcome, "lobby", sleep="20:00-06:00"):
        with at(welcome, hours=12):
            for _ in range(DROWSY):
                welcome.hand.wait(LOOK_SECONDS)
            assert isinstance(welcome.app.frame.overlay, Asleep)
        with at(welcome, hours=21, minutes=5):
            welcome.hand.wait(LOOK_SECONDS)
            assert welcome.app.frame.overlay is None


def test_it_stays_awake_while_somebody_waits(welcome):
    check_in(welcome)
    welcome.hand.until(lambda: welcome.attendant.board)
    with settings(welcome, "lobby", sleep="20:00-06:00"), at(welcome, hours=12):
        for _ in range(DROWSY + 1):
            welcome.hand.wait(LOOK_SECONDS)
        assert welcome.app.frame.overlay is None
