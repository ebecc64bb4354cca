"""The PIN of the service page: kept as a hash in the lobby's data folder, and guessed only slowly.

How often somebody guessed wrong is kept there too, so that starting anew is no way to guess on.
"""

import json
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from kiosk.errors import PinMissing, PinRefused, PinThrottled, PinWeak
from kiosk.private_file import write_private

LEAST, LONGEST = 6, 12  # digits
_DIFFERENT = 3  # digits; 121212 is guessed at once
_HASH, _TRIES = "service-pin", "service-pin-tries"
_ALLOWED = 5  # wrong PINs before the first pause
_FIRST_PAUSE, _LONGEST_PAUSE = 30.0, 3600.0  # seconds


class ServicePin:
    """The PIN in this folder. Times are seconds of the wall clock, which a new start does not set back."""

    def __init__(self, folder: Path) -> None:
        self._hash, self._tries = folder / _HASH, folder / _TRIES
        # argon2id with the least parameters that OWASP's password storage cheat sheet recommends
        self._hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)

    def set(self, pin: str) -> None:
        """Keeps another PIN, and forgets wrong ones. Raises PinWeak."""
        digits = pin.isascii() and pin.isdigit()
        if not digits or not LEAST <= len(pin) <= LONGEST or len(set(pin)) < _DIFFERENT:
            raise PinWeak(least=LEAST, longest=LONGEST)
        write_private(self._hash, self._hasher.hash(pin).encode("ascii"))
        self._tries.unlink(missing_ok=True)

    def check(self, pin: str, *, now: float) -> None:
        """Returns if this is the PIN; takes about a tenth of a second, which is meant.

        Raises PinMissing, PinThrottled with the seconds to wait, or PinRefused.
        """
        try:
            kept = self._hash.read_text("ascii")
        except FileNotFoundError:
            raise PinMissing from None
        wrong, last = self._wrong(now)
        if (seconds := _pause(wrong) - (now - last)) > 0:
            raise PinThrottled(seconds=int(seconds) + 1)
        # Counted before it is known: a power cut in between is no free guess.
        write_private(self._tries, json.dumps({"wrong": wrong + 1, "last": now}).encode("ascii"))
        try:
            self._hasher.verify(kept, pin)
        except (VerificationError, InvalidHashError):
            raise PinRefused from None
        self._tries.unlink(missing_ok=True)

    def _wrong(self, now: float) -> tuple[int, float]:
        """How many were wrong since the last right one, and when the last of them was."""
        try:
            tries = json.loads(self._tries.read_text("ascii"))
            wrong, last = int(tries["wrong"]), float(tries["last"])
        except FileNotFoundError:
            return 0, 0.0
        except (ValueError, KeyError, TypeError):
            return _ALLOWED, now  # somebody has damaged it: count on from the first pause
        return wrong, min(last, now)  # a clock that was set back makes nobody wait for years


def _pause(wrong: int) -> float:
    if wrong < _ALLOWED:
        return 0.0
    return min(_FIRST_PAUSE * 2.0 ** min(wrong - _ALLOWED, 20), _LONGEST_PAUSE)
