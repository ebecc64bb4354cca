"""The alerts of a whole office, with real peers, and through a kill."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.clock import school_clock
from kiosk.journal import Journal
from kiosk.journal.database import reading
from kiosk.office.alerts.outbox import Outbox
from kiosk.office.schema import outbox as table
from kiosk.visits.events import AlertDelivered
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
    return [it.event for it in journal.after(0, limit=9999) if isinstance(it.event, AlertDelivered)]


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


def test_the_outbox_survives_kills(tmp_path, school, killable):
    """Every arrival is told of, whenever the office is killed; what was not committed is never told of."""
    now, arrivals = school_clock(school.school.zone), []
    with web_server() as (sink, url):
        for refusals in (5, 0):
            sink.answers.extend([(500, {})] * refusals)
            process = killable(url)
            journal = Journal.at(tmp_path)
            arrivals += [check_in(journal, now(), school.purpose_list()).id for _ in range(4)]
            journal.close()
            seen = len(sink.posts)
            until(lambda seen=seen: not sink.answers and len(sink.posts) > seen)
            process.send_signal(signal.SIGKILL)
            process.wait()
        process = killable(url)
        journal = Journal.at(tmp_path)
        until(
            lambda: Outbox(journal).next_due("webhook") is None and len(delivered(journal)) == len(arrivals)
        )
        told = [body["event"].removesuffix(".arrived") for _, _, body in sink.posts]
        assert set(told) == set(arrivals)
        assert {it.subject for it in delivered(journal)} == set(arrivals)
        with reading(journal.engine) as connection:
            assert {row.state for row in connection.execute(table.select())} == {"sent"}
        journal.close()
