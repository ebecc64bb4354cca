import base64
import logging
import ssl
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import numpy as np
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from kiosk.lobby.scanning.camera import Camera, CameraState, open_camera
from kiosk.lobby.scanning.cameras.device import CameraTrouble
from kiosk.lobby.scanning.cameras.http import HttpDevice
from kiosk.lobby.scanning.picture import Picture
from tests.kiosk.lobby.scanning.cameras.mjpeg_server import MjpegServer, Wire, jpeg

LONG = 10.0


def level(of: int) -> bytes:
    return jpeg(np.full((48, 64, 3), of, np.uint8))


def seen(picture: Picture) -> int:
    return round(float(picture.mean()))


def look(device: HttpDevice) -> None:
    while True:
        device.grab()


def trouble_with(play: Callable[[Wire, int], None], patience: float = LONG) -> CameraTrouble:
    """How a camera of this play fails, once it has shown what it can."""
    with MjpegServer(play) as server:
        device = HttpDevice(server.url(), patience)
        device.open()
        with pytest.raises(CameraTrouble) as trouble:
            look(device)
        device.close()
    return trouble.value


def test_pictures_come_as_they_are_sent() -> None:
    def play(wire: Wire, _: int) -> None:
        wire.stream()
        wire.part(level(40))
        wire.hang()

    with MjpegServer(play) as server:
        device = HttpDevice(server.url(), LONG)
        device.open()
        assert seen(device.grab()) == 40
    device.close()


def test_whoever_is_late_gets_the_newest() -> None:
    def play(wire: Wire, _: int) -> None:
        wire.stream()
        for of in range(10, 200, 10):
            wire.part(level(of))
        wire.part(level(200))
        wire.hang()

    with MjpegServer(play) as server:
        device = HttpDevice(server.url(), LONG)
        device.open()
        pictures = [seen(device.grab())]
        while pictures[-1] != 200:
            pictures.append(seen(device.grab()))
    device.close()
    assert pictures == sorted(set(pictures))


def test_it_comes_back_after_it_hung_up() -> None:
    def play(wire: Wire, before: int) -> None:
        wire.stream()
        for of in range(50):
            wire.part(level(100 * (before > 0) + of))
        if before:
            wire.hang()

    with MjpegServer(play) as server:
        camera = open_camera(server.url())
        frame = camera.newest(timeout=LONG)
        while frame is not None and seen(frame.picture) < 100:
            frame = camera.newest(frame.number, timeout=LONG)
        state = camera.state
    camera.close()
    assert frame is not None
    assert state is CameraState.WORKING


def stops(wire: Wire, _: int) -> None:
    wire.stream()
    wire.part(level(40))


def hangs_after_a_picture(wire: Wire, _: int) -> None:
    wire.stream()
    wire.part(level(40))
    wire.hang()


def hangs_in_a_picture(wire: Wire, _: int) -> None:
    wire.stream()
    wire.write(b"--frame\r\nContent-Length: 9999\r\n\r\nhalf a pict")
    wire.hang()


def hangs_at_once(wire: Wire, _: int) -> None:
    wire.hang()


def drips(wire: Wire, _: int) -> None:
    wire.stream()
    wire.write(b"--frame\r\nContent-Length: 9999\r\n\r\n")
    while wire.wait(0.02):
        wire.write(b".")


def garbage(wire: Wire, _: int) -> None:
    wire.stream()
    while wire.wait(0.01):
        wire.part(b"no picture")


def endless(wire: Wire, _: int) -> None:
    wire.stream()
    wire.write(b"--frame\r\nContent-Length: 99999999999\r\n\r\n")
    wire.hang()


def a_page(wire: Wire, _: int) -> None:
    wire.answer(Content_Type="text/html")
    wire.write(b"<p>Please sign in.")


def nonsense(wire: Wire, _: int) -> None:
    wire.write(b"SSH-2.0-OpenSSH_9.2\r\n")


@pytest.mark.parametrize("play", [hangs_after_a_picture, hangs_in_a_picture, hangs_at_once, drips])
def test_a_stream_that_brings_no_picture_in_time_is_frozen(play: Callable[[Wire, int], None]) -> None:
    trouble = trouble_with(play, patience=0.3)
    assert (trouble.state, trouble.remark) == (CameraState.FROZEN, "No picture comes from it.")


