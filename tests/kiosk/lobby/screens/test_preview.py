"""The newest frame is shown, the right way up, in one texture."""

import threading

import numpy as np
import pytest
from PIL import Image

from kiosk.lobby.scanning.framing import Part

TREE = """
DirBox:
    Preview:
        id: preview
        size_hint: None, None
        size: 640, 480
        text: "The camera is not ready"
    Widget:
"""

# Blue top left, green top right, red below: as a camera gives it, blue first, rows from the top.
FRAME = np.zeros((48, 64, 3), np.uint8)
FRAME[:24, :32, 0] = FRAME[:24, 32:, 1] = FRAME[24:, :, 2] = 255
BLUE, GREEN, RED = (0, 0, 255), (0, 255, 0), (255, 0, 0)


def colours(hand, tmp_path):
    """The colours in the middle of each quarter: top left, top right, bottom left, bottom right."""
    picture = Image.open(hand.picture(tmp_path / "preview.png"))
    height = picture.height
    return [picture.getpixel((x, height - y)) for x, y in ((160, 360), (480, 360), (160, 120), (480, 120))]


@pytest.fixture
def hand(shown):
    return shown(TREE)


def show(hand, frame):
    preview = hand.app.root.ids.preview
    preview.newest = lambda: frame
    preview.refresh()
    hand.settle()
    return preview


def test_while_there_is_no_picture_it_says_so(hand):
    assert hand.reads("The camera is not ready")
    show(hand, FRAME)
    assert not hand.reads("The camera is not ready")
    show(hand, None)
    assert hand.reads("The camera is not ready")


def test_a_frame_stands_upright_in_its_colours(hand, tmp_path):
    show(hand, FRAME)
    assert colours(hand, tmp_path) == [BLUE, GREEN, RED, RED]


def test_a_mirrored_frame_changes_sides_only(hand, tmp_path):
    show(hand, FRAME).mirrored = True
    assert colours(hand, tmp_path) == [GREEN, BLUE, RED, RED]


def test_a_wide_frame_is_cut_at_its_sides_not_squeezed(hand, tmp_path):
    wide = np.zeros((48, 128, 3), np.uint8)
    wide[:, 32:96] = FRAME
    show(hand, wide)
    assert colours(hand, tmp_path) == [BLUE, GREEN, RED, RED]


def test_a_part_of_a_frame_fills_the_widget(hand, tmp_path):
    preview = show(hand, FRAME)
    preview.cut = lambda width, height: Part(0.5, 0, 0.5, 0.5)
    assert colours(hand, tmp_path) == [GREEN, GREEN, GREEN, GREEN]


@pytest.mark.parametrize(
    ("mirrored", "corner"), [(False, (0, 480)), (True, (640, 480))], ids=["as it is", "mirrored"]
)
def test_a_point_of_the_frame_is_found_on_the_screen(hand, mirrored, corner):
    preview = show(hand, FRAME)
    preview.mirrored = mirrored
    left, bottom = preview.pos
    assert preview.on_widget(0, 0) == pytest.approx((left + corner[0], bottom + corner[1]))
    assert preview.on_widget(0.5, 0.5) == pytest.approx((left + 320, bottom + 240))


def test_a_point_is_found_in_a_frame_that_is_cut_at_its_sides(hand):
    preview = show(hand, np.zeros((48, 128, 3), np.uint8))  # half of it is seen
    left, bottom = preview.pos
    assert preview.on_widget(0.25, 1) == pytest.approx((left, bottom))
    assert preview.on_widget(0.75, 0) == pytest.approx((left + 640, bottom + 480))


def test_wiped_it_keeps_nothing_of_a_frame(hand, tmp_path):
    preview = show(hand, FRAME)
    texture = preview._texture
    preview.wipe()
    hand.settle()
    assert (preview._texture, preview.newest()) == (None, None)
    assert preview._picture.texture is not texture
    assert not {BLUE, GREEN, RED} & set(colours(hand, tmp_path))


def test_frames_of_one_size_share_a_texture(hand):
    preview = show(hand, FRAME)
    texture = preview._texture
    show(hand, FRAME[:, ::-1])
    assert preview._texture is texture
    show(hand, np.zeros((96, 128, 3), np.uint8))
    assert preview._texture is not texture


def test_a_thread_may_say_that_there_is_a_new_frame(hand):
    preview = hand.app.root.ids.preview
    preview.newest = lambda: FRAME
    thread = threading.Thread(target=preview.refresh)
    thread.start()
    thread.join()
    assert not preview.has_picture
    hand.until(lambda: preview.has_picture)


def test_only_the_newest_of_several_frames_is_fetched(hand):
    fetched = []
    preview = hand.app.root.ids.preview
    preview.newest = lambda: fetched.append("frame")
    for _ in range(5):
        preview.refresh()
    hand.settle()
    assert fetched == ["frame"]
