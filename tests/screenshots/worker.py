"""One process of several that take pictures; it opens its window anew."""

import gc
import traceback
from pathlib import Path
from typing import NamedTuple

from kiosk.lobby.screens import window


class Job(NamedTuple):
    """The pictures of one language in one size; without scenes or dresses, all of them."""

    language: str
    size: tuple[int, int]
    scenes: list[str] | None
    dresses: list[str] | None
    out: Path
    sheets_only: bool


class Done(NamedTuple):
    """What became of a job."""

    label: str
    count: int
    faults: list[str]


def prepare(width: int, height: int) -> None:
    """Readies this process; `width` and `height` are the largest of any picture."""
    window.prepare(window.Display.OFF_SCREEN, (width, height))
    from kiosk.lobby.screens import text

    text.register()
    gc.disable()  # the app clears its memory after each screen, as it does for visitors


def photograph(job: Job) -> Done:
    """Takes the pictures of a job, and puts them on a contact sheet."""
    from tests.screenshots.scenes import SCENES
    from tests.screenshots.sheet import Sheet
    from tests.screenshots.shots import DRESSES, save, shots

    label = f"{job.language}-{job.size[0]}x{job.size[1]}"
    sheet, faults, count = Sheet(), [], 0
    try:
        for shot in shots(job.language, job.size, job.scenes or SCENES, job.dresses or DRESSES):
            name = f"{shot.scene}-{shot.dress}"
            faults += [f"{name}: {fault}" for fault in shot.faults]
            sheet.add(name, shot.picture)
            if not job.sheets_only:
                save(shot, job.out / label / f"{name}.png")
            count += 1
    except Exception:  # the other languages and sizes are photographed all the same
        faults.append(traceback.format_exc(limit=-4))
    if count:
        job.out.mkdir(parents=True, exist_ok=True)
        sheet.drawn().save(job.out / f"{label}.png")
    return Done(label, count, faults)
