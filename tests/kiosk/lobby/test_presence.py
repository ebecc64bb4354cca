"""What the office is told of a lobby, as a table."""

import pytest

from kiosk.lobby.presence import presence
from kiosk.lobby.scanning.camera import CameraState
from kiosk.visits.presence import Presence
from printer import MEDIA, Reason, State, Status

LABEL, ROLL = MEDIA["62x100"], MEDIA["62"]


@pytest.mark.parametrize(
    ("status", "state", "reasons"),
    [
        (Status(State.READY), "ready", ()),
        (Status(State.READY, media=LABEL.title), "ready", ()),
        (Status(State.READY, media="a roll that nobody knows"), "ready", ()),
        (Status(State.READY, media=ROLL.title), "attention", ("wrong-media",)),
        (
            Status(State.ATTENTION, frozenset({Reason.NO_MEDIA, Reason.COVER_OPEN})),
            "attention",
            ("cover-open", "no-media"),
        ),
        (Status(State.OFFLINE, frozenset({Reason.UNREACHABLE})), "offline", ("unreachable",)),
        (Status(State.BUSY, media=LABEL.title), "busy", ()),
    ],
)
def test_the_office_is_told_how_the_printer_is(status, state, reasons):
    told = presence("Gym", status, LABEL, CameraState.WORKING, 3)
    assert told == Presence(
        name="Gym", printer=state, reasons=reasons, media=status.media, camera="working", behind=3
    )
