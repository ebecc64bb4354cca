import ssl
from dataclasses import replace

import pytest

from kiosk.errors import AlertDelayed, AlertRefused
from kiosk.office.alerts.channels import Email, email
from kiosk.office.alerts.escalation import Told
from kiosk.settings import EmailSettings
from tests.kiosk.office.alerts.channels.alert import HOST, MESSAGE, nothing
from tests.kiosk.office.alerts.peers import mail_server


@pytest.fixture
def mail():
    with mail_server() as (mailbox, port):
        yield mailbox, port


def channel(port, **changed):
    told = {
        "server": "127.0.0.1", "port": port, "security": "none", "user": "", "password_file": "",
        "sender": "Front door <door@school.example>", "front_desk": ["desk@example.com", "two@example.com"],
    }  # fmt: skip
    return Email(EmailSettings(**{**told, **changed}))


DESK = ["desk@example.com", "two@example.com"]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (Told((HOST,)), ["rivera@example.com"]),
        (Told((HOST,), front_desk=True), ["rivera@example.com", *DESK]),
        (Told((replace(HOST, email=""),)), DESK),
        (Told(front_desk=True), DESK),
    ],
)
def test_people_with_an_address_receive_it_else_the_front_desk(told, expected):
    assert channel(25).recipients(told) == expected


def test_a_letter_arrives_whole(mail):
    mailbox, port = mail
    taken = []
    channel(port).send(MESSAGE, "rivera@example.com", lambda: taken.append(True))
    [(recipients, letter)] = mailbox.letters
    assert taken == [True]
    assert recipients == ["rivera@example.com"]
    assert letter["Subject"] == MESSAGE.subject
    assert letter["From"] == "Front door <door@school.example>"
    assert letter["Message-ID"] == "<1234.reminder@school.example>"
    assert letter["References"] == letter["In-Reply-To"] == "<1234.arrived@school.example>"
    assert letter["Importance"] == "high"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Date"].datetime
    assert letter.get_content().replace("\r\n", "\n") == MESSAGE.text


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ("451 try again later", AlertDelayed),
        ("421 closing", AlertDelayed),
        ("550 not here", AlertRefused),
        ("552 mailbox full", AlertRefused),
    ],
)
def test_the_mail_server_refuses_for_now_or_for_good(mail, answer, error):
    mailbox, port = mail
    mailbox.answers.append(answer)
    with pytest.raises(error, match=answer):
        channel(port).send(MESSAGE, "rivera@example.com", nothing)


def test_a_mailbox_that_does_not_exist_is_refused_for_good(mail):
    _, port = mail
    with pytest.raises(AlertRefused, match="550 no such mailbox"):
        channel(port).send(MESSAGE, "nobody@example.com", nothing)


def test_a_mail_server_that_is_away_may_come_back():
    with mail_server() as (_, port):
        pass
    with pytest.raises(AlertDelayed, match="Connection refused"):
        channel(port).send(MESSAGE, "rivera@example.com", nothing)


@pytest.mark.parametrize("recipient", ["a@example.com\nBcc: b@example.com", "a@example.com\r\n\r\nboo"])
def test_an_address_cannot_smuggle_in_a_line(mail, recipient):
    mailbox, port = mail
    with pytest.raises(AlertRefused, match="cannot be written"):
        channel(port).send(MESSAGE, recipient, nothing)
    assert mailbox.letters == []


def test_no_letter_leaves_in_the_clear_where_encryption_is_asked_for(mail):
    mailbox, port = mail
    with pytest.raises(AlertDelayed, match="STARTTLS"):
        channel(port, security="starttls").send(MESSAGE, "rivera@example.com", nothing)
    with pytest.raises(AlertDelayed):
        channel(port, security="tls").send(MESSAGE, "rivera@example.com", nothing)
    assert mailbox.letters == []


def test_a_password_file_that_is_missing_delays(mail, tmp_path):
    mailbox, port = mail
    with pytest.raises(AlertDelayed, match="No such file"):
        channel(port, user="door", password_file=str(tmp_path / "none")).send(
            MESSAGE, "rivera@example.com", nothing
        )
    assert mailbox.letters == []


def test_trust_is_the_machines_own(mail, monkeypatch):
    made = []
    create = ssl.create_default_context
    monkeypatch.setattr(email.ssl, "create_default_context", lambda: made.append(create()) or made[-1])
    channel(mail[1]).send(MESSAGE, "rivera@example.com", nothing)
    assert made[0].verify_mode == ssl.CERT_REQUIRED
    assert made[0].check_hostname


def test_the_first_of_a_thread_refers_to_none_and_is_not_urgent(mail):
    mailbox, port = mail
    channel(port).send(replace(MESSAGE, id=MESSAGE.thread, urgent=False), "rivera@example.com", nothing)
    [(_, letter)] = mailbox.letters
    assert letter["Message-ID"] == "<1234.arrived@school.example>"
    assert letter["References"] is letter["In-Reply-To"] is letter["Importance"] is None


def test_a_connection_that_breaks_off_may_come_back(mail):
    mailbox, port = mail
    mailbox.answers.append(None)
    with pytest.raises(AlertDelayed):
        channel(port).send(MESSAGE, "rivera@example.com", nothing)
