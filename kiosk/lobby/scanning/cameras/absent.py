"""The camera of a lobby that has none."""

import time

from kiosk.lobby.scanning.camera import CameraState, Frame
from kiosk.lobby.scanning.camera_url import CameraUrl


class AbsentCamera:
    """`none:`. It is always absent, and never gives a frame."""

    state = CameraState.ABSENT
    remark = "This lobby is set up without a camera."

    def open(self) -> None:
        """Nothing to open."""

    def newest(self, after: int = 0, timeout: float = 0.0) -> Frame | None:
        """None, once `timeout` seconds are over."""
        del after
        time.sleep(timeout)
        return None

    def close(self) -> None:
        """Nothing to free."""


def none_camera(url: CameraUrl) -> AbsentCamera:
    """The camera of `none:`; raises CameraUrlInvalid where the URL says more."""
    if url.path or url.query:
        raise url.wrong("nothing stands behind none:")
    return AbsentCamera()
