from kiosk.office.alerts.channels import GoogleChat
from kiosk.settings import GoogleChatSettings
from tests.kiosk.office.alerts.channels.alert import MESSAGE, nothing
from tests.kiosk.office.alerts.peers import web_server


def test_a_card_in_the_thread_of_the_visit():
    with web_server() as (sink, address):
        GoogleChat(GoogleChatSettings(url=f"{address}/v1/spaces/1/messages?key=X")).send(
            MESSAGE, "127.0.0.1", nothing
        )
    [(path, _, body)] = sink.posts
    asked = "messageReplyOption=REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD&requestId=1234.reminder"
    assert path == f"/v1/spaces/1/messages?key=X&{asked}"
    assert body["thread"] == {"threadKey": MESSAGE.thread}
    [whole] = body["cardsV2"]
    assert whole["cardId"] == MESSAGE.id
    [section] = whole["card"]["sections"]
    opening, visit, language, button, _ = section["widgets"]
    assert opening["textParagraph"]["text"] == "María &lt;José&gt; &amp; others are here."
    assert visit["decoratedText"] == {"topLabel": "Visit", "text": "A-017"}
    assert language["decoratedText"]["text"] == "Spanish"
    assert button["buttonList"]["buttons"][0]["onClick"]["openLink"]["url"] == MESSAGE.link
