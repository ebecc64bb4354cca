"""What the demonstration does, step by step, with the seconds that each took."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from kiosk.errors import KioskError


class StepFailed(KioskError):
    """The demonstration failed where {step}: {problem}"""


@dataclass
class Story:
    """Tells each step on standard output once it really happened."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """A step of this name, a whole clause; whatever goes wrong in it becomes StepFailed."""
        began = time.monotonic()
        try:
            yield
        except Exception as error:
            problem = (str(error).strip() or type(error).__name__).splitlines()[0]
            raise StepFailed(step=name, problem=problem) from error
        self.seconds[name] = time.monotonic() - began
        print(f"  {self.seconds[name]:5.1f} s  {name}", flush=True)


def require(fact: object, otherwise: str) -> None:
    """Raises AssertionError with these words unless the fact holds."""
    if not fact:
        raise AssertionError(otherwise)
