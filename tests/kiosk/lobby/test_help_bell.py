"""The bell: what the screen knows of a request, whatever the order in which things come back."""

from collections import deque

import pytest

from kiosk.lobby.flow import Way
from kiosk.lobby.help_bell import HelpBell
from kiosk.lobby.help_point import Helping, HelpWord
from kiosk.settings import load
from kiosk.visits.help import HelpKind

WAY = Way.begin("en", load().purpose_list())
TELLING = Helping(HelpKind.ACCESS, HelpWord.TELLING, "r1")
COMING = Helping(HelpKind.ACCESS, HelpWord.COMING, "r1", "Sam Lee")


class Office:
    """A desk whose help point answers what the test says, when the test says so."""

    def __init__(self):
        self.sent = deque()
        self.changes = 0
        self.answer = TELLING
        self.bell = HelpBell(lambda: self, self.send, self.changed)

    help_point = property(lambda self: self)

    def ask(self, wish):
        return self._answered()

    def standing(self, request, kind):
        return self._answered()

    def _answered(self):
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    def send(self, errand, then, otherwise):
        self.sent.append((errand, then, otherwise))

    def changed(self):
        self.changes += 1

    def work(self):
        while self.sent:
            errand, then, otherwise = self.sent.popleft()
            try:
                result = errand()
            except OSError as error:
                otherwise(error)
            else:
                then(result)


@pytest.fixture
def office():
    return Office()


def test_it_is_telling_until_more_is_known(office):
    office.bell.ring(HelpKind.ACCESS, WAY)
    assert office.bell.helping == Helping(HelpKind.ACCESS, HelpWord.TELLING)
    office.work()
    assert office.bell.helping == TELLING
    office.answer = COMING
    office.bell.look_up()
    office.work()
    assert (office.bell.helping, office.changes) == (COMING, 3)


def test_what_cannot_be_written_down_was_not_asked(office):
    office.answer = OSError("the disk is full")
    office.bell.ring(HelpKind.ACCESS, WAY)
    office.work()
    assert office.bell.helping == Helping(HelpKind.ACCESS, HelpWord.OFFICE_AWAY)
    office.bell.look_up()
    assert not office.sent


def test_whoever_has_gone_is_told_nothing(office):
    office.bell.ring(HelpKind.ACCESS, WAY)
    office.bell.forget()
    office.work()
    assert office.bell.helping is None
    office.bell.look_up()
    assert not office.sent


def test_an_earlier_request_does_not_speak_for_a_later_one(office):
    office.bell.ring(HelpKind.ACCESS, WAY)
    office.work()
    office.bell.look_up()
    office.answer = Helping(HelpKind.SUPERVISOR, HelpWord.TOLD, "r2")
    office.bell.ring(HelpKind.SUPERVISOR, WAY)
    looked_up, rung = office.sent
    rung[1](rung[0]())
    looked_up[1](COMING)
    assert office.bell.helping.request == "r2"
