"""Names are written with one finger, each with its own letters."""

import pytest

from kiosk.lobby.screens.caps import Shift
from kiosk.lobby.screens.hand import NotSeen
from kiosk.lobby.screens.keyboard import HELD, Keyboard

TREE = """
DirBox:
    orientation: "vertical"
    Field:
        id: field
    Field:
        id: number
    Widget:
    Keyboard:
        id: keyboard
        field: field
        done_text: "Done"
"""


class Desk:
    """A hand before a field and a keyboard."""

    def __init__(self, hand):
        self.hand = hand
        self.keyboard = hand.app.root.ids.keyboard
        self.field = hand.app.root.ids.field

    def key(self, label="", kind="letter"):
        return next(
            key
            for key in self.keyboard.keys
            if key.cap.kind == kind and key.cap.label in (label, label or key.cap.label)
        )

    def tap(self, label="", kind="letter"):
        self.hand.tap(self.key(label, kind).place.centre)

    @property
    def offered(self):
        return [key.cap.label for key in self.keyboard.offer.keys] if self.keyboard.offer else []

    def offered_key(self, label):
        return next(key for key in self.keyboard.offer.keys if key.cap.label == label).place.centre


@pytest.fixture
def desk(shown):
    return Desk(shown(TREE))


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "José María Núñez"),
        ("es", "Íñigo Muñoz-Peña"),
        ("vi", "Nguyễn Thị Hường"),
        ("en", "Nguye"),
        ("ar", "فاطمة الزهراء"),
        ("ar", "لآلئ"),
        ("fa", "ژیلا گچ‌پژ".replace("\u200c", "")),
        ("ur", "ڈاکٹر نواز"),
        ("ru", "Фёдор Объедков"),
        ("uk", "Ґалаґан Їжакевич"),
        ("pl", "Łukasz Żółć"),
        ("fr", "Françoise Lœuvre"),
        ("de", "Jürgen Weiß"),
        ("en", "O'Brien, Jr."),
    ],
)
def test_a_name_is_written_letter_by_letter(shown, language, name):
    desk = Desk(shown(TREE, language, size=(800, 480)))  # little to draw
    desk.hand.type(name)
    assert desk.field.text == name


@pytest.mark.parametrize(
    ("language", "keys", "name"),
    [
        ("ko", "ㄱㅣㅁ ㄱㅏㅇㅎㅡㅣ", "김 강희"),
        ("ja", "yamada ken", "やまだ けん"),
        ("hi", "श्रीमती", "श्रीमती"),
        ("ne", "शेर्पा", "शेर्पा"),
        ("bn", "রহমান", "রহমান"),
        ("th", "ปิ่น", "ปิ่น"),
        ("km", "សុខា", "សុខា"),
        ("my", "ေအးချို", "အေးချို"),
        ("ps", "ګلالۍ", "ګلالۍ"),
        ("ht", "Jozèf", "Jozèf"),
    ],
)
def test_a_name_is_written_in_its_own_script(shown, language, keys, name):
    desk = Desk(shown(TREE, language, size=(800, 480)))
    desk.hand.type(keys)
    desk.hand.finish()
    assert desk.field.text == name


def test_an_amharic_syllable_is_a_consonant_and_its_vowel(shown):
    desk = Desk(shown(TREE, "am", size=(800, 480)))
    desk.tap("ሰ")
    desk.tap("ለ")
    desk.tap("ላ", "form")
    desk.tap("መ")
    desk.tap("ም", "form")
    assert desk.field.text == "ሰላም"
    desk.tap(kind="erase")
    assert desk.field.text == "ሰላ"
    assert [key.cap.label for key in desk.keyboard.keys if key.cap.kind == "form"] == list("ለሉሊላሌልሎሏ")


def test_a_korean_syllable_is_erased_jamo_by_jamo(shown):
    desk = Desk(shown(TREE, "ko", size=(800, 480)))
    desk.field.text = "한"
    left = []
    for _ in range(3):
        desk.tap(kind="erase")
        left.append(desk.field.text)
    assert left == ["하", "ㅎ", ""]


