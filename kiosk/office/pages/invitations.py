"""Invitations: announcing a visit, and the code that the visitor shows at the entrance."""

from collections.abc import Mapping
from datetime import timedelta

import segno
from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response
from markupsafe import Markup

from kiosk import reception
from kiosk.errors import BadInput, InvitationUnknown
from kiosk.i18n import Translator
from kiosk.office.auth import FrontDesk, Posted, Staff, TheOffice
from kiosk.office.languages import date_in, spoken
from kiosk.office.office import Office
from kiosk.office.pages.forms import day, required
from kiosk.office.pages.rendering import Notice, page, see
from kiosk.office.pages.shown import Names
from kiosk.visits.invitation import Invitation
from kiosk.visits.name import LONGEST_NAME
from kiosk.visits.token import InvitationCode, sign_invitation

router = APIRouter()


@router.get("/invitations")
def invitations(office: TheOffice, staff: FrontDesk, withdrawn: str = "") -> HTMLResponse:
    """The invitations that stand, and the form for another; `withdrawn` says that one was just taken back."""
    return _show(office, staff, notice=Notice("The invitation was taken back.") if withdrawn else None)


@router.post("/invitations")
def invite(office: TheOffice, staff: FrontDesk, form: Posted) -> Response:
    """Announces a visit."""
    try:
        made = reception.invite(
            office.journal,
            name=required(form, "name", longest=LONGEST_NAME),
            purpose=form.get("purpose", ""),
            host=form.get("host") or None,
            language=office.catalogues.language(form.get("language", "")).tag,
            until=day(required(form, "until"), "the last day"),
            by=staff.account.full_name,
            purposes=office.purposes,
            now=office.clock(),
        )
    except BadInput as error:
        return _show(office, staff, typed=form, notice=Notice.of(error), status=422)
    return see(f"/invitations/{made.id}")


@router.get("/invitations/{invitation}")
def invitation(invitation: str, office: TheOffice, staff: FrontDesk) -> HTMLResponse:
    """The invitation with its code, to be printed or sent. Raises InvitationUnknown."""
    with office.journal.reading() as view:
        found = view.invitation(invitation)
        used = view.visit_of_invitation(invitation)
        names = Names(office, view)
        remembered = names.remembered(found.name) if found else ""
    if found is None:
        raise InvitationUnknown(invitation=invitation)
    return page(
        office,
        staff,
        "invitation.html",
        invitation=found,
        used=used,
        remembered=remembered,
        names=names,
        qr=_qr(office, found),
        letter=_letter(office, found, names),
        language=spoken(found.language),
    )


@router.post("/invitations/{invitation}/withdraw")
def withdraw(invitation: str, office: TheOffice, staff: FrontDesk, form: Posted) -> Response:  # noqa: ARG001
    """Takes an invitation back. Raises InvitationUnknown."""
    reception.withdraw_invitation(office.journal, invitation, by=staff.account.full_name, now=office.clock())
    return see("/invitations?withdrawn=yes")


def _show(
    office: Office,
    staff: Staff,
    *,
    typed: Mapping[str, str] | None = None,
    notice: Notice | None = None,
    status: int = 200,
) -> HTMLResponse:
    today = office.clock().local.date()
    with office.journal.reading() as view:
        names = Names(office, view)
        used = view.used_invitations()
        standing = [it for it in view.invitations() if it.until >= today]
    return page(
        office,
        staff,
        "invitations.html",
        status=status,
        notice=notice,
        invitations=standing,
        used=used,
        names=names,
        purposes=office.purposes,
        languages=[spoken(tag) for tag in office.settings.school.languages],
        typed={
            "purpose": next(iter(office.purposes)),
            "language": office.settings.school.language,
            "until": (today + timedelta(days=1)).isoformat(),
            **(typed or {}),
        },
    )


def _letter(office: Office, invitation: Invitation, names: Names) -> list[str]:
    """What the invitation says to the visitor, in her language."""
    language = invitation.language if invitation.language in office.catalogues.languages else names.language
    translator: Translator = office.catalogues.translator(language)
    school = office.settings.school
    lines = [
        # NOTE: title of an invitation; {school} is a name.
        translator.text("You are invited to {school}.", school=school.name),
        # NOTE: on an invitation, below its QR code.
        translator.text("Show this code to the camera at the entrance."),
        # NOTE: of an invitation; {day} is a date with its weekday.
        translator.text("It is good until {day}.", day=date_in(language, invitation.until)),
    ]
    if school.phone:
        phone = school.phone.replace(" ", "\N{NO-BREAK SPACE}").replace("-", "\N{NON-BREAKING HYPHEN}")
        # NOTE: on an invitation; {phone} is the school's telephone number.
        lines.append(translator.text("If you have a question, please call {phone}.", phone=phone))
    return lines


def _qr(office: Office, invitation: Invitation) -> Markup:
    """The code as SVG, as large as the page lets it be; at level M it survives a fold and a thumb."""
    text = sign_invitation(InvitationCode(invitation.id, invitation.until), office.key)
    code = segno.make(text, error="m", micro=False, boost_error=False)
    # What segno writes holds nothing of ours but the modules of the code.
    return Markup(code.svg_inline(border=4, omitsize=True, svgclass="qr", lineclass=None))  # noqa: S704
