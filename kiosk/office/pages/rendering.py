"""How a page is made: a template, what is on every page, and the words for times."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.status import HTTP_303_SEE_OTHER

from kiosk.office import times
from kiosk.office.auth import FORM_TOKEN, Right, Staff
from kiosk.office.calls import calls
from kiosk.office.live import BEAT_SECONDS
from kiosk.office.office import Office
from kiosk.office.own import waiting_for

TEMPLATES = Path(__file__).parents[1] / "templates"

_environment = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.filters.update(
    clock_time=times.clock_time,
    day=times.day,
    day_and_time=times.day_and_time,
    lasting=times.lasting,
    exactly=times.exactly,
)
_environment.globals.update(Right=Right, FORM_TOKEN=FORM_TOKEN, ago=times.ago, BEAT_SECONDS=BEAT_SECONDS)


class Tone(StrEnum):
    """How a notice looks."""

    SUCCESS = "success"
    ALERT = "alert"


@dataclass(frozen=True)
class Notice:
    """A sentence at the top of a page; `undo` is where to take back what it tells of, "" for nowhere."""

    text: str
    tone: Tone = Tone.SUCCESS
    undo: str = ""

    @classmethod
    def of(cls, error: Exception) -> "Notice":
        """What went wrong, as a sentence."""
        return cls(str(error), Tone.ALERT)


def page(
    office: Office,
    staff: Staff,
    template: str,
    *,
    status: int = 200,
    notice: Notice | None = None,
    **shown: Any,
) -> HTMLResponse:
    """A page for somebody who is signed in."""
    with office.journal.reading() as view:
        waiting = waiting_for(view, staff, office.clock().at)
        messages = len(view.messages_open()) if staff.may(Right.RECEPTION) else 0
        calling = calls(view, office.lobbies, office.presences, office.clock().at)
    return render(
        office,
        template,
        status=status,
        staff=staff,
        waiting=waiting,
        messages_open=messages,
        notice=notice,
        calls=calling if staff.may(Right.RECEPTION) else [],
        **shown,
    )


def render(office: Office, template: str, *, status: int = 200, **shown: Any) -> HTMLResponse:
    """A page for whoever asks, made without a look at the journal."""
    context = {"staff": None, "waiting": 0, "messages_open": 0, "calls": [], "notice": None, **shown}
    now = office.clock()
    html = _environment.get_template(template).render(
        school=office.settings.school, now=now, today=now.local.date(), **context
    )
    return HTMLResponse(html, status)


def see(path: str) -> RedirectResponse:
    """Has the browser load another page after a form was taken, so that loading again does nothing twice."""
    return RedirectResponse(path, HTTP_303_SEE_OTHER)
