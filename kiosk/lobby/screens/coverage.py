"""Pictures as coverage: how much ink lies on each pixel, one byte each, rows from the top."""

from collections.abc import Callable
from typing import TypeAlias

import cairocffi

Coverage: TypeAlias = bytes
Pen: TypeAlias = cairocffi.Context


def drawn(size: tuple[int, int], draw: Callable[[Pen], None]) -> Coverage:
    """What `draw` puts on a blank sheet of `size` pixels; the rest is cut."""
    width, height = size
    stride = cairocffi.ImageSurface.format_stride_for_width(cairocffi.FORMAT_A8, width)
    sheet = bytearray(stride * height)
    surface = cairocffi.ImageSurface.create_for_data(sheet, cairocffi.FORMAT_A8, width, height, stride)
    draw(Pen(surface))
    surface.finish()
    if stride == width:
        return bytes(sheet)
    rows = memoryview(sheet)
    return b"".join(rows[y * stride : y * stride + width] for y in range(height))
