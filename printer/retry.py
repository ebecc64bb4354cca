"""Retry: when a badge that did not get through is tried again."""

from dataclasses import dataclass

from printer.driver import Failed, Outcome, Refused


@dataclass(frozen=True)
class Retry:
    """The pauses (seconds) after each attempt, the last of which repeats, and the most attempts.

    As it is, a badge is tried for about a quarter of an hour: long enough to change a roll, short enough that
    none comes out for a visitor who was given a handwritten one long ago.
    """

    pauses: tuple[float, ...] = (1, 2, 5, 10, 20, 30, 60)
    attempts: int = 20

    def pause(self, attempts: int) -> float | None:
        """The seconds to wait after so many attempts; None when it is given up."""
        if attempts >= self.attempts:
            return None
        return self.pauses[min(attempts, len(self.pauses)) - 1]


QUARTER_OF_AN_HOUR = Retry()


def may_retry(outcome: Outcome, *, first_byte_left: bool) -> bool:
    """Whether sending again cannot make a second badge."""
    if first_byte_left:
        return False
    return isinstance(outcome, Refused) or (isinstance(outcome, Failed) and outcome.bytes_out == 0)
