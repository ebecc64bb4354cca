"""Which answers can be given."""

import pytest

from kiosk.errors import AnswerInvalid
from kiosk.visits.acknowledgement import LONGEST_TEXT, LONGEST_WAIT, Answer, AnswerKind, NotTodayReason
from kiosk.visits.phrase import Phrase


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        (AnswerKind.ON_MY_WAY, {}),
        (AnswerKind.WITH_YOU_SHORTLY, {}),
        (AnswerKind.NOT_TODAY, {"reason": NotTodayReason.CLOSED}),
        (AnswerKind.PHRASE, {"phrase": Phrase.TAKE_A_SEAT}),
        (AnswerKind.IN_MINUTES, {"minutes": 1}),
        (AnswerKind.IN_MINUTES, {"minutes": LONGEST_WAIT}),
        (AnswerKind.PLEASE_GO_TO, {"destination": "gym"}),
        (AnswerKind.WRITTEN, {"text": "."}),
        (AnswerKind.WRITTEN, {"text": "x" * LONGEST_TEXT}),
        (AnswerKind.WRITTEN, {"text": f"  {'x' * LONGEST_TEXT}\n"}),
    ],
)
def test_an_answer_says_what_its_kind_needs(kind: AnswerKind, given: dict[str, int | str]) -> None:
    answer = Answer(kind, **given)  # type: ignore[arg-type]  # a table of different arguments
    assert {name: value for name, value in vars(answer).items() if value is not None} == {
        "kind": kind,
        **given,
    }


@pytest.mark.parametrize(
    ("kind", "given", "sentence"),
    [
        (AnswerKind.ON_MY_WAY, {"minutes": 5}, "on-my-way takes nothing more, not minutes"),
        (AnswerKind.IN_MINUTES, {}, "in-minutes takes minutes, not nothing"),
        (AnswerKind.IN_MINUTES, {"minutes": 5, "text": "x"}, "in-minutes takes minutes, not minutes, text"),
        (AnswerKind.IN_MINUTES, {"minutes": 0}, "0 minutes; 1 to 120 can be promised"),
        (AnswerKind.IN_MINUTES, {"minutes": LONGEST_WAIT + 1}, "121 minutes; 1 to 120 can be promised"),
        (AnswerKind.WITH_YOU_SHORTLY, {"minutes": 2}, "with-you-shortly takes nothing more, not minutes"),
        (AnswerKind.NOT_TODAY, {}, "not-today takes reason, not nothing"),
        (AnswerKind.PHRASE, {"text": "x"}, "phrase takes phrase, not text"),
        (AnswerKind.PLEASE_GO_TO, {"text": "gym"}, "please-go-to takes destination, not text"),
        (AnswerKind.WRITTEN, {}, "written takes text, not nothing"),
        (AnswerKind.WRITTEN, {"text": " \n "}, "0 characters; 1 to 300 fit the screen"),
        (AnswerKind.WRITTEN, {"text": "x" * 301}, "301 characters; 1 to 300 fit the screen"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_the_reason(
    kind: AnswerKind, given: dict[str, int | str], sentence: str
) -> None:
    with pytest.raises(AnswerInvalid) as refused:
        Answer(kind, **given)  # type: ignore[arg-type]  # a table of different arguments
    assert str(refused.value) == f"This answer cannot be given: {sentence}."