def test_what_comes_and_is_no_picture_is_told_as_such() -> None:
    trouble = trouble_with(garbage, patience=1.0)
    assert (trouble.state, trouble.remark) == (CameraState.FAILED, "What it sends are no pictures.")


@pytest.mark.parametrize(
    ("play", "state", "remark"),
    [
        (stops, CameraState.UNREACHABLE, "It has hung up."),
        (endless, CameraState.FAILED, "bytes without an end."),
        (a_page, CameraState.FAILED, "It sends 'text/html' and not an MJPEG stream."),
        (nonsense, CameraState.UNREACHABLE, "SSH-2.0-OpenSSH_9.2"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_each_fault_is_told_by_its_name(
    play: Callable[[Wire, int], None], state: CameraState, remark: str
) -> None:
    trouble = trouble_with(play)
    assert trouble.state is state
    assert remark in trouble.remark


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (401, CameraState.NO_PERMISSION),
        (403, CameraState.NO_PERMISSION),
        (404, CameraState.ABSENT),
        (503, CameraState.BUSY),
        (500, CameraState.FAILED),
    ],
)
def test_a_refusal_is_told_with_its_number(status: int, state: CameraState) -> None:
    trouble = trouble_with(lambda wire, _: wire.answer(status))
    assert trouble.state is state
    assert trouble.remark.startswith(f"It answers {status} ")


def test_a_camera_that_is_not_there_cannot_be_reached() -> None:
    with MjpegServer(stops) as server:
        gone = server.url()
    device = HttpDevice(gone, LONG)
    device.open()
    with pytest.raises(CameraTrouble) as trouble:
        device.grab()
    device.close()
    assert trouble.value.state is CameraState.UNREACHABLE


def guarded(challenge: str, key: str) -> Callable[[Wire, int], None]:
    def play(wire: Wire, _: int) -> None:
        if key not in wire.authorization:
            wire.answer(401, WWW_Authenticate=challenge)
        else:
            hangs_after_a_picture(wire, 0)

    return play


BASIC = base64.b64encode(b"ann:s3cret word").decode()


@pytest.mark.parametrize(
    ("challenge", "key"),
    [
        ('Basic realm="camera"', f"Basic {BASIC}"),
        ('Digest realm="camera", nonce="123", qop="auth", algorithm=MD5', 'Digest username="ann"'),
    ],
    ids=["basic", "digest"],
)
def test_the_password_of_the_url_is_given_where_it_is_asked_for(challenge: str, key: str) -> None:
    with MjpegServer(guarded(challenge, key)) as server:
        device = HttpDevice(server.url("ann:s3cret%20word@"), LONG)
        device.open()
        assert seen(device.grab()) == 40
    device.close()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A camera's own certificate, with its key: no authority knows it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "camera")])
    now = datetime.now(UTC)
    address = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, now, now + timedelta(days=1))
    signed = made.add_extension(address, critical=False).sign(key, hashes.SHA256())
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = tmp_path_factory.mktemp("tls") / "camera.pem"
    file.write_bytes(signed.public_bytes(serialization.Encoding.PEM) + private)
    return file


def test_a_camera_with_tls_is_trusted_only_with_a_certificate_that_is_known(
    monkeypatch: pytest.MonkeyPatch, certificate: Path
) -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    with MjpegServer(hangs_after_a_picture, tls) as server:
        stranger = HttpDevice(server.url(), LONG)
        stranger.open()
        with pytest.raises(CameraTrouble) as trouble:
            stranger.grab()
        stranger.close()
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        known = HttpDevice(server.url(), LONG)
        known.open()
        assert seen(known.grab()) == 40
    known.close()
    assert trouble.value.state is CameraState.UNREACHABLE
    assert "certificate verify failed" in trouble.value.remark


def test_the_password_is_never_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    def until(camera: Camera, state: CameraState) -> None:
        while camera.state is not state:
            camera.newest(timeout=0.01)

    with MjpegServer(guarded('Basic realm="camera"', "Basic other")) as server:
        camera = open_camera(server.url("ann:s3cret@"))
        until(camera, CameraState.NO_PERMISSION)
        remark = camera.remark
        camera.close()
    camera = open_camera(server.url("ann:s3cret@"))
    until(camera, CameraState.UNREACHABLE)
    remark += camera.remark
    camera.close()
    assert "It answers 401 Unauthorized." in caplog.text
    assert "s3cret" not in caplog.text + remark
