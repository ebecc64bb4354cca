from dataclasses import replace
from datetime import datetime

import pytest

from printer import OPTIONAL, Badge, Field


def test_a_time_without_a_zone_is_refused(bare_badge: Badge) -> None:
    with pytest.raises(ValueError, match="2026-11-23T16:00:00 has none"):
        replace(bare_badge, until=datetime(2026, 11, 23, 16, 0))  # noqa: DTZ001 - what is refused


def test_who_when_and_which_visit_cannot_be_left_out() -> None:
    assert frozenset(Field) - OPTIONAL == {"label", "weekday", "date", "name", "qr", "number"}
