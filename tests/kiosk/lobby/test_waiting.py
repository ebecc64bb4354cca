"""What the waiting screen may say, as a table."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kiosk.lobby.flow import Step
from kiosk.lobby.patience import Patience, patience
from kiosk.lobby.waiting import BadgeWord, Word, waiting
from kiosk.settings import load
from kiosk.visits.acknowledgement import Acknowledgement, Answer, AnswerKind
from kiosk.visits.badge import BadgeIssue, BadgeState
from kiosk.visits.moment import Moment
from kiosk.visits.visit import Visit

NOW = Moment(datetime(2026, 11, 20, 17, 0, tzinfo=UTC), -480)
VISIT = Visit("v", number="A-001", lobby="Main entrance", arrived=NOW)


def answered(kind, **more):
    acknowledgement = Acknowledgement(Answer(kind, **more), "Sam", NOW)
    return replace(VISIT, answered=NOW, acknowledgement=acknowledgement)


@pytest.mark.parametrize(
    ("visit", "delivered", "link_up", "word"),
    [
        (VISIT, False, True, Word.TELLING),
        (VISIT, False, False, Word.OFFICE_AWAY),
        (VISIT, True, True, Word.TOLD),
        (VISIT, True, False, Word.TOLD),
        (answered(AnswerKind.ON_MY_WAY), True, True, Word.ON_MY_WAY),
        (answered(AnswerKind.IN_MINUTES, minutes=5), True, True, Word.IN_MINUTES),
        (answered(AnswerKind.PLEASE_GO_TO, destination="x"), True, False, Word.PLEASE_GO_TO),
        (answered(AnswerKind.WRITTEN, text="Hello"), True, True, Word.WRITTEN),
        (replace(VISIT, left=NOW), True, True, Word.LEFT),
        (replace(answered(AnswerKind.ON_MY_WAY), left=NOW), True, True, Word.LEFT),
    ],
)
def test_the_news(visit, delivered, link_up, word):
    assert waiting(visit, None, None, delivered=delivered, link_up=link_up).word is word


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
    shown = waiting(replace(VISIT, badge=badge), None, None, delivered=True, link_up=True)
    assert (shown.badge, shown.copy) == (word, badge.copy if badge else 0)


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
        (Step.GOODBYE, Patience(None, SETTINGS.idle_seconds)),
        (Step.UNABLE, Patience(None, SETTINGS.idle_seconds)),
    ],
)
def test_the_patience_of_each_step(step, expected):
    assert patience(step, SETTINGS) == expected
