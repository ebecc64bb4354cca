"""What became of slips that were asked for, in words."""

from datetime import timedelta

from kiosk.office.office import Office
from kiosk.visits.moment import Moment
from kiosk.visits.print_trouble import meaning
from kiosk.visits.slip import SlipIssue, SlipState

SHOWN_FOR = timedelta(minutes=30)  # how long a page tells of a roll call on paper


def roll_calls(office: Office, now: Moment) -> list[tuple[SlipIssue, str]]:
    """The roll calls on paper of the last half hour, the last first, and what became of each."""
    with office.journal.reading() as view:
        return [(issue, slip_words(issue, now)) for issue in view.roll_calls(now.at - SHOWN_FOR)]


def slip_words(issue: SlipIssue, now: Moment) -> str:
    """What is known of a slip: the middle of a sentence."""
    reason = f": {meaning(issue.reason)}" if issue.reason else ""
    match issue.state(now.at):
        case SlipState.REQUESTED:
            return f"asked for at {issue.lobby} by {issue.by}"
        case SlipState.PRINTED:
            return f"printed at {issue.lobby}"
        case SlipState.UNCONFIRMED:
            return f"sent to the printer at {issue.lobby}; look whether it came out{reason}"
        case SlipState.FAILED:
            return f"not printed at {issue.lobby}{reason}"
        case SlipState.LATE:
            return f"not printed: {issue.lobby} did not hear of it in time"
