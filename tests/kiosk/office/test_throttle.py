import pytest

from kiosk.errors import SignInThrottled
from kiosk.office.throttle import ALLOWED, FIRST_PAUSE, LONGEST_PAUSE, Throttle


@pytest.fixture
def throttle():
    return Throttle()


def fail(throttle, times, name="rosa", place="10.0.0.1", now=0.0):
    for _ in range(times):
        throttle.failed(name, place, now=now)


def test_some_mistakes_cost_nothing(throttle):
    fail(throttle, ALLOWED["person"] - 1)
    throttle.check("rosa", "10.0.0.1", now=0)


def test_one_too_many_has_her_wait_and_says_how_long(throttle):
    fail(throttle, ALLOWED["person"])
    with pytest.raises(SignInThrottled, match="Wait 31 seconds"):
        throttle.check(" Rosa", "10.0.0.1", now=0)
    throttle.check("rosa", "10.0.0.1", now=FIRST_PAUSE)


def test_each_further_mistake_doubles_the_wait_up_to_a_limit(throttle):
    fail(throttle, ALLOWED["person"] + 1)
    with pytest.raises(SignInThrottled):
        throttle.check("rosa", "10.0.0.1", now=2 * FIRST_PAUSE - 1)
    fail(throttle, 10)
    throttle.check("rosa", "10.0.0.1", now=LONGEST_PAUSE)


def test_nobody_is_locked_out_from_another_machine(throttle):
    fail(throttle, ALLOWED["person"], place="10.0.0.66")
    throttle.check("rosa", "10.0.0.1", now=0)


def test_one_machine_cannot_go_through_all_names(throttle):
    for number in range(ALLOWED["place"]):
        fail(throttle, 1, name=f"name{number}")
    with pytest.raises(SignInThrottled):
        throttle.check("rosa", "10.0.0.1", now=0)


def test_one_name_cannot_be_tried_from_everywhere(throttle):
    for number in range(ALLOWED["account"]):
        fail(throttle, 1, place=f"10.0.1.{number}")
    with pytest.raises(SignInThrottled):
        throttle.check("rosa", "10.0.0.1", now=0)


def test_a_right_password_forgives(throttle):
    fail(throttle, ALLOWED["person"] - 1)
    throttle.succeeded("rosa", "10.0.0.1")
    fail(throttle, 1)
    throttle.check("rosa", "10.0.0.1", now=0)


def test_failures_are_forgotten_in_time_and_never_pile_up(throttle, monkeypatch):
    fail(throttle, ALLOWED["person"])
    fail(throttle, 1, name="pat", now=10_000)
    throttle.check("rosa", "10.0.0.1", now=10_000)
    monkeypatch.setattr("kiosk.office.throttle.MOST_KEYS", 10)
    for number in range(100):
        fail(throttle, 1, name=f"name{number}", now=10_000)
    assert len(throttle._failures) <= 10 + 3


def test_one_machine_has_all_addresses_of_its_network(throttle):
    for last in range(ALLOWED["place"] + 1):
        fail(throttle, 1, name=f"name{last}", place=f"2001:db8:0:1::{last:x}")
    with pytest.raises(SignInThrottled):
        throttle.check("rosa", "2001:db8:0:1:ffff::1", now=0)
    throttle.check("rosa", "2001:db8:0:2::1", now=0)
