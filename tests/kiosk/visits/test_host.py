"""Who answers for a host: the host, whoever covers, or whoever covers for that one."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.visits.host import Absence, Host, HostKind, answered_by, interpreters, on_duty

NOW = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
SOON, JUST = NOW + timedelta(hours=1), NOW


def host(id: str, away: Absence | None = None) -> Host:
    return Host(id, id.title(), "", HostKind.PERSON, None, "", "", away=away)


@pytest.mark.parametrize(
    ("away", "answers"),
    [
        ({}, "a"),
        ({"a": Absence("b")}, "b"),
        ({"a": Absence("b", SOON)}, "b"),
        ({"a": Absence("b", JUST)}, "a"),
        ({"a": Absence("b"), "b": Absence("c")}, "c"),
        ({"a": Absence("gone")}, "a"),
        ({"a": Absence("a")}, "a"),
        ({"a": Absence("b"), "b": Absence("a")}, "b"),
        ({"b": Absence("c")}, "a"),
    ],
)
def test_the_cover_answers_for_who_is_away(away: dict[str, Absence], answers: str) -> None:
    hosts = {id: host(id, away.get(id)) for id in "abc"}
    assert on_duty(hosts["a"], hosts, NOW) is hosts[answers]


@pytest.mark.parametrize(
    ("away", "answers_for"),
    [
        ({}, "b"),
        ({"a": Absence("b")}, "ab"),
        ({"a": Absence("b", JUST)}, "b"),
        ({"a": Absence("c"), "c": Absence("b")}, "abc"),
        ({"b": Absence("c")}, "b"),
        ({"a": Absence("b"), "b": Absence("c")}, "b"),
    ],
)
def test_whoever_covers_answers_for_both_and_nobody_loses_her_own(
    away: dict[str, Absence], answers_for: str
) -> None:
    hosts = {id: host(id, away.get(id)) for id in "abc"}
    assert answered_by("b", hosts, NOW) == set(answers_for)


@pytest.mark.parametrize(
    ("language", "found"),
    [("es", "ab"), ("zh_Hans", "b"), ("cmn", "b"), ("so", ""), ("e", "")],
)
def test_whoever_is_on_duty_interprets_and_never_a_student(language: str, found: str) -> None:
    hosts = [
        replace(host("a"), interprets=("es",)),
        replace(host("b"), interprets=("zh_Hant", "es")),
        replace(host("c", Absence("a")), interprets=("es", "so")),
        replace(host("d"), interprets=("es", "so"), student=True),
        host("e"),
    ]
    assert "".join(it.id for it in interpreters(language, hosts, NOW)) == found
