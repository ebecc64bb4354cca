import pytest

from kiosk.office.alerts.message import subject


@pytest.mark.parametrize(
    "purpose", ["Meet Elena", "meet RIVERA", "Für María", "Call Rivera, please", "Elena’s class"]
)
def test_no_name_is_ever_in_the_subject(purpose):
    assert subject("A visitor is here", purpose, ("María José", "Elena Rivera")) == "A visitor is here"


def test_a_subject_is_one_line():
    said = subject("A visitor is here", "Meet\r\nBcc: everybody@example.com", ())
    assert said == "A visitor is here: Meet Bcc: everybody@example.com"
    assert subject("Help is asked for", "", ()) == "Help is asked for"
