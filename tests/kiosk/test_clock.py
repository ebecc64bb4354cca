"""The machine's clock, as the school reads it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk import clock


def test_the_time_is_now_on_the_school_s_wall_clock() -> None:
    zone = ZoneInfo("Asia/Kathmandu")  # 5 hours and 45 minutes east, all the year round
    before = datetime.now(UTC)
    moment = clock.school_clock(zone)()
    assert before <= moment.at <= datetime.now(UTC)
    assert moment.offset == 345
    assert moment.local.utcoffset() == timedelta(hours=5, minutes=45)


@pytest.mark.parametrize(
    ("timesyncd", "synchronised", "trusted"),
    [
        (False, False, True),  # no timesyncd: another program sets the clock, and is taken at its word
        (True, False, False),
        (True, True, True),
    ],
)
def test_the_clock_is_trusted_once_it_was_set(
    timesyncd: bool, synchronised: bool, trusted: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "timesync"
    monkeypatch.setattr(clock, "TIMESYNC", folder)
    monkeypatch.setattr(clock, "SYNCHRONISED", folder / "synchronized")
    if timesyncd:
        folder.mkdir()
    if synchronised:
        (folder / "synchronized").touch()
    assert clock.school_clock(ZoneInfo("UTC"))().trusted is trusted
