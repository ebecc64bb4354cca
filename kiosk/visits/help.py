"""Help that somebody at a screen asked for, checked in or not."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from kiosk.visits.events import HelpAnswered, HelpAsked, HelpReopened
from kiosk.visits.fact import Fact, in_order
from kiosk.visits.moment import Moment


class HelpKind(StrEnum):
    """What the visitor needs; `office` is "call the office"."""

    INTERPRETER = "interpreter"
    ACCESS = "access"
    SUPERVISOR = "supervisor"
    OFFICE = "office"


@dataclass(frozen=True)
class Help:
    """Who asked for a person, where and in which language, and who goes there.

    `interpreter_language` is a tag of the interpreters' list; `visit` is hers, where she is checked in.
    """

    id: str
    kind: HelpKind
    lobby: str
    language: str
    interpreter_language: str | None
    visit: str | None
    asked: Moment
    answered_by: str | None = None
    answered: Moment | None = None


def help_of(help: str, facts: Iterable[Fact]) -> Help | None:
    """The request that these facts tell of, the first to say so being who goes; None before it is known.

    A need that only a newer version knows is still one for the office.
    """
    asked: Help | None = None
    going: tuple[str, Moment] | None = None
    for fact in in_order(facts):
        match fact.event:
            case HelpAsked() as event if asked is None:
                asked = Help(
                    help,
                    HelpKind(event.kind) if event.kind in set(HelpKind) else HelpKind.OFFICE,
                    event.lobby,
                    event.language,
                    event.interpreter_language,
                    event.visit,
                    fact.moment,
                )
            case HelpAnswered() as event if going is None:
                going = event.by, fact.moment
            case HelpReopened():
                going = None
            case _:
                pass
    return replace(asked, answered_by=going[0], answered=going[1]) if asked and going else asked
