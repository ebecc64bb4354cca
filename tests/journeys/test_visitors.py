"""The three visitors of the demonstration, from the welcome to the answer and out again."""

from kiosk import reception
from kiosk.demo import visitors
from kiosk.demo.specimen import licence
from kiosk.telling import Word
from kiosk.visits.acknowledgement import Answer, AnswerKind
from kiosk.visits.badge import BadgeState
from kiosk.visits.token import InvitationCode, sign_invitation
from tests.journeys.school import now


def arrives(school, entrance, visit):
    """Waits until the office knows the visit, badge and all; returns it as the office has it."""
    entrance.until(lambda: (known := school.at_office(visit.id)) and known.badge.state is BadgeState.PRINTED)
    return school.at_office(visit.id)


def test_a_spanish_speaking_parent_with_a_licence(school, story):
    entrance = school.open_lobby()
    visit = visitors.licence_parent(entrance, story, licence())
    known = arrives(school, entrance, visit)
    assert (known.name, known.host, known.language) == ("María García López", "rivera", "es")
    school.answer(visit.id, Answer(AnswerKind.PLEASE_GO_TO, destination="room-12"))
    visitors.read_answer(entrance, story, "María", Word.PLEASE_GO_TO, "doble a la derecha")
    visitors.leave_with_badge(entrance, story, school.lobby_folder / "badges" / f"{visit.id}-1.png")
    entrance.until(lambda: school.at_office(visit.id).left)


def test_an_invited_visitor(school, story, tmp_path):
    from kiosk.lobby.scanning.opencv import cv2
    from kiosk.lobby.scanning.specimen import qr_card
    from kiosk.office.keys import invitation_key

    journal = school.office_journal()
    invitation = reception.invite(
        journal,
        name="Tom Baker",
        purpose="volunteer",
        host="park",
        language="fr",
        until=now().local.date(),
        by="Sam Ortiz",
        purposes=school.settings.purpose_list(),
        now=now(),
    )
    journal.close()
    code = sign_invitation(
        InvitationCode(invitation.id, invitation.until), invitation_key(school.folder / "office")
    )
    card = tmp_path / "invitation.png"
    cv2.imwrite(str(card), qr_card(code))
    entrance = school.open_lobby()
    entrance.until(lambda: invited_known(entrance, invitation.id))
    visit = visitors.invited(entrance, story, card)
    known = arrives(school, entrance, visit)
    assert (known.name, known.invitation, known.language) == ("Tom Baker", invitation.id, "fr")
    school.answer(visit.id, Answer(AnswerKind.IN_MINUTES, minutes=5))
    visitors.read_answer(entrance, story, "Tom", Word.IN_MINUTES, "Sam Ortiz")
    visitors.leave_with_number(entrance, story, visit)


def test_a_visitor_who_types_in_arabic_and_needs_an_interpreter(school, story):
    entrance = school.open_lobby()
    visit = visitors.arabic_typist(entrance, story)
    known = arrives(school, entrance, visit)
    assert (known.name, known.interpreter, known.language) == ("فاطمة الزهراء", True, "ar")
    school.answer(visit.id, Answer(AnswerKind.WRITTEN, text="Please take a seat."))
    visitors.read_answer(entrance, story, "Fatima", Word.WRITTEN, "Please take a seat.")


def invited_known(entrance, invitation):
    """Whether the invitation has come down to the lobby, through a second view of its record."""
    from kiosk.journal import Journal

    journal = Journal.at(entrance.lobby)
    with journal.reading() as view:
        known = view.invitation(invitation) is not None
    journal.close()
    return known
