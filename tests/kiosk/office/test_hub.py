import asyncio
import time

import pytest

from kiosk.journal import Journal
from kiosk.office import hub as hubs
from kiosk.office.hub import Hub
from tests.kiosk.office.running import check_in


@pytest.fixture
def arrive(journal, clock, school):
    return lambda: check_in(journal, clock(), school.purpose_list())


def listening(journal, scenario):
    """Runs a scenario with a hub that listens."""

    async def run():
        hub = Hub(journal)
        hub.start()
        try:
            return await scenario(hub)
        finally:
            hub.stop()

    return asyncio.run(run())


def test_whoever_waits_hears_of_an_arrival_and_how_many_wait(journal, arrive):
    async def scenario(hub):
        position = hub.position
        waiting = asyncio.create_task(hub.wait(position, 10))
        visit = await asyncio.to_thread(arrive)
        await waiting
        return visit, hub.after(position)

    visit, updates = listening(journal, scenario)
    assert [(it.kind, it.visit, it.waiting) for it in updates] == [
        ("VisitorArrived", visit.id, 1),
        ("BadgeRequested", visit.id, 1),
    ]


def test_what_another_process_appends_is_heard_too(journal, clock, school):
    async def scenario(hub):
        position = hub.position
        beside = Journal(str(journal.engine.url))
        await asyncio.to_thread(check_in, beside, clock(), school.purpose_list())
        beside.close()
        await hub.wait(position, 10)
        return hub.after(position)

    assert listening(journal, scenario)


def test_waiting_ends_when_the_time_is_over(journal):
    async def scenario(hub):
        begun = time.monotonic()
        await hub.wait(hub.position, 0.05)
        return time.monotonic() - begun

    assert 0.05 <= listening(journal, scenario) < 5


def test_a_closing_hub_sends_everybody_home(journal):
    async def scenario(hub):
        waiting = asyncio.create_task(hub.wait(hub.position, 60))
        await asyncio.sleep(0)
        hub.close()
        await asyncio.wait_for(waiting, 5)
        await asyncio.wait_for(hub.wait(hub.position, 60), 5)
        return hub.closing

    assert listening(journal, scenario)


def test_updates_reach_back_so_far_and_no_further(journal, arrive, monkeypatch):
    monkeypatch.setattr(hubs, "KEPT", 3)

    async def scenario(hub):
        start = hub.position
        assert hub.after(start) == []
        assert hub.after(start - 1) is None  # before this hub began to listen
        assert hub.after(start + 1) is None  # of a future that a restored office does not know
        for _ in range(2):
            before = hub.position
            await asyncio.to_thread(arrive)
            while hub.position < before + 2:
                await hub.wait(hub.position, 10)
        assert hub.after(start) is None
        return [update.position - start for update in hub.after(start + 1)]

    assert listening(journal, scenario) == [2, 3, 4]


def test_a_hub_that_stumbles_goes_on(journal, arrive, monkeypatch):
    monkeypatch.setattr(hubs, "PAUSE_SECONDS", 0.01)
    stumbled = []
    after = journal.after

    def stumble(position):
        if not stumbled:
            stumbled.append(position)
            raise RuntimeError("a disk that was away for a moment")
        return after(position)

    monkeypatch.setattr(journal, "after", stumble)

    async def scenario(hub):
        position = hub.position
        await asyncio.to_thread(arrive)
        await hub.wait(position, 10)
        return hub.after(position)

    assert listening(journal, scenario)
    assert stumbled
