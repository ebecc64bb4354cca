"""When something happened."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from kiosk.visits.moment import Moment

PACIFIC = timezone(timedelta(hours=-7))


def test_a_moment_is_kept_in_utc_and_shown_on_the_school_s_wall_clock() -> None:
    moment = Moment(datetime(2026, 9, 1, 8, 30, tzinfo=PACIFIC), offset=-420)
    assert moment.at == datetime(2026, 9, 1, 15, 30, tzinfo=UTC)
    assert moment.at.tzinfo is UTC
    assert moment.local.isoformat() == "2026-09-01T08:30:00-07:00"


def test_the_same_moment_is_equal_from_whatever_zone() -> None:
    assert Moment(datetime(2026, 9, 1, 8, 30, tzinfo=PACIFIC)) == Moment(
        datetime(2026, 9, 1, 15, 30, tzinfo=UTC)
    )


def test_moments_sort_by_when_they_were_and_not_by_the_wall_clock() -> None:
    early = Moment(datetime(2026, 9, 1, 15, tzinfo=UTC), offset=600)
    late = Moment(datetime(2026, 9, 1, 16, tzinfo=UTC), offset=-420)
    assert sorted([late, early]) == [early, late]


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Moment(datetime(2026, 9, 1, 8, 30))  # noqa: DTZ001 - that is the point


@pytest.mark.parametrize("offset", [-1440, 1440, 10**9])
def test_an_offset_that_no_wall_clock_has_is_refused(offset: int) -> None:
    with pytest.raises(ValueError, match="no wall clock"):
        Moment(datetime(2026, 9, 1, tzinfo=UTC), offset)
