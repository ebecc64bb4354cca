import grp
import os

import pytest

from kiosk.lobby.printer_words import describe, remedy, wrong_roll
from kiosk.visits.print_trouble import MEANINGS
from printer import MEDIA, Reason, State, Status

NOTHING_TO_DO = {Reason.CANCELLED, Reason.CONNECTION_LOST, Reason.INTERRUPTED, Reason.DRIVER_FAULT}


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_words_and_says_what_to_do(reason):
    assert reason in MEANINGS
    assert not MEANINGS[reason].endswith(".")
    assert remedy(reason).endswith(".") or reason in NOTHING_TO_DO


def test_without_permission_the_rule_to_write_is_named():
    rule = remedy(Reason.NO_PERMISSION)
    group = grp.getgrgid(os.getgid()).gr_name
    assert f'SUBSYSTEM=="usbmisc", KERNEL=="lp[0-9]*", MODE="0660", GROUP="{group}"' in rule
    assert "/etc/udev/rules.d/" in rule


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status(State.READY), "ready"),
        (Status(State.READY, media="DK-1202"), "ready, with DK-1202"),
        (Status(State.ATTENTION, frozenset({Reason.COVER_OPEN})), "the printer's cover is open"),
        (Status(State.UNKNOWN), "there, but it does not say how it is"),
    ],
)
def test_a_status_is_told_in_words(status, words):
    assert describe(status) == words


def test_another_roll_is_named_with_the_one_that_is_wanted():
    told = wrong_roll(Status(State.READY, media=MEDIA["62"].title), MEDIA["62x100"])
    assert "DK-1202" in told
    assert "DK-2205" in told


@pytest.mark.parametrize("loaded", [None, MEDIA["62x100"].title, "continuous roll, 62 mm"])
def test_the_right_roll_and_an_unknown_one_are_no_reason_to_complain(loaded):
    assert wrong_roll(Status(State.READY, media=loaded), MEDIA["62x100"]) is None
