"""The sign-ins of the pages that are open, looked up for all of them at once."""

import asyncio
import math
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from fastapi.concurrency import run_in_threadpool

from kiosk.office.accounts import Account
from kiosk.office.sessions import Sessions


class OpenPages:
    """Whose pages are open. An open page is in use, so that its sign-in does not end for want of clicks.

    To be used on the event loop.
    """

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions
        self._open: Counter[str] = Counter()
        self._accounts: Mapping[str, Account | None] = {}
        self._looked = -math.inf
        self._looking = asyncio.Lock()

    @contextmanager
    def open(self, token: str) -> Iterator[None]:
        """While a page of this sign-in is open."""
        self._open[token] += 1
        try:
            yield
        finally:
            self._open[token] -= 1
            if not self._open[token]:
                del self._open[token]

    async def account(self, token: str, *, now: datetime, fresh: float) -> Account | None:
        """Whose sign-in an open page has, as of at most so many seconds ago; None where it has ended."""
        async with self._looking:
            if token not in self._accounts or time.monotonic() - self._looked >= fresh:
                tokens = list(self._open)
                found = await run_in_threadpool(self._sessions.look_at, tokens, now=now)
                self._accounts = {token: found.get(token) for token in tokens}
                self._looked = time.monotonic()
        return self._accounts.get(token)
