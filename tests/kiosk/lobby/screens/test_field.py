"""A field keeps what is written as it is written, and its caret stands where a reader expects it."""

import pytest

TREE = """
DirBox:
    orientation: "vertical"
    Field:
        id: field
        hint: "Name"
    Widget:
"""


@pytest.fixture
def field(shown):
    return shown(TREE).app.root.ids.field


def ink(field):
    """The columns of the field's line that bear ink."""
    texture = field._line.texture
    width, _ = texture.size
    alpha = texture.pixels[3::4]
    return [x for x in range(width) if any(alpha[x::width])]


def test_letters_go_before_the_caret(field):
    field.insert("Jse")
    field.caret = 1
    field.insert("o")
    assert (field.text, field.caret) == ("Jose", 2)


def test_a_mark_joins_its_letter(field):
    for letter in ("J", "o", "s", "e", "\u0301"):
        field.insert(letter)
    assert (field.text, field.caret) == ("José", 4)


def test_accents_and_case_are_kept(field):
    field.insert("Nguyễn McDonald-O'Brien ñ ß")
    assert field.text == "Nguyễn McDonald-O'Brien ñ ß"


def test_erasing_goes_letter_by_letter_to_an_empty_field(field):
    field.text = "Zoë"
    for left in ("Zo", "Z", "", ""):
        field.erase()
        assert (field.text, field.caret) == (left, len(left))


def test_erasing_in_the_middle_keeps_the_rest(field):
    field.text = "فاطمة"
    field.caret = 2
    field.erase()
    assert (field.text, field.caret) == ("فطمة", 1)


def test_no_more_than_the_longest_is_taken(field):
    field.longest = 5
    field.insert("Maria")
    field.insert("na")
    assert field.text == "Maria"


def test_a_text_that_is_set_is_written_on_at_its_end(field):
    field.text = "Ana"
    assert field.caret == 3


def test_a_tap_places_the_caret_and_takes_the_keyboard(shown):
    hand = shown(TREE)
    field = hand.app.root.ids.field
    field.text = "Mariana"
    hand.settle()
    assert not field.active
    hand.tap((field.x + field.padding[0] + 1, field.center_y))
    assert field.active
    assert field.caret == 0
    hand.tap((field.right - 20, field.center_y))
    assert field.caret == 7


def test_in_an_arabic_word_the_caret_walks_from_right_to_left(shown):
    hand = shown(TREE, "ar")
    field = hand.app.root.ids.field
    field.active = True
    field.text = "فاطمة"
    walked = []
    for field.caret in range(6):
        hand.settle()
        walked.append(field.caret_place()[0])
    assert walked == sorted(set(walked), reverse=True)
    assert walked[0] == pytest.approx(field.right - field.padding[2] - 3, abs=1)


def test_a_tap_at_the_right_end_of_an_arabic_name_is_its_beginning(shown):
    hand = shown(TREE, "ar")
    field = hand.app.root.ids.field
    field.text = "فاطمة"
    hand.settle()
    hand.tap((field.right - field.padding[2] - 4, field.center_y))
    assert field.caret == 0


@pytest.mark.parametrize(
    ("screen", "text", "at_the_left"),
    [
        ("en", "Ana", True),
        ("ar", "فاطمة", False),
        ("ar", "Ana", True),
        ("en", "فاطمة", False),
        ("ar", "", False),
    ],
)
def test_what_is_written_decides_the_side_and_the_screen_where_nothing_is(shown, screen, text, at_the_left):
    field = shown(TREE, screen).app.root.ids.field
    field.text = text
    field._draw()
    assert (max(ink(field)) < 400) if at_the_left else (min(ink(field)) > 800)


@pytest.mark.parametrize("letter", ["M", "م"])
def test_a_long_name_scrolls_so_that_the_caret_is_seen(shown, letter):
    hand = shown(TREE)
    field = hand.app.root.ids.field
    field.active = True
    field.insert(letter * 80)
    for caret in (80, 40, 0, 80):
        field.caret = caret
        hand.settle()
        assert field.x + field.padding[0] - 1 <= field.caret_place()[0] <= field.right - field.padding[2]


def test_the_hint_is_seen_only_while_nothing_is_written(field):
    field._draw()
    assert ink(field)
    assert field._ink.rgba == list(field.hint_ink)
    field.insert("A")
    field._draw()
    assert field._ink.rgba == list(field.ink)


def test_the_caret_is_moved_as_the_eye_sees_it(field):
    for text, left in (("Ana", 2), ("فاطمة", 5)):
        field.text = text
        field.step("left")
        assert field.caret == left
    field.step("right")
    assert field.caret == 4


def test_what_stands_before_the_caret_can_be_rewritten(field):
    field.text, field.longest = "하nd", 4
    field.caret = 1
    field.rewrite("한")
    assert (field.text, field.caret, field.before) == ("한nd", 1, "한")
    field.rewrite("too long")
    assert field.text == "한nd"


def test_clearing_leaves_nothing_of_it_in_the_picture(field):
    field.hint = ""
    field.text = "Fatima"
    field._draw()
    assert ink(field)
    field.clear()
    assert field.text == ""
    assert ink(field) == []
