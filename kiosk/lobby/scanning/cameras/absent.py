"""The camera of a lobby that has none."""

import time

from kiosk.lobby.scanning.camera import CameraState, Frame


class AbsentCamera:
    """`none:`. It is always absent, and never gives a frame."""

    state = CameraState.ABSENT

    def open(self) -> None:
        """Nothing to open."""

    def newest(self, after: int = 0, timeout: float = 0.0) -> Frame | None:
        """None, once `timeout` seconds are over."""
        del after
        time.sleep(timeout)
        return None

    def close(self) -> None:
        """Nothing to free."""
