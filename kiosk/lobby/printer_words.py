"""How a printer is, and what to do about it, in words for whoever looks after the kiosk."""

import grp
import os
from collections.abc import Mapping

from kiosk.visits.print_trouble import meaning
from printer import MEDIA, Medium, Reason, State, Status

_REMEDIES: Mapping[Reason, str] = {
    Reason.NO_MEDIA: "Put a roll in and close the cover.",
    Reason.OUT_OF_LABELS: "Put a new roll in.",
    Reason.WRONG_MEDIA: "Change the roll, or `medium` in badge.toml.",
    Reason.COVER_OPEN: "Close it.",
    Reason.CUTTER_JAM: "Switch the printer off, take out what is jammed, and switch it on again.",
    Reason.FEED_JAM: "Open the cover and put the roll in anew; a continuous roll may be at its end.",
    Reason.RIBBON_OUT: "Put a new one in.",
    Reason.LABELS_LOW: "Have a new roll ready.",
    Reason.PAUSED: "Press its pause key, or start its queue again.",
    Reason.NOT_ACCEPTING: "Let its queue accept jobs again.",
    Reason.UNSUPPORTED: "Name another queue or another printer in lobby.toml.",
    Reason.COOLING: "Wait: it goes on by itself.",
    Reason.BUSY: "Wait, or end the other program that prints.",
    Reason.PRINTER_FAULT: "Look at its lights or its display; switch it off and on again.",
    Reason.OFFLINE: "Plug it in and switch it on. If it is on, `lsmod` must show usblp.",
    Reason.UNREACHABLE: "Switch it on, and compare its address with `printer` in lobby.toml.",
    Reason.SILENT: "Switch it off and on again.",
    Reason.NOT_TRUSTED: "Compare the certificate at the printer with the one in lobby.toml.",
    Reason.CONNECTION_LOST: "Look at its cable or its network.",
    Reason.STUCK: "Switch it off and on again.",
    Reason.NO_FOLDER: "Make it, or mount the disk on which it lies.",
    Reason.DISK_FULL: "Make room.",
    Reason.LEDGER_FAULT: "Make room on the disk, and see that the data folder belongs to this account.",
}


def remedy(reason: Reason) -> str:
    """What to do about it, in whole sentences; "" where there is nothing to do."""
    if reason is Reason.NO_PERMISSION:
        return (
            f"Write {_udev_rule()} into /etc/udev/rules.d/70-badge-printer.rules, run"
            " `sudo udevadm control --reload`, and plug the printer in again. For a folder, let this"
            " account write there."
        )
    return _REMEDIES.get(reason, "")


def describe(status: Status) -> str:
    """A printer's state and what is loaded, in words."""
    if status.reasons:
        state = "; ".join(meaning(reason) for reason in sorted(status.reasons))
    elif status.state is State.UNKNOWN:
        state = "there, but it does not say how it is"
    else:
        state = status.state.value
    return f"{state}, with {status.media}" if status.media else state


def wrong_roll(status: Status, wanted: Medium) -> str | None:
    """That another roll is loaded than `wanted`, naming both; None where it is that one, or not known."""
    titles = {medium.title for medium in MEDIA.values()}
    if status.media == wanted.title or status.media not in titles:
        return None
    return f"badges are laid out for {wanted.title}, and the printer holds {status.media}"


def _udev_rule() -> str:
    """The rule that lets this account write to every printer on a cable."""
    number = os.getgid()
    names = {entry.gr_gid: entry.gr_name for entry in grp.getgrall()}
    return f'SUBSYSTEM=="usbmisc", KERNEL=="lp[0-9]*", MODE="0660", GROUP="{names.get(number, number)}"'
