"""Reading back what she told."""

from dataclasses import replace

from kiosk.lobby.flow import Step, Way
from kiosk.lobby.screens.steps.read_back import ToldRow


def test_a_purpose_that_the_school_has_no_more_is_left_out(walk):
    walk.go_to(Step.READ_BACK)
    walk.act(lambda way: replace(way, purpose="no-longer-a-purpose", host=None))
    assert walk.step is Step.READ_BACK
    assert walk.hand.reads("Ana Núñez")
    assert walk.app.screen.host == ""


def lines(walk):
    walk.hand.settle()
    shown = reversed(walk.app.screen.ids.lines.children)
    return [(row.text, row.detail) for row in shown if isinstance(row, ToldRow)]


def test_what_she_answered_is_read_back_below_and_each_answer_can_be_changed(walk):
    walk.go_to(Step.QUESTION)
    walk.act(lambda way: way.answer("yes"), Way.decline_photo)
    walk.at(Step.READ_BACK)
    walk.hand.until(lambda: walk.attendant.choices)
    question = "Will your work make noise or dust?"
    assert [text for text, _ in lines(walk)][1:3] == ["Ana Núñez", "Kwame Osei"]
    assert lines(walk)[3:] == [("Yes", question)]
    walk.app.screen.ids.lines.children[0].dispatch("on_change")  # it may have to be scrolled to
    walk.at(Step.QUESTION)
    assert walk.hand.reads(question)
    walk.hand.tap("No")
    walk.at(Step.READ_BACK)
    assert lines(walk)[3:] == [("No", question)]


def test_the_answers_turn_with_the_language(walk):
    walk.go_to(Step.QUESTION)
    walk.act(lambda way: way.answer("yes"), Way.decline_photo, lambda way: way.choose_language("es"))
    walk.at(Step.READ_BACK)
    walk.hand.until(lambda: walk.attendant.choices)
    assert lines(walk)[3][0] == "Sí"
