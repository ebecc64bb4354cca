"""The office's own certificate, which lobbies pin when they are paired. It is made once."""

from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from socket import gethostname

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from kiosk.errors import KeyUnusable
from kiosk.private_file import write_private

NAME = "office-certificate.pem"  # certificate and key
_LASTS = timedelta(days=3650)  # a lobby that pins it does not ask how long


def own_certificate(folder: Path, names: list[str]) -> Path:
    """The file with certificate and key, for these host names and addresses; made where there is none.

    Raises KeyUnusable.
    """
    path = folder / NAME
    try:
        if not path.exists():
            write_private(path, _made([*names, gethostname()]))
        fingerprint(path)
    except (OSError, ValueError) as error:
        raise KeyUnusable(path=path, problem=error) from None
    return path


def fingerprint(path: Path) -> str:
    """The SHA-256 of a PEM file's first certificate, in hexadecimal digits. Raises OSError or ValueError."""
    return x509.load_pem_x509_certificate(path.read_bytes()).fingerprint(hashes.SHA256()).hex()


def _made(names: list[str]) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0][:64])])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))  # a machine whose clock is not set yet
        .not_valid_after(now + _LASTS)
        .add_extension(x509.SubjectAlternativeName(list(map(_general, dict.fromkeys(names)))), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return certificate.public_bytes(Encoding.PEM) + private


def _general(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        return x509.DNSName(name)
