"""PackBits, the packing of TIFF 6.0 (section 9): runs of equal bytes, shortened."""

from io import BytesIO

from PIL import Image
from PIL.TiffImagePlugin import TiffImageFile

_ROWS_A_STRIP, _STRIP_OFFSETS, _STRIP_LENGTHS = 278, 273, 279


def pack_rows(picture: Image.Image) -> list[bytes]:
    """Each row of a picture of mode "1", packed by itself; a bit is 1 where the picture is white.

    libtiff packs three times as fast as Python can: so the picture is saved as a TIFF of one row a strip, and
    the strips are taken out of it.
    """
    file = BytesIO()
    picture.save(file, "TIFF", compression="packbits", tiffinfo={_ROWS_A_STRIP: 1})
    data = file.getvalue()
    with TiffImageFile(BytesIO(data)) as saved:
        strips = zip(saved.tag_v2[_STRIP_OFFSETS], saved.tag_v2[_STRIP_LENGTHS], strict=True)
        return [data[start : start + length] for start, length in strips]
