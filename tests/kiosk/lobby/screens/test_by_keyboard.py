"""Every journey with a keypad or keyboard alone: no touch, and the ring shows where she is."""

import pytest

from kiosk import reception
from kiosk.lobby.flow import Step
from kiosk.lobby.scanning.documents.badge import Badge
from kiosk.lobby.scanning.documents.invitation import Invitation
from kiosk.lobby.screens.keypad import DOWN, ENTER, ERASE, ESCAPE, HELP, LEFT, RIGHT, TAB, UP
from kiosk.lobby.screens.overlays import StillThere
from kiosk.lobby.screens.stops import stops
from tests.kiosk.lobby.screens.by_key import MOST, Keys, press
from tests.kiosk.lobby.screens.lobby import NOW

SCREENS = [Step.WELCOME, Step.SCAN, Step.NAME, Step.PURPOSE, Step.HOST, Step.READ_BACK, Step.SIGN_OUT]


@pytest.fixture
def keys(walk):
    return Keys(walk)


def test_a_visitor_types_her_name_on_a_keyboard(walk, keys):
    keys.choose("English")
    walk.at(Step.SCAN)
    keys.choose("Type my name")
    walk.at(Step.NAME)
    walk.hand.type_in("Ana Núñez")
    keys.strike(ENTER)
    walk.at(Step.PURPOSE)
    keys.choose("Meet someone")
    walk.at(Step.HOST)
    walk.hand.until(lambda: walk.hand.reads("Elena Rivera"))
    keys.choose("Elena Rivera")
    walk.at(Step.READ_BACK)
    keys.choose("Yes, this is right")
    walk.at(Step.WAITING)
    [visit] = walk.lobby.visits()
    assert (visit.name, visit.host) == ("Ana Núñez", "rivera")
    keys.choose("Done")
    walk.at(Step.WELCOME)


def test_with_four_arrows_and_enter_alone_a_name_is_written_on_the_screen(walk, keys):
    keys.choose("English")
    walk.at(Step.SCAN)
    keys.choose("Type my name")
    walk.at(Step.NAME)
    keys.strike(DOWN)
    for letter in ("A", "n", "a"):
        spell(keys, letter)
    assert walk.hand.find("name").text == "Ana"
    spell(keys, "Next")
    walk.at(Step.PURPOSE)


def spell(keys, letter):
    """Over the keys of the screen to this letter, row by row, and Enter."""
    for _ in range(MOST):
        here = keys.stop.key
        if here.cap.label == letter:
            break
        wanted = next(key for key in keys.stop.widget.keys if key.cap.label == letter)
        across, up = (wanted.place.centre[axis] - here.place.centre[axis] for axis in (0, 1))
        if abs(up) > 1:
            keys.strike(UP if up > 0 else DOWN)
        else:
            keys.strike(RIGHT if across > 0 else LEFT)
    assert keys.stop.key.cap.label == letter
    keys.strike(ENTER)


def spell_offered(keys, letter):
    """Along what is offered to this letter, and Enter."""
    for key in [LEFT] * 12 + [RIGHT] * 12:
        if keys.stop.key.cap.label == letter:
            break
        keys.strike(key)
    assert keys.stop.key.cap.label == letter
    keys.strike(ENTER)


def test_escape_closes_what_a_held_letter_offers(walk, keys):
    walk.go_to(Step.NAME)
    keys.strike(DOWN, DOWN)
    spell(keys, "A")
    walk.hand.press_key(ENTER)
    walk.hand.strike(ENTER)
    assert keys.stop.widget.offer
    keys.strike(ESCAPE)
    assert (keys.stop.widget.offer, walk.step) == (None, Step.NAME)


