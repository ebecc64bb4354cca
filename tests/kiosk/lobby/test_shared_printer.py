"""One printer, two who use it: badges come first."""

import threading

from kiosk.lobby.shared_printer import SharedPrinter
from printer import Printed, Probe, State, Status

READY = Status(State.READY, media="DK-1202")


class SlowPrinter:
    """Notes what it is asked; a badge takes until the test says so."""

    def __init__(self):
        self.asked = []
        self.printing, self.done = threading.Event(), threading.Event()

    def probe(self, timeout=2.0):
        self.asked.append("probe")
        return Probe("QL-820NWB", True, READY)

    def status(self, timeout=0.8):
        self.asked.append("status")
        return READY

    def send(self, sheet, job_id, on_first_byte, timeout):
        self.asked.append(job_id)
        self.printing.set()
        assert self.done.wait(10)
        on_first_byte()
        return Printed()


def test_it_is_asked_how_it_is_while_nothing_is_printed():
    printer = SharedPrinter(SlowPrinter())
    assert printer.status() == READY
    assert printer.probe().status == READY


def test_while_a_badge_is_on_its_way_it_is_busy_and_nobody_asks_it():
    slow = SlowPrinter()
    printer = SharedPrinter(slow)
    bytes_out, sent, outcomes = threading.Event(), threading.Event(), []
    printer.on_sent = sent.set
    sending = threading.Thread(
        target=lambda: outcomes.append(printer.send(None, "v-1", bytes_out.set, 20.0)), daemon=True
    )
    sending.start()
    assert slow.printing.wait(10)
    assert printer.status() == Status(State.BUSY)
    assert not sent.is_set()
    slow.done.set()
    assert sent.wait(10)
    sending.join(10)
    assert (outcomes, bytes_out.is_set()) == ([Printed()], True)
    assert slow.asked == ["v-1"]
    assert printer.status() == READY
