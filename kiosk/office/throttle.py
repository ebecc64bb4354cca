"""Slowing down whoever guesses passwords."""

import ipaddress
import threading
from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.errors import SignInThrottled

ALLOWED = {"person": 5, "place": 20, "account": 50}  # failures before the first pause
FIRST_PAUSE, LONGEST_PAUSE = 30.0, 900.0  # seconds
FORGET = 3600.0  # seconds after the last failure
MOST_KEYS = 10_000


@dataclass
class _Failures:
    count: int = 0
    last: float = 0.0


class Throttle:
    """Counts failed tries, by one person from one place, from one place, and for one account.

    So a mistyped password costs nothing, a program that guesses is slowed to a crawl, and nobody can lock
    the front desk out from another machine. Times are seconds of a clock that never goes back.
    """

    def __init__(self) -> None:
        self._failures: dict[tuple[str, str], _Failures] = {}
        self._turn = threading.Lock()

    def check(self, account: str, place: str, *, now: float) -> None:
        """Raises SignInThrottled, with the seconds to wait, after too many failures."""
        with self._turn:
            seconds = max(self._left(key, now) for key in _keys(account, place))
        if seconds > 0:
            raise SignInThrottled(seconds=int(seconds) + 1)

    def failed(self, account: str, place: str, *, now: float) -> None:
        """Remembers a failure."""
        with self._turn:
            self._forget(now)
            for key in _keys(account, place):
                known = self._failures.setdefault(key, _Failures())
                known.count += 1
                known.last = now

    def succeeded(self, account: str, place: str) -> None:
        """Forgets the failures of this person at this place."""
        with self._turn:
            self._failures.pop(_keys(account, place)[0], None)

    def _left(self, key: tuple[str, str], now: float) -> float:
        known = self._failures.get(key)
        beyond = known.count - ALLOWED[key[0]] if known else -1
        if known is None or beyond < 0:
            return 0.0
        return known.last + min(FIRST_PAUSE * 2.0 ** min(beyond, 10), LONGEST_PAUSE) - now

    def _forget(self, now: float) -> None:
        old = [key for key, known in self._failures.items() if known.last < now - FORGET]
        self._drop(old)
        self._drop(list(self._failures)[: max(0, len(self._failures) - MOST_KEYS)])

    def _drop(self, keys: Iterable[tuple[str, str]]) -> None:
        for key in keys:
            del self._failures[key]


def _keys(account: str, place: str) -> tuple[tuple[str, str], ...]:
    name, place = account.strip().casefold()[:100], _household(place)
    return ("person", f"{name} {place}"), ("place", place), ("account", name)


def _household(place: str) -> str:
    """Of an IPv6 address its network of 64 bits: one machine has all of its addresses."""
    try:
        address = ipaddress.ip_address(place)
    except ValueError:
        return place
    return str(ipaddress.ip_network((address, 64), strict=False)) if address.version == 6 else place
