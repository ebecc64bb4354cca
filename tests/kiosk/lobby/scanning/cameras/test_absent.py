from kiosk.lobby.scanning.camera import CameraState, open_camera


def test_a_lobby_without_a_camera_says_so() -> None:
    camera = open_camera("none:")
    assert camera.newest(timeout=0.001) is None
    camera.close()
    assert camera.state is CameraState.ABSENT
    assert camera.remark == "This lobby is set up without a camera."
