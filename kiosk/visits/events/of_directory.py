"""The facts of the directory: who can be visited, and where."""

from dataclasses import dataclass, field
from datetime import datetime

from kiosk.visits.events.event import Event, Topic


@dataclass(frozen=True, kw_only=True)
class HostListed(Event):
    """A host stands in the directory from now on, as given here, by the names of `Host`."""

    topic = Topic.HOST

    name: str
    title: str
    kind: str
    destination: str | None
    extension: str
    email: str
    backup: str | None = None
    manager: str | None = None
    interprets: tuple[str, ...] = ()
    student: bool = False


@dataclass(frozen=True, kw_only=True)
class HostDelisted(Event):
    """A host no longer stands in the directory."""

    topic = Topic.HOST


@dataclass(frozen=True, kw_only=True)
class DestinationListed(Event):
    """A place can be named from now on, with the way there."""

    topic = Topic.DESTINATION

    name: dict[str, str]
    directions: dict[str, str]
    step_free: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class DestinationDelisted(Event):
    """A place is no longer named."""

    topic = Topic.DESTINATION


@dataclass(frozen=True, kw_only=True)
class HostAway(Event):
    """A host is not on duty, and `cover` answers instead (standards 35 and 49); `until` None: until told."""

    topic = Topic.HOST

    cover: str
    by: str
    until: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class HostBack(Event):
    """A host is on duty again."""

    topic = Topic.HOST

    by: str
