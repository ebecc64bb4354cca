import pytest

from printer import DEFAULT_MEDIUM, MEDIA, Medium, UnknownMedium, medium


def test_the_usual_label_is_the_brother_one() -> None:
    assert DEFAULT_MEDIUM == "62x100"
    assert medium("62x100").dots == (1109, 696)


def test_an_unknown_medium_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UnknownMedium, match=r"'A4'\. Media are: 62x100, 62, 62red, dymo-30256"):
        medium("A4")


@pytest.mark.parametrize("medium", MEDIA.values(), ids=MEDIA)
def test_a_page_lies_within_its_paper(medium: Medium) -> None:
    width, height = medium.page_mm
    assert width > height
    assert height <= medium.mm[0]
    assert width <= medium.mm[1] + 0.1


def test_only_the_red_roll_prints_two_colours() -> None:
    assert [name for name, medium in MEDIA.items() if medium.two_colour] == ["62red"]
