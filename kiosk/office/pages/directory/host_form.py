"""A host of the directory as a form, or a row of a file, holds it."""

import re
from collections.abc import Mapping

from kiosk.errors import BadInput, StudentInterprets
from kiosk.office.pages.forms import choice, line, required
from kiosk.visits.host import Host, HostKind

LONGEST_NAME = 80  # letters
_TAG = re.compile(r"[a-z]{2,3}(_[A-Za-z0-9]{2,8})*")
_EMAIL = re.compile(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+")


def host_of(id: str, form: Mapping[str, str]) -> Host:
    """The host of these fields, on duty. Raises BadInput or StudentInterprets."""
    email = line(form, "email")
    if email and not _EMAIL.fullmatch(email):
        raise BadInput(problem=f"{email!r} is no e-mail address")
    host = Host(
        id=id,
        name=required(form, "name", longest=LONGEST_NAME),
        title=line(form, "title", longest=LONGEST_NAME),
        kind=choice(form, "kind", HostKind),
        destination=form.get("destination") or None,
        extension=line(form, "extension", longest=20),
        email=email,
        backup=form.get("backup") or None,
        manager=form.get("manager") or None,
        interprets=_languages(line(form, "interprets")),
        student=bool(form.get("student")),
    )
    if host.student and host.interprets:
        raise StudentInterprets(name=host.name)
    return host


def host_fields(host: Host) -> dict[str, str]:
    """What the form of this host holds."""
    return {
        "name": host.name,
        "title": host.title,
        "kind": host.kind,
        "destination": host.destination or "",
        "extension": host.extension,
        "email": host.email,
        "backup": host.backup or "",
        "manager": host.manager or "",
        "interprets": " ".join(host.interprets),
        "student": "yes" if host.student else "",
    }


def _languages(text: str) -> tuple[str, ...]:
    """The tags of a list with spaces or commas. Raises BadInput."""
    tags = [tag.replace("-", "_") for tag in re.split(r"[\s,;]+", text) if tag]
    for tag in tags:
        if not _TAG.fullmatch(tag):
            raise BadInput(problem=f"{tag!r} is no language tag such as es, so or zh_Hans")
    return tuple(dict.fromkeys(tags))
