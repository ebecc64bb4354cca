"""`make bench`: every figure beside its baseline, both from this run on this machine.

`make bench ARGS="scanning passports"` measures these topics only. A topic is a module beside this one whose
function `rows` yields each `Row` as soon as it is measured.
"""

import importlib
import pkgutil
import sys
import time

import tests.benchmarks
from tests.benchmarks.row import Row

_NOT_TOPICS = frozenset(("__main__", "row"))


def topics() -> list[str]:
    """The names of all topics, sorted; a name that begins with an underscore is a topic's own module."""
    names = (module.name for module in pkgutil.iter_modules(tests.benchmarks.__path__))
    return sorted(name for name in names if name not in _NOT_TOPICS and not name.startswith("_"))


def main(chosen: list[str]) -> int:
    """Measure these topics, or all. A figure that falls short is shown as such, and is no error.

    Returns: the exit status: 0, or 2 where a topic is not known.
    """
    unknown = sorted(set(chosen) - set(topics()))
    if unknown:
        print(f"There is no topic {', '.join(unknown)}; there are: {', '.join(topics())}.", file=sys.stderr)
        return 2
    for topic in chosen or topics():
        began = time.monotonic()
        print(f"\n{topic}", flush=True)
        for row in importlib.import_module(f"tests.benchmarks.{topic}").rows():
            print(_block(row), flush=True)
        print(f"  measured in {time.monotonic() - began:.0f} s", flush=True)
    return 0


def _block(row: Row) -> str:
    lines = (
        f"  {row.what}: {'reached' if row.reached else 'NOT REACHED'}",
        f"    baseline  {row.baseline}",
        f"    ours      {row.ours}",
        f"    to reach  {row.reach}",
    )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
