"""What staff often write to a visitor, ready in her language."""

from collections.abc import Mapping
from enum import StrEnum

from kiosk.i18n import N_


class Phrase(StrEnum):
    """A sentence that the catalogues translate; an answer carries its key."""

    TAKE_A_SEAT = "take-a-seat"
    FRONT_DESK = "front-desk"
    AT_THE_DOOR = "at-the-door"
    CHILD_COMING = "child-coming"
    LEAVE_IT = "leave-it"
    PAPERS_READY = "papers-ready"
    INTERPRETER = "interpreter"
    WILL_CALL = "will-call"


PHRASES: Mapping[Phrase, str] = {
    # NOTE: an answer that staff choose.
    Phrase.TAKE_A_SEAT: N_("Please take a seat."),
    # NOTE: an answer that staff choose.
    Phrase.FRONT_DESK: N_("Please come to the front desk."),
    # NOTE: an answer that staff choose.
    Phrase.AT_THE_DOOR: N_("Please wait at the door. It will be opened for you."),
    # NOTE: said to a parent or guardian who picks up a child; the child is on the way to the entrance.
    Phrase.CHILD_COMING: N_("Your child is coming to you now."),
    # NOTE: said to somebody who delivers a parcel, or brings something that a child forgot.
    Phrase.LEAVE_IT: N_("Please leave it at the front desk. Thank you."),
    # NOTE: an answer that staff choose; papers are documents.
    Phrase.PAPERS_READY: N_("Please have your papers ready."),
    # NOTE: an answer that staff choose.
    Phrase.INTERPRETER: N_("We are calling an interpreter. Thank you for waiting, and sorry for the delay."),
    # NOTE: the school calls her by telephone, later.
    Phrase.WILL_CALL: N_("We will call you by phone. Thank you for coming."),
}
"""The msgid of each."""
