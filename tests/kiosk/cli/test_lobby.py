"""`kiosk lobby set-pin`: the PIN of the service page."""

from kiosk.lobby.service_pin import ServicePin


def test_a_pin_is_set_and_nothing_of_it_is_printed(kiosk, tmp_path):
    status, out, err = kiosk("lobby", "set-pin", line="271828")
    assert (status, err) == (0, "")
    assert "271828" not in out
    ServicePin(tmp_path / "data" / "lobby").check("271828", now=0.0)


def test_one_that_is_guessed_easily_is_refused(kiosk):
    status, _, err = kiosk("lobby", "set-pin", line="111111")
    assert (status, "6 to 12 digits" in err) == (2, True)
