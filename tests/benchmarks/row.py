"""One measured figure beside its baseline."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """What was measured, by what, and what was to be reached; baseline and ours come from the same run."""

    what: str
    baseline: str
    """What the plain or the usual way does: `zxing-cpp alone 71.4 %, 3 ms`."""
    ours: str
    reach: str
    reached: bool
