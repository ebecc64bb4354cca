"""What staff answer, from the first word to the moment when she was met."""

from collections.abc import Sequence

from kiosk.errors import HostWithoutDirections
from kiosk.journal import Journal, View
from kiosk.reception.finding import find, known_destination, known_host, known_visit
from kiosk.visits import visit as visits
from kiosk.visits.acknowledgement import Answer
from kiosk.visits.events import Event
from kiosk.visits.moment import Moment
from kiosk.visits.visit import VISITOR, Visit


def acknowledge(
    journal: Journal, visit: str, answer: Answer, *, by: str, now: Moment, turn: int | None = None
) -> Visit:
    """Answers an arrival in the name of `by`, who saw the visit at this `turn`, if that is known.

    Raises VisitUnknown, VisitEnded, DestinationUnknown, or AnsweredMeanwhile where somebody was faster.
    """

    def decide(view: View) -> Sequence[Event]:
        if answer.destination is not None:
            known_destination(view, answer.destination)
        return visits.acknowledge(known_visit(view, visit), answer, by=by, turn=turn)

    journal.append(decide, now=now)
    return find(journal, visit)


def take_back_answer(journal: Journal, visit: str, *, by: str, now: Moment) -> Visit:
    """Takes back the answer that stands, for some minutes, by whoever gave it: she waits as before it.

    Raises VisitUnknown, VisitEnded, AnsweredMeanwhile or TooLateToTakeBack.
    """
    journal.append(lambda view: visits.take_back_answer(known_visit(view, visit), by=by, now=now), now=now)
    return find(journal, visit)


def refer(journal: Journal, visit: str, host: str, *, by: str, now: Moment, turn: int | None = None) -> Visit:
    """Hands a visitor to another host, whom she finds by the directions (standards 13 and 16).

    `by` is VISITOR where she herself chose somebody else; whom she chooses needs no directions. Raises
    VisitUnknown, VisitEnded, HostUnknown, HostWithoutDirections or AnsweredMeanwhile.
    """

    def decide(view: View) -> Sequence[Event]:
        to = known_host(view, host)
        if by != VISITOR and (to.destination is None or view.destination(to.destination) is None):
            raise HostWithoutDirections(host=to.name)
        return visits.refer(known_visit(view, visit), host, by=by, turn=turn)

    journal.append(decide, now=now)
    return find(journal, visit)


def take_back_referral(journal: Journal, visit: str, *, by: str, now: Moment) -> Visit:
    """Takes back that `by` handed her on: she is with whom she was before.

    Raises VisitUnknown, VisitEnded, AnsweredMeanwhile or TooLateToTakeBack.
    """
    journal.append(lambda view: visits.take_back_referral(known_visit(view, visit), by=by, now=now), now=now)
    return find(journal, visit)


def continue_waiting(journal: Journal, visit: str, *, now: Moment) -> Visit:
    """Writes down that she was told how it stands and goes on waiting (standard 29). Raises VisitUnknown."""
    journal.append(lambda view: visits.continue_waiting(known_visit(view, visit)), now=now)
    return find(journal, visit)


def resolve(journal: Journal, visit: str, *, by: str, now: Moment) -> Visit:
    """Writes down that she was met, or helped; twice changes nothing. Raises VisitUnknown."""
    journal.append(lambda view: visits.resolve(known_visit(view, visit), by=by), now=now)
    return find(journal, visit)
