"""Questions, and what their answers do."""

from kiosk.visits.question import Question

FAR = Question("far", {"en": "Have you come far?"}, tell=frozenset({"yes"}))
OFTEN = Question(
    "often", {"en": "How often?"}, {"daily": {"en": "Daily"}, "once": {"en": "Once"}}, ask=frozenset({"once"})
)


def test_without_choices_the_answers_are_yes_and_no():
    assert (FAR.answers, OFTEN.answers) == (("yes", "no"), ("daily", "once"))


def test_the_office_learns_of_what_is_told_or_asked_and_of_nothing_else():
    assert [FAR.is_told(answer) for answer in FAR.answers] == [True, False]
    assert [OFTEN.is_told(answer) for answer in OFTEN.answers] == [False, True]