def test_a_script_without_capitals_does_not_turn_by_itself(shown):
    desk = Desk(shown(TREE, "th", size=(800, 480)))
    assert desk.keyboard.shift is Shift.OFF
    desk.tap(kind="shift")
    desk.tap("ธ")
    assert (desk.field.text, desk.keyboard.shift) == ("ธ", Shift.OFF)


@pytest.mark.parametrize(("size", "share"), [((1280, 800), 0.56), ((800, 480), 0.5)])
def test_a_keyboard_of_more_rows_is_higher_where_there_is_room(shown, size, share):
    keyboard = shown(TREE, "th", size).app.root.ids.keyboard
    assert keyboard.row_count == 5
    assert keyboard.height == pytest.approx(share * size[1])


def test_an_arabic_name_is_written_in_latin_letters_too(shown):
    desk = Desk(shown(TREE, "ar"))
    desk.hand.type("Fatima")
    assert desk.field.text == "Fatima"
    assert desk.keyboard.layout == "latin"


def test_a_letter_that_no_key_has_is_said(desk):
    with pytest.raises(NotSeen, match="漢"):
        desk.hand.type("漢")


def test_each_word_begins_with_a_capital_by_itself(desk):
    for label in ("A", "n", "a"):
        desk.tap(label)
    desk.tap(kind="space")
    desk.tap("B")
    desk.tap("-")
    desk.tap("C")
    assert desk.field.text == "Ana B-C"


def test_a_capital_can_be_refused(desk):
    desk.tap(kind="shift")
    desk.tap("v")
    assert desk.field.text == "v"


def test_one_tap_on_shift_is_for_one_letter(desk):
    desk.tap("M")
    desk.tap("c")
    desk.tap(kind="shift")
    desk.hand.wait(1)
    desk.tap("D")
    desk.tap("o")
    assert desk.field.text == "McDo"


def test_two_taps_lock_shift_and_a_third_frees_it(desk):
    desk.keyboard.shift = Shift.OFF
    desk.hand.wait(1)
    desk.tap(kind="shift")
    desk.tap(kind="shift")
    assert desk.keyboard.shift is Shift.LOCKED
    desk.tap("A")
    desk.tap("B")
    desk.tap(kind="shift")
    desk.tap("c")
    assert desk.field.text == "ABc"


def test_without_capitals_by_itself(desk):
    desk.keyboard.capitals = "none"
    desk.keyboard.shift = Shift.OFF
    desk.hand.settle()
    desk.tap("a")
    desk.tap("-")
    desk.tap("b")
    assert desk.field.text == "a-b"


def test_a_key_acts_when_the_finger_lifts_and_where_it_lifts(desk):
    desk.hand.press(desk.key("Q").place.centre)
    assert desk.field.text == ""
    desk.hand.slide(desk.key("W").place.centre)
    desk.hand.lift()
    assert desk.field.text == "W"


def test_a_finger_that_slides_off_the_keyboard_means_nothing(desk):
    desk.hand.press(desk.key("Q").place.centre)
    desk.hand.slide((640, 780))
    desk.hand.lift()
    assert desk.field.text == ""


def test_a_touch_between_two_keys_is_the_nearer_one(desk):
    q = desk.key("Q").place
    desk.hand.tap((q.x + q.width + 2, q.centre[1]))
    assert desk.field.text == "Q"


def test_a_second_finger_waits(desk):
    desk.hand.press(desk.key("Q").place.centre)
    first = desk.hand._finger
    desk.hand.press(desk.key("W").place.centre)
    desk.hand.lift()
    assert desk.field.text == ""
    desk.hand._finger = first
    desk.hand.lift()
    assert desk.field.text == "Q"


def test_a_held_letter_is_written_and_then_changed_by_a_tap(desk):
    desk.hand.type("Jos")
    desk.hand.hold(desk.key("e").place.centre, HELD + 0.1)
    assert desk.field.text == "Jose"
    assert desk.offered[:2] == ["é", "è"]
    desk.hand.tap(desk.offered_key("é"))
    assert desk.field.text == "José"
    assert desk.offered == []


def test_a_held_letter_is_changed_by_sliding_too(desk):
    desk.hand.type("Jos")
    desk.hand.press(desk.key("e").place.centre)
    desk.hand.wait(HELD + 0.1)
    desk.hand.slide(desk.offered_key("é"))
    desk.hand.lift()
    assert desk.field.text == "José"


