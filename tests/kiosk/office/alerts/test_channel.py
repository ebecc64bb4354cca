import ssl
from datetime import UTC, datetime

import pytest

from kiosk.errors import AlertDelayed, AlertRefused
from kiosk.office.alerts import channel
from kiosk.office.alerts.channel import Email, Webhook
from kiosk.office.alerts.message import Message
from kiosk.settings import EmailSettings, WebhookSettings
from kiosk.visits.host import Host, HostKind
from tests.kiosk.office.alerts.peers import mail_server, web_server

MESSAGE = Message(
    "1234.arrived", "A visitor is here: Meet someone", "Hello María,\n\n  Visit: A-017\n", "http://x/1"
)
HOST = Host("rivera", "Elena Rivera", "", HostKind.PERSON, None, "", "rivera@example.com")


@pytest.fixture
def mail():
    with mail_server() as (mailbox, port):
        yield mailbox, port


def email(port, **changed):
    told = {
        "server": "127.0.0.1", "port": port, "security": "none", "user": "", "password_file": "",
        "sender": "Front door <door@school.example>", "front_desk": ["desk@example.com", "two@example.com"],
    }  # fmt: skip
    return Email(EmailSettings(**{**told, **changed}))


def test_a_host_with_an_address_receives_it_else_the_front_desk():
    sender = email(25)
    assert sender.recipients(HOST) == ("rivera@example.com",)
    without = Host("x", "X", "", HostKind.PERSON, None, "", "")
    assert sender.recipients(without) == sender.recipients(None) == ["desk@example.com", "two@example.com"]


def test_a_letter_arrives_whole(mail):
    mailbox, port = mail
    email(port).send(MESSAGE, "rivera@example.com")
    [(recipients, letter)] = mailbox.letters
    assert recipients == ["rivera@example.com"]
    assert letter["Subject"] == MESSAGE.subject
    assert letter["From"] == "Front door <door@school.example>"
    assert letter["Message-ID"] == "<1234.arrived@school.example>"
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
        email(port).send(MESSAGE, "rivera@example.com")


def test_a_mailbox_that_does_not_exist_is_refused_for_good(mail):
    _, port = mail
    with pytest.raises(AlertRefused, match="550 no such mailbox"):
        email(port).send(MESSAGE, "nobody@example.com")


def test_a_mail_server_that_is_away_may_come_back():
    with mail_server() as (_, port):
        pass
    with pytest.raises(AlertDelayed, match="Connection refused"):
        email(port).send(MESSAGE, "rivera@example.com")


@pytest.mark.parametrize("recipient", ["a@example.com\nBcc: b@example.com", "a@example.com\r\n\r\nboo"])
def test_an_address_cannot_smuggle_in_a_line(mail, recipient):
    mailbox, port = mail
    with pytest.raises(AlertRefused, match="cannot be written"):
        email(port).send(MESSAGE, recipient)
    assert mailbox.letters == []


def test_no_letter_leaves_in_the_clear_where_encryption_is_asked_for(mail):
    mailbox, port = mail
    with pytest.raises(AlertDelayed, match="STARTTLS"):
        email(port, security="starttls").send(MESSAGE, "rivera@example.com")
    with pytest.raises(AlertDelayed):
        email(port, security="tls").send(MESSAGE, "rivera@example.com")
    assert mailbox.letters == []


def test_a_password_file_that_is_missing_delays(mail, tmp_path):
    mailbox, port = mail
    with pytest.raises(AlertDelayed, match="No such file"):
        email(port, user="door", password_file=str(tmp_path / "none")).send(MESSAGE, "rivera@example.com")
    assert mailbox.letters == []


def test_trust_is_the_machines_own(mail, monkeypatch):
    made = []
    create = ssl.create_default_context
    monkeypatch.setattr(channel.ssl, "create_default_context", lambda: made.append(create()) or made[-1])
    email(mail[1]).send(MESSAGE, "rivera@example.com")
    assert made[0].verify_mode == ssl.CERT_REQUIRED
    assert made[0].check_hostname


@pytest.fixture
def web():
    with web_server() as (sink, address):
        yield sink, Webhook(WebhookSettings(url=f"{address}/hooks/secret"))


def test_an_arrival_is_posted(web):
    sink, webhook = web
    webhook.send(MESSAGE, "127.0.0.1")
    [(path, headers, body)] = sink.posts
    assert path == "/hooks/secret"
    assert headers["Idempotency-Key"] == "1234.arrived"
    assert body == {
        "event": "1234.arrived",
        "subject": MESSAGE.subject,
        "text": MESSAGE.text,
        "link": "http://x/1",
    }


def test_the_secret_of_the_address_is_not_told(web):
    _, webhook = web
    assert webhook.recipients(HOST) == ("127.0.0.1",)


@pytest.mark.parametrize(
    ("status", "headers", "error", "after"),
    [
        (429, {"Retry-After": "7"}, AlertDelayed, 7.0),
        (503, {}, AlertDelayed, None),
        (500, {"Retry-After": "soon"}, AlertDelayed, None),
        (408, {}, AlertDelayed, None),
        (400, {}, AlertRefused, None),
        (404, {}, AlertRefused, None),
        (302, {"Location": "http://elsewhere.example/"}, AlertRefused, None),
    ],
)
def test_the_web_server_refuses_for_now_or_for_good(web, status, headers, error, after):
    sink, webhook = web
    sink.answers.append((status, headers))
    with pytest.raises(error, match=f"HTTP {status}") as raised:
        webhook.send(MESSAGE, "127.0.0.1")
    assert raised.value.found.get("after") == after
    assert sink.posts == []


def test_a_server_that_hangs_up_or_is_away_may_come_back(web):
    sink, webhook = web
    sink.answers.append((0, {}))
    with pytest.raises(AlertDelayed) as raised:
        webhook.send(MESSAGE, "127.0.0.1")
    assert "secret" not in str(raised.value)
    with web_server() as (_, address):
        pass
    with pytest.raises(AlertDelayed) as raised:
        Webhook(WebhookSettings(url=f"{address}/hooks/secret")).send(MESSAGE, "127.0.0.1")
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120.0),
        ("Mon, 02 Mar 2026 17:01:00 GMT", 60.0),
        ("Mon, 02 Mar 2026 16:00:00 GMT", 0.0),
        ("", None),
        ("-5", None),
        ("tomorrow", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(header, seconds):
    assert channel._seconds(header, datetime(2026, 3, 2, 17, 0, tzinfo=UTC)) == seconds
