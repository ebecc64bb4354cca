"""Every keyboard has its letters in the case asked for, and the keys that are always there."""

import pytest

from kiosk.lobby.screens.caps import Faces, Shift
from kiosk.lobby.screens.layouts import layout, names


def caps(name, layer="letters", shift=Shift.OFF, following=None):
    rows = Faces(layout(name), layer, shift, following and layout(following), "Done").rows()
    return [cap for row in rows for cap in row]


def labels(found, kind="letter"):
    return [cap.label for cap in found if cap.kind == kind]


@pytest.mark.parametrize("layer", ["letters", "digits"])
@pytest.mark.parametrize("name", names())
def test_done_erase_and_space_are_always_there(name, layer):
    found = caps(name, layer)
    assert labels(found, "done") == ["Done"]
    assert labels(found, "space") == [layout(name).own_name]
    assert len(labels(found, "erase")) == 1


@pytest.mark.parametrize("name", names())
def test_shift_is_there_for_scripts_with_capitals_or_more_letters_than_keys(name):
    assert bool(labels(caps(name), "shift")) == layout(name).has_shift
    assert not labels(caps(name, "digits"), "shift")


@pytest.mark.parametrize(
    ("shift", "letter", "behind"), [(Shift.OFF, "e", "é"), (Shift.ONCE, "E", "É"), (Shift.LOCKED, "E", "É")]
)
def test_letters_come_in_the_case_asked_for(shift, letter, behind):
    (found,) = [cap for cap in caps("latin", shift=shift) if cap.label == letter]
    assert behind in found.more


def test_a_locked_shift_looks_locked():
    icons = {
        shift: [cap.icon for cap in caps("latin", shift=shift) if cap.kind == "shift"] for shift in Shift
    }
    assert icons == {Shift.OFF: ["shift"], Shift.ONCE: ["shift"], Shift.LOCKED: ["shift-lock"]}


def test_the_layer_key_names_what_it_leads_to():
    assert labels(caps("arabic"), "layer") == ["123"]
    assert labels(caps("arabic", "digits"), "layer") == ["أ ب ت"]


def test_the_layout_key_names_what_it_leads_to():
    assert labels(caps("arabic", following="latin"), "layout") == ["ABC"]
    (alone,) = [cap for cap in caps("latin") if cap.kind == "layout"]
    assert alone.icon == "globe"


def test_shift_turns_to_the_other_letters_of_a_script_without_capitals():
    assert "ㄲ" not in labels(caps("korean"))
    assert "ㄲ" in labels(caps("korean", shift=Shift.ONCE))
    assert "q" in labels(caps("hiragana", shift=Shift.LOCKED))


def test_forms_stand_in_a_row_above_the_letters():
    rows = Faces(layout("amharic"), "letters", Shift.OFF, None, "Done", ("ለ", "ሉ")).rows()
    assert [(cap.kind, cap.label) for cap in rows[0]] == [("form", "ለ"), ("form", "ሉ")]
    assert len(rows) == len(layout("amharic").rows) + 2


def test_vowel_signs_of_arabic_stand_behind_the_apostrophe():
    (apostrophe,) = [cap for cap in caps("arabic") if cap.label == "'"]
    assert "\N{ARABIC FATHA}" in apostrophe.more
