"""Sound from a program, and sound to a loudspeaker: both can be cut at any moment."""

import fcntl
import os
import select
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kiosk.errors import SpeechBroken
from kiosk.lobby.speech.phrase import LOUDEST
from kiosk.lobby.speech.voice import Cut

_LOOK = 0.02  # seconds until a cut is noticed
_LONGEST = 30.0  # seconds in which a program has made a sound
_PIPE = 4096  # bytes: little sound is on its way, so that a change of volume is heard soon


@dataclass(frozen=True, slots=True)
class Sound:
    """Samples of 16 bits, one channel, `rate` of them a second."""

    samples: bytes
    rate: int

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.samples) / 2 / self.rate


SILENCE = Sound(bytes(2 * 800), 16_000)


def made_by(command: Sequence[str], text: str, cut: Cut) -> bytes | None:
    """What the program writes when it is told `text`; None if it was cut. Raises SpeechBroken."""
    try:
        program = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
    except OSError as error:
        raise SpeechBroken(problem=f"{command[0]} cannot be started: {error.strerror}") from error
    told: bytes | None = text.encode()
    with program:
        for _ in range(int(_LONGEST / _LOOK)):
            try:
                output, complaint = program.communicate(told, timeout=_LOOK)
            except subprocess.TimeoutExpired:
                told = None  # it is being told already
                if cut():
                    program.kill()
                    return None
                continue
            if program.returncode:
                raise SpeechBroken(problem=f"{command[0]}: {_sentence(complaint, program.returncode)}")
            return output
        program.kill()
    raise SpeechBroken(problem=f"{command[0]} made no sound in {_LONGEST:.0f} seconds")


def play(sound: Sound, device: str, volume: int, cut: Cut) -> None:
    """Lets it be heard, and returns when it has been or is cut. Raises SpeechBroken."""
    command = ["aplay", "-q", "-D", device, "-t", "raw", "-f", "S16_LE", "-c", "1", "-r", str(sound.rate)]
    hearing, speaking = os.pipe()
    try:
        player = subprocess.Popen(command, stdin=hearing, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    except OSError as error:
        os.close(speaking)
        raise SpeechBroken(problem=f"aplay cannot be started: {error.strerror}") from error
    finally:
        os.close(hearing)
    with player:
        if not (_hand_over(_at(sound, volume), speaking, cut) and _ended(player, cut)):
            player.kill()
        elif player.returncode:
            complaint = player.stderr.read() if player.stderr else b""
            raise SpeechBroken(problem=f"aplay: {_sentence(complaint, player.returncode)}")


def _hand_over(samples: bytes, speaking: int, cut: Cut) -> bool:
    """Whether the player took everything, or takes no more; the pipe to it is closed."""
    with os.fdopen(speaking, "wb", buffering=0) as pipe:
        os.set_blocking(speaking, False)
        fcntl.fcntl(speaking, fcntl.F_SETPIPE_SZ, _PIPE)
        waiting = memoryview(samples)
        while waiting:
            if cut():
                return False
            if select.select([], [pipe], [], _LOOK)[1]:
                try:
                    waiting = waiting[pipe.write(waiting[:_PIPE]) or 0 :]
                except BrokenPipeError:
                    break
    return True


def _ended(player: "subprocess.Popen[bytes]", cut: Cut) -> bool:
    """Whether it has played what it had, before it was cut."""
    while not cut():
        try:
            player.wait(_LOOK)
        except subprocess.TimeoutExpired:
            continue
        return True
    return False


def _at(sound: Sound, volume: int) -> bytes:
    """The samples at this volume; each step is as much louder to the ear as the one before."""
    share = (volume / LOUDEST) ** 2
    samples = np.frombuffer(sound.samples[: len(sound.samples) // 2 * 2], np.dtype("<i2"))
    return (samples * share).astype("<i2").tobytes()


def _sentence(complaint: bytes, status: int) -> str:
    lines = complaint.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else f"it ended with status {status}"
