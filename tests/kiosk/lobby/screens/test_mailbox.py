"""Work from other threads is done on the interface's, in order."""

import threading

from kiosk.lobby.screens.mailbox import Mailbox


def test_work_is_done_in_order_on_the_interfaces_thread(shown):
    hand, mailbox, done = shown("Widget:\n"), Mailbox(), []

    def work():
        for number in range(100):
            mailbox.post(lambda number=number: done.append((number, threading.current_thread())))

    other = threading.Thread(target=work)
    other.start()
    other.join()
    assert done == []
    hand.until(lambda: len(done) == 100)
    assert [number for number, _ in done] == list(range(100))
    assert {thread for _, thread in done} == {threading.main_thread()}


def test_work_may_post_more(shown):
    hand, mailbox, done = shown("Widget:\n"), Mailbox(), []
    mailbox.post(lambda: mailbox.post(lambda: done.append("more")))
    hand.until(lambda: done == ["more"])


def test_after_closing_nothing_is_done(shown):
    hand, mailbox, done = shown("Widget:\n"), Mailbox(), []
    mailbox.post(lambda: done.append("before"))
    mailbox.close()
    mailbox.post(lambda: done.append("after"))
    hand.settle()
    assert done == []
