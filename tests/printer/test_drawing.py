import subprocess
import sys
from dataclasses import replace

import pytest
from PIL import Image

from printer import DEFAULT_MEDIUM, Field, medium, render

DRAWN = """
import sys
from datetime import UTC, datetime
from printer import Badge, BadgeWords, medium, render

badge = Badge(
    label="PARENT",
    name="Ann",
    number="A-017",
    token="VB1.ABCDEFGH234567QR",
    arrived=datetime(2026, 11, 23, 9, 5, tzinfo=UTC),
    words=BadgeWords("Go to", "Visiting", "Purpose", "Until", "Arrived"),
)
assert render(badge, medium("62x100")).planes()
print(*sys.modules)
"""


@pytest.fixture(scope="module")
def loaded() -> list[str]:
    """The modules of a process that has drawn a badge."""
    done = subprocess.run([sys.executable, "-c", DRAWN], capture_output=True, check=True, text=True)
    return done.stdout.split()


@pytest.mark.parametrize("slow", ["numpy", "cffi", "segno"])
def test_a_badge_is_drawn_without_what_is_slow_to_load(loaded, slow):
    assert slow not in loaded


@pytest.mark.parametrize("kept", [0, 20, 60, 400])
def test_a_badge_is_drawn_without_a_logo_that_is_broken(full_badge, tmp_path, kept):
    logo = tmp_path / "logo.png"
    Image.effect_noise((200, 200), 90).save(logo)
    logo.write_bytes(logo.read_bytes()[:kept])
    page = render(replace(full_badge, logo=logo), medium(DEFAULT_MEDIUM))
    assert page.dropped_fields == (Field.LOGO,)
    assert page.planes() == render(replace(full_badge, logo=tmp_path / "none.png"), page.medium).planes()
