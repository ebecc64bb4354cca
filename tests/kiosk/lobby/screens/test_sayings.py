"""What the screens say of notices, badges and the camera: for everything that can be, in every language."""

from datetime import UTC, datetime

import pytest

from kiosk import shipped
from kiosk.i18n import Catalogues
from kiosk.lobby.flow import Notice
from kiosk.lobby.scanning.camera import CameraState
from kiosk.lobby.screens import sayings
from kiosk.lobby.waiting import BadgeWord, Waiting
from kiosk.telling import News, Word

CATALOGUES = Catalogues(shipped.TRANSLATIONS)
ENGLISH = CATALOGUES.translator("en")


def waiting(badge):
    return Waiting(News("A-017", "en", Word.TOLD), badge, 1)


@pytest.mark.parametrize("tag", list(CATALOGUES.languages))
def test_everything_that_can_be_has_words(tag):
    translator = CATALOGUES.translator(tag)
    assert all(sayings.notice(notice, translator).text for notice in Notice)
    said = {state for state in CameraState if sayings.camera(state, translator)}
    assert said == set(CameraState) - {CameraState.WORKING}
    told = {word for word in BadgeWord if sayings.badge(waiting(word), translator).text}
    assert told == set(BadgeWord) - {BadgeWord.NONE_YET}


def test_the_number_for_a_badge_written_by_hand_is_said():
    for word in (BadgeWord.WRITE_BY_HAND, BadgeWord.NO_LABELS, BadgeWord.LATER):
        assert "A-017" in sayings.badge(waiting(word), ENGLISH).text


@pytest.mark.parametrize(
    ("hour", "said"),
    [(0, "Good morning"), (11, "Good morning"), (12, "Good afternoon"), (18, "Good evening")],
)
def test_greeting(hour, said):
    assert sayings.greeting(datetime(2026, 11, 20, hour, tzinfo=UTC), ENGLISH) == said
