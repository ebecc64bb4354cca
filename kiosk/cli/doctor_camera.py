"""`kiosk doctor camera`: a test card, and what the camera makes of it, live."""

import argparse
import json
import math
import shutil
import sys
import textwrap
import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli.command import Context, cameras_unlogged, positive
from kiosk.errors import BadInput

if TYPE_CHECKING:
    from kiosk.lobby.scanning.camera import Camera, Frame
    from kiosk.lobby.scanning.set_up.report import CameraReport

_LONGEST_WAIT = 0.5  # seconds until the page says how the camera is
_NAMES = 11  # columns
_BACK_TO_THE_TOP = "\x1b[{}A\x1b[J"


def add_to(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    parser = parts.add_parser(
        "camera",
        help="set the camera up with a printed test card",
        description="Shows what the camera makes of the test card, until Ctrl-C: how finely it is seen, "
        "focus, light, and from where a licence is read. --card writes the card.",
    )
    parser.add_argument("--card", type=Path, metavar="FILE.pdf", help="write the test card, to print")
    parser.add_argument("--camera", metavar="URL", help="the camera (default: lobby.toml)")
    parser.add_argument(
        "--distance", type=positive, metavar="CM", help="how far from the camera the card is held"
    )
    parser.add_argument("--seconds", type=positive, metavar="N", help="how long (default: until Ctrl-C)")
    # The doctor has this option as well: where it is not given here, what was given there must stand.
    parser.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="a JSON object a line")
    parser.set_defaults(run=_run)


def _run(given: argparse.Namespace, context: Context) -> int:
    if given.card is not None:
        return _write_card(given.card)
    from kiosk.lobby.scanning.camera import open_camera

    with cameras_unlogged():
        camera = open_camera(given.camera or context.settings.lobby.camera, context.data / "lobby")
        try:
            return _show(camera, given)
        except KeyboardInterrupt:
            return 0
        finally:
            camera.close()


def _write_card(file: Path) -> int:
    if file.suffix.lower() != ".pdf":
        raise BadInput(problem=f"{file}: the test card is a PDF, so that its name must end in .pdf")
    from kiosk.lobby.scanning.set_up.card import write_card

    write_card(file)
    print(file)
    return 0


def _show(camera: "Camera", given: argparse.Namespace) -> int:
    """The page, until its time is over; 1 where the camera gave no picture."""
    from kiosk.lobby.scanning.set_up.report import measure
    from kiosk.lobby.scanning.set_up.words import findings, verdict

    until = time.monotonic() + (given.seconds or math.inf)
    page = _Page()
    last: Frame | None = None
    while time.monotonic() < until:
        frame = camera.newest(0 if last is None else last.number, _LONGEST_WAIT)
        state, remark = camera.state, camera.remark
        figures: dict[str, object] = {"camera": state, "remark": remark}
        lines = {"camera": " ".join(filter(None, (state.sentence, remark, state.remedy)))}
        if frame is not None:
            came = _timing(frame, last)
            report = measure(frame.picture)
            told = verdict(report, given.distance)
            figures |= came | _figures(report) | {"verdict": told}
            lines |= findings(report) | {"frames": _words(came), "verdict": told}
            last = frame
        if given.json:
            print(json.dumps(figures, ensure_ascii=False), flush=True)
        else:
            page.show(lines)
    return 1 if last is None else 0


def _timing(frame: "Frame", last: "Frame | None") -> dict[str, float]:
    """How often pictures come, and how old this one was when it was taken up."""
    timing = {"age_ms": round(1000 * (time.monotonic() - frame.taken), 1)}
    if last is not None and frame.taken > last.taken:
        timing["fps"] = round((frame.number - last.number) / (frame.taken - last.taken), 1)
    return timing


def _words(timing: dict[str, float]) -> str:
    rate = f"{timing['fps']:.0f} a second, " if "fps" in timing else ""
    return f"{rate}{timing['age_ms']:.0f} ms old"


def _figures(report: "CameraReport") -> dict[str, object]:
    card: dict[str, object] | None = None
    if report.card is not None:
        card = {
            name: round(value, 3) if isinstance(value, float) else value
            for name, value in asdict(report.card).items()
        }
        card |= {"focus": report.card.focus, "needed": round(report.card.needed, 3)}
    return {"width": report.width, "height": report.height, "card": card}


class _Page:
    """On a terminal, written over the page before; elsewhere, below it."""

    def __init__(self) -> None:
        self._shown: list[str] = []

    def show(self, texts: dict[str, str]) -> None:
        room = shutil.get_terminal_size().columns - _NAMES
        lines: list[str] = []
        for name, text in texts.items():
            first, *more = textwrap.wrap(text, max(20, room), break_on_hyphens=False)
            lines += [f"{name:<{_NAMES}}{first}", *(" " * _NAMES + line for line in more)]
        if lines == self._shown:
            return
        if self._shown and sys.stdout.isatty():
            sys.stdout.write(_BACK_TO_THE_TOP.format(len(self._shown)))
        print(*lines, sep="\n", flush=True)
        self._shown = lines
