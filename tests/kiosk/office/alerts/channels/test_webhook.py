from kiosk.office.alerts.channels import Webhook
from kiosk.office.alerts.escalation import Told
from kiosk.settings import WebhookSettings
from tests.kiosk.office.alerts.channels.alert import MESSAGE, nothing
from tests.kiosk.office.alerts.peers import web_server


def test_an_alert_is_posted_as_json():
    with web_server() as (sink, address):
        Webhook(WebhookSettings(url=f"{address}/hooks/secret")).send(MESSAGE, "127.0.0.1", nothing)
    [(path, headers, body)] = sink.posts
    assert path == "/hooks/secret"
    assert headers["Idempotency-Key"] == MESSAGE.id
    assert body == {
        "event": MESSAGE.id,
        "thread": MESSAGE.thread,
        "urgent": True,
        "subject": MESSAGE.subject,
        "text": MESSAGE.text,
        "link": MESSAGE.link,
    }


def test_the_secret_of_the_address_is_not_told():
    webhook = Webhook(WebhookSettings(url="https://example.org/hooks/secret"))
    assert webhook.recipients(Told(front_desk=True)) == ("example.org",)
