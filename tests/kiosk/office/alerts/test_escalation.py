from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.office.alerts.escalation import CEILING, MISSED_TIME, Rules, Step, to_come, whom
from kiosk.office.alerts.wait import WaitKind
from kiosk.visits.host import Absence, Host, HostKind
from kiosk.visits.opening_hours import OpeningHours, Span
from kiosk.visits.role import Role

MONDAY = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)  # ten o'clock in Denver
HOURS = OpeningHours((Span.read("07:30-16:00"),) * 5 + (None, None))


def step(name, minutes, *tell):
    return Step(name, timedelta(minutes=minutes), tell)


STEPS = (
    step("reminder", 2, Role.FRONT_DESK, Role.HOST),
    step("backup", 5, Role.BACKUP),
    step("manager", 10, Role.MANAGER),
    step(CEILING, 15, Role.MANAGER),
)
MISSED = (step(MISSED_TIME, 0, Role.HOST, Role.FRONT_DESK), STEPS[-1])


def rules(**changed):
    given = {
        "steps": {
            WaitKind.ANSWER: STEPS,
            WaitKind.HELP: STEPS,
            WaitKind.PROMISE: MISSED,
            WaitKind.MEETING: STEPS[-1:],
            WaitKind.MESSAGE: MISSED[:1],
        },
        "hours": HOURS,
        "zone": ZoneInfo("America/Denver"),
        "manager": "",
        "quiet": {},
        "message_within": timedelta(hours=24),
    }
    return Rules(**{**given, **changed})


def person(id, **known):
    return Host(id, id.title(), "", HostKind.PERSON, None, "", f"{id}@x.example", **known)


