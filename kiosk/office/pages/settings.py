"""Settings: lobbies, accounts, what could not be delivered or taken, and what config/ says."""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response
from pydantic import BaseModel
from sqlalchemy.engine import make_url

from kiosk.errors import BadInput
from kiosk.office.accounts import LEAST_PASSWORD, Role
from kiosk.office.auth import Administrator, Posted, Staff, TheOffice
from kiosk.office.office import Office
from kiosk.office.pages.forms import choice, required
from kiosk.office.pages.rendering import Notice, page, see
from kiosk.office.pages.shown import Names

DONE = {
    "revoked": "The lobby's token counts no more.",
    "account": "The account was made.",
    "password": "The password was changed. Whoever was signed in with the old one has to sign in again.",
}

router = APIRouter()


@router.get("/settings")
def settings(office: TheOffice, staff: Administrator, done: str = "") -> HTMLResponse:
    """The page; `done` is what a form has just done."""
    return _show(office, staff, notice=Notice(DONE[done]) if done in DONE else None)


@router.post("/settings/lobbies")
def add_lobby(office: TheOffice, staff: Administrator, form: Posted) -> HTMLResponse:
    """Makes a lobby's token, and shows it: this once, and never again."""
    try:
        name = required(form, "name")
        token = office.lobbies.add(name, now=office.clock().at)
    except BadInput as error:
        return _show(office, staff, notice=Notice.of(error), status=422)
    return _show(office, staff, new_lobby=(name, token))


@router.post("/settings/lobbies/revoke")
def revoke_lobby(office: TheOffice, staff: Administrator, form: Posted) -> Response:
    """Has a lobby's token count no more."""
    try:
        office.lobbies.revoke(form.get("name", ""))
    except BadInput as error:
        return _show(office, staff, notice=Notice.of(error), status=422)
    return see("/settings?done=revoked")


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
    new_lobby: tuple[str, str] | None = None,
    notice: Notice | None = None,
    status: int = 200,
) -> HTMLResponse:
    undelivered = office.outbox.undelivered()
    with office.journal.reading() as view:
        names = Names(office, view)
        about = {letter.visit: view.visit(letter.visit) for letter in undelivered}
    return page(
        office,
        staff,
        "settings.html",
        status=status,
        notice=notice,
        new_lobby=new_lobby,
        lobbies=office.lobbies.all(),
        accounts=office.accounts.all(),
        roles=list(Role),
        least_password=LEAST_PASSWORD,
        undelivered=[(letter, about[letter.visit]) for letter in undelivered],
        set_aside=office.journal.aside(),
        machines=office.lobbies.by_origin() | dict.fromkeys(office.journal.origins(), "Office"),
        names=names,
        in_force=in_force(office),
    )


def in_force(office: Office) -> dict[str, list[tuple[str, str]]]:
    """What config/ says, by file: keys and values, without what must not be read over a shoulder."""
    settings = office.settings
    shown: dict[str, BaseModel] = {
        "school.toml": settings.school,
        "office.toml": settings.office,
        "alerts.toml": settings.alerts,
        "badge.toml": settings.badge,
    }
    return {file: list(_flat(table.model_dump(mode="json"))) for file, table in shown.items()}


def _flat(table: Mapping[str, object], above: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        match value:
            case Mapping():
                yield from _flat(value, f"{above}{key}.")
            case list():
                yield above + key, ", ".join(map(str, value)) or "none"
            case bool():
                yield above + key, "yes" if value else "no"
            case _:
                yield above + key, _masked(above + key, str(value)) if value != "" else "none"


def _masked(key: str, value: str) -> str:
    if key == "database":
        return make_url(value).render_as_string(hide_password=True)
    if key == "webhook.url":
        parts = urlsplit(value)
        return f"{parts.scheme}://{parts.hostname}/…"
    return value
