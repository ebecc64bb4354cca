"""A visit: what it is, how its facts come to it, and what may be decided about it."""

from kiosk.visits.events import VISITOR
from kiosk.visits.fact import Fact
from kiosk.visits.visit.decisions import (
    acknowledge,
    arrive,
    ask_colleague,
    ask_for_way,
    confirm_badge,
    continue_waiting,
    correct_name,
    dismiss_colleague,
    join_colleague,
    leave,
    note_incident,
    refer,
    reopen,
    reprint,
    resolve,
    take_back_answer,
    take_back_incident,
    take_back_referral,
)
from kiosk.visits.visit.folding import BadgeEvent, answer_of, fold, issue_of
from kiosk.visits.visit.visit import Visit

__all__ = [
    "VISITOR",
    "BadgeEvent",
    "Fact",
    "Visit",
    "acknowledge",
    "answer_of",
    "arrive",
    "ask_colleague",
    "ask_for_way",
    "confirm_badge",
    "continue_waiting",
    "correct_name",
    "dismiss_colleague",
    "fold",
    "issue_of",
    "join_colleague",
    "leave",
    "note_incident",
    "refer",
    "reopen",
    "reprint",
    "resolve",
    "take_back_answer",
    "take_back_incident",
    "take_back_referral",
]
