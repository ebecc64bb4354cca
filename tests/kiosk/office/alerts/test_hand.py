import pytest

from kiosk.errors import AlertDelayed, AlertRefused
from kiosk.office.alerts.hand import Hand
from kiosk.office.alerts.taken import KEY_LENGTH

KEY = b"1" * KEY_LENGTH


class Script:
    """A channel that stumbles before, or after the other side took a letter."""

    name = "script"

    def __init__(self, *, before=None, after=None):
        self.before, self.after = before, after
        self.sent = []

    def recipients(self, told):
        return ()

    def send(self, message, recipient, taken):
        if self.before:
            raise self.before
        self.sent.append((message, recipient))
        taken()
        if self.after:
            raise self.after


@pytest.fixture
def note(tmp_path):
    return tmp_path / "script"


def test_what_is_taken_is_known_in_the_next_life(note):
    channel = Script()
    hand = Hand(channel, note)
    assert hand.last_taken() != KEY
    hand.carry(KEY, "a visitor is here", "anybody")
    hand.close()
    assert channel.sent == [("a visitor is here", "anybody")]
    assert Hand(channel, note).last_taken() == KEY


@pytest.mark.parametrize("stumble", [RuntimeError("a bug"), AlertDelayed(problem="busy")])
def test_what_goes_wrong_once_it_is_taken_does_not_matter(note, stumble):
    hand = Hand(Script(after=stumble), note)
    hand.carry(KEY, "a visitor is here", "anybody")
    assert hand.last_taken() == KEY


@pytest.mark.parametrize("error", [AlertDelayed(problem="busy", after=3.0), AlertRefused(problem="no")])
def test_what_is_not_taken_is_told(note, error):
    hand = Hand(Script(before=error), note)
    with pytest.raises(type(error)) as caught:
        hand.carry(KEY, "a visitor is here", "anybody")
    assert caught.value is error
    assert hand.last_taken() != KEY


def test_a_fault_of_the_channel_is_a_delay(note, caplog):
    with pytest.raises(AlertDelayed, match="RuntimeError"):
        Hand(Script(before=RuntimeError("a bug")), note).carry(KEY, "a visitor is here", "anybody")
    assert "script" in caplog.text
