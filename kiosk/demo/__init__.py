"""The demonstration: the whole way of a visit, on the real doors of a school that does not exist."""

import os
import shutil
import tempfile
from pathlib import Path

from kiosk.errors import BadInput, KioskError

SIZE = (1280, 800)
CHROMIUM = ("chromium", "chromium-browser")


class DemoUnready(KioskError):
    """The demonstration needs {missing}. `make demo` installs all that it needs."""


def run(out: Path | None, *, auto: bool) -> int:
    """Shows the kiosk in a window to try out; or, without a display or with `auto`, lets visitors walk.

    `out` is a new or empty folder for what is left. Returns the exit status.
    """
    folder = _folder(out)
    if auto or not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        _check()
        from kiosk.demo.walk import walk

        return walk(folder, browser())
    from kiosk.demo.trial import trial

    return trial(folder)


def browser() -> str:
    """The browser in which staff answer; raises DemoUnready."""
    for name in CHROMIUM:
        if found := shutil.which(name):
            return found
    raise DemoUnready(missing="the Debian package chromium")


def _check() -> None:
    from importlib.util import find_spec

    missing = [name for name in ("playwright", "aiosmtpd") if find_spec(name) is None]
    if missing:
        raise DemoUnready(missing=f"the Python packages {' and '.join(missing)}")


def _folder(out: Path | None) -> Path:
    if out is None:
        return Path(tempfile.mkdtemp(prefix="kiosk-demo-"))
    out.mkdir(parents=True, exist_ok=True)
    if any(out.iterdir()):
        raise BadInput(problem=f"the folder {out} is not empty; the demonstration begins with an empty one")
    return out.absolute()
