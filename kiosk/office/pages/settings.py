"""Settings: accounts, what could not be delivered or taken, and what config/ says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast
from urllib.parse import urlsplit

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response
from pydantic import BaseModel
from sqlalchemy.engine import make_url

from kiosk.errors import BadInput
from kiosk.journal import View
from kiosk.office.accounts import LEAST_PASSWORD, Role
from kiosk.office.alerts.courtesy import check_settings
from kiosk.office.auth import Administrator, Posted, Right, SettingsReader, Staff, TheOffice
from kiosk.office.office import Office
from kiosk.office.pages.forms import choice, line, required
from kiosk.office.pages.rendering import Notice, page, see
from kiosk.office.pages.shown import Names
from kiosk.visits.events import DetailsSeen
from kiosk.visits.fact import Fact
from kiosk.visits.moment import Moment
from kiosk.visits.visit import Visit

DONE = {
    "account": "The account was made.",
    "changed": "The account was changed.",
    "removed": "The account was taken away, and its sign-ins have ended.",
    "password": "The password was changed. Whoever was signed in with the old one has to sign in again.",
}

LOOKS = 50  # shown, the newest first
LOOKED_AT = {
    "/": "Arrivals",
    "/desk": "Check somebody in",
    "/roll-call": "Roll call",
    "/visits": "Visits",
    "/visits/{visit}": "One visit",
    "/messages": "Messages",
    "/follow-up": "Follow-up",
    "/invitations": "Invitations",
    "/invitations/{invitation}": "One invitation",
    "/mine": "My visitors",
}
"""Pages about people, as their headings call them."""

router = APIRouter()


@dataclass(frozen=True)
class Look:
    """A look at personal details: who, when, at which page, and at whose visit."""

    by: str
    at: Moment
    page: str
    visit: Visit | None


@router.get("/settings")
def settings(office: TheOffice, staff: SettingsReader, done: str = "") -> HTMLResponse:
    """The page; `done` is what a form has just done. An installer is shown nothing about a person."""
    return _show(office, staff, notice=Notice(DONE[done]) if done in DONE else None)


@router.post("/settings/accounts")
def add_account(office: TheOffice, staff: Administrator, form: Posted) -> Response:
    """Makes an account."""
    try:
        office.accounts.add(
            required(form, "name"),
            form.get("password", ""),
            choice(form, "role", Role),
            required(form, "full_name"),
        )
    except BadInput as error:
        return _show(office, staff, notice=Notice.of(error), status=422)
    return see("/settings?done=account#accounts")


@router.post("/settings/accounts/change")
def change_account(office: TheOffice, staff: Administrator, form: Posted) -> Response:
    """Changes what an account is for."""
    try:
        office.accounts.change(
            form.get("name", ""),
            full_name=required(form, "full_name"),
            role=choice(form, "role", Role),
            email=line(form, "email"),
            host=line(form, "host"),
        )
    except BadInput as error:
        return _show(office, staff, notice=Notice.of(error), status=422)
    return see("/settings?done=changed#accounts")


@router.post("/settings/accounts/remove")
def remove_account(office: TheOffice, staff: Administrator, form: Posted) -> Response:
    """Takes an account away."""
    try:
        office.accounts.remove(form.get("name", ""))
    except BadInput as error:
        return _show(office, staff, notice=Notice.of(error), status=422)
    return see("/settings?done=removed#accounts")


@router.post("/settings/accounts/password")
def set_password(office: TheOffice, staff: Administrator, form: Posted) -> Response:
    """Gives an account another password."""
    try:
        office.accounts.set_password(form.get("name", ""), form.get("password", ""))
    except BadInput as error:
        return _show(office, staff, notice=Notice.of(error), status=422)
    return see("/settings?done=password#accounts")


def _show(
    office: Office,
    staff: Staff,
    *,
    notice: Notice | None = None,
    status: int = 200,
) -> HTMLResponse:
    accounts = office.accounts.all()
    people = {account.name: account.full_name for account in accounts}
    with office.journal.reading() as view:
        names = Names(office, view)
        hosts = {host.id: host.name for host in view.hosts()}
        looks = [_look(fact, view, people) for fact in view.looks(LOOKS)]
    return page(
        office,
        staff,
        "settings.html",
        status=status,
        notice=notice,
        accounts=accounts,
        hosts=hosts,
        looks=looks,
        roles=list(Role),
        least_password=LEAST_PASSWORD,
        undelivered=len(office.outbox.undelivered()),
        discourteous=check_settings(office.settings),
        news_over=office.settings.school.news_over(office.clock().local.date()),
        set_aside=office.journal.aside(),
        machines=office.lobbies.by_origin() | dict.fromkeys(office.journal.origins(), "Office"),
        names=names,
        in_force=in_force(office, staff),
    )


def _look(fact: Fact, view: View, people: Mapping[str, str]) -> Look:
    seen = cast("DetailsSeen", fact.event)
    visit = view.visit(seen.visit) if seen.visit else None
    return Look(people.get(seen.by, seen.by), fact.moment, LOOKED_AT.get(seen.page, seen.page), visit)


def in_force(office: Office, staff: Staff) -> dict[str, list[tuple[str, str]]]:
    """What config/ says, by file: keys and values, without what must not be read over a shoulder.

    The addresses to which alerts go are shown to administrators only.
    """
    settings = office.settings
    shown: dict[str, BaseModel] = {
        "school.toml": settings.school,
        "office.toml": settings.office,
        "badge.toml": settings.badge,
    }
    if staff.may(Right.ADMINISTRATION):
        shown["alerts.toml"] = settings.alerts
    return {file: list(_flat(table.model_dump(mode="json"))) for file, table in shown.items()}


def _flat(table: Mapping[str, object], above: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        match value:
            case Mapping():
                yield from _flat(value, f"{above}{key}.")
            case list():
                yield above + key, ", ".join(_masked(above + key, str(it)) for it in value) or "none"
            case bool():
                yield above + key, "yes" if value else "no"
            case _:
                yield above + key, _masked(above + key, str(value)) if value != "" else "none"


def _masked(key: str, value: str) -> str:
    if key == "database":
        return make_url(value).render_as_string(hide_password=True)
    if key == "ntfy.topic" or key.endswith(".ntfy"):
        return "…"  # whoever knows a topic reads along
    if key.endswith(".urls"):
        return f"{urlsplit(value).scheme}://…"  # some have their token where others have a machine
    if key.endswith(".url"):
        parts = urlsplit(value)
        return f"{parts.scheme}://{parts.hostname}/…"
    return value
