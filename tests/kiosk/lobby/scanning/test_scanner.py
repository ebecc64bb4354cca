import gc
import re
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from queue import Empty, Queue

import numpy as np
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.lobby.scanning.camera import Camera, CameraState, Frame, open_camera
from kiosk.lobby.scanning.documents.badge import Badge
from kiosk.lobby.scanning.documents.card import Card, CardKind, CardPattern
from kiosk.lobby.scanning.documents.document import Presented
from kiosk.lobby.scanning.documents.holder import Holder
from kiosk.lobby.scanning.documents.invitation import Invitation
from kiosk.lobby.scanning.documents.unknown import Unknown
from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import Picture
from kiosk.lobby.scanning.scanner import Scanner
from kiosk.lobby.scanning.sight import NOTHING, Hint, Sight
from kiosk.lobby.scanning.specimen import LicenceFields, Pose, held_up, licence_card, licence_text, qr_card
from kiosk.visits.token import InvitationCode, badge_code, sign_invitation

TODAY = date(2026, 3, 4)
KEY = Ed25519PrivateKey.generate()
TOKEN = "ABCDEFGHIJKLMNOP"
STUDENTS = CardPattern(CardKind.STUDENT, re.compile(r"S\d{6}"), frozenset(("QRCode",)))
LONG = 30.0
HELD_UP = Pose(share=0.7)


class Desk:
    """A scanner before a folder of pictures, and what it tells."""

    def __init__(self, folder: Path, camera: Camera | None = None) -> None:
        self.folder = folder
        self.documents: Queue[Presented] = Queue()
        self.states: Queue[CameraState] = Queue()
        self.sights: Queue[Sight] = Queue()
        self.camera = camera or open_camera(f"folder:{folder}?fps=50")
        self.scanner = Scanner(
            self.camera,
            self.documents.put,
            self.states.put,
            self.sights.put,
            is_known_badge=TOKEN.__eq__,
            invitation_keys=lambda: (KEY.public_key(),),
            cards=(STUDENTS,),
            today=lambda: TODAY,
        )

    def hold_up(self, card: Picture, pose: Pose = HELD_UP) -> Path:
        written = self.folder / "unfinished"
        written.write_bytes(cv2.imencode(".png", held_up(card, pose, (1280, 720)))[1].tobytes())
        return written.rename(self.folder / "card.png")

    def told(self) -> Presented:
        return self.documents.get(timeout=LONG)

    def until(self, condition: Callable[[], object]) -> None:
        end = time.monotonic() + LONG
        pause = threading.Event()
        while not condition():
            assert time.monotonic() < end, "it did not happen in time"
            pause.wait(0.01)

    def until_it_sees(self) -> None:
        self.until(lambda: self.scanner.newest_frame() is not None)

    def shows_card(self) -> bool:
        frame = self.camera.newest()
        return frame is not None and np.ptp(frame.picture) > 0

    def state(self) -> CameraState:
        return self.states.get(timeout=LONG)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    desk.scanner.start()
    yield desk
    desk.scanner.stop()


