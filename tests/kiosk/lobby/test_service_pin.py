"""The PIN of the service page: guessed slowly, through power cuts and clocks that were set back."""

import pytest

from kiosk.errors import PinMissing, PinRefused, PinThrottled, PinWeak
from kiosk.lobby.service_pin import ServicePin

RIGHT, WRONG = "271828", "314159"
NOON = 1_795_000_000.0


@pytest.fixture
def folder(tmp_path):
    ServicePin(tmp_path).set(RIGHT)
    return tmp_path


def guess(folder, pin, now):
    """As after a new start: nothing is remembered but what the folder holds."""
    ServicePin(folder).check(pin, now=now)


def guess_wrong(folder, times, now=NOON):
    for second in range(times):
        with pytest.raises(PinRefused):
            guess(folder, WRONG, now + second)


def test_the_right_one_is_taken(folder):
    guess(folder, RIGHT, NOON)


def test_only_a_hash_is_kept_and_only_this_account_reads_it(folder):
    kept = folder / "service-pin"
    assert RIGHT not in kept.read_text()
    assert kept.read_text().startswith("$argon2id$")
    assert kept.stat().st_mode & 0o077 == 0


def test_without_one_nobody_enters(tmp_path):
    with pytest.raises(PinMissing, match="kiosk lobby set-pin"):
        guess(tmp_path, RIGHT, NOON)


@pytest.mark.parametrize("pin", ["", "12345", "1234567890123", "12a456", "111111", "121212", "١٢٣٤٥٦"])
def test_one_that_is_guessed_easily_is_not_kept(tmp_path, pin):
    with pytest.raises(PinWeak, match="6 to 12 digits"):
        ServicePin(tmp_path).set(pin)
    assert list(tmp_path.iterdir()) == []


def test_after_five_wrong_ones_even_the_right_one_waits_through_a_new_start(folder):
    guess_wrong(folder, 5)
    with pytest.raises(PinThrottled) as throttled:
        guess(folder, RIGHT, NOON + 5)
    assert throttled.value.found == {"seconds": 30}
    guess(folder, RIGHT, NOON + 4 + 30)


def test_each_pause_is_twice_the_one_before_up_to_an_hour(folder):
    guess_wrong(folder, 5)
    now, pauses = NOON + 4, []
    for _ in range(9):
        with pytest.raises(PinThrottled) as throttled:
            guess(folder, WRONG, now)
        pauses.append(throttled.value.found["seconds"] - 1)
        now += pauses[-1]
        guess_wrong(folder, 1, now)
    assert pauses == [30, 60, 120, 240, 480, 960, 1920, 3600, 3600]


def test_the_right_one_forgets_the_wrong_ones(folder):
    guess_wrong(folder, 4)
    guess(folder, RIGHT, NOON + 4)
    guess_wrong(folder, 5, NOON + 5)


def test_a_clock_that_was_set_back_makes_nobody_wait_for_longer_than_the_pause(folder):
    guess_wrong(folder, 5)
    with pytest.raises(PinThrottled) as throttled:
        guess(folder, RIGHT, NOON - 1_000_000)
    assert throttled.value.found["seconds"] <= 31


def test_whoever_damages_what_is_remembered_gains_no_guess(folder):
    guess_wrong(folder, 5)
    (folder / "service-pin-tries").write_text("{}")
    with pytest.raises(PinThrottled):
        guess(folder, RIGHT, NOON + 60)
