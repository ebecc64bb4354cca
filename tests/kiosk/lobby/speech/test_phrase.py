from kiosk.lobby.speech.phrase import FASTEST, LOUDEST, SLOWEST, Manner, Phrase


def test_signs_that_only_order_a_text_are_not_heard():
    assert Phrase("\u2068Elena Rivera\u2069 and\u200b you", "en").heard == "Elena Rivera and you"


def test_a_manner_changes_by_steps_and_ends_somewhere():
    manner = Manner(rate=160)
    assert manner.faster().slower() == manner
    assert manner.louder().quieter() == manner
    fast, slow = manner, manner
    for _ in range(40):
        fast, slow = fast.faster().louder(), slow.slower().quieter()
    assert (fast.rate, fast.volume) == (FASTEST, LOUDEST)
    assert (slow.rate, slow.volume) == (SLOWEST, 1)
