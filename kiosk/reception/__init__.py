"""What people do at a school's reception, at whichever door: each is one transaction of the journal.

Every function takes the journal it writes to and the moment it happens, and returns once that is on disk.
What cannot be done is refused with a `BadInput` that says why; then nothing was written.
"""

from kiosk.reception.answers import (
    acknowledge,
    continue_waiting,
    refer,
    resolve,
    take_back_answer,
    take_back_referral,
)
from kiosk.reception.badges import confirm_badge, reprint_badge
from kiosk.reception.coming import check_in, check_in_at_desk, check_out, reopen
from kiosk.reception.directory import (
    delist_destination,
    delist_host,
    list_destination,
    list_hosts,
    relist_destination,
    relist_host,
    seed_directory,
)
from kiosk.reception.duty import come_on_duty, go_off_duty
from kiosk.reception.finding import find, find_numbered, host_named, midnight
from kiosk.reception.help import answer_help, ask_help, reopen_help
from kiosk.reception.incidents import (
    ask_colleague,
    dismiss_colleague,
    join_colleague,
    note_incident,
    take_back_incident,
)
from kiosk.reception.invitations import invite, withdraw_invitation
from kiosk.reception.messages import finish_message, leave_message, reopen_message
from kiosk.reception.record import forget, note_export, note_look
from kiosk.reception.slips import ask_for_roll_call, ask_for_way, whereto
from kiosk.visits.visit import VISITOR

__all__ = [
    "VISITOR",
    "acknowledge",
    "answer_help",
    "ask_colleague",
    "ask_for_roll_call",
    "ask_for_way",
    "ask_help",
    "check_in",
    "check_in_at_desk",
    "check_out",
    "come_on_duty",
    "confirm_badge",
    "continue_waiting",
    "delist_destination",
    "delist_host",
    "dismiss_colleague",
    "find",
    "find_numbered",
    "finish_message",
    "forget",
    "go_off_duty",
    "host_named",
    "invite",
    "join_colleague",
    "leave_message",
    "list_destination",
    "list_hosts",
    "midnight",
    "note_export",
    "note_incident",
    "note_look",
    "refer",
    "relist_destination",
    "relist_host",
    "reopen",
    "reopen_help",
    "reopen_message",
    "reprint_badge",
    "resolve",
    "seed_directory",
    "take_back_answer",
    "take_back_incident",
    "take_back_referral",
    "whereto",
    "withdraw_invitation",
]
