"""Taking a copy of the visit log out of the system: for a reason, which is written down."""

import io
from collections.abc import Iterator, Mapping
from tempfile import TemporaryFile

from fastapi import APIRouter
from fastapi.responses import Response, StreamingResponse

from kiosk import reception, visit_log
from kiosk.errors import BadInput, ReasonMissing
from kiosk.office.auth import FrontDesk, Posted, TheOffice
from kiosk.office.pages.forms import choice, line
from kiosk.office.pages.rendering import Notice
from kiosk.office.pages.visits import Search, show
from kiosk.visit_log import Form

LEAST_REASON = 5  # letters
CHUNK = 64 * 1024  # bytes of a download at a time
MEDIA_TYPES = {Form.CSV: "text/csv; charset=utf-8", Form.JSONL: "application/jsonl; charset=utf-8"}
# A spreadsheet takes a file for UTF-8 only if it begins with a byte order mark.
ENCODINGS = {Form.CSV: "utf-8-sig", Form.JSONL: "utf-8"}

router = APIRouter()


@router.post("/visits/export")
def export(office: TheOffice, staff: FrontDesk, form: Posted) -> Response:
    """The log as a file, of the visits that are searched for. Who took it and why is written down first
    (standards 53 and 54).
    """
    search = Search()
    try:
        search = Search.read(form)
        reason = _reason(form)
        kind = choice(form, "form", Form)
    except BadInput as error:
        return show(office, staff, search, notice=Notice.of(error), status=422)
    zone, now = office.settings.school.zone, office.clock()
    file = TemporaryFile()  # noqa: SIM115 - closed when the last piece of it was sent
    with office.journal.reading() as view:
        hosts = {host.id: host for host in view.hosts()}
        found = view.log(since=search.since(zone), until=search.until(zone), text=search.text)
        written = io.TextIOWrapper(file, encoding=ENCODINGS[kind], newline="")
        rows = visit_log.write(found, hosts, kind, written)
    written.detach()  # which flushes, and leaves the file open
    reception.note_export(office.journal, by=staff.account.name, reason=reason, rows=rows, form=kind, now=now)
    name = f"visits-{now.local:%Y-%m-%d}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Length": str(file.tell())}
    return StreamingResponse(_pieces(file), media_type=MEDIA_TYPES[kind], headers=headers)


def _reason(form: Mapping[str, str]) -> str:
    reason = line(form, "reason")
    if len(reason) < LEAST_REASON:
        raise ReasonMissing(least=LEAST_REASON)
    return reason


def _pieces(file: "io.BufferedRandom") -> Iterator[bytes]:
    with file:
        file.seek(0)
        while piece := file.read(CHUNK):
            yield piece
