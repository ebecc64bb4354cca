"""Writing down who looks at pages that show personal details."""

from collections.abc import Callable

from fastapi import Depends, Request

from kiosk.office.auth import Right, Staff, TheOffice, having


def looking(right: Right) -> Callable[..., None]:
    """A dependency of such pages, which are for those who have this right.

    Raises SignInNeeded or NotAllowed: whoever is not let in has seen nothing.
    """
    allowed = Depends(having(right))

    def note(request: Request, office: TheOffice, staff: Staff = allowed) -> None:
        if request.method == "GET":
            page = str(request.scope["route"].path)
            office.looks.note(staff.account.name, page, request.path_params.get("visit"), now=office.clock())

    return note
