"""The text to agree to."""

from kiosk.lobby.flow import Step
from kiosk.visits.agreement import version


def test_that_she_agrees_is_kept_with_which_text_it_was(walk):
    walk.go_to(Step.AGREEMENT)
    text = walk.lobby.purposes["volunteer"].agreement
    assert walk.hand.reads(text["en"])
    walk.act(lambda way: way.choose_language("vi"))
    assert walk.hand.reads(text["vi"])
    walk.hand.tap("agree")
    walk.at(Step.READ_BACK)
    walk.hand.tap("confirm")
    walk.at(Step.WAITING)
    [visit] = walk.lobby.visits()
    assert visit.agreement == version(text)


def test_who_would_rather_talk_about_it_goes_on(walk):
    walk.go_to(Step.AGREEMENT)
    walk.hand.tap("talk")
    walk.at(Step.READ_BACK)
    walk.hand.tap("confirm")
    walk.at(Step.WAITING)
    assert walk.lobby.visits()[0].agreement is None
