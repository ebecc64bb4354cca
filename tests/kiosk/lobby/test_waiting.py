"""What the waiting screen may say of a badge, and how long each screen waits, as tables."""

import pytest

from kiosk.lobby.flow import Step
from kiosk.lobby.patience import FAREWELL, Patience, patience
from kiosk.lobby.waiting import BadgeWord, badge_word
from kiosk.settings import load
from kiosk.visits.badge import BadgeIssue, BadgeState


@pytest.mark.parametrize(
    ("badge", "word"),
    [
        (None, BadgeWord.NONE_YET),
        (BadgeIssue(1, BadgeState.REQUESTED), BadgeWord.NONE_YET),
        (BadgeIssue(1, BadgeState.PRINTED), BadgeWord.TAKE_IT),
        (BadgeIssue(1, BadgeState.UNCONFIRMED), BadgeWord.LOOK_FOR_IT),
        (BadgeIssue(2, BadgeState.REQUESTED), BadgeWord.ANOTHER),
        (BadgeIssue(2, BadgeState.PRINTED, lobby="Main entrance"), BadgeWord.TAKE_IT),
        (BadgeIssue(2, BadgeState.PRINTED, lobby="Gym"), BadgeWord.ELSEWHERE),
        (BadgeIssue(2, BadgeState.UNCONFIRMED, lobby="Gym"), BadgeWord.ELSEWHERE),
        (BadgeIssue(1, BadgeState.UNCONFIRMED, "stuck"), BadgeWord.LOOK_FOR_IT),
        (BadgeIssue(1, BadgeState.FAILED, "no-media"), BadgeWord.NO_LABELS),
        (BadgeIssue(1, BadgeState.FAILED, "out-of-labels"), BadgeWord.NO_LABELS),
        (BadgeIssue(1, BadgeState.FAILED, "cooling"), BadgeWord.LATER),
        (BadgeIssue(1, BadgeState.FAILED, "busy"), BadgeWord.LATER),
        (BadgeIssue(1, BadgeState.FAILED, "cover-open"), BadgeWord.WRITE_BY_HAND),
        (BadgeIssue(1, BadgeState.FAILED, "eaten-by-goat"), BadgeWord.WRITE_BY_HAND),
        (BadgeIssue(2, BadgeState.FAILED, seen_by="visitor"), BadgeWord.WRITE_BY_HAND),
        (BadgeIssue(1, BadgeState.PRINTED, seen_by="visitor"), BadgeWord.TAKE_IT),
    ],
)
def test_the_badge(badge, word):
    assert badge_word(badge, "Main entrance") is word


SETTINGS = load().lobby


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (Step.WELCOME, Patience(None, None)),
        (Step.CHECKING_IN, Patience(None, None)),
        (Step.NAME, Patience(SETTINGS.idle_seconds, SETTINGS.still_there_seconds)),
        (Step.READ_BACK, Patience(SETTINGS.idle_seconds, SETTINGS.still_there_seconds)),
        (Step.SIGN_OUT, Patience(SETTINGS.idle_seconds, SETTINGS.still_there_seconds)),
        (Step.WAITING, Patience(None, SETTINGS.waiting_seconds)),
        (Step.GOODBYE, Patience(None, FAREWELL)),
        (Step.MESSAGE_LEFT, Patience(None, SETTINGS.idle_seconds)),
        (Step.UNABLE, Patience(None, SETTINGS.idle_seconds)),
    ],
)
def test_the_patience_of_each_step(step, expected):
    assert patience(step, SETTINGS) == expected
