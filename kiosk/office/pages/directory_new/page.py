"""The directory: whom visitors may come to see, and where that is, with the way there in words."""

import re
import secrets
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from kiosk import reception
from kiosk.errors import BadInput, DirectionsMissing
from kiosk.office.auth import FrontDesk, Posted, Staff, TheOffice
from kiosk.office.languages import spoken
from kiosk.office.office import Office
from kiosk.office.pages.forms import choice, line, required
from kiosk.office.pages.rendering import Notice, page, see
from kiosk.visits.destination import Destination
from kiosk.visits.host import Host, HostKind
from kiosk.visits.wording import Wording, say

LONGEST_NAME = 80  # letters
LONGEST_DIRECTIONS = 400  # letters; what fits the screen and the slip
_EMAIL = re.compile(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+")

router = APIRouter()


@dataclass(frozen=True)
class Row:
    """An entry of the directory as its form shows it; `is_open` where somebody is changing it."""

    id: str
    title: str
    beside: str
    fields: Mapping[str, str]
    is_open: bool


@router.get("/directory")
def directory(office: TheOffice, staff: FrontDesk, listed: str = "", removed: str = "") -> HTMLResponse:
    """The page; `listed` or `removed` say what a form has just done."""
    done = "Saved: {}." if listed else "Removed from the directory." if removed else ""
    return _show(office, staff, notice=Notice(done.format(listed)) if done else None)


@router.post("/directory/hosts")
def list_host(office: TheOffice, staff: FrontDesk, form: Posted) -> Response:
    """Adds a host, or changes the one whose id the form holds."""
    try:
        with office.journal.reading() as view:
            id = form.get("id") or _new_id(form.get("name", ""), {host.id for host in view.hosts()})
        host = _host(id, form)
        reception.list_host(office.journal, host, now=office.clock())
    except BadInput as error:
        return _show(office, staff, typed=("host", form), notice=Notice.of(error), status=422)
    return see(f"/directory?listed={host.id}#host-{host.id}")


@router.post("/directory/hosts/{host}/remove")
def remove_host(host: str, office: TheOffice, staff: FrontDesk, form: Posted) -> Response:  # noqa: ARG001
    """Takes a host out of the directory."""
    try:
        reception.delist_host(office.journal, host, now=office.clock())
    except BadInput as error:
        return _show(office, staff, notice=Notice.of(error), status=422)
    return see("/directory?removed=yes")


@router.post("/directory/places")
def list_place(office: TheOffice, staff: FrontDesk, form: Posted) -> Response:
    """Adds a place, or changes the one whose id the form holds; without directions it is refused."""
    try:
        place = _place(office, form)
        reception.list_destination(office.journal, place, now=office.clock())
    except BadInput as error:
        return _show(office, staff, typed=("place", form), notice=Notice.of(error), status=422)
    return see(f"/directory?listed={place.id}#place-{place.id}")


@router.post("/directory/places/{place}/remove")
def remove_place(place: str, office: TheOffice, staff: FrontDesk, form: Posted) -> Response:  # noqa: ARG001
    """Takes a place out of the directory, unless somebody is found there."""
    try:
        reception.delist_destination(office.journal, place, now=office.clock())
    except BadInput as error:
        return _show(office, staff, notice=Notice.of(error), status=422)
    return see("/directory?removed=yes")


def _show(
    office: Office,
    staff: Staff,
    *,
    typed: tuple[str, Mapping[str, str]] | None = None,
    notice: Notice | None = None,
    status: int = 200,
) -> HTMLResponse:
    """The page; `typed` is a form that was refused, which is shown again as it was filled in."""
    language = office.settings.school.language
    with office.journal.reading() as view:
        hosts, places = view.hosts(), view.destinations()
    names = {place.id: say(place.name, language).text for place in places}
    kind, form = typed or ("", {})
    host_rows = [
        _row(host.id, host.name, host.title, _host_fields(host), form if kind == "host" else None)
        for host in hosts
    ]
    place_rows = [
        _row(
            place.id,
            names[place.id],
            say(place.directions, language).text,
            _place_fields(place),
            form if kind == "place" else None,
        )
        for place in places
    ]
    return page(
        office,
        staff,
        "directory.html",
        status=status,
        notice=notice,
        hosts=host_rows,
        places=place_rows,
        place_names=names,
        languages=[spoken(tag) for tag in languages(office)],
        new_host=form if kind == "host" and not form.get("id") else None,
        new_place=form if kind == "place" and not form.get("id") else None,
    )


def languages(office: Office) -> list[str]:
    """The languages in which places are described, the school's own first: it is the one to fall back on."""
    school = office.settings.school
    return [school.language, *(tag for tag in school.languages if tag != school.language)]


def _row(id: str, title: str, beside: str, fields: Mapping[str, str], typed: Mapping[str, str] | None) -> Row:
    is_open = typed is not None and typed.get("id") == id
    return Row(id, title, beside, {**fields, **typed} if typed and is_open else fields, is_open)


def _host(id: str, form: Mapping[str, str]) -> Host:
    email = line(form, "email")
    if email and not _EMAIL.fullmatch(email):
        raise BadInput(problem=f"{email!r} is no e-mail address")
    return Host(
        id=id,
        name=required(form, "name", longest=LONGEST_NAME),
        title=line(form, "title", longest=LONGEST_NAME),
        kind=choice(form, "kind", HostKind),
        destination=form.get("destination") or None,
        extension=line(form, "extension", longest=20),
        email=email,
    )


def _place(office: Office, form: Mapping[str, str]) -> Destination:
    """The place of a form: in the school's language, and in any other that has a name or a way there."""
    name: dict[str, str] = {}
    directions: dict[str, str] = {}
    for tag in languages(office):
        named = line(form, f"name_{tag}", longest=LONGEST_NAME)
        way = line(form, f"directions_{tag}", longest=LONGEST_DIRECTIONS)
        if not named and (way or not name):
            raise BadInput(problem=f"the name of the place in {spoken(tag).english} is empty")
        if named and not way:
            raise DirectionsMissing(place=named, language=spoken(tag).english)
        if named:
            name[tag], directions[tag] = named, way
    with office.journal.reading() as view:
        known = {place.id for place in view.destinations()}
    return Destination(form.get("id") or _new_id(next(iter(name.values())), known), name, directions)


def _host_fields(host: Host) -> dict[str, str]:
    return {
        "name": host.name,
        "title": host.title,
        "kind": host.kind,
        "destination": host.destination or "",
        "extension": host.extension,
        "email": host.email,
    }


def _place_fields(place: Destination) -> dict[str, str]:
    return _tagged("name", place.name) | _tagged("directions", place.directions)


def _tagged(field: str, wording: Wording) -> dict[str, str]:
    return {f"{field}_{tag}": text for tag, text in wording.items()}


def _new_id(name: str, known: Collection[str]) -> str:
    """An id that can be read in a file: from the name, or random where it has no Latin letters."""
    decomposed = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    base = re.sub(r"[^a-z0-9]+", "-", decomposed.casefold()).strip("-")[:40] or secrets.token_hex(4)
    return next(id for id in (base, *(f"{base}-{n}" for n in range(2, len(known) + 3))) if id not in known)
