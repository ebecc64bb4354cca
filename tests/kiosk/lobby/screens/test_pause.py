"""What has just come takes no touch: whoever taps twice, or trembles, answers nothing unread."""

from dataclasses import replace

import pytest
from kivy.core.window import Window

from kiosk.lobby.flow import Step, Way
from kiosk.lobby.screens.keypad import DOWN, ENTER, ESCAPE
from kiosk.lobby.screens.pause import LONGEST, REST
from kiosk.lobby.screens.stops import stops
from kiosk.visits.question import Question
from tests.kiosk.lobby.screens.by_key import Keys, press

TWICE = Question("twice", {"en": "Will you stay after dark?"})
TREMOR = 0.15  # seconds from touch to touch


@pytest.fixture
def asking(walk):
    """A contractor before the first of two questions, whose answers lie at the same places."""
    kept = walk.lobby.purposes["contractor"]
    walk.lobby.purposes["contractor"] = replace(kept, questions=(*kept.questions, TWICE))
    walk.act(Way.leave)
    walk.go_to(Step.QUESTION)
    yield walk
    walk.lobby.purposes["contractor"] = kept


def place(walk, words):
    widget = walk.hand.find(words)
    return widget.to_window(*widget.center)


def test_the_second_touch_of_a_double_tap_answers_no_question(asking):
    yes = place(asking, "Yes")
    asking.hand.tap(yes)
    asking.hand.tap_at_once(yes)
    assert asking.hand.reads("Will you stay after dark?")
    assert asking.attendant.way.answers == ("yes",)
    asking.hand.tap(yes)
    assert asking.attendant.way.answers == ("yes", "yes")


def test_meanwhile_all_looks_as_it_will(asking):
    asking.hand.tap("Yes")
    assert not asking.app.frame.pause.is_over
    assert {"Yes", "No"} <= {stop.widget.text for stop in stops(asking.app.screen)}, "nothing is disabled"


def test_a_finger_that_came_down_before_a_screen_came_does_nothing_to_it(walk):
    walk.go_to(Step.PURPOSE)
    walk.hand.press("Back")
    back = walk.hand.find("Back")
    walk.act(lambda way: way.choose_purpose("meeting"))
    walk.hand.rest()
    walk.hand.lift()
    assert (walk.step, back.state) == (Step.HOST, "normal")
    walk.hand.tap("Back")
    assert walk.step is Step.PURPOSE


def test_nor_does_it_act_on_what_has_gone(walk):
    walk.go_to(Step.PURPOSE)
    walk.hand.press("Make a delivery")
    walk.act(lambda way: way.choose_purpose("meeting"))
    walk.hand.lift()
    assert (walk.step, walk.attendant.way.purpose) == (Step.HOST, "meeting")


def test_what_closes_uncovers_nothing_to_a_second_tap(walk):
    walk.go_to(Step.PURPOSE)
    walk.app.offer_languages()
    walk.hand.rest()
    beneath = place(walk, "Español")
    walk.hand.tap("Español")
    walk.hand.tap_at_once(beneath)
    walk.hand.wait(1)
    assert (walk.app.frame.overlay, walk.step) == (None, Step.PURPOSE)


def test_a_hand_that_trembles_is_waited_for_until_it_rests(asking):
    yes = place(asking, "Yes")
    asking.hand.tap(yes)
    for _ in range(3):
        asking.hand.wait(TREMOR)
        asking.hand.tap_at_once(yes)
    assert asking.attendant.way.answers == ("yes",)
    asking.hand.wait(REST)
    asking.hand.tap_at_once(yes)
    assert asking.attendant.way.answers == ("yes", "yes")


def test_but_not_for_ever(asking):
    yes = place(asking, "Yes")
    asking.hand.tap(yes)
    for _ in range(round(LONGEST / TREMOR) + 2):
        asking.hand.wait(TREMOR)
        asking.hand.tap_at_once(yes)
    assert len(asking.attendant.way.answers) == 2


def test_no_letter_is_lost_however_fast_it_is_typed(walk):
    walk.go_to(Step.NAME)
    walk.hand.rest()
    keyboard = walk.app.screen.ids.keyboard
    for letter in "Jo":
        key = next(key for key in keyboard.keys if key.cap.label == letter)
        walk.hand.tap_at_once(keyboard.to_window(*key.place.centre))
    assert walk.hand.find("name").text == "Jo"


def test_letters_of_a_real_keyboard_count_at_once(walk):
    walk.go_to(Step.SCAN)
    walk.hand.tap("type_instead")
    for letter in "Jo":
        Window.dispatch("on_textinput", letter)
    walk.hand.settle()
    assert walk.hand.find("name").text == "Jo"


def test_a_key_struck_twice_answers_one_question(asking):
    keys = Keys(asking)
    keys.to("Yes")
    keys.strike(ENTER, ENTER)
    assert asking.attendant.way.answers == ("yes",)
    keys.strike(ENTER)
    assert asking.attendant.way.answers == ("yes", "yes")


@pytest.mark.parametrize(("key", "typed"), [(ENTER, ""), (ord("1"), "1"), (ord(" "), " ")])
def test_a_key_that_is_held_answers_one_question(asking, key, typed):
    Keys(asking).to("Yes")
    for _ in range(5):
        asking.hand.press_key(key)
        if typed:
            Window.dispatch("on_textinput", typed)
        asking.hand.wait(REST)
    Window.dispatch("on_key_up", key, 0)
    assert asking.attendant.way.answers == ("yes",)


def test_escape_that_is_held_goes_one_step_back(walk):
    walk.go_to(Step.HOST)
    walk.hand.strike(DOWN)
    for _ in range(3):
        walk.hand.press_key(ESCAPE)
    press(ESCAPE)
    assert walk.step is Step.PURPOSE


def test_by_role_is_not_taken_back_by_the_second_tap(walk):
    walk.go_to(Step.HOST)
    walk.hand.rest()
    where = place(walk, "I do not know")
    walk.hand.tap(where)
    walk.hand.tap_at_once(where)
    walk.hand.wait(1)
    assert walk.app.screen.by_role
