"""The Brother QL models: how each differs from the others, as far as a job must know.

From the vendor's raster command references (QL-710W/720NW, QL-800/810W/820NWB, QL-1100 series) and, for what
those leave open, from what drivers in use do.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Model:
    """One model.

    `pins` are the dots of its print head, `beside` those between the head's end and the roll. `packs` models
    take packed rows; `two_colour` ones print black and red. `plain` ones know neither other languages than
    raster nor the commands that choose one.
    """

    name: str
    pins: int = 720
    beside: int = 0
    plain: bool = False
    packs: bool = True
    two_colour: bool = False


_WIDE_PINS, _WIDE_BESIDE = 1296, 44

MODELS: Mapping[int, Model] = MappingProxyType(
    {
        0x35: Model("QL-700", plain=True, packs=False),
        0x36: Model("QL-710W"),
        0x37: Model("QL-720NW"),
        0x38: Model("QL-800", packs=False, two_colour=True),
        0x39: Model("QL-810W", two_colour=True),
        0x41: Model("QL-820NWB", two_colour=True),
        0x43: Model("QL-1100", _WIDE_PINS, _WIDE_BESIDE, packs=False),
        0x44: Model("QL-1110NWB", _WIDE_PINS, _WIDE_BESIDE),
        0x45: Model("QL-1115NWB", _WIDE_PINS, _WIDE_BESIDE),
    }
)
"""By the code with which a model of this series names itself in its status."""

UNKNOWN_MODEL = Model("QL", packs=False, two_colour=True)
"""One of this series that does not say what it is, or is none of these: what they have in common."""

OLDER_MODEL = Model("QL", plain=True, packs=False)
"""One of an earlier series."""
