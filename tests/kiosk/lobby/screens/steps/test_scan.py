"""The camera's picture, and what is said where there is none."""

import numpy as np
import pytest

from kiosk.lobby.flow import Step
from kiosk.lobby.scanning.camera import CameraState, Frame
from kiosk.lobby.scanning.documents.unknown import Unknown


def test_new_pictures_are_shown_as_they_come(walk):
    walk.go_to(Step.SCAN)
    viewfinder = walk.app.screen.ids.viewfinder
    assert viewfinder.has_picture
    shown = []
    viewfinder.newest = lambda: shown.append(walk.lobby.frame.number)
    walk.lobby.frame = Frame(np.zeros((48, 64, 3), np.uint8), 1.0, 2)
    walk.hand.wait(0.1)
    walk.hand.wait(0.1)
    assert shown == [2]


@pytest.mark.parametrize("state", [CameraState.ABSENT, CameraState.BUSY, CameraState.FAILED])
def test_without_a_camera_she_is_asked_to_type(walk, state):
    walk.lobby.frame = None
    walk.go_to(Step.SCAN)
    walk.lobby.on_camera(state)
    walk.hand.until(lambda: walk.hand.reads("The camera is not working right now."))
    assert walk.hand.reads("Please type your name")
    assert not walk.hand.reads("Show your ID card")
    walk.hand.tap("Type my name")
    assert walk.step is Step.NAME


def test_a_covered_camera_is_told_and_showing_is_still_offered(walk):
    walk.lobby.frame = None
    walk.go_to(Step.SCAN)
    walk.lobby.on_camera(CameraState.BLACK)
    walk.hand.until(lambda: walk.hand.reads("Something may be covering it."))
    assert walk.hand.reads("Show your ID card")


def test_a_code_that_leads_nowhere_is_told(walk):
    walk.go_to(Step.SCAN)
    walk.show(Unknown("QRCode"))
    assert walk.hand.reads("We cannot use this code.")
    assert walk.step is Step.SCAN
