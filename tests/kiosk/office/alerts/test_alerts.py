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

from kiosk import reception
from kiosk.clock import school_clock
from kiosk.journal.database import reading
from kiosk.office.accounts import Role
from kiosk.office.alerts.outbox import Outbox
from kiosk.office.office import open_journal
from kiosk.office.schema import outbox as table
from kiosk.telling import news
from kiosk.visits.events import AlertDelivered, VisitEscalated
from kiosk.visits.host import Host, HostKind
from tests.kiosk.office.alerts.peers import mail_server, web_server
from tests.kiosk.office.running import PASSWORD, HandClock, check_in, running, send, until

DESK = "desk@oakstreet.example"

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
    email["front_desk"] = [DESK]
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


def test_a_colleague_is_asked_for_by_mail_unless_one_came_meanwhile(tmp_path, school, catalogues):
    with mail_server() as (mailbox, port):
        told, clock = with_channels(school, port=port), HandClock()
        with running(told, tmp_path, clock, catalogues) as office:
            journal, visit = office.office.journal, office.check_in()
            until(lambda: mailbox.letters)
            mailbox.answers.append("451 not now")
            reception.ask_colleague(journal, visit.id, by="Pat Kim", now=clock())
            [stuck] = until(office.office.outbox.undelivered)
            reception.join_colleague(journal, visit.id, by="Rosa Delgado", now=clock())
            clock.advance(minutes=1)
            until(lambda: office.office.outbox.undelivered() == [])
            reception.ask_colleague(journal, visit.id, by="Pat Kim", now=clock())
            until(lambda: len(mailbox.letters) == 2)
            recipients, letter = mailbox.letters[1]
            assert (stuck.recipient, recipients) == (DESK, [DESK])
            assert letter["Subject"] == "A colleague is asked for"
            assert letter["Importance"] is None
            assert "Pat Kim is with María José" in letter.get_content()
            assert f"{office.address}/visits/{visit.id}" in letter.get_content()


def test_one_channel_that_is_down_does_not_hold_up_the_other(tmp_path, school, catalogues):
    with mail_server() as (mailbox, port), web_server() as (sink, url):
        sink.answers.extend([(500, {}), (429, {"Retry-After": "3600"})])
        told = with_channels(school, port=port, url=url)
        with running(told, tmp_path, HandClock(), catalogues) as office:
            office.check_in(host=None, purpose="delivery")
            until(lambda: mailbox.letters)
            assert mailbox.letters[0][0] == [DESK]
            stuck = until(office.office.outbox.undelivered)
            assert [it.problem for it in stuck] == ["HTTP 500"]


def waited_too_long(office):
    """Somebody who has waited beyond the ceiling when the office hears of her; whom it says were told."""
    journal, now = office.office.journal, office.office.clock()
    visit = check_in(journal, replace(now, at=now.at - timedelta(minutes=20)), office.office.purposes)

    def ceiling():
        escalated = [it for it in events(journal, VisitEscalated) if it.subject == visit.id]
        return [it.to for it in escalated if it.step == "ceiling"]

    return visit, until(ceiling)


def told(office, visit):
    """What the visitor is told now."""
    with office.office.journal.reading() as view:
        now = office.office.clock().at
        return news(view, view.visit(visit.id), now=now, every=timedelta(minutes=5))


def test_with_no_channel_the_console_alone_is_enough(office):
    """Nobody is said to have been told whom neither a letter nor her console tells."""
    journal, accounts = office.office.journal, office.office.accounts
    with journal.reading() as view:
        rivera = view.host("rivera")
    boss = Host("boss", "Big Boss", "Principal", HostKind.PERSON, None, "", "boss@oakstreet.example")
    reception.list_hosts(journal, [boss, replace(rivera, manager="boss")], now=office.office.clock())

    visit, to = waited_too_long(office)
    assert to == [("Front desk",)]
    assert (told(office, visit).reminded, told(office, visit).also_told) == (True, None)
    with office.signed_in("pat") as desk:
        assert f'data-visit="{visit.id}"' in desk.get("/").text

    accounts.add("boss", PASSWORD, Role.HOST, "Big Boss")
    accounts.change("boss", full_name="Big Boss", role=Role.HOST, email="", host="boss")
    with office.signed_in("boss") as browser:
        assert f'data-visit="{visit.id}"' not in browser.get("/mine").text
        visit, to = waited_too_long(office)
        assert to == [("Big Boss",)]
        assert told(office, visit).manager_told
        assert f'data-visit="{visit.id}"' in browser.get("/mine").text
        send(browser, "/mine", f"/visits/{visit.id}/answer", answer="on-my-way", page="mine")
    assert reception.find(journal, visit.id).acknowledgement.by == "Big Boss"
    assert office.office.outbox.next_due("email") is None


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
