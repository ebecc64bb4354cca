"""Whose certificate a printer's link believes; with a printer that, as they do, signed its own."""

import logging
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from printer import Driver, Failed, Outcome, Printed, Reason, Sheet, State, Status, open_driver
from printer.testing.ipp import Connection, IppPrinter
from printer.testing.ipp_port import IppPort


@dataclass
class Certificate:
    """A certificate and its key in one file."""

    file: Path
    fingerprint: str


def signed_by_itself(file: Path, address: str) -> Certificate:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "label printer")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(address))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    return Certificate(file, certificate.fingerprint(hashes.SHA256()).hex())


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return signed_by_itself(tmp_path_factory.mktemp("certificate") / "printer.pem", "127.0.0.1")


@pytest.fixture
def printer() -> IppPrinter:
    return IppPrinter()


@pytest.fixture
def address(printer: IppPrinter, certificate: Certificate) -> Iterator[str]:
    with IppPort(printer, certificate.file) as port:
        yield port.address


@pytest.fixture
def sheet(blank: Callable[[str], Sheet]) -> Sheet:
    return blank("62x100")


def send(driver: Driver, sheet: Sheet) -> Outcome:
    return driver.send(sheet, "visit-1", lambda: None, 10)


def colons(fingerprint: str) -> str:
    """As openssl prints it."""
    return ":".join(fingerprint[at : at + 2] for at in range(0, 64, 2)).upper()


@pytest.mark.parametrize("written", [str, str.upper, colons])
def test_a_certificate_is_believed_by_its_fingerprint(
    printer: IppPrinter, address: str, certificate: Certificate, sheet: Sheet, written: Callable[[str], str]
) -> None:
    url = f"ipps://{address}/ipp/print?fingerprint={written(certificate.fingerprint)}"
    driver = open_driver(url, Path())
    assert send(driver, sheet) == Printed()
    assert printer.came_out[0].picture().size == (1181, 732)


def test_another_fingerprint_is_not_trusted_and_the_log_names_the_one_that_was_found(
    printer: IppPrinter,
    address: str,
    certificate: Certificate,
    sheet: Sheet,
    caplog: pytest.LogCaptureFixture,
) -> None:
    driver = open_driver(f"ipps://{address}/ipp/print?fingerprint={'00' * 32}", Path())
    with caplog.at_level(logging.WARNING):
        assert send(driver, sheet) == Failed(Reason.NOT_TRUSTED)
    assert certificate.fingerprint in caplog.text
    assert driver.status() == Status(State.ATTENTION, frozenset({Reason.NOT_TRUSTED}))
    assert printer.jobs == []


def test_a_certificate_is_believed_by_its_authority(
    address: str, certificate: Certificate, sheet: Sheet
) -> None:
    driver = open_driver(f"ipps://{address}/ipp/print?authority={certificate.file}", Path())
    assert send(driver, sheet) == Printed()


def test_an_authority_vouches_only_for_the_host_that_it_names(
    printer: IppPrinter, tmp_path: Path, sheet: Sheet
) -> None:
    elsewhere = signed_by_itself(tmp_path / "elsewhere.pem", "10.0.0.9")
    with IppPort(printer, elsewhere.file) as port:
        driver = open_driver(f"ipps://{port.address}/ipp/print?authority={elsewhere.file}", Path())
        assert send(driver, sheet) == Failed(Reason.NOT_TRUSTED)


@pytest.mark.parametrize("option", ["", "?authority=/no/such/file.pem"])
def test_what_nobody_vouches_for_is_not_trusted(
    printer: IppPrinter, address: str, sheet: Sheet, option: str
) -> None:
    driver = open_driver(f"ipps://{address}/ipp/print{option}", Path())
    assert send(driver, sheet) == Failed(Reason.NOT_TRUSTED)
    assert printer.jobs == []


def test_a_printer_without_tls_is_not_mistaken_for_one(printer: IppPrinter) -> None:
    with IppPort(printer) as port:
        driver = open_driver(f"ipps://{port.address}/ipp/print", Path())
        assert driver.status().reasons == {Reason.CONNECTION_LOST}


def test_one_that_never_greets_is_given_up_in_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        driver = open_driver(f"ipps://127.0.0.1:{listener.getsockname()[1]}/ipp/print", Path())
        assert driver.status(timeout=0.2).reasons == {Reason.SILENT}


def test_one_that_falls_silent_is_given_up_in_time(
    printer: IppPrinter, address: str, certificate: Certificate
) -> None:
    printer.connection = Connection.SILENT
    driver = open_driver(f"ipps://{address}/ipp/print?fingerprint={certificate.fingerprint}", Path())
    assert driver.status(timeout=0.5).reasons == {Reason.SILENT}