def test_a_licence_leaves_only_its_holder(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    desk.hold_up(licence_card(licence_text(LicenceFields(expires=date(2026, 3, 3)))))
    assert desk.told() == Holder("Maria Elena", "de la Cruz", "", expired=True)
    assert LicenceFields().number not in caplog.text


def test_a_badge_and_then_an_invitation(desk: Desk) -> None:
    desk.hold_up(qr_card(badge_code(TOKEN)))
    assert desk.told() == Badge(TOKEN)
    desk.hold_up(qr_card(sign_invitation(InvitationCode(TOKEN, TODAY), KEY)))
    assert desk.told() == Invitation(TOKEN, TODAY)


def test_an_unknown_code_is_told_too(desk: Desk) -> None:
    desk.hold_up(qr_card("https://example.org"))
    assert desk.told() == Unknown("QRCode")


def test_a_student_card_says_no_more_than_that(desk: Desk) -> None:
    desk.hold_up(qr_card("S123456"))
    assert desk.told() == Card(CardKind.STUDENT)


def test_a_card_that_stays_is_told_once_and_anew_after_a_pause(desk: Desk) -> None:
    desk.hold_up(qr_card(badge_code(TOKEN)))
    assert desk.told() == Badge(TOKEN)
    desk.scanner.pause()
    with pytest.raises(Empty):
        desk.documents.get(timeout=0.2)
    assert desk.scanner.newest_frame() is not None
    desk.scanner.resume()
    assert desk.told() == Badge(TOKEN)


def test_what_was_recognised_is_outlined_where_it_is(desk: Desk) -> None:
    desk.hold_up(qr_card(badge_code(TOKEN)))
    desk.told()
    sight = desk.sights.get(timeout=LONG)
    assert sight.outline is not None
    across, down = (sum(point[axis] for point in sight.outline) / 4 for axis in (0, 1))
    assert across == pytest.approx(0.5, abs=0.05)
    assert down == pytest.approx(0.52, abs=0.1)
    (desk.folder / "card.png").unlink()
    assert desk.sights.get(timeout=LONG) == NOTHING


def test_an_unknown_code_is_not_outlined(desk: Desk) -> None:
    desk.hold_up(qr_card("https://example.org"))
    desk.told()
    assert desk.sights.empty()


def test_an_outline_does_not_stay_when_an_unknown_code_follows(desk: Desk) -> None:
    desk.hold_up(qr_card(badge_code(TOKEN)))
    assert desk.told() == Badge(TOKEN)
    assert desk.sights.get(timeout=LONG).outline is not None
    desk.hold_up(qr_card("https://example.org"))
    assert desk.sights.get(timeout=LONG) == NOTHING


def test_a_licence_of_which_only_the_bar_code_is_read_gets_a_hint(desk: Desk) -> None:
    card = licence_card(licence_text(LicenceFields()))
    upper_half = card[: len(card) // 2 + 150]  # with the PDF417, which nobody can read then
    upper_half[:] = cv2.blur(upper_half, (81, 1))
    desk.until_it_sees()
    desk.hold_up(card, Pose(share=0.45, roll=2))
    assert desk.sights.get(timeout=LONG) == Sight(hint=Hint.CLOSER)
    assert desk.told() == Unknown("Code128")


def test_what_was_read_before_a_pause_is_not_told_after_it(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    reading, let_go = threading.Event(), threading.Event()

    def slowly(token: str) -> bool:
        reading.set()
        return let_go.wait(LONG)

    scanner = Scanner(
        desk.camera,
        desk.documents.put,
        desk.states.put,
        desk.sights.put,
        is_known_badge=slowly,
        invitation_keys=tuple,
        today=lambda: TODAY,
    )
    desk.hold_up(qr_card(badge_code(TOKEN)))
    scanner.start()
    assert reading.wait(LONG)
    (desk.folder / "card.png").unlink()
    desk.until(lambda: not desk.shows_card())
    scanner.pause()
    scanner.resume()
    let_go.set()
    desk.until(lambda: list(desk.sights.queue)[-1:] == [NOTHING])
    scanner.stop()
    assert desk.documents.empty()


def test_a_card_that_cannot_be_read_gets_a_hint(desk: Desk) -> None:
    desk.until_it_sees()
    desk.hold_up(licence_card(licence_text(LicenceFields())), Pose(share=0.42, roll=7, blur=1.5))
    assert desk.sights.get(timeout=LONG) == Sight(hint=Hint.CLOSER)


def test_a_camera_that_nobody_needs_is_free_until_somebody_does(desk: Desk, tmp_path: Path) -> None:
    desk.until_it_sees()
    seen = weakref.ref(desk.scanner.newest_frame())
    desk.scanner.rest()
    desk.until(lambda: desk.camera.state is CameraState.CLOSED)
    assert desk.scanner.newest_frame() is None
    gc.collect()
    assert seen() is None
    desk.hold_up(qr_card(badge_code(TOKEN)))
    desk.scanner.resume()
    assert desk.told() == Badge(TOKEN)
    desk.scanner.rest()
    desk.until(lambda: desk.camera.state is CameraState.CLOSED)
    desk.scanner.pause()
    desk.until(lambda: desk.scanner.newest_frame() is not None)
    assert desk.documents.empty()
    assert CameraState.CLOSED not in list(desk.states.queue)


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


class Covered(Faulty):
    """A camera that has a black picture whenever it is asked."""

    state = CameraState.BLACK


def test_whoever_wants_a_picture_of_a_covered_camera_waits_in_vain(tmp_path: Path) -> None:
    scanner = Desk(tmp_path, Covered()).scanner
    began = time.monotonic()
    assert scanner.newest_frame(0, 0.2) is None
    assert time.monotonic() - began >= 0.2
    scanner.stop()


def test_a_scanner_whose_camera_is_free_stops(desk: Desk) -> None:
    desk.until_it_sees()
    desk.scanner.rest()
    desk.until(lambda: desk.camera.state is CameraState.CLOSED)
    desk.scanner.stop()


def test_how_the_camera_is_is_told_when_it_changes(tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    desk = Desk(folder)
    desk.scanner.start()
    states = [desk.state()]
    while states[-1] is not CameraState.ABSENT:
        states.append(desk.state())
    assert desk.scanner.newest_frame() is None
    folder.mkdir()
    assert desk.state() is CameraState.WORKING
    desk.scanner.stop()


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


def test_a_scanner_that_is_stopped_in_a_pause_tells_nothing(desk: Desk) -> None:
    desk.until_it_sees()
    desk.scanner.pause()
    desk.hold_up(qr_card(badge_code(TOKEN)))
    desk.until(desk.shows_card)
    desk.scanner.stop()
    assert desk.documents.empty()


def test_a_scanner_that_was_never_started_stops(tmp_path: Path) -> None:
    camera = Faulty()
    Desk(tmp_path, camera).scanner.stop()
    assert camera.freed