def test_the_settings_become_rules(school):
    made = Rules.of(school.alerts, school.school)
    assert [(it.name, it.after.seconds // 60) for it in made.steps[WaitKind.ANSWER]] == [
        ("reminder", 2), ("backup", 5), ("manager", 10), ("ceiling", 15),
    ]  # fmt: skip
    assert made.steps[WaitKind.ANSWER][-1].tell == (Role.MANAGER,)
    assert made.zone.key == "America/Denver"


@pytest.mark.parametrize(
    ("kind", "since", "taken", "expected"),
    [
        (WaitKind.ANSWER, MONDAY, (), ["reminder 2", "backup 5", "manager 10", "ceiling 15"]),
        (WaitKind.ANSWER, MONDAY, ("reminder", "backup"), ["manager 10", "ceiling 15"]),
        (WaitKind.ANSWER, MONDAY, ("reminder", "backup", "manager", "ceiling"), []),
        (WaitKind.HELP, MONDAY, ("manager",), ["reminder 2", "backup 5", "ceiling 15"]),
        (WaitKind.PROMISE, MONDAY, (), ["missed-time 0", "ceiling 15"]),
        # Shortly before it closes or opens: what is due while it is closed is passed over.
        (WaitKind.ANSWER, MONDAY + timedelta(hours=5, minutes=56), (), ["reminder 2", "ceiling 15"]),
        (WaitKind.ANSWER, MONDAY - timedelta(hours=2, minutes=36), (), ["manager 10", "ceiling 15"]),
        # On a Sunday nobody is there but whom the ceiling finds.
        (WaitKind.ANSWER, MONDAY - timedelta(days=1), (), ["ceiling 15"]),
    ],
)
def test_who_is_told_next_and_when(kind, since, taken, expected):
    ahead = to_come(kind, since, taken, rules())
    assert [f"{due.step.name} {(due.at - since).seconds // 60}" for due in ahead] == expected


HOSTS = {
    host.id: host
    for host in (
        person("elena", backup="boris", manager="maria"),
        person("boris", backup="elena", manager="maria"),
        person("maria"),
        person("alone"),
        person("away", away=Absence("boris"), backup="elena", manager="sick"),
        person("back", away=Absence("boris", until=MONDAY)),
        person("sick", away=Absence("maria")),
        person("lost", backup="gone", manager="gone"),
        person("trip", away=Absence("party"), backup="party", manager="trip"),
        person("party", away=Absence("trip")),
    )
}


@pytest.mark.parametrize(
    ("names", "host", "expected"),
    [
        (["reminder"], "elena", ("Elena", "Front desk")),
        (["backup"], "elena", ("Boris",)),
        (["manager"], "elena", ("Maria",)),
        (["ceiling"], "elena", ("Maria",)),
        (["reminder"], None, ("Front desk",)),
        (["backup"], None, ("Front desk",)),
        (["ceiling"], None, ("Front desk",)),
        # Nobody is named, or who is named is not listed: the front desk.
        (["backup"], "alone", ("Front desk",)),
        (["ceiling"], "alone", ("Front desk",)),
        (["ceiling"], "lost", ("Front desk",)),
        # Whoever is away is covered.
        (["reminder"], "away", ("Boris", "Front desk")),
        (["ceiling"], "away", ("Maria",)),
        (["reminder"], "back", ("Back", "Front desk")),
        # All of them are away, and cover for each other.
        (["reminder"], "trip", ("Party", "Front desk")),
        (["backup"], "trip", ("Trip", "Front desk")),
        (["ceiling"], "trip", ("Party", "Front desk")),
        # Together, everybody once.
        (["reminder", "backup", "manager"], "elena", ("Elena", "Boris", "Maria", "Front desk")),
        (["manager", "ceiling"], "elena", ("Maria",)),
    ],
)
def test_whom_a_step_tells(names, host, expected):
    steps = [it for it in STEPS if it.name in names]
    assert whom(steps, HOSTS.get(host), HOSTS, MONDAY, rules()).names == expected


def test_the_school_may_name_a_manager_for_everybody():
    told = rules(manager="maria")
    assert whom(STEPS[-1:], HOSTS["alone"], HOSTS, MONDAY, told).names == ("Maria",)
    assert whom(STEPS[-1:], None, HOSTS, MONDAY, told).names == ("Maria",)


def test_quiet_hours_hold_up_to_the_ceiling():
    told = rules(quiet={"elena": Span.read("09:30-10:30"), "maria": Span.read("22:00-11:00")})
    assert whom(STEPS[:1], HOSTS["elena"], HOSTS, MONDAY, told).names == ("Front desk",)
    assert whom(STEPS[2:3], HOSTS["elena"], HOSTS, MONDAY, told).names == ("Front desk",)
    assert whom(STEPS[3:], HOSTS["elena"], HOSTS, MONDAY, told).names == ("Maria",)


instants = st.integers(0, 14 * 24 * 60 * 60).map(lambda seconds: MONDAY + timedelta(seconds=seconds))
kinds = st.sampled_from(list(WaitKind))


@st.composite
def directories(draw):
    ids = ["a", "b", "c", "d"]
    some = st.sampled_from([None, *ids, "gone"])
    absences = st.none() | st.builds(Absence, st.sampled_from([*ids, "gone"]), st.none() | instants)
    return {
        id: person(id, backup=draw(some), manager=draw(some), away=draw(absences))
        for id in draw(st.lists(st.sampled_from(ids), unique=True))
    }


@given(kind=kinds, since=instants, looks=st.lists(instants, max_size=20), closed=st.booleans())
def test_no_step_before_its_time_none_twice_and_none_forgotten(kind, since, looks, closed):
    """However often and whenever somebody looks."""
    told = rules(hours=OpeningHours((None,) * 7) if closed else HOURS)
    taken = []
    end = since + timedelta(days=30)
    for now in sorted([*looks, end]):
        for due in to_come(kind, since, taken, told):
            if due.at <= now:
                assert since + due.step.after == due.at <= now
                taken.append(due.step.name)
    assert len(taken) == len(set(taken))
    assert told.steps[kind][-1].name in taken
    assert to_come(kind, since, taken, told) == []


@given(
    hosts=directories(),
    host=st.sampled_from([None, "a", "b", "c", "d"]),
    steps=st.lists(st.sampled_from([*STEPS, *MISSED]), min_size=1, unique=True),
    now=instants,
    quiet=st.sets(st.sampled_from("abcd")),
    manager=st.sampled_from(["", "a", "gone"]),
)
def test_nobody_is_never_the_answer(hosts, host, steps, now, quiet, manager):
    night = {id: Span.read("00:00-23:59") for id in quiet}
    told = whom(steps, hosts.get(host or ""), hosts, now, rules(quiet=night, manager=manager))
    assert told.front_desk or any(person.absence(now) is None for person in told.people)
    assert len(told.people) == len(set(told.people))