def test_whoever_presses_slowly_writes_as_well_as_anyone(desk):
    for label in ("A", "n", "a"):
        desk.hand.hold(desk.key(label).place.centre, 2)
    assert desk.field.text == "Ana"


def test_a_touch_beside_the_offer_closes_it(desk):
    desk.hand.hold(desk.key("E").place.centre, HELD + 0.1)
    assert desk.offered
    desk.hand.tap((640, 700))
    assert desk.offered == []
    assert desk.field.text == "E"


def test_erase_repeats_while_it_is_held(desk):
    desk.field.text = "Mariana"
    desk.hand.settle()
    desk.tap(kind="erase")
    assert desk.field.text == "Marian"
    desk.hand.press(desk.key(kind="erase").place.centre)
    desk.hand.wait(HELD + 0.05)
    for _ in range(3):
        desk.hand.wait(0.1)
    desk.hand.lift()
    assert len(desk.field.text) <= 3
    left = desk.field.text
    desk.hand.wait(1)
    assert desk.field.text == left


def test_the_language_key_goes_through_the_readers_layouts(shown):
    desk = Desk(shown(TREE, "ar"))
    assert desk.keyboard.layout == "arabic"
    desk.tap(kind="layout")
    assert desk.keyboard.layout == "latin"
    desk.tap(kind="layout")
    assert desk.keyboard.layout == "arabic"


def test_the_language_key_offers_every_layout(desk):
    desk.tap(kind="layout")
    assert {"العربية", "Русский", "Tiếng Việt"} <= set(desk.offered)
    desk.hand.tap(desk.offered_key("Русский"))
    assert desk.keyboard.layout == "russian"
    desk.hand.type("Иван")
    assert desk.field.text == "Иван"


def test_the_readers_own_layout_comes_with_her_language(desk, translator):
    desk.hand.app.look.translator = translator("ru")
    desk.hand.settle()
    assert desk.keyboard.layout == "russian"
    desk.hand.type("Анна")
    assert desk.field.text == "Анна"


def test_digits_lie_behind_their_key(desk):
    desk.hand.type("12-3")
    assert desk.field.text == "12-3"
    assert desk.keyboard.layer == "digits"
    desk.tap(kind="layer")
    assert desk.keyboard.layer == "letters"


def test_eastern_digits_stand_behind_the_western_ones(shown):
    desk = Desk(shown(TREE, "ar"))
    desk.hand.type("١٢")
    assert desk.field.text == "١٢"


def test_done_is_always_there_and_says_so(desk):
    finished = []
    desk.keyboard.bind(on_done=lambda *_: finished.append("done"))
    for layer in ("letters", "digits"):
        desk.keyboard.layer = layer
        desk.hand.settle()
        desk.tap(kind="done")
    assert finished == ["done", "done"]


def test_another_field_takes_what_is_written_next(desk):
    number = desk.hand.app.root.ids.number
    desk.tap("A")
    desk.keyboard.field = number
    desk.hand.settle()
    assert (desk.field.active, number.active) == (False, True)
    desk.tap("B")
    assert (desk.field.text, number.text) == ("A", "B")


def test_the_caret_stands_where_the_keyboards_next_letter_goes(desk):
    desk.keyboard.layout = "arabic"
    assert desk.field.writing == "rtl"
    desk.keyboard.layout = "latin"
    assert desk.field.writing == "ltr"


@pytest.mark.parametrize("size", [(800, 480), (480, 800), (1920, 1080)])
def test_keys_are_large_enough_for_a_finger(shown, size):
    keyboard = shown(TREE, size=size).app.root.ids.keyboard
    letters = [key.place for key in keyboard.keys if key.cap.kind == "letter"]
    assert min(place.height for place in letters) >= 50
    assert min(place.width for place in letters) >= 40
    assert keyboard.top <= size[1] * 0.52


def test_without_a_field_keys_do_nothing(desk):
    keyboard = Keyboard()
    keyboard._write("a")
    keyboard._erase()
    assert keyboard.field is None
