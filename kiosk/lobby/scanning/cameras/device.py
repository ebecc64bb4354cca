"""What a driver of a camera provides; `Grabber` makes a camera of it."""

from typing import TYPE_CHECKING, Protocol

from kiosk.lobby.scanning.camera import CameraState

if TYPE_CHECKING:
    from kiosk.lobby.scanning.picture import Picture


class CameraTrouble(Exception):
    """The device gives no picture, and must be opened anew."""

    def __init__(self, state: CameraState, remark: str = "") -> None:
        """Args:
        remark: what is known besides the state, in a sentence for staff, without a password.
        """
        super().__init__(remark or state.value)
        self.state = state
        self.remark = remark


class Device(Protocol):
    """A source of pictures, driven from one thread."""

    @property
    def pause(self) -> float:
        """Seconds to wait between two pictures; 0 where `grab` itself waits for the next."""

    def open(self) -> str:
        """Open the device.

        Returns: what staff should know of how it opened, "" where all is as it was asked for.

        Raises:
            CameraTrouble
        """

    def grab(self) -> "Picture":
        """The next picture, uint8 (height, width, 3) blue-green-red; raises CameraTrouble."""

    def close(self) -> None:
        """Free the device, also one that is not open."""
