"""The hosts as a file: taking one out, and reading one in, which is shown before it counts."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from starlette.datastructures import UploadFile

from kiosk import reception
from kiosk.errors import BadInput, TextDiscourteous
from kiosk.office.auth import FrontDesk, Posted, Staff, TheOffice
from kiosk.office.office import Office
from kiosk.office.pages.courteous import courteous
from kiosk.office.pages.directory import host_file
from kiosk.office.pages.directory.host_file import Change
from kiosk.office.pages.directory.page import Done, show
from kiosk.office.pages.rendering import Notice, page, see

router = APIRouter()


async def uploaded(request: Request) -> str:
    """The text of the file that was sent. Raises DirectoryFileUnreadable."""
    file = (await request.form()).get("file")
    try:
        data = await file.read(host_file.LONGEST + 1) if isinstance(file, UploadFile) else b""
    finally:
        await request.close()  # and so its file
    return host_file.text_of(data)


@router.get("/directory/hosts.csv")
def download(office: TheOffice, staff: FrontDesk) -> Response:  # noqa: ARG001 - who may
    """The hosts as they stand, to be changed in a spreadsheet and read in again."""
    with office.journal.reading() as view:
        text = host_file.write(view.hosts())
    headers = {"Content-Disposition": 'attachment; filename="directory.csv"'}
    # A spreadsheet takes a file for UTF-8 only if it begins with a byte order mark.
    return Response(text.encode("utf-8-sig"), media_type="text/csv; charset=utf-8", headers=headers)


@router.post("/directory/import")
async def preview(request: Request, office: TheOffice, staff: FrontDesk, form: Posted) -> HTMLResponse:  # noqa: ARG001 - its token
    """What a file would do, row by row. Nothing is changed yet."""
    try:
        return _preview(office, staff, await uploaded(request))
    except BadInput as error:
        return show(office, staff, notice=Notice.of(error), status=422)


@router.post("/directory/import/take")
def take(office: TheOffice, staff: FrontDesk, form: Posted) -> Response:
    """Takes the rows in that nothing is wrong with, as they were shown, in one step."""
    text = form.get("text", "")
    try:
        taken = [row.host for row in _read(office, text) if row.host and row.change is not Change.SAME]
        reception.list_hosts(office.journal, taken, now=office.clock())
    except BadInput as error:
        return _preview(office, staff, text, Notice.of(error))
    return see(f"/directory?done={Done.IMPORTED}&what={len(taken)}")


def _read(office: Office, text: str) -> list[host_file.Row]:
    with office.journal.reading() as view:
        hosts, places = view.hosts(), {place.id: place for place in view.destinations()}

    def check_title(title: str) -> list[str]:
        try:
            courteous(office, "title", {office.settings.school.language: title})
        except TextDiscourteous as error:
            return [str(error)]
        return []

    return host_file.read(text, hosts, places, check_title)


def _preview(office: Office, staff: Staff, text: str, notice: Notice | None = None) -> HTMLResponse:
    rows = _read(office, text)
    counts = {change: sum(row.change is change for row in rows) for change in Change}
    return page(
        office,
        staff,
        "directory_import.html",
        status=422 if notice else 200,
        notice=notice,
        rows=rows,
        counts=counts,
        text=text,
        Change=Change,
    )
