"""Sound is made and played by programs; both are cut when nobody wants them any more."""

import time

import numpy as np
import pytest

from kiosk.errors import SpeechBroken
from kiosk.lobby.speech.sound import SILENCE, Sound, made_by, play

LOUD = Sound(np.full(8000, 10_000, "<i2").tobytes(), 8000)


def wanted():
    return False


def soon_unwanted():
    """Wanted at first, and then no more."""
    asked = iter([False])
    return lambda: next(asked, True)


def test_what_a_program_makes_of_a_text():
    assert made_by(["tr", "a-z", "A-Z"], "grüße", wanted).decode() == "GRüßE"


def test_a_program_that_is_not_there_or_fails_is_told(program):
    with pytest.raises(SpeechBroken, match="no-such-program cannot be started"):
        made_by(["no-such-program"], "", wanted)
    program("failing", "echo the voice is missing >&2; exit 3")
    with pytest.raises(SpeechBroken, match="failing: the voice is missing"):
        made_by(["failing"], "", wanted)


def test_a_slow_program_is_cut():
    started = time.monotonic()
    assert made_by(["sleep", "60"], "", soon_unwanted()) is None
    assert time.monotonic() - started < 30


def test_the_player_gets_every_sample_at_the_volume(program, tmp_path):
    program("aplay", f'cat > "{tmp_path}/heard"; echo "$@" > "{tmp_path}/asked"')
    play(LOUD, "plughw:1", 5, wanted)
    heard = np.frombuffer((tmp_path / "heard").read_bytes(), "<i2")
    assert (len(heard), set(heard)) == (8000, {2500})
    assert (tmp_path / "asked").read_text() == "-q -D plughw:1 -t raw -f S16_LE -c 1 -r 8000\n"


def test_the_player_is_cut_while_it_plays_and_while_it_still_has_some_to_play(program):
    program("aplay", "exec sleep 60")
    started = time.monotonic()
    play(LOUD, "default", 10, soon_unwanted())
    play(SILENCE, "default", 10, soon_unwanted())
    assert time.monotonic() - started < 30


def test_a_player_that_finds_no_device_is_told_with_its_reason(program):
    program("aplay", "echo 'aplay: main:831: audio open error: No such device' >&2; exit 1")
    with pytest.raises(SpeechBroken, match="audio open error: No such device"):
        play(Sound(bytes(10_000_000), 8000), "default", 5, wanted)


def test_without_a_player_it_is_told(program, only_these_programs):
    with pytest.raises(SpeechBroken, match="aplay cannot be started"):
        play(SILENCE, "default", 5, wanted)


def test_a_sound_knows_how_long_it_lasts():
    assert LOUD.seconds == 1.0
