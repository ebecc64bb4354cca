"""Badges as the bytes for a Brother QL, as a lobby makes them. As a program, it makes one for each name, that
way or the usual one, and says what it cost: `python -m tests.benchmarks._printing_badges ours`.
"""

import resource
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from printer import Badge

NAMES = (
    "María José García López",
    "Jo Ng",
    "Wolfeschlegelsteinhausenbergerdorff",
    "Nguyễn Thị Minh Khai",
    "Barbara Ann Smith-Jones",
    "Zoë",
    "Maximilian Alexander von Hohenstein",
    "Li Wei Chen",
    "Ana Pérez",
    "Oluwaseun Adeyemi",
    "Élodie Dubois",
    "Grzegorz Brzęczyszczykiewicz",
    "Kim Min-jun",
    "Priya Raghunathan",
    "Fatima Al-Sayed",
)
HOST, PURPOSE, TOKEN = "Ms. Keller", "Parent meeting", "VB1.ABCDEFGH234567QR"
ARRIVED = datetime(2026, 11, 23, 9, 5, tzinfo=UTC)


def our_badge(name: str = NAMES[0]) -> "Badge":
    """A badge with every field but pictures."""
    from printer import Badge, BadgeWords

    return Badge(
        label="PARENT",
        name=name,
        number="A-017",
        token=TOKEN,
        arrived=ARRIVED,
        until=ARRIVED.replace(hour=16),
        words=BadgeWords("GO TO", "VISITING", "PURPOSE", "UNTIL", "Arrived"),
        visitor_label="Madre o padre",
        visitor_language="es",
        host=HOST,
        destination="Room 12",
        directions="Segundo piso: suba las escaleras y gire a la izquierda.",
        purpose=PURPOSE,
        school="Lincoln Elementary School",
        return_line="Please hand this badge in when you leave.",
    )


def our_job(name: str = NAMES[0], model: str = "QL-820NWB") -> bytes:
    """The bytes of a badge, as a lobby makes them."""
    from printer import medium, render
    from printer.encode.brother import encode
    from printer.encode.brother_model import MODELS

    known = {each.name: each for each in MODELS.values()}
    roll = medium("62x100")
    return encode(render(our_badge(name), roll).planes(), roll, known[model])


def processor_seconds() -> float:
    """What this process and those that it started have cost so far, in seconds of one core."""
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(used.ru_utime + used.ru_stime for used in both)


def resident_megabytes() -> float:
    """The memory that this process holds."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1000


def main(way: str) -> None:
    """Prints the seconds until the first badge, and the megabytes after one for each name."""
    # reportlab loads HarfBuzz where it finds it. Only the tests need that: no kiosk has it.
    sys.modules["uharfbuzz"] = None  # type: ignore[assignment]  # how Python marks what cannot be imported
    if way == "ours":
        make = our_job
    else:
        from tests.benchmarks._printing_usual import usual_job as make
    make(NAMES[0])
    first = processor_seconds()
    for name in NAMES[1:]:
        make(name)
    print(first, resident_megabytes())


if __name__ == "__main__":
    main(sys.argv[1])
