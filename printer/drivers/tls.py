"""TLS on a link to a printer, and whose certificate is believed.

Printers sign their certificates themselves, so nobody vouches for them: one names the printer's own
certificate by its fingerprint, or a certificate authority of one's own. Otherwise the system's decide.
"""

import logging
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest
from typing import TypeVar

from printer.drivers.deadline import Deadline
from printer.drivers.link import Link, LinkBroken
from printer.errors import Reason

_MOST = 16 * 1024  # bytes that are read at once

_log = logging.getLogger(__name__)
_Result = TypeVar("_Result")


@dataclass(frozen=True)
class Trust:
    """Which certificate is the right one: that of this SHA-256 `fingerprint` (hexadecimal), or one signed by
    the authority in the file `authority`, or else by one that the system knows."""

    fingerprint: str | None = None
    authority: str | None = None

    def __post_init__(self) -> None:
        if self.fingerprint is not None and self.authority is not None:
            raise ValueError("a certificate is named by its fingerprint or by its authority, not by both")
        if self.fingerprint is not None and len(bytes.fromhex(self.fingerprint)) != sha256().digest_size:
            raise ValueError("a SHA-256 fingerprint has 64 hexadecimal digits")

    def context(self) -> ssl.SSLContext:
        """Raises OSError where the authority's file cannot be read, or is none."""
        context = ssl.create_default_context(cafile=self.authority)
        if self.fingerprint is not None:
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE  # it is compared with the fingerprint instead
        return context

    def accepts(self, certificate: bytes) -> bool:
        """Whether this certificate, of which the context had no doubts, is the one that was named."""
        found = sha256(certificate).hexdigest()
        if self.fingerprint is None or compare_digest(found, bytes.fromhex(self.fingerprint).hex()):
            return True
        _log.warning("the printer has another certificate than the one that was named: %s", found)
        return False


def seal(link: Link, host: str, trust: Trust, deadline: Deadline) -> "TlsLink":
    """Agrees with the printer on keys; raises LinkBroken, with NOT_TRUSTED where it is not the right one."""
    try:
        context = trust.context()
    except OSError as error:
        raise LinkBroken(Reason.NOT_TRUSTED) from error
    sealed = TlsLink(link, context, host)
    sealed.greet(trust, deadline)
    return sealed


class TlsLink:
    """A link of which nobody else can read or change a word."""

    def __init__(self, link: Link, context: ssl.SSLContext, host: str) -> None:
        self._link = link
        self._incoming, self._outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._tls = context.wrap_bio(self._incoming, self._outgoing, server_hostname=host)

    def greet(self, trust: Trust, deadline: Deadline) -> None:
        """As `seal`."""
        self._do(self._tls.do_handshake, deadline)
        if not trust.accepts(self._tls.getpeercert(binary_form=True) or b""):
            raise LinkBroken(Reason.NOT_TRUSTED)

    def send(self, data: bytes, deadline: Deadline) -> None:
        """As `Link.send`."""
        left = memoryview(data)
        while left:
            left = left[self._write(left, deadline) :]

    def receive(self, deadline: Deadline) -> bytes:
        """As `Link.receive`."""
        try:
            return self._do(lambda: self._tls.read(_MOST), deadline)
        except LinkBroken as broken:
            if broken.reason is Reason.SILENT:
                return b""
            raise

    def _write(self, data: memoryview, deadline: Deadline) -> int:
        return self._do(lambda: self._tls.write(data), deadline)

    def _do(self, step: Callable[[], _Result], deadline: Deadline) -> _Result:
        """Takes a step of the protocol, and carries over whatever has to go either way for it."""
        while True:
            try:
                result = step()
            except ssl.SSLWantReadError:
                self._hand_over(deadline)
                if not (said := self._link.receive(deadline)):
                    raise LinkBroken(Reason.SILENT) from None
                self._incoming.write(said)
            except ssl.SSLCertVerificationError as error:
                raise LinkBroken(Reason.NOT_TRUSTED) from error
            except ssl.SSLError as error:
                raise LinkBroken(Reason.CONNECTION_LOST) from error
            else:
                self._hand_over(deadline)
                return result

    def _hand_over(self, deadline: Deadline) -> None:
        if said := self._outgoing.read():
            self._link.send(said, deadline)
