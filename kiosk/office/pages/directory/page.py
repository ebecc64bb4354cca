"""The directory's page: whom visitors may come to see, and where that is, with the way there in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from fastapi.responses import HTMLResponse, Response

from kiosk.errors import BadInput
from kiosk.office.auth import Staff
from kiosk.office.languages import spoken
from kiosk.office.office import Office
from kiosk.office.pages.directory.host_file import COLUMNS
from kiosk.office.pages.directory.host_form import host_fields
from kiosk.office.pages.directory.place_form import place_fields
from kiosk.office.pages.rendering import Notice, page, see
from kiosk.office.times import day_and_time
from kiosk.visits.host import Host, on_duty
from kiosk.visits.moment import Moment
from kiosk.visits.wording import say


class Done(StrEnum):
    """What a form has just done."""

    SAVED = "saved"
    HOST_REMOVED = "host-removed"
    PLACE_REMOVED = "place-removed"
    RESTORED = "restored"
    IMPORTED = "imported"
    AWAY = "away"
    BACK = "back"


SENTENCES = {
    Done.SAVED: "Saved: {what}.",
    Done.HOST_REMOVED: "Removed from the directory: {what}.",
    Done.PLACE_REMOVED: "Removed from the directory: {what}.",
    Done.RESTORED: "In the directory again: {what}.",
    Done.IMPORTED: "People and offices added or changed: {what}.",
    Done.AWAY: "Off duty, and covered: {what}.",
    Done.BACK: "Back on duty: {what}.",
}


@dataclass(frozen=True)
class Row:
    """An entry of the directory as its form shows it; `is_open` where somebody is changing it.

    `answers` is the name of whoever answers while a host is off duty, `until` when that ends, if it is known.
    """

    id: str
    title: str
    beside: str
    fields: Mapping[str, str]
    is_open: bool
    answers: str = ""
    until: str = ""


def change(
    step: Callable[..., None], subject: str, done: Done, office: Office, staff: Staff, anchor: str = ""
) -> Response:
    """Takes a step of reception with the host or the place of this id; then the page, at its `anchor`."""
    try:
        step(office.journal, subject, now=office.clock())
    except BadInput as error:
        return show(office, staff, notice=Notice.of(error), status=422)
    return see(f"/directory?done={done}&what={subject}" + (f"#{anchor}" if anchor else ""))


def show(
    office: Office,
    staff: Staff,
    *,
    typed: tuple[str, Mapping[str, str]] | None = None,
    notice: Notice | None = None,
    status: int = 200,
) -> HTMLResponse:
    """The page; `typed` is a refused form, of a "host" or "place": it is shown as it was filled in."""
    language = office.settings.school.language
    with office.journal.reading() as view:
        hosts, places = {host.id: host for host in view.hosts()}, view.destinations()
    names = {place.id: say(place.name, language).text for place in places}
    kind, form = typed or ("", {})
    place_rows = [
        _row(
            place.id,
            names[place.id],
            say(place.directions, language).text,
            place_fields(place),
            form if kind == "place" else None,
        )
        for place in places
    ]
    now = office.clock()
    return page(
        office,
        staff,
        "directory.html",
        status=status,
        notice=notice,
        hosts=[
            _host_row(office, host, hosts, names, form if kind == "host" else None) for host in hosts.values()
        ],
        host_names={host.id: host.name for host in hosts.values()},
        places=place_rows,
        place_names=names,
        languages=[spoken(tag) for tag in languages(office)],
        new_host=form if kind == "host" and not form.get("id") else None,
        new_place=form if kind == "place" and not form.get("id") else None,
        columns=", ".join(column for column in COLUMNS if column != "name"),
        soonest=(now.local + timedelta(minutes=1)).strftime("%Y-%m-%dT%H:%M"),
    )


def languages(office: Office) -> list[str]:
    """The languages in which places are described, the school's own first: it is the one to fall back on."""
    school = office.settings.school
    return [school.language, *(tag for tag in school.languages if tag != school.language)]


def _host_row(
    office: Office,
    host: Host,
    hosts: Mapping[str, Host],
    places: Mapping[str, str],
    typed: Mapping[str, str] | None,
) -> Row:
    place = places.get(host.destination or "", host.destination)
    beside = (host.title, place, host.extension and f"ext. {host.extension}")
    row = _row(host.id, host.name, " · ".join(filter(None, beside)), host_fields(host), typed)
    now = office.clock()
    absence = host.absence(now.at)
    if absence is None:
        return row
    until = ""
    if absence.until is not None:
        until = day_and_time(Moment.in_zone(absence.until, office.settings.school.zone), now.local.date())
    return replace(row, answers=on_duty(host, hosts, now.at).name, until=until)


def _row(id: str, title: str, beside: str, fields: Mapping[str, str], typed: Mapping[str, str] | None) -> Row:
    is_open = typed is not None and typed.get("id") == id
    return Row(id, title, beside, {**fields, **typed} if typed and is_open else fields, is_open)
