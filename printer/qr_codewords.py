"""Codewords: what a QR code of level M holds, by ISO/IEC 18004: its text and what corrects it.

A code that stands on a badge is short, so versions 1 to 6 are enough: up to 154 capitals, digits and a few
signs, or 106 bytes.
"""

from functools import cache
from typing import NamedTuple


class Version(NamedTuple):
    """One size of code: so many blocks, each of so many codewords of data and of correction."""

    number: int
    blocks: int
    data: int
    correction: int

    @property
    def side(self) -> int:
        """Its modules across."""
        return 17 + 4 * self.number


_VERSIONS = (
    Version(1, 1, 16, 10),
    Version(2, 1, 28, 16),
    Version(3, 1, 44, 26),
    Version(4, 2, 32, 18),
    Version(5, 2, 43, 24),
    Version(6, 4, 27, 16),
)

_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_PADDING = (0xEC, 0x11)
_FIELD, _POLYNOMIAL = 255, 0x11D  # codewords are corrected in the field of 256 elements


def codewords(text: str) -> tuple[Version, list[int]]:
    """The text in the smallest version that holds it, each block with its correction, interleaved; raises
    ValueError for a text that is too long."""
    bits = _bits(text)
    for version in _VERSIONS:
        room = version.blocks * version.data
        if len(bits) <= 8 * room:
            break
    else:
        length = len(text.encode())
        raise ValueError(f"a code holds 106 bytes, or 154 capitals and digits; this text has {length} bytes")
    bits += "0" * min(4, 8 * room - len(bits))
    bits += "0" * (-len(bits) % 8)
    data = [int(bits[at : at + 8], 2) for at in range(0, len(bits), 8)]
    data += [_PADDING[index % 2] for index in range(room - len(data))]
    blocks = [data[at : at + version.data] for at in range(0, room, version.data)]
    corrections = [_correction(block, version.correction) for block in blocks]
    return version, [
        codeword
        for part in (blocks, corrections)
        for column in zip(*part, strict=True)
        for codeword in column
    ]


def _bits(text: str) -> str:
    """The text in the tersest mode that has all its characters: how it is written, its length, itself."""
    if set(text) <= set(_CHARACTERS):
        values = [_CHARACTERS.index(character) for character in text]
        pairs = "".join(
            f"{45 * one + other:011b}" for one, other in zip(values[::2], values[1::2], strict=False)
        )
        return f"0010{len(text):09b}{pairs}" + (f"{values[-1]:06b}" if len(text) % 2 else "")
    data = text.encode()
    return f"0100{len(data):08b}" + "".join(f"{byte:08b}" for byte in data)


def _correction(block: list[int], length: int) -> list[int]:
    """The Reed-Solomon codewords of a block."""
    powers, logs = _field()
    generator = [1]
    for root in range(length):
        generator = [
            high ^ (powers[(logs[low] + root) % _FIELD] if low else 0)
            for high, low in zip([*generator, 0], [0, *generator], strict=True)
        ]
    rest = [*block, *[0] * length]
    for at in range(len(block)):
        if lead := rest[at]:
            for offset, factor in enumerate(generator):
                rest[at + offset] ^= powers[(logs[factor] + logs[lead]) % _FIELD] if factor else 0
    return rest[len(block) :]


@cache
def _field() -> tuple[list[int], dict[int, int]]:
    """The powers of 2 in the field of 256 elements, and the logarithms."""
    powers = [1]
    while len(powers) < _FIELD:
        doubled = 2 * powers[-1]
        powers.append(doubled ^ _POLYNOMIAL if doubled > _FIELD else doubled)
    return powers, {power: exponent for exponent, power in enumerate(powers)}
