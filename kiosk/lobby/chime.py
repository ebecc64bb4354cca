"""A soft chime, for those who wait and are answered. Where there is no loudspeaker, all stays silent."""

import logging
from collections.abc import Sequence
from functools import cache

import numpy as np

from kiosk.errors import SpeechBroken
from kiosk.lobby.speech.sound import Sound, play
from kiosk.lobby.speech.voice import Cut
from kiosk.lobby.waiting import Row
from kiosk.visits.acknowledgement import Acknowledgement

log = logging.getLogger(__name__)

RATE = 44_100  # samples a second, which every sound device takes
_NOTES = ((659.26, 0.0), (523.25, 0.28))  # E5, then C5: hertz, and when it begins, in seconds
_OVERTONES = ((1, 1.0), (2, 0.35), (3, 0.12))  # as a bell has them, and how loud each is
_SECONDS, _FADING = 1.4, 0.32
_LOUDEST = 0.4  # of what samples can hold: softer than a voice at the same volume


class Answers:
    """Remembers who was answered, and hears when somebody new is."""

    def __init__(self) -> None:
        self._known: dict[str, Acknowledgement | None] = {}

    def new_among(self, board: Sequence[Row]) -> bool:
        """Whether somebody who waited before has an answer now that she did not have."""
        told = {row.visit: row.news.acknowledgement for row in board}
        before, self._known = self._known, told
        return any(
            answer is not None and before.get(visit, answer) != answer for visit, answer in told.items()
        )


def ring(device: str, volume: int, cut: Cut) -> None:
    """Lets it be heard at this device of ALSA's, as loud as the voice, and returns when it has been."""
    try:
        play(chime(), device, volume, cut)
    except SpeechBroken as error:
        log.info("no chime: %s", error)


@cache
def chime() -> Sound:
    """Two notes of a bell, the lower one last."""
    times = np.arange(int(RATE * _SECONDS)) / RATE
    wave = np.zeros_like(times)
    for pitch, begin in _NOTES:
        since = np.clip(times - begin, 0, None)
        struck = np.minimum(since / 0.004, 1) * np.exp(-since / _FADING)  # without a click at the start
        wave += struck * sum(share * np.sin(2 * np.pi * pitch * order * since) for order, share in _OVERTONES)
    samples = (wave / np.abs(wave).max() * _LOUDEST * 32_767).astype("<i2")
    return Sound(samples.tobytes(), RATE)
