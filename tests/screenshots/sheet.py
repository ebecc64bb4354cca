"""A contact sheet: many small pictures on one, to be looked through."""

from math import ceil

from PIL import Image, ImageDraw

_COLUMNS = 8
_WIDTH = 300  # pixels of a small picture that is wider than high; one that is higher has half of it
_GAP, _LINE = 8, 14
_GROUND, _INK = "#5b6670", "#ffffff"


class Sheet:
    """Collects pictures of one size."""

    def __init__(self) -> None:
        self._small: list[tuple[str, Image.Image]] = []

    def add(self, label: str, picture: Image.Image) -> None:
        """One more, with a line below it."""
        width = _WIDTH if picture.width > picture.height else _WIDTH // 2
        height = round(picture.height * width / picture.width)
        self._small.append((label, picture.resize((width, height), Image.Resampling.BOX, reducing_gap=2)))

    def drawn(self) -> Image.Image:
        """The sheet."""
        width, height = self._small[0][1].size
        rows = ceil(len(self._small) / _COLUMNS)
        across, down = width + _GAP, height + _LINE + _GAP
        sheet = Image.new("RGB", (_COLUMNS * across + _GAP, rows * down + _GAP), _GROUND)
        pen = ImageDraw.Draw(sheet)
        for place, (label, small) in enumerate(self._small):
            left, top = _GAP + place % _COLUMNS * across, _GAP + place // _COLUMNS * down
            sheet.paste(small, (left, top))
            pen.text((left, top + height), label, fill=_INK)
        return sheet.quantize(128, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
