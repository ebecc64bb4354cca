"""Takes pictures with picamera2, in a process of its own.

picamera2 belongs to the system's Python and to no virtual environment, so that this file is run by that
Python and imports nothing of the kiosk. `cameras/picamera.py` starts it, with the number of a shared memory's
file descriptor and the settings as JSON. It answers each line on standard input with one on standard output:
the shape of the newest picture, which lies in the memory by then. When its input ends, so does it.
"""

import ctypes
import json
import mmap
import os
import signal
import sys
from typing import Any

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG, linux/prctl.h
# libcamera's controls, as numbers: the module with their names came later than the controls.
_FOCUS_BY_HAND, _FOCUS_ALWAYS, _FOCUS_NEAR_AND_FAR = 0, 2, 2  # AfMode, AfMode, AfRange
_SHORT = 1  # AeExposureMode

Settings = dict[str, float]


class _NoPicture(Exception):
    """The camera gives none: its state, and why."""


def main() -> None:
    """Answers until its input ends."""
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    answers = os.dup(1)
    os.dup2(2, 1)  # whatever a library prints must not be taken for an answer
    os.environ.setdefault("LIBCAMERA_LOG_LEVELS", "*:WARN")
    memory = mmap.mmap(int(sys.argv[1]), 0)
    try:
        camera, remark = _start(json.loads(sys.argv[2]))
        _answer(answers, remark=remark)
        for _ in sys.stdin:
            picture = camera.capture_array("main")
            memory[: picture.nbytes] = picture.tobytes()
            _answer(answers, shape=picture.shape)
        camera.close()
    except _NoPicture as trouble:
        state, why = trouble.args
        _answer(answers, state=state, remark=why)
    except Exception as error:
        _answer(answers, state=_state_of(error), remark=f"picamera2: {error}")


def _start(asked: Settings) -> tuple[Any, str]:
    """The camera, started, and what it has not of what was asked for."""
    try:
        from picamera2 import Picamera2
    except ImportError as error:
        raise _NoPicture("failed", f"{error}: install the Debian package python3-picamera2.") from None
    number = int(asked["camera"])
    if number >= len(Picamera2.global_camera_info()):
        why = f"There is no camera {number} on the ribbon cable, or this account is not in the group `video`."
        raise _NoPicture("absent", why)
    camera = Picamera2(number)
    controls, lacking = _controls(asked, camera.camera_controls)
    size = (int(asked["width"]) & ~1, int(asked["height"]) & ~1)
    camera.configure(
        # Not queued: each picture begins after it was asked for. RGB888 lies as blue, green, red.
        camera.create_video_configuration(
            main={"size": size, "format": "RGB888"}, controls=controls, queue=False
        )
    )
    camera.start()
    return camera, " ".join(f"It has no setting for {name}." for name in lacking)


def _controls(asked: Settings, known: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    frame = round(1_000_000 / asked["fps"])  # microseconds
    wanted: dict[str, Any] = {"FrameDurationLimits": (frame, frame)}
    if "lens" in asked:
        wanted |= {"AfMode": _FOCUS_BY_HAND, "LensPosition": asked["lens"]}
    else:
        wanted |= {"AfMode": _FOCUS_ALWAYS, "AfRange": _FOCUS_NEAR_AND_FAR}
    if "exposure" in asked:
        wanted["ExposureTime"] = round(100 * asked["exposure"])  # microseconds
    else:
        wanted["AeExposureMode"] = _SHORT
    settings = {"lens": "LensPosition", "exposure": "ExposureTime"}
    lacking = [name for name, control in settings.items() if name in asked and control not in known]
    return {name: value for name, value in wanted.items() if name in known}, lacking


def _state_of(error: BaseException | None) -> str:
    while error is not None:
        if "busy" in str(error).lower():
            return "busy"
        error = error.__cause__ or error.__context__
    return "failed"


def _answer(answers: int, **said: object) -> None:
    os.write(answers, json.dumps(said).encode() + b"\n")


if __name__ == "__main__":
    main()
