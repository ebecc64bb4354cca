"""What is set to try out how a language is set: its sample, and what its visitors read."""

import tomllib
from itertools import chain
from pathlib import Path
from typing import Literal

from babel.messages.pofile import read_po

from kiosk import shipped
from kiosk.i18n import Language
from kiosk.lobby.screens.paragraph import Paragraph, Style

SAMPLES: dict[str, str] = tomllib.loads(Path(__file__).with_name("samples.toml").read_text("utf-8"))
_WIDTH = 20  # ems: each sample fills some lines


def messages(tag: str) -> list[str]:
    """What the language's catalogue says, in each plural too, the longest first."""
    path = shipped.TRANSLATIONS / tag / "LC_MESSAGES" / "kiosk.po"
    if not path.exists():
        return []
    with path.open("rb") as po:
        said = [message.string for message in read_po(po) if message.id]
    forms = chain.from_iterable([string] if isinstance(string, str) else string for string in said)
    return sorted(filter(None, forms), key=len, reverse=True)


def paragraph(
    text: str, tag: str, size: float = 24, weight: Literal["normal", "bold"] = "normal"
) -> Paragraph:
    """The text as screens set it."""
    language = Language(tag, tag)
    style = Style(size, weight, language.direction, language.bcp47)
    return Paragraph(text, style, _WIDTH * size)
