"""Offices that take visitors in and tell of them until they are killed; beside them, a queue in memory."""

import os
import queue
import threading
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import requests

from kiosk import reception, settings, shipped
from kiosk.clock import school_clock
from kiosk.i18n import Catalogues
from kiosk.office.alerts.alerts import Alerts
from kiosk.office.office import Office, open_office
from kiosk.settings import Settings
from kiosk.visits.arrival import Arrival
from kiosk.visits.moment import Moment

LONGEST_PAUSE = 0.05  # seconds between two visitors
VISITORS = 100  # of one life, if it lasts

Way = Callable[[Office, str, Random], None]


def told(url: str) -> Settings:
    """The shipped settings, with a webhook there that is tried again every second."""
    usual = settings.load()
    webhook = usual.alerts.webhook.model_copy(update={"url": url})
    alerts = usual.alerts.model_copy(update={"webhook": webhook, "retry_seconds": 1, "tries": 1000})
    return usual.model_copy(update={"alerts": alerts})


def opened(folder: Path, url: str) -> Office:
    """The office of this folder, which nobody serves."""
    given = told(url)
    clock = school_clock(given.school.zone)
    return open_office(given, folder, clock, Catalogues(shipped.TRANSLATIONS))


def live(way: Way, folder: Path, url: str, life: int) -> None:
    """Goes on where the life before was killed, until this one is; it leads a group of processes."""
    os.setpgrp()
    way(opened(folder, url), url, Random(life))  # noqa: S311 - a benchmark wants the same pauses each time
    time.sleep(3600)


def check_in(office: Office, now: Moment) -> str:
    """A visitor comes in; gives her visit."""
    given = Arrival(name="Ada", purpose="meeting", host=None, language="en", lobby="Main entrance")
    visit = reception.check_in(office.journal, given, letter="A", purposes=office.purposes, now=now)
    return visit.id


def arrive(office: Office, random: Random, then: Callable[[str], None]) -> None:
    """Some come in, one after another; `then` hears of each once it is committed."""
    for _ in range(VISITORS):
        time.sleep(random.uniform(0, LONGEST_PAUSE))
        then(check_in(office, office.clock()))


def with_an_outbox(office: Office, url: str, random: Random) -> None:
    """Ours."""
    Alerts(office).start()
    arrive(office, random, lambda _: None)


def with_a_queue(office: Office, url: str, random: Random) -> None:
    """What a program does that tells as it goes: a thread, a queue, and another try where it is refused."""
    waiting: queue.Queue[str] = queue.Queue()

    def send() -> None:
        while True:
            visit = waiting.get()
            if not requests.post(url, json={"event": f"{visit}.arrived"}, timeout=5).ok:
                waiting.put(visit)

    threading.Thread(target=send, daemon=True).start()
    arrive(office, random, waiting.put)
