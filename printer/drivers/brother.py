"""Brother QL: what its drivers have in common, by cable and in the network."""

import logging
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from printer.driver import State, Status
from printer.drivers.brother_frame import Frame
from printer.drivers.deadline import Deadline
from printer.drivers.link import STALL, Link, LinkBroken
from printer.drivers.patience import Patience
from printer.encode.brother import RESET
from printer.errors import Reason
from printer.media import Medium

SAMPLES = ("brother://HOST", "brother+usb:///dev/usb/lp0")

_log = logging.getLogger(__name__)

_STATES: Mapping[Reason, State] = {
    Reason.BUSY: State.BUSY,
    Reason.COOLING: State.BUSY,
    Reason.OFFLINE: State.OFFLINE,
    Reason.UNREACHABLE: State.OFFLINE,
    Reason.CONNECTION_LOST: State.OFFLINE,
}


@dataclass(frozen=True)
class BrotherPatience(Patience):
    """`busy` is how long a page of somebody else is waited for, `stall` a printer that was sent a page and
    gives no sign of life."""

    busy: float = 3.0
    stall: float = STALL


PATIENT = BrotherPatience(answer=0.8, pause=0.1, settle=5.0, stop=0.2)


def status_for(reason: Reason | None, media: str | None = None) -> Status:
    """The status of a printer that has this problem, or none."""
    if reason is None:
        return Status(State.READY, media=media)
    return Status(_STATES.get(reason, State.ATTENTION), frozenset({reason}), media)


def status_of(frame: Frame) -> Status:
    """A printer's status by what it said."""
    return status_for(hindrance(frame), str(frame.roll) if frame.roll else None)


def hindrance(frame: Frame) -> Reason | None:
    """Why the printer would print no page now."""
    if frame.problem is not None:
        return frame.problem
    if frame.hot:
        return Reason.COOLING
    return Reason.BUSY if frame.printing else None


def refusal(frame: Frame, medium: Medium) -> Reason | None:
    """Why the printer would not print a page for this medium now."""
    if reason := hindrance(frame):
        return reason
    if frame.roll and frame.roll.is_for(medium) and (frame.model.two_colour or not medium.two_colour):
        return None
    _log.warning("the badge is for %s; in the %s there is: %s", medium.title, frame.model.name, frame.roll)
    return Reason.WRONG_MEDIA


def withdraw(link: Link, deadline: Deadline) -> None:
    """Takes back what the printer holds of a page, so that it does not come out when all is mended."""
    with suppress(LinkBroken):
        link.send(RESET, deadline)
