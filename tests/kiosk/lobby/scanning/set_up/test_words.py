from dataclasses import replace

import pytest

from kiosk.lobby.scanning.set_up.report import CameraReport, CardReport, Light
from kiosk.lobby.scanning.set_up.words import findings, verdict

GOOD = CardReport(module=2.0, blur=0.5, light=Light.GOOD, roll=0.4, tilt=3, share=0.5, read=True)


def report(**changes: object) -> CameraReport:
    return CameraReport(1920, 1080, replace(GOOD, **changes))


def test_what_was_measured_is_told_in_words_and_figures() -> None:
    assert findings(report()) == {
        "picture": "1920 x 1080",
        "card": "level, flat; it takes 50 % of the picture",
        "fineness": "2.00 pixels a module; 1.60 are needed",
        "focus": "sharp: a blur of 0.5 pixels",
        "light": "good",
        "reading": "the test licence was read",
    }
    askew = findings(report(roll=-12.3, tilt=31.0, blur=1.0, light=Light.TOO_DARK, read=False))
    assert askew["card"].startswith("turned by -12°, tilted by 31°; ")
    assert askew["focus"].startswith("a little soft: ")
    assert (askew["light"], askew["reading"]) == ("too dark", "the test licence was not read")
    assert findings(CameraReport(640, 480, None)) == {"picture": "640 x 480", "card": "not seen"}


@pytest.mark.parametrize(
    ("seen", "distance", "said"),
    [
        (CameraReport(640, 480, None), 15.0, "Hold the test card before the camera"),
        (report(light=Light.TOO_DARK), 15.0, "More light is needed."),
        (report(light=Light.GLARE), 15.0, "Turn the card a little"),
        (report(blur=2.5), 15.0, "Out of focus"),
        (
            report(module=1.0, share=0.9),
            15.0,
            "No licence is read with this camera: where the card fills the picture, a module has 1.1 pixels, "
            "and 1.6 are needed.",
        ),
        (
            report(),
            20.0,
            "A licence is read here. A licence is read with this camera from up to 25.0 cm: hold it between "
            "10.5 and 25.0 cm away.",
        ),
        (report(), None, "A licence is read here. With --distance CM,"),
        (
            report(module=1.2, share=0.3),
            20.0,
            "Come 5 cm closer. A licence is read with this camera from up to 15.0 cm: hold it between "
            "6.3 and 15.0 cm away.",
        ),
        (report(module=1.0, share=0.3), None, "Come closer, until the card looks 1.6 times as large."),
        (report(share=1.1), 10.0, "Move 2 cm away."),
        (report(share=1.1), None, "Move away a little"),
    ],
)
def test_the_verdict_is_plain(seen: CameraReport, distance: float | None, said: str) -> None:
    assert verdict(seen, distance).startswith(said)
