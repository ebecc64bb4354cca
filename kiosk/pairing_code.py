"""The short code by which a lobby and an office know that they talk to each other, and to nobody in between.

The lobby commits itself to a random number before it hears the office's; both are then mixed with the
certificate that the lobby was shown. Whoever stands in between shows another certificate, and so another
code: one guess in 2**40 would do.
"""

import hashlib
import secrets

# Crockford's Base32, which has no I, L, O and U: what people read out is not mistaken.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_AS_MEANT = str.maketrans("ILO", "110")
_LETTERS = 8


def new_number() -> str:
    """A random number, as text; 256 bits."""
    return secrets.token_urlsafe(32)


def commitment(number: str) -> str:
    """What is told of a number before the number itself."""
    return hashlib.sha256(b"pairing\n" + number.encode()).hexdigest()


def pairing_code(lobby: str, office: str, certificate: str) -> str:
    """The code, such as "7K3F-92QM", of both numbers and of the certificate's SHA-256 in hexadecimal digits.

    `certificate` is "" where the connection has none, or one that others vouch for.
    """
    digest = hashlib.sha256("\n".join((lobby, office, certificate.lower())).encode()).digest()
    bits = int.from_bytes(digest[: _LETTERS * 5 // 8], "big")
    letters = "".join(_ALPHABET[bits >> 5 * place & 31] for place in reversed(range(_LETTERS)))
    return f"{letters[:4]}-{letters[4:]}"


def as_typed(text: str) -> str:
    """The code that somebody typed: in any case, with a dash, a space or neither, O for 0, I or L for 1."""
    letters = "".join(letter for letter in text.upper().translate(_AS_MEANT) if letter in _ALPHABET)
    return f"{letters[:4]}-{letters[4:]}"
