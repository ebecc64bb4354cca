"""What staff are told who set a camera up with the test card."""

from kiosk.lobby.scanning.set_up.report import CameraReport, CardReport, Focus, Light

_NOTICED = 15.0  # degrees: a smaller tilt is not measured well, and does no harm

_FOCUS = {Focus.SHARP: "sharp", Focus.SOFT: "a little soft", Focus.BLURRED: "blurred"}
_LIGHT = {
    Light.GOOD: "good",
    Light.TOO_DARK: "too dark",
    Light.GLARE: "too bright, or a lamp shines in the card",
}


def findings(report: CameraReport) -> dict[str, str]:
    """What was measured, each under its name."""
    found = {"picture": f"{report.width} x {report.height}"}
    card = report.card
    if card is None:
        return found | {"card": "not seen"}
    tilt = f"tilted by {card.tilt:.0f}°" if card.tilt >= _NOTICED else "flat"
    turn = "level" if abs(card.roll) < 1 else f"turned by {card.roll:.0f}°"
    return found | {
        "card": f"{turn}, {tilt}; it takes {100 * card.share:.0f} % of the picture",
        "fineness": f"{card.module:.2f} pixels a module; {card.needed:.2f} are needed",
        "focus": f"{_FOCUS[card.focus]}: a blur of {card.blur:.1f} pixels",
        "light": _LIGHT[card.light],
        "reading": "the test licence was read" if card.read else "the test licence was not read",
    }


def verdict(report: CameraReport, distance: float | None) -> str:
    """Whether a licence is read with this camera, and what to do.

    Args:
        distance: of the card from the camera, in centimetres; None where it was not stated.
    """
    card = report.card
    if card is None:
        return "Hold the test card before the camera: whole, not too near, and with enough light."
    if card.light is Light.TOO_DARK:
        return "More light is needed."
    if card.light is Light.GLARE:
        return "Turn the card a little, or move the lamp: its light is all that the camera sees."
    if card.focus is Focus.BLURRED:
        return "Out of focus: move the card to where it is sharp, or set the focus in the camera's URL."
    if not card.is_enough:
        return (
            f"No licence is read with this camera: where the card fills the picture, a module has "
            f"{card.module / card.nearest:.1f} pixels, and {card.needed:.1f} are needed. "
            "Ask for a larger picture in the camera's URL, or use another camera."
        )
    return " ".join(filter(None, (_move(card, distance), _distances(card, distance))))


def _move(card: CardReport, distance: float | None) -> str:
    if card.farthest < 1:
        if distance is None:
            return f"Come closer, until the card looks {1 / card.farthest:.1f} times as large."
        return f"Come {_centimetres(distance * (1 - card.farthest))} closer."
    if card.nearest > 1:
        if distance is None:
            return "Move away a little: the card does not fit into the picture."
        return f"Move {_centimetres(distance * (card.nearest - 1))} away."
    return "A licence is read here."


def _distances(card: CardReport, distance: float | None) -> str:
    if distance is None:
        return "With --distance CM, the distances are told as well."
    near, far = distance * card.nearest, distance * card.farthest
    return (
        f"A licence is read with this camera from up to {far:.1f} cm: "
        f"hold it between {near:.1f} and {far:.1f} cm away."
    )


def _centimetres(distance: float) -> str:
    return f"{max(1, round(distance))} cm"
