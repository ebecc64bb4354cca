import pytest

from printer import Failed, Outcome, Printed, Reason, Refused, Retry, SentUnconfirmed, Unknown
from printer.retry import QUARTER_OF_AN_HOUR, may_retry


@pytest.mark.parametrize(
    ("outcome", "before_the_first_byte"),
    [
        (Printed(), False),
        (SentUnconfirmed(), False),
        (Refused(Reason.NO_MEDIA), True),
        (Failed(Reason.UNREACHABLE), True),
        (Failed(Reason.CONNECTION_LOST, 4096), False),
        (Unknown(Reason.STUCK), False),
    ],
)
def test_only_what_certainly_did_not_leave_is_sent_again(
    outcome: Outcome, before_the_first_byte: bool
) -> None:
    assert may_retry(outcome, first_byte_left=False) is before_the_first_byte
    assert may_retry(outcome, first_byte_left=True) is False


def test_pauses_grow_and_the_last_repeats_until_it_is_given_up() -> None:
    retry = Retry(pauses=(1, 2, 5), attempts=6)
    assert [retry.pause(attempts) for attempts in range(1, 8)] == [1, 2, 5, 5, 5, None, None]


def test_as_it_is_a_badge_is_tried_for_a_quarter_of_an_hour() -> None:
    pauses = [QUARTER_OF_AN_HOUR.pause(attempts) or 0 for attempts in range(1, QUARTER_OF_AN_HOUR.attempts)]
    assert 13 * 60 <= sum(pauses) <= 17 * 60
