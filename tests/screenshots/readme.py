"""Takes the pictures of screens and console that the README shows: python -m tests.screenshots.readme"""

from pathlib import Path

from PIL import Image

from tests.screenshots.console import window
from tests.screenshots.worker import prepare

PICTURES = Path(__file__).parent / "pictures"
SIZE = (1280, 800)
SHOWN = {
    "welcome": ("en", "welcome", "calm-100"),
    "purpose-arabic": ("ar", "purpose", "calm-100"),
    "answer": ("es", "waiting-go-to", "calm-100"),
    "large-and-clear": ("en", "purpose", "high-200"),
}


def main() -> None:
    """Takes them; each has its own colours, for the soft shadows."""
    prepare(*SIZE)
    from tests.screenshots.shots import shots

    for name, (language, scene, dress) in SHOWN.items():
        [shot] = shots(language, SIZE, [scene], [dress])
        _save(shot.picture, name)
    window("arrivals", "1280x800", PICTURES / "console.png")
    with Image.open(PICTURES / "console.png") as console:
        _save(console.convert("RGB"), "console")


def _save(picture: Image.Image, name: str) -> None:
    few = picture.quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