def test_the_letter_that_is_taken_comes_in_the_place_of_the_one_that_was_held(walk, keys):
    walk.go_to(Step.NAME)
    keys.strike(DOWN, DOWN)
    spell(keys, "A")
    keyboard = keys.stop.widget
    spell(keys, "n")
    assert "ñ" in keys.stop.key.cap.more
    walk.hand.press_key(ENTER)  # a second n
    walk.hand.strike(ENTER)  # it repeats
    assert keyboard.offer
    spell_offered(keys, "ñ")
    assert walk.hand.find("name").text == "Anñ"


def test_a_button_that_is_held_is_pressed_once(walk, keys):
    keys.to("English")
    for _ in range(5):
        walk.hand.press_key(ENTER)
    walk.hand.strike(ENTER)
    assert walk.step is Step.SCAN


def test_an_invited_visitor_says_yes(walk, keys):
    made = reception.invite(
        walk.lobby.journal,
        name="Tom Baker",
        purpose="volunteer",
        host="park",
        language="fr",
        until=NOW.local.date(),
        by="Front desk",
        purposes=walk.lobby.purposes,
        now=NOW,
    )
    walk.show(Invitation(made.id, made.until))
    walk.at(Step.AGREEMENT)
    keys.choose(walk.app.look.say("I agree"))
    walk.at(Step.READ_BACK)
    keys.choose("Oui")
    walk.at(Step.WAITING)
    assert walk.lobby.visits()[0].invitation == made.id


def test_signing_out_by_number_and_name(walk, keys):
    walk.go_to(Step.WAITING)
    keys.choose("Done")
    walk.at(Step.WELCOME)
    keys.choose("I am leaving")
    walk.at(Step.SIGN_OUT)
    walk.hand.type_in("11")
    keys.strike(ERASE, ENTER)
    walk.hand.type_in("Nunez")
    keys.strike(ENTER)
    walk.at(Step.GOODBYE)
    assert walk.lobby.visits() == []


def test_a_badge_that_is_shown_is_answered_by_key(walk, keys):
    walk.go_to(Step.WAITING)
    token = walk.lobby.visits()[0].token
    keys.choose("Done")
    walk.show(Badge(token))
    walk.at(Step.WAITING)
    keys.choose("I am leaving")
    walk.at(Step.LEAVING)
    keys.choose("Yes, I am leaving")
    walk.at(Step.GOODBYE)
    assert walk.lobby.visits() == []


@pytest.mark.parametrize(("step", "language"), [*((step, "en") for step in SCREENS), (Step.PURPOSE, "ar")])
def test_every_control_is_walked_over_in_reading_order_and_back(walk, keys, step, language):
    walk.go_to(step)
    if step is not Step.WELCOME:
        walk.act(lambda way: way.choose_language(language))
        walk.at(step)
    keys.strike(DOWN)
    walk.hand.wait(0.5)
    controls = [stop.widget for stop in stops(walk.app.frame)]
    start = controls.index(keys.stop.widget)
    expected = controls[start:] + controls[:start]
    walked = []
    for _ in expected:
        walked.append(keys.stop.widget)
        press(TAB)
    assert walked == expected
    assert keys.stop.widget is controls[start], "past the last comes the first"
    for widget in reversed(expected):
        press(TAB, "shift")
        assert keys.stop.widget is widget
        walk.hand.settle()
        assert ring_is_around(walk, keys.stop)


def ring_is_around(walk, stop):
    """Whether the ring is drawn, and what it is around lies in the window."""
    focus = walk.app.guide.focus
    return focus.visible and focus.ring.children and in_window(walk, stop)


def in_window(walk, stop):
    place = stop.place
    width, height = walk.app.root_window.size
    return (
        place.x >= -1
        and place.x + place.width <= width + 1
        and place.y < height
        and place.y + place.height > 0
    )


def test_number_keys_choose_on_lists(walk, keys):
    walk.go_to(Step.PURPOSE)
    second = list(walk.attendant.way.purposes)[1]
    walk.hand.type_in("2")
    assert walk.attendant.way.purpose == second


