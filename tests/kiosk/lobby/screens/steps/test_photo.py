"""A photo, if she likes: she frames herself, looks at it, and may say no at any time."""

import numpy as np
import pytest

from kiosk.lobby.flow import Step, Way
from kiosk.lobby.scanning.camera import CameraState, Frame
from kiosk.lobby.scanning.framing import Framing

# Bright at the left of the camera's picture, which is her right; dark at the other side.
SIDES = np.zeros((360, 640, 3), np.uint8)
SIDES[:, :320] = 230


@pytest.fixture
def screen(walk):
    """The screen, once she sees herself."""
    walk.lobby.frame = Frame(SIDES, 0.0, 2)
    walk.act(
        lambda way: way.choose_language("en"),
        Way.type_instead,
        lambda way: way.give_name("Ana"),
        lambda way: way.choose_purpose("contractor"),
        lambda way: way.choose_host("osei"),
        lambda way: way.answer("no"),
    )
    walk.at(Step.PHOTO)
    walk.hand.until(lambda: walk.app.screen.ready)
    return walk.app.screen


def take(walk):
    walk.hand.tap("Take my photo")
    for _ in range(3):
        walk.hand.wait(1.0)
    walk.hand.until(lambda: walk.app.screen.taken)


def test_she_sees_herself_as_in_a_mirror_with_an_oval_for_her_head(walk, screen):
    mirror = screen.ids.mirror
    assert (mirror.mirrored, mirror.guiding, walk.lobby.mirroring, walk.lobby.watching) == (
        True,
        True,
        True,
        False,
    )
    x, y, width, height = mirror.head
    assert mirror.x < x < x + width < mirror.right
    assert mirror.y < y < y + height < mirror.top


def test_two_fingers_on_the_button_count_down_once(walk, screen):
    screen.count_down()
    screen.count_down()
    for count in (2, 1):
        walk.hand.wait(1.0)
        assert screen.ids.mirror.count == count
    walk.hand.wait(1.0)
    walk.hand.until(lambda: screen.taken)
    walk.hand.wait(2.0)
    assert screen.ids.mirror.count == 0


def test_her_touch_begins_the_countdown(walk, screen):
    walk.hand.wait(5.0)
    assert screen.ids.mirror.count == 0
    walk.hand.tap("Take my photo")
    seen = [screen.ids.mirror.count]
    for _ in range(2):
        walk.hand.wait(1.0)
        seen.append(screen.ids.mirror.count)
    assert seen == [3, 2, 1]
    assert walk.hand.reads("1")
    assert walk.attendant.way.photo is None


def test_the_photo_is_shown_as_others_see_her_and_used_if_she_likes_it(walk, screen):
    take(walk)
    photo = walk.attendant.way.photo
    assert photo[:, :200].mean() > photo[:, 250:].mean()
    assert not screen.ids.mirror.mirrored
    assert (screen.ids.mirror.newest()[:, :, 0] == photo).all()
    assert walk.hand.reads("Is this photo good?")
    walk.hand.tap("Use this photo")
    walk.at(Step.READ_BACK)
    assert walk.attendant.way.photo is photo


def test_a_camera_without_a_picture_lets_her_try_again(walk, screen):
    walk.hand.tap("Take my photo")
    walk.lobby.frame = None
    for _ in range(3):
        walk.hand.wait(1.0)
    walk.hand.until(lambda: not screen.counting)
    assert not screen.taken
    assert not screen.ids.take.disabled


def test_another_one_begins_with_the_mirror(walk, screen):
    take(walk)
    walk.hand.tap("Take another one")
    assert walk.attendant.way.photo is None
    assert walk.hand.reads("Would you like a photo on your badge?")
    walk.hand.until(lambda: screen.ready)
    assert screen.ids.mirror.mirrored


@pytest.mark.parametrize("when", ["before", "counting", "after"])
def test_no_photo_is_an_answer_all_the_time(walk, screen, when):
    if when == "counting":
        walk.hand.tap("Take my photo")
    if when == "after":
        take(walk)
    walk.hand.tap("No photo, thank you")
    walk.at(Step.READ_BACK)
    assert walk.attendant.way.photo is None
    walk.hand.wait(5.0)
    assert walk.attendant.way.photo is None


def test_no_photo_is_as_large_as_a_photo(walk, screen):
    assert screen.ids.decline.height == screen.ids.take.height
    assert screen.ids.decline.width == screen.ids.take.width


def test_she_moves_what_the_photo_takes(walk, screen):
    for words, moved in (
        ("Closer", Framing().closer()),
        ("Lower", Framing().closer().lower()),
        ("Higher", Framing().closer().lower().higher()),
        ("Further away", Framing().closer().lower().higher().further()),
    ):
        walk.hand.tap(words)
        assert screen.framing == moved
    assert screen.ids.mirror.cut(640, 360) == screen.framing.part(640, 360)


def test_every_button_is_a_fingers_breadth(walk, screen):
    for name in ("higher", "lower", "closer", "further", "take", "decline"):
        button = screen.ids[name]
        assert min(button.size) >= walk.app.look.sizes.touch


def test_a_camera_that_fails_meanwhile_leaves_the_other_choice(walk, screen):
    walk.lobby.frame = None
    walk.lobby.on_camera(CameraState.ABSENT)
    walk.hand.until(lambda: not screen.ready)
    assert screen.ids.take.disabled
    walk.hand.tap("No photo, thank you")
    walk.at(Step.READ_BACK)


def test_without_a_camera_she_is_not_asked(walk):
    walk.lobby.frame = None
    walk.lobby.on_camera(CameraState.ABSENT)
    walk.hand.until(lambda: walk.app.camera is CameraState.ABSENT)
    walk.act(
        lambda way: way.choose_language("en"),
        Way.type_instead,
        lambda way: way.give_name("Ana"),
        lambda way: way.choose_purpose("contractor"),
    )
    walk.act(lambda way: way.choose_host("osei"), lambda way: way.answer("no"))
    walk.at(Step.READ_BACK)


def test_what_she_leaves_is_gone_from_memory_and_screen(walk, screen):
    take(walk)
    mirror = screen.ids.mirror
    walk.act(Way.leave)
    assert walk.attendant.way.photo is None
    assert (mirror._texture, mirror.newest()) == (None, None)
    assert not walk.lobby.mirroring
    assert walk.lobby.photos == {}


def test_checked_in_her_photo_is_kept_for_her_badge(walk, screen):
    take(walk)
    photo = walk.attendant.way.photo
    walk.act(Way.keep_photo, Way.confirm)
    walk.hand.until(lambda: walk.attendant.waiting)
    assert walk.lobby.photos == {walk.attendant.way.visit: photo}
