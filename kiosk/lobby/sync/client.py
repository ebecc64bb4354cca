"""The office's side of the copying, over HTTP."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import requests

from kiosk.errors import EntryInvalid, LobbyRefused, OfficeUnreachable
from kiosk.journal import Entry, Head
from kiosk.lobby.sync.connection import CONNECT_SECONDS, open_session
from kiosk.visits.presence import Presence

ANSWER_SECONDS = 10.0  # beyond the time that the office was asked to wait


@dataclass(frozen=True)
class Exchanged:
    """What the office answered: its own origin, what it holds, what it gave, what of ours it set aside.

    `heads` has number and hash of the last entry that it holds of its own origin and of each of ours.
    `refused` are those of ours that it holds as bare seals, for a lobby may not write what they say: why.
    """

    office: str
    held: Mapping[str, int]
    heads: Mapping[str, Head]
    entries: Sequence[Entry]
    set_aside: Sequence[tuple[str, int]]
    refused: Sequence[str]
    more: bool


class OfficeClient:
    """One connection to the office. Not to be shared between threads."""

    def __init__(self, address: str, token: str, certificate: str = "") -> None:
        """`certificate` is the SHA-256 of the one that was pinned; "" where authorities vouch for it."""
        self._address = address
        self._session = open_session(certificate)
        self._session.headers["Authorization"] = f"Bearer {token}"

    def exchange(
        self,
        *,
        origin: str,
        held: Mapping[str, int],
        heads: Mapping[str, Head],
        entries: Sequence[Entry],
        wait: float,
    ) -> Exchanged:
        """Gives entries and takes what the office holds beyond `held`, for which it may wait some seconds.

        `heads` has number and hash of the last entry held here of the office's origin, once that is known.

        Raises OfficeUnreachable, or LobbyRefused when the token is not (or no longer) known.
        """
        body = {
            "origin": origin,
            "held": dict(held),
            "heads": dict(heads),
            "entries": [entry.to_json() for entry in entries],
            "wait": wait,
        }
        try:
            return _exchanged(self._post("entries", body, wait + ANSWER_SECONDS).json())
        except (requests.RequestException, KeyError, TypeError, ValueError, EntryInvalid) as error:
            raise OfficeUnreachable(address=self._address, problem=_plain(error)) from None

    def tell(self, presence: Presence) -> None:
        """Tells how this lobby is. Raises OfficeUnreachable or LobbyRefused."""
        try:
            times = {"at": presence.at, "since": presence.since}
            told = {name: time.isoformat() for name, time in times.items() if time}
            self._post("presence", asdict(presence) | dict.fromkeys(times) | told, ANSWER_SECONDS)
        except requests.RequestException as error:
            raise OfficeUnreachable(address=self._address, problem=_plain(error)) from None

    def _post(self, what: str, body: Mapping[str, Any], seconds: float) -> requests.Response:
        answer = self._session.post(
            f"{self._address}/api/{what}", json=body, timeout=(CONNECT_SECONDS, seconds)
        )
        if answer.status_code == requests.codes.unauthorized:
            raise LobbyRefused(address=self._address)
        answer.raise_for_status()
        return answer

    def close(self) -> None:
        """Ends the connection."""
        self._session.close()


def _exchanged(answer: Any) -> Exchanged:
    return Exchanged(
        office=str(answer["origin"]),
        held={str(origin): int(number) for origin, number in answer["held"].items()},
        heads={str(origin): (int(number), str(hash)) for origin, (number, hash) in answer["heads"].items()},
        entries=[Entry.from_json(wire) for wire in answer["entries"]],
        set_aside=[(str(origin), int(number)) for origin, number, *_ in answer["set_aside"]],
        refused=[str(problem) for *_, problem in answer.get("refused", ())],
        more=bool(answer["more"]),
    )


def _plain(error: Exception) -> str:
    """The problem in a word or two: a person reads it in the log and in the doctor."""
    match error:
        case requests.exceptions.SSLError():
            return "it shows another certificate than the one it was paired with; pair the lobby anew"
        case requests.ConnectTimeout() | requests.ReadTimeout():
            return "no answer in time"
        case requests.ConnectionError():
            return "nothing answers there"
        case requests.HTTPError() if error.response is not None:
            return f"it answers {error.response.status_code}"
        case _:
            return "it answers something else than an office would"
