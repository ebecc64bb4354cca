"""What is done with the record itself."""

from kiosk import reception
from kiosk.journal import Journal
from kiosk.visits.acknowledgement import Answer, AnswerKind
from kiosk.visits.events import (
    RecordExported,
)
from tests.kiosk.reception.school import (
    MORNING,
)

ON_MY_WAY = Answer(AnswerKind.ON_MY_WAY)


def test_a_copy_of_the_log_is_written_down_with_its_reason(journal: Journal) -> None:
    reception.note_export(journal, by="Kim", reason="Fire drill", rows=7, form="csv", now=MORNING)
    event = journal.after(journal.position - 1)[0].event
    assert isinstance(event, RecordExported)
    assert (event.by, event.reason, event.rows, event.form) == ("Kim", "Fire drill", 7, "csv")
