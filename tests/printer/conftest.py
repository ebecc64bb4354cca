"""Badges to print in tests."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from printer import MEDIA, Badge, BadgeWords, Medium, Photo, Sheet

CHICAGO = ZoneInfo("America/Chicago")
WORDS = BadgeWords(go_to="GO TO", visiting="VISITING", purpose="PURPOSE", until="UNTIL", arrived="Arrived")


@pytest.fixture
def full_badge() -> Badge:
    """A badge with every field but a logo, for a Monday."""
    return Badge(
        label="PARENT",
        visitor_label="Madre o padre",
        visitor_language="es",
        name="María José García López",
        host="Ms. Keller",
        destination="Room 12",
        directions="Segundo piso: suba las escaleras y gire a la izquierda.",
        purpose="Parent meeting",
        number="A-017",
        token="VB1.ABCDEFGH234567QR",
        arrived=datetime(2026, 11, 23, 9, 5, tzinfo=CHICAGO),
        until=datetime(2026, 11, 23, 16, 0, tzinfo=CHICAGO),
        words=WORDS,
        school="Lincoln Elementary School",
        return_line="Please hand this badge in when you leave.",
    )


@pytest.fixture
def bare_badge() -> Badge:
    """A badge with nothing but what every badge has."""
    return Badge(
        label="VISITOR",
        name="Jo Ng",
        number="A-018",
        token="VB1.ZZZZZZZZ234567QR",
        arrived=datetime(2026, 11, 23, 9, 5, tzinfo=CHICAGO),
        words=WORDS,
    )


@pytest.fixture
def photo() -> Photo:
    """A slope from black at the left to white at the right, in the shape of a portrait."""
    return np.tile(np.linspace(0, 255, 450).astype(np.uint8), (600, 1))


@pytest.fixture
def medium() -> Medium:
    """The usual label."""
    return MEDIA["62x100"]


@pytest.fixture(scope="session")
def blank() -> Callable[[str], Sheet]:
    """A sheet with nothing on it, for a medium: for those who only pass sheets on."""

    def sheet(medium: str = "62x100") -> Sheet:
        from io import BytesIO

        from reportlab.pdfgen.canvas import Canvas

        width, height = ((dots - 0.02) * 72 / MEDIA[medium].dpi for dots in MEDIA[medium].dots)
        file = BytesIO()
        canvas = Canvas(file, (width, height))
        canvas.showPage()
        canvas.save()
        return Sheet(MEDIA[medium], file.getvalue())

    return sheet
