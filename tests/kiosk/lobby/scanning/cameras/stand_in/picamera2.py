"""Stands in for picamera2 where there is no Raspberry Pi: the calls that the kiosk makes, as it answers them.

PICAMERA2_FAULT says what goes wrong. What it was set to is written into the file PICAMERA2_SET_TO.
"""

import json
import os
import sys
import threading
import time
from pathlib import Path
from typing import Any

import numpy as np

_FAULT = os.environ.get("PICAMERA2_FAULT", "")
_FORMATS = {"RGB888": 3, "BGR888": 3, "XRGB8888": 4}


class Picamera2:
    """A camera with a lens that can be moved, unless its fault is "fixed lens"."""

    @staticmethod
    def global_camera_info() -> list[dict[str, Any]]:
        if _FAULT == "no camera":
            return []
        return [
            {"Model": "imx708", "Location": 2, "Rotation": 180, "Id": "/base/soc/i2c0mux/i2c@1/imx708@1a"}
        ]

    def __init__(self, camera_num: int = 0) -> None:
        try:
            self._acquire()
        except Exception:
            raise RuntimeError("Camera __init__ sequence did not complete.")  # noqa: B904  # as it does
        self.camera_controls: dict[str, tuple[Any, Any, Any]] = {
            "FrameDurationLimits": (8333, 120_000_000, 33_333),
            "ExposureTime": (1, 66_666, 20_000),
            "AeExposureMode": (0, 3, 0),
        }
        if _FAULT != "fixed lens":
            self.camera_controls |= {
                "AfMode": (0, 2, 0),
                "AfRange": (0, 2, 0),
                "LensPosition": (0.0, 32.0, 1.0),
            }
        self._config: dict[str, Any] | None = None
        self._started = False
        self._taken = 0
        sys.stdout.write("[0:12:34] INFO Camera camera_manager.cpp:327 libcamera v0.5.2\n")
        sys.stdout.flush()

    def _acquire(self) -> None:
        if _FAULT == "busy":
            raise RuntimeError("Failed to acquire camera: Device or resource busy")

    def create_video_configuration(
        self,
        main: dict[str, Any] | None = None,
        controls: dict[str, Any] | None = None,
        buffer_count: int = 6,
        queue: bool = True,
    ) -> dict[str, Any]:
        stream = {"format": "XBGR8888", "size": (1280, 720)} | (main or {})
        limits = {"FrameDurationLimits": (33_333, 33_333)} | (controls or {})
        return {"main": stream, "controls": limits, "buffer_count": buffer_count, "queue": queue}

    def configure(self, config: dict[str, Any]) -> None:
        if any(side % 2 for side in config["main"]["size"]):
            raise RuntimeError("width and height should be even")
        for name in config["controls"]:
            if name not in self.camera_controls:
                raise RuntimeError(f"Control {name} is not advertised by libcamera")
        self._config = config
        if told := os.environ.get("PICAMERA2_SET_TO"):
            Path(told).write_text(json.dumps(config))

    def start(self) -> None:
        if self._config is None:
            raise RuntimeError("Camera has not been configured")
        if _FAULT == "does not start":
            raise RuntimeError("Failed to start camera: Invalid argument")
        self._started = True

    def capture_array(self, name: str = "main") -> np.ndarray:
        if self._config is None or not self._started:
            raise RuntimeError("Camera has not been started")
        if self._taken and _FAULT == "freezes":
            threading.Event().wait()
        if self._taken and _FAULT == "dies":
            os._exit(3)
        self._taken += 1
        time.sleep(self._config["controls"]["FrameDurationLimits"][0] / 1_000_000)  # as a sensor takes
        width, height = self._config[name]["size"]
        picture = np.full((height, width, _FORMATS[self._config[name]["format"]]), 20 * self._taken, np.uint8)
        picture[0, 0] = (1, 2, 3)
        return picture

    def close(self) -> None:
        self._started = False
