from hypothesis import given, settings
from hypothesis import strategies as st

from printer import MEDIA
from printer.layout import Box
from printer.slip import Slip
from printer.steps import flow
from printer.text import LONGEST

ROOM = Box(2.2, 16.4, 89.5, 28.9)

sentences = st.text("abc défghi ệ لم 门", min_size=1, max_size=90).filter(str.strip)


def slip(medium: str = "62x100") -> Slip:
    return Slip(MEDIA[medium], "en", "steps")


def test_short_steps_are_set_large_and_long_ones_smaller() -> None:
    [short] = flow(slip(), ["Left.", "Right."], ROOM)
    [long] = flow(slip(), ["Through the glass door and up the stairs to the second floor."] * 3, ROOM)
    assert {step.em for step in short} == {6.0}
    assert max(step.em for step in long) < 6.0


def test_a_size_that_saves_a_line_is_preferred() -> None:
    [[step]] = flow(slip("zebra-2x3"), ["穿过玻璃门向右转，右边第二个门。"], ROOM)
    assert step.text.extent.lines == 1
    assert step.em < 6.0


def test_a_step_that_is_too_long_for_a_text_goes_on_in_the_next() -> None:
    words = [f"word{number}" for number in range(60)]
    labels = flow(slip(), [" ".join(words)], ROOM)
    steps = [step for label in labels for step in label]
    assert len(steps) == len(" ".join(words)) // LONGEST + 1
    assert not any(step.text.cut for step in steps)


def test_nothing_to_say_is_one_label_without_steps() -> None:
    assert flow(slip(), [], ROOM) == flow(slip(), [" "], ROOM) == [[]]


@settings(max_examples=12)
@given(st.lists(sentences, min_size=2, max_size=9), st.sampled_from(["62x100", "zebra-2x3"]))
def test_every_step_is_on_one_label_in_order_and_within_its_room(directions: list[str], medium: str) -> None:
    labels = flow(slip(medium), directions, ROOM)
    numbers = [step.number for label in labels for step in label]
    assert numbers == list(range(1, len(directions) + 1))
    for label in labels:
        assert sum(step.height for step in label) <= ROOM.height
        assert not any(step.text.cut for step in label)
