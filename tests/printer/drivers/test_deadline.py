from printer.drivers.deadline import Deadline


def test_what_is_left_grows_less_and_never_negative() -> None:
    deadline = Deadline(60)
    first = deadline.left
    assert 59 < deadline.left <= first <= 60
    assert not deadline.passed
    assert Deadline(-1).left == 0
    assert Deadline(0).passed


def test_at_most_never_reaches_beyond() -> None:
    assert Deadline(60).at_most(1).left <= 1
    assert Deadline(1).at_most(60).left <= 1
    assert Deadline(60).at_most(-1).passed
