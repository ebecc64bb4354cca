"""The alerts of a whole office, with real peers, and through a kill."""

import os
import signal
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.clock import school_clock
from kiosk.journal.database import reading
from kiosk.office.alerts.outbox import Outbox
from kiosk.office.office import open_journal
from kiosk.office.schema import outbox as table
from kiosk.visits.events import AlertDelivered, VisitEscalated
from tests.kiosk.office.alerts.peers import mail_server, web_server
from tests.kiosk.office.running import HandClock, check_in, running, until

# An office in a process of its own, which may be killed. Its arguments: settings as JSON, its data folder.
OFFICE = """
import json, sys
from pathlib import Path
from kiosk import shipped
from kiosk.clock import school_clock
from kiosk.i18n import Catalogues
from kiosk.office.main import serve
from kiosk.settings import Settings
told = Settings.model_validate_json(sys.argv[1])
serve(told, Path(sys.argv[2]), school_clock(told.school.zone), Catalogues(shipped.TRANSLATIONS), port=0)
"""


def with_channels(school, *, port=None, url=""):
    email = {"server": "127.0.0.1" if port else "", "port": port or 25, "security": "none"}
    email["front_desk"] = ["desk@oakstreet.example"]
    alerts = school.alerts.model_copy(
        update={
            "retry_seconds": 1,
            "email": school.alerts.email.model_copy(update=email),
            "webhook": school.alerts.webhook.model_copy(update={"url": url}),
        }
    )
    return school.model_copy(update={"alerts": alerts})


def delivered(journal):
    return events(journal, AlertDelivered)


def events(journal, kind):
    return [it.event for it in journal.after(0, limit=9999) if isinstance(it.event, kind)]


def test_an_arrival_reaches_the_host_by_mail_and_the_webhook(tmp_path, school, catalogues):
    with mail_server() as (mailbox, port), web_server() as (sink, url):
        told = with_channels(school, port=port, url=f"{url}/hook")
        with running(told, tmp_path, HandClock(), catalogues) as office:
            visit = office.check_in()
            until(lambda: mailbox.letters and sink.posts)
            [(recipients, letter)] = mailbox.letters
            assert recipients == ["rivera@oakstreet.example"]
            assert "María José is here to see you." in letter.get_content()
            assert f"{office.address}/visits/{visit.id}" in letter.get_content()
            assert "María" not in letter["Subject"]
            assert sink.posts[0][2]["event"] == f"{visit.id}.arrived"
            until(lambda: len(delivered(office.office.journal)) == 2)
            assert {(it.channel, it.recipient) for it in delivered(office.office.journal)} == {
                ("email", "rivera@oakstreet.example"),
                ("webhook", "127.0.0.1"),
            }


def test_one_channel_that_is_down_does_not_hold_up_the_other(tmp_path, school, catalogues):
    with mail_server() as (mailbox, port), web_server() as (sink, url):
        sink.answers.extend([(500, {}), (429, {"Retry-After": "3600"})])
        told = with_channels(school, port=port, url=url)
        with running(told, tmp_path, HandClock(), catalogues) as office:
            office.check_in(host=None, purpose="delivery")
            until(lambda: mailbox.letters)
            assert mailbox.letters[0][0] == ["desk@oakstreet.example"]
            stuck = until(office.office.outbox.undelivered)
            assert [it.problem for it in stuck] == ["HTTP 500"]


def test_with_no_channel_the_console_alone_is_enough(office):
    office.check_in()
    until(lambda: office.office.journal.bookmark("alerts") == office.office.journal.position)
    assert office.office.outbox.undelivered() == []


@pytest.fixture
def killable(tmp_path, school):
    """Starts an office that can be killed, as often as it is asked for."""
    processes = []

    def start(url):
        told = with_channels(school, url=url).model_dump_json()
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[4])}
        process = subprocess.Popen(
            [sys.executable, "-c", OFFICE, told, tmp_path], stdout=subprocess.PIPE, text=True, env=environment
        )
        processes.append(process)
        assert "The office is open" in process.stdout.readline()
        return process

    yield start
    for process in processes:
        process.kill()
        process.wait()
        process.stdout.close()


def test_letters_and_overdue_steps_survive_kills(tmp_path, school, killable):
    """Whenever the office is killed, every arrival is told of, and each overdue step is taken once."""
    now, overdue, arrivals = school_clock(school.school.zone), [], []
    journal = open_journal(school, tmp_path)

    def escalated():
        return [it for it in events(journal, VisitEscalated) if it.subject in overdue]

    with web_server() as (sink, url):

        def posted():
            return {body["event"] for _, _, body in sink.posts}

        for refusals in (5, 0):
            process = killable(url)
            sink.answers.extend([(500, {})] * refusals)
            seen, taken = len(sink.posts), len(escalated())
            for _ in range(3):
                long_ago = replace(now(), at=now().at - timedelta(minutes=20))
                overdue.append(check_in(journal, long_ago, school.purpose_list(), host=None).id)
                arrivals.append(check_in(journal, now(), school.purpose_list()).id)
            until(lambda seen=seen: not sink.answers and len(sink.posts) > seen)
            until(lambda taken=taken: len(escalated()) > taken)
            process.send_signal(signal.SIGKILL)
            process.wait()
        killable(url)
        told = {f"{it}.arrived" for it in arrivals + overdue} | {f"{it}.ceiling" for it in overdue}
        until(lambda: told <= posted() and Outbox(journal).next_due("webhook") is None)
        assert {it.partition(".")[0] for it in posted()} == {*arrivals, *overdue}
    steps = Counter((it.subject, it.step) for it in escalated())
    assert {(visit, "ceiling") for visit in overdue} <= set(steps)
    assert set(steps.values()) == {1}
    assert all(it.late and it.to == ("Front desk",) for it in escalated())
    with reading(journal.engine) as connection:
        letters = connection.execute(table.select()).all()
    assert {letter.state for letter in letters} == {"sent"}
    assert Counter(it.subject for it in delivered(journal)) == Counter(it.subject for it in letters)
    journal.close()
