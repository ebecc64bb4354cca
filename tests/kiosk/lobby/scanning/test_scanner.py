from collections.abc import Iterator
from datetime import date
from pathlib import Path
from queue import Empty, Queue

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.lobby.scanning.camera import Camera, CameraState, Frame, open_camera
from kiosk.lobby.scanning.documents.badge import Badge
from kiosk.lobby.scanning.documents.document import Presented
from kiosk.lobby.scanning.documents.invitation import Invitation
from kiosk.lobby.scanning.documents.licence import Holder
from kiosk.lobby.scanning.documents.unknown import Unknown
from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import Picture
from kiosk.lobby.scanning.scanner import Scanner
from kiosk.lobby.scanning.specimen import LicenceFields, Pose, held_up, licence_card, licence_text, qr_card
from kiosk.visits.token import InvitationCode, badge_code, sign_invitation

TODAY = date(2026, 3, 4)
KEY = Ed25519PrivateKey.generate()
TOKEN = "ABCDEFGHIJKLMNOP"
LONG = 30.0


class Desk:
    """A scanner before a folder of pictures, and what it tells."""

    def __init__(self, folder: Path, camera: Camera | None = None) -> None:
        self.folder = folder
        self.documents: Queue[Presented] = Queue()
        self.states: Queue[CameraState] = Queue()
        self.scanner = Scanner(
            camera or open_camera(f"folder:{folder}?fps=50"),
            self.documents.put,
            self.states.put,
            is_known_badge=TOKEN.__eq__,
            invitation_keys=lambda: (KEY.public_key(),),
            today=lambda: TODAY,
        )

    def hold_up(self, card: Picture) -> Path:
        written = self.folder / "unfinished"
        written.write_bytes(cv2.imencode(".png", held_up(card, Pose(share=0.7), (1280, 720)))[1].tobytes())
        return written.rename(self.folder / "card.png")

    def told(self) -> Presented:
        return self.documents.get(timeout=LONG)

    def state(self) -> CameraState:
        return self.states.get(timeout=LONG)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    desk.scanner.start()
    yield desk
    desk.scanner.stop()


def test_a_licence_leaves_only_its_holder(desk: Desk) -> None:
    desk.hold_up(licence_card(licence_text(LicenceFields(expires=date(2026, 3, 3)))))
    assert desk.told() == Holder("Maria Elena", "de la Cruz", "", expired=True)


def test_a_badge_and_then_an_invitation(desk: Desk) -> None:
    desk.hold_up(qr_card(badge_code(TOKEN)))
    assert desk.told() == Badge(TOKEN)
    desk.hold_up(qr_card(sign_invitation(InvitationCode(TOKEN, TODAY), KEY)))
    assert desk.told() == Invitation(TOKEN, TODAY)


def test_an_unknown_code_is_told_too(desk: Desk) -> None:
    desk.hold_up(qr_card("https://example.org"))
    assert desk.told() == Unknown("QRCode")


def test_a_card_that_stays_is_told_once_and_anew_after_a_pause(desk: Desk) -> None:
    desk.hold_up(qr_card(badge_code(TOKEN)))
    assert desk.told() == Badge(TOKEN)
    desk.scanner.pause()
    with pytest.raises(Empty):
        desk.documents.get(timeout=0.2)
    assert desk.scanner.latest_frame() is not None
    desk.scanner.resume()
    assert desk.told() == Badge(TOKEN)


def test_how_the_camera_is_is_told_when_it_changes(tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    desk = Desk(folder)
    desk.scanner.start()
    states = [desk.state()]
    while states[-1] is not CameraState.ABSENT:
        states.append(desk.state())
    assert desk.scanner.latest_frame() is None
    folder.mkdir()
    assert desk.state() is CameraState.WORKING
    desk.scanner.stop()


class Faulty:
    """A camera whose frames hold no picture."""

    state = CameraState.WORKING
    freed = False

    def open(self) -> None:
        """It is open."""

    def newest(self, after: int = 0, timeout: float = 0.0) -> Frame | None:
        del timeout
        return Frame(None, 0.0, after + 1)  # type: ignore[arg-type]  # what a broken driver might do

    def close(self) -> None:
        self.freed = True


def test_a_bad_picture_does_not_end_the_watch(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    camera = Faulty()
    desk = Desk(tmp_path, camera)
    desk.scanner.start()
    assert desk.state() is CameraState.WORKING
    camera.state = CameraState.FROZEN
    assert desk.state() is CameraState.FROZEN
    desk.scanner.stop()
    assert camera.freed
    assert "A picture could not be read." in caplog.text


def test_a_scanner_that_was_never_started_stops(tmp_path: Path) -> None:
    camera = Faulty()
    Desk(tmp_path, camera).scanner.stop()
    assert camera.freed
