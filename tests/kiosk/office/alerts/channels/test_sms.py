import base64

from kiosk.office.alerts.addresses import Addresses
from kiosk.office.alerts.channels import Sms
from kiosk.office.alerts.escalation import Told
from kiosk.settings import PersonSettings, SmsSettings
from tests.kiosk.office.alerts.channels.alert import HOST, MESSAGE, nothing
from tests.kiosk.office.alerts.peers import web_server


def sms(server, token_file=""):
    settings = SmsSettings(
        account="AC1/x",
        token_file=token_file,
        sender="+15550100100",
        front_desk=["+15550100111"],
        server=server,
    )
    return Sms(settings, Addresses({"rivera": PersonSettings(sms="+15550100140")}))


def test_people_and_the_front_desk_have_numbers():
    channel = sms("https://sms.example")
    assert channel.recipients(Told((HOST,))) == ["+15550100140"]
    assert channel.recipients(Told((HOST,), front_desk=True)) == ["+15550100140", "+15550100111"]


def test_a_text_message_names_no_visitor_and_has_the_link(tmp_path):
    token = tmp_path / "token"
    token.write_text("T0KEN\n", encoding="utf-8")
    with web_server() as (sink, address):
        sms(address, str(token)).send(MESSAGE, "+15550100140", nothing)
    [(path, headers, body)] = sink.posts
    assert path == "/2010-04-01/Accounts/AC1%2Fx/Messages.json"
    assert base64.b64decode(headers["Authorization"].removeprefix("Basic ")) == b"AC1/x:T0KEN"
    assert (body["To"], body["From"]) == ("+15550100140", "+15550100100")
    assert body["Body"] == f"{MESSAGE.subject}. {MESSAGE.brief} {MESSAGE.link}"
    assert "María" not in body["Body"]
