"""Pairing: this lobby shows a code, an administrator types it at the office, and both know each other."""

from pathlib import Path
from typing import Any

import requests

from kiosk.errors import OfficeUnreachable, PairingOver
from kiosk.lobby.sync.connection import CONNECT_SECONDS, certificate_of, open_session, pin
from kiosk.lobby.token_file import write_token
from kiosk.pairing_code import commitment, new_number, pairing_code

ANSWER_SECONDS = 10.0


class Pairing:
    """One pairing. `code` is what the screen shows until somebody has typed it, or ten minutes are over."""

    def __init__(self, address: str, lobby: str) -> None:
        """Asks the office at this address to take in the lobby of this name. Raises OfficeUnreachable."""
        self._address = address
        try:
            self._certificate = certificate_of(address)
        except OSError as error:
            raise OfficeUnreachable(address=address, problem=error) from None
        self._session = open_session(self._certificate)
        number = new_number()
        asked = self._ask("POST", "", {"name": lobby, "commitment": commitment(number)})
        self._path = f"/{asked['id']}"
        self._session.headers["Authorization"] = f"Bearer {number}"
        self._ask("PUT", f"{self._path}/number", {"number": number})
        self.code = pairing_code(number, asked["number"], self._certificate)

    def finish(self, folder: Path) -> bool:
        """Whether it was confirmed; then token and certificate are kept in the lobby's data folder.

        Raises PairingOver or OfficeUnreachable.
        """
        token = self._ask("GET", self._path)["token"]
        if token is None:
            return False
        pin(folder, self._certificate)
        write_token(folder, str(token))
        self.close()
        return True

    def close(self) -> None:
        """Ends the connection."""
        self._session.close()

    def _ask(self, method: str, path: str, body: dict[str, str] | None = None) -> Any:
        try:
            answer = self._session.request(
                method,
                f"{self._address}/api/pairings{path}",
                json=body,
                timeout=(CONNECT_SECONDS, ANSWER_SECONDS),
            )
            if answer.status_code == requests.codes.not_found:
                raise PairingOver
            if not answer.ok:
                raise OfficeUnreachable(address=self._address, problem=answer.json()["problem"])
            return answer.json() if answer.content else None
        except (requests.RequestException, ValueError, KeyError, TypeError) as error:
            raise OfficeUnreachable(address=self._address, problem=error) from None
