"""Reading back what she told."""

from dataclasses import replace

from kiosk.lobby.flow import Step


def test_a_purpose_that_the_school_has_no_more_is_left_out(walk):
    walk.go_to(Step.READ_BACK)
    walk.act(lambda way: replace(way, purpose="no-longer-a-purpose", host=None))
    assert walk.step is Step.READ_BACK
    assert walk.hand.reads("Ana Núñez")
    assert walk.app.screen.host == ""
