"""The facts of help that was asked for at a screen, by whoever stands there, checked in or not."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.visits.events.event import Event, Topic


@dataclass(frozen=True, kw_only=True)
class HelpAsked(Event):
    """Somebody at a lobby's screen asks for a person; `subject` is the request's own id.

    `kind` is a `HelpKind`. `language` is the screen's then, `interpreter_language` the one in which help is
    needed, where it was named. `visit` is hers, where she is checked in.
    """

    topic = Topic.HELP

    kind: str
    lobby: str
    language: str
    interpreter_language: str | None = None
    visit: str | None = None


@dataclass(frozen=True, kw_only=True)
class HelpAnswered(Event):
    """Somebody goes to whoever asked for help at this lobby; its screen says who."""

    topic = Topic.HELP

    by: str
    lobby: str = ""


@dataclass(frozen=True, kw_only=True)
class HelpReopened(Event):
    """Whoever went there goes there no more: the call stands as before."""

    topic = Topic.HELP

    by: str
    lobby: str = ""


@dataclass(frozen=True, kw_only=True)
class HelpEscalated(Event):
    """Nobody went there in time, and the next were told; the fields are those of VisitEscalated."""

    topic = Topic.HELP

    step: str
    to: tuple[str, ...]
    due: datetime
    late: bool = False
    hosts: tuple[str, ...] = ()
