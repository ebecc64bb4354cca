"""Who is at the screen, as a table of what somebody did there."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.lobby.at_screen import BRIEF, HALFWAY, ScreenWatch
from kiosk.lobby.flow import Step, Way
from kiosk.visits.moment import Moment
from kiosk.visits.presence import AtScreen, Presence

NOON = datetime(2026, 9, 1, 19, 0, tzinfo=UTC)
WELCOME = Way.begin("en", {})
SCAN = WELCOME.choose_language("es")
NAMED = replace(SCAN.type_instead(), name="Ana Ruiz", step=Step.PURPOSE)
IN = replace(NAMED, step=Step.WAITING, visit="v1")
SIGN_OUT = replace(SCAN, step=Step.SIGN_OUT)
UNABLE = replace(SCAN, step=Step.UNABLE)
GOODBYE = replace(SCAN, step=Step.GOODBYE)


class Watched:
    """A watch, its clock, and how often the office was to hear of it."""

    def __init__(self):
        self.now = NOON
        self.changes = 0
        self.watch = ScreenWatch(lambda: Moment(self.now))
        self.watch.on_change = self._count

    def _count(self):
        self.changes += 1

    def walk(self, *ways):
        for before, after in zip((WELCOME, *ways), ways, strict=False):
            self.watch.moved(before, after)

    @property
    def told(self):
        it = self.watch.onto(Presence(name="Gym", printer="ready", camera="working"))
        return it.at_screen, it.since, it.language


@pytest.fixture
def watched():
    return Watched()


@pytest.mark.parametrize(
    ("ways", "at_screen", "language"),
    [
        ((), AtScreen.NOBODY, None),
        ((SCAN,), AtScreen.SOMEBODY, "es"),
        ((SCAN, NAMED), AtScreen.SOMEBODY, "es"),
        ((SCAN, NAMED, NAMED.speak("fr")), AtScreen.SOMEBODY, "fr"),
        ((SCAN, NAMED, IN), AtScreen.NOBODY, None),  # the record tells of her now
        ((SCAN, NAMED, IN, replace(IN, step=Step.MESSAGE)), AtScreen.NOBODY, None),
        ((SCAN, WELCOME), AtScreen.NOBODY, None),  # she had told nothing
        ((SCAN, SIGN_OUT, WELCOME), AtScreen.NOBODY, None),
        ((SCAN, NAMED, WELCOME), AtScreen.LEFT_HALFWAY, "es"),
        ((SCAN, UNABLE), AtScreen.SOMEBODY, "es"),
        ((SCAN, UNABLE, WELCOME), AtScreen.LEFT_HALFWAY, "es"),
        ((SCAN, NAMED, IN, WELCOME), AtScreen.NOBODY, None),
        ((SCAN, GOODBYE, WELCOME), AtScreen.NOBODY, None),
        ((SCAN, NAMED, WELCOME, SCAN), AtScreen.SOMEBODY, "es"),
    ],
)
def test_the_office_hears_of_her_before_she_has_checked_in(watched, ways, at_screen, language):
    watched.walk(*ways)
    assert watched.told == (at_screen, NOON if language else None, language)


def test_a_touch_alone_is_somebody_for_a_moment(watched):
    watched.watch.touched(WELCOME)
    assert watched.told == (AtScreen.SOMEBODY, NOON, "en")
    watched.now += BRIEF
    assert watched.told == (AtScreen.NOBODY, None, None)


def test_touches_on_her_way_change_nothing(watched):
    watched.walk(SCAN)
    watched.now += timedelta(minutes=1)
    watched.watch.touched(SCAN)
    assert (watched.told, watched.changes) == ((AtScreen.SOMEBODY, NOON, "es"), 1)


def test_who_left_half_way_is_looked_for_some_minutes(watched):
    watched.walk(SCAN, NAMED, WELCOME)
    watched.now += HALFWAY - timedelta(seconds=1)
    assert watched.told[0] is AtScreen.LEFT_HALFWAY
    watched.now += timedelta(seconds=1)
    assert watched.told == (AtScreen.NOBODY, None, None)


def test_the_office_is_hurried_only_by_what_is_new(watched):
    watched.walk(SCAN, NAMED, replace(NAMED, step=Step.READ_BACK), IN, replace(IN, step=Step.MESSAGE))
    assert watched.changes == 2


def test_the_office_is_told_what_the_lobbys_clock_says():
    watched = Watched()
    watched.now = NOON + timedelta(minutes=3)
    assert watched.watch.onto(Presence(name="Gym", printer="ready", camera="working")).at == watched.now
