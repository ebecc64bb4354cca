"""Going off duty, which takes somebody who covers (standard 35), and coming back."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from fastapi import APIRouter
from fastapi.responses import Response

from kiosk import reception
from kiosk.errors import BadInput
from kiosk.office.auth import FrontDesk, Posted, TheOffice
from kiosk.office.pages.directory.page import Done, show
from kiosk.office.pages.rendering import Notice, see

router = APIRouter()


@router.post("/directory/hosts/{host}/away")
def go_away(host: str, office: TheOffice, staff: FrontDesk, form: Posted) -> Response:
    """From now on somebody else answers for this host, until a time of the school's clock or until told."""
    try:
        reception.go_off_duty(
            office.journal,
            host,
            cover=form.get("cover", ""),
            until=until_of(form.get("until", ""), office.settings.school.zone),
            by=staff.account.full_name,
            now=office.clock(),
        )
    except BadInput as error:
        return show(office, staff, notice=Notice.of(error), status=422)
    return see(f"/directory?done={Done.AWAY}&what={host}#host-{host}")


@router.post("/directory/hosts/{host}/back")
def come_back(host: str, office: TheOffice, staff: FrontDesk, form: Posted) -> Response:  # noqa: ARG001 - its token
    """The host answers again."""
    try:
        reception.come_on_duty(office.journal, host, by=staff.account.full_name, now=office.clock())
    except BadInput as error:
        return show(office, staff, notice=Notice.of(error), status=422)
    return see(f"/directory?done={Done.BACK}&what={host}#host-{host}")


def until_of(text: str, zone: ZoneInfo) -> datetime | None:
    """The time of a field, None where it is empty. Raises BadInput."""
    if not text.strip():
        return None
    try:
        return datetime.fromisoformat(text.strip()).replace(tzinfo=zone).astimezone(UTC)
    except ValueError:
        raise BadInput(problem=f"{text!r} is no time such as 2026-11-20 14:30") from None
