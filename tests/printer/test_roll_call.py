from datetime import datetime

import pytest

from printer import Present, RollCall, RollCallWords

WORDS = RollCallWords("", "", "", "", "", "", "")


def test_times_without_a_zone_are_refused() -> None:
    naive = datetime(2026, 11, 23, 9, 5)  # noqa: DTZ001 - that is what is tried
    with pytest.raises(ValueError, match="need a time zone"):
        Present("A-001", since=naive)
    with pytest.raises(ValueError, match="need a time zone"):
        RollCall(naive, (), WORDS)