def test_a_number_beyond_the_list_chooses_nothing(walk, keys):
    walk.go_to(Step.PURPOSE)
    walk.hand.type_in("9")
    walk.hand.type_in("0")
    assert walk.step is Step.PURPOSE


def test_letters_that_are_typed_on_a_list_look_for_a_name(walk, keys):
    walk.go_to(Step.HOST)
    walk.hand.until(lambda: walk.hand.reads("Kwame Osei"))
    walk.hand.type_in("ose")
    walk.hand.until(lambda: not walk.hand.reads("Elena Rivera"))
    keys.choose("Kwame Osei")
    walk.at(Step.READ_BACK)


def test_right_to_left_the_left_arrow_goes_on(walk, keys):
    walk.act(lambda way: way.choose_language("ar"))
    keys.strike(DOWN)
    walk.hand.wait(0.5)
    controls = [stop.widget for stop in stops(walk.app.frame)]
    here = controls.index(keys.stop.widget)
    keys.strike(LEFT)
    assert keys.stop.widget is controls[(here + 1) % len(controls)]
    keys.strike(RIGHT)
    assert keys.stop.widget is controls[here]


def test_a_latin_keyboard_writes_arabic_letters_where_they_lie(walk, keys):
    walk.go_to(Step.NAME)
    walk.act(lambda way: way.choose_language("ar"))
    walk.at(Step.NAME)
    walk.hand.type_in("qw")
    assert walk.hand.find("name").text == "ضص"


def test_escape_goes_back_and_closes_what_lies_over_the_screen_first(walk, keys):
    walk.go_to(Step.PURPOSE)
    keys.strike(HELP)
    assert walk.hand.reads("Using the keys")
    keys.strike(ESCAPE)
    assert (walk.hand.reads("Using the keys"), walk.step) == (False, Step.PURPOSE)
    keys.strike(ESCAPE)
    assert walk.step is Step.NAME


def test_what_lies_over_the_screen_keeps_the_keys_and_gives_them_back(walk, keys):
    walk.go_to(Step.PURPOSE)
    keys.to("Make a delivery")
    keys.strike(HELP)
    keys.strike(DOWN, DOWN, UP)
    assert keys.called == "Done"
    keys.strike(ENTER)
    assert "Make a delivery" in keys.called


def test_keys_say_that_she_is_still_there(walk, keys):
    walk.go_to(Step.PURPOSE)
    settings = walk.lobby.settings.lobby
    walk.hand.wait(settings.idle_seconds - 1)
    keys.strike(DOWN)
    walk.hand.wait(settings.idle_seconds - 1)
    assert walk.app.frame.overlay is None
    walk.hand.wait(2)
    assert isinstance(walk.app.frame.overlay, StillThere)
    keys.strike(DOWN, ENTER)
    assert (walk.app.frame.overlay, walk.step) == (None, Step.PURPOSE)


def test_a_touch_hides_the_ring_and_the_next_key_shows_where_it_was(walk, keys):
    walk.go_to(Step.PURPOSE)
    keys.to("Make a delivery")
    walk.hand.tap((5, 5))
    assert not walk.app.guide.focus.ring.children
    keys.strike(DOWN)
    assert "Make a delivery" in keys.called
    assert walk.app.guide.focus.ring.children


def test_enter_that_only_shows_the_ring_presses_nothing(walk, keys):
    walk.go_to(Step.READ_BACK)
    keys.strike(ENTER)
    assert walk.step is Step.READ_BACK


def test_keys_do_nothing_while_something_is_being_done(walk, keys):
    walk.go_to(Step.READ_BACK)
    keys.to("Yes, this is right")
    with walk.lobby.busy():
        keys.strike(ENTER, ENTER, ESCAPE, DOWN)
        assert walk.step is Step.CHECKING_IN
    walk.at(Step.WAITING)
    assert len(walk.lobby.visits()) == 1
