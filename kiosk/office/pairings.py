"""Lobbies that ask to be paired: for ten minutes, until an administrator types the code that they show."""

import hmac
import secrets
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from kiosk.errors import PairingCodeUnknown, PairingOver, PairingsFull
from kiosk.pairing_code import as_typed, commitment, new_number, pairing_code

LASTS = timedelta(minutes=10)
MOST = 20  # at a time; more are no school


@dataclass
class _Pairing:
    lobby: str
    commitment: str
    ends: datetime
    number: str = field(default_factory=new_number)
    lobbys_number: str = ""
    token: str | None = None


class Pairings:
    """Those that are under way."""

    def __init__(self, certificates: Sequence[str]) -> None:
        """`certificates` are those that a lobby may rightly be shown, by SHA-256; "" for what needs none."""
        self._certificates = certificates
        self._pairings: dict[str, _Pairing] = {}
        self._turn = threading.Lock()

    def begin(self, lobby: str, committed: str, *, now: datetime) -> tuple[str, str]:
        """A lobby of this name asks; gives the pairing's id and the office's number. Raises PairingsFull."""
        with self._turn:
            self._forget(now)
            if len(self._pairings) >= MOST:
                raise PairingsFull(minutes=int(LASTS.total_seconds() // 60))
            id, pairing = secrets.token_urlsafe(16), _Pairing(lobby, committed, now + LASTS)
            self._pairings[id] = pairing
            return id, pairing.number

    def reveal(self, id: str, number: str, *, now: datetime) -> None:
        """The lobby tells its number. Raises PairingOver, also where it is not the one it committed to."""
        with self._turn:
            pairing = self._of(id, now)
            if not hmac.compare_digest(commitment(number), pairing.commitment):
                del self._pairings[id]
                raise PairingOver
            pairing.lobbys_number = number

    def confirm(self, typed: str, admit: Callable[[str], str], *, now: datetime) -> str:
        """An administrator typed the code that a lobby shows; `admit` makes the token of the lobby of a name.

        Returns that name. Raises PairingCodeUnknown, and what `admit` raises.
        """
        with self._turn:
            self._forget(now)
            for pairing in self._pairings.values():
                if pairing.token is None and as_typed(typed) in self._codes(pairing):
                    pairing.token = admit(pairing.lobby)
                    return pairing.lobby
        raise PairingCodeUnknown

    def collect(self, id: str, number: str, *, now: datetime) -> str | None:
        """The lobby's token, once it was confirmed, and this once; None until then. Raises PairingOver."""
        with self._turn:
            pairing = self._of(id, now)
            if not pairing.lobbys_number or not hmac.compare_digest(pairing.lobbys_number, number):
                raise PairingOver
            if pairing.token is not None:
                del self._pairings[id]
            return pairing.token

    def _codes(self, pairing: _Pairing) -> list[str]:
        if not pairing.lobbys_number:
            return []
        return [pairing_code(pairing.lobbys_number, pairing.number, it) for it in self._certificates]

    def _of(self, id: str, now: datetime) -> _Pairing:
        self._forget(now)
        if id not in self._pairings:
            raise PairingOver
        return self._pairings[id]

    def _forget(self, now: datetime) -> None:
        over = [id for id, pairing in self._pairings.items() if pairing.ends <= now]
        for id in over:
            del self._pairings[id]
