"""Work that waits for the disk, done one piece after another beside the interface's thread."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

log = logging.getLogger(__name__)

Result = TypeVar("Result")
Post = Callable[[Callable[[], None]], None]
"""Hands a piece of work to the interface's thread, from any other."""


class Errands:
    """One worker. What it brings back is handed to the interface's thread."""

    def __init__(self, post: Post) -> None:
        self._post = post
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="errands")

    def run(
        self,
        errand: Callable[[], Result],
        then: Callable[[Result], None],
        otherwise: Callable[[Exception], None],
    ) -> None:
        """Runs `errand` after those before it, then `then` with its result or `otherwise` with its error."""

        def done(future: Future[Result]) -> None:
            if future.cancelled():
                return
            error = future.exception()
            if isinstance(error, Exception):
                self._post(lambda: otherwise(error))
            else:
                self._post(lambda: then(future.result()))

        self._worker.submit(errand).add_done_callback(done)

    def close(self) -> None:
        """Finishes the errand at hand and forgets the others."""
        self._worker.shutdown(wait=True, cancel_futures=True)
