"""The chime: when it sounds, and what is heard."""

import stat
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from kiosk.lobby.chime import RATE, Answers, chime, ring
from kiosk.lobby.waiting import Row
from kiosk.telling import News, Word
from kiosk.visits.acknowledgement import Acknowledgement, Answer, AnswerKind
from kiosk.visits.moment import Moment

NOW = Moment(datetime(2026, 11, 20, 17, 0, tzinfo=UTC))
WAITS = Row("v", News("A-001", "en", Word.TOLD))
ANSWER = Acknowledgement(Answer(AnswerKind.ON_MY_WAY), "Sam", NOW)
ANSWERED = Row("v", replace(WAITS.news, word=Word.ON_MY_WAY, acknowledgement=ANSWER))
AGAIN = Row("v", replace(ANSWERED.news, acknowledgement=replace(ANSWER, by="Pat")))


@pytest.mark.parametrize(
    ("boards", "rings"),
    [
        ([[], [WAITS], [WAITS]], 0),
        ([[WAITS], [ANSWERED], [ANSWERED]], 1),
        ([[WAITS], [ANSWERED], [AGAIN]], 2),
        ([[ANSWERED]], 0),
        ([[WAITS], [], [ANSWERED]], 0),
        ([[ANSWERED], [WAITS]], 0),
    ],
    ids=["no answer", "an answer", "another answer", "answered before", "gone in between", "taken back"],
)
def test_it_sounds_for_each_new_answer(boards, rings):
    answers = Answers()
    assert sum(answers.new_among(board) for board in boards) == rings


def test_it_is_soft_begins_without_a_click_and_fades():
    samples = np.frombuffer(chime().samples, "<i2").astype(float)
    assert 1 <= len(samples) / RATE <= 2
    assert abs(samples[0]) < 100
    assert abs(samples).max() < 32_767
    assert abs(samples[-RATE // 20 :]).max() < 0.05 * abs(samples).max()


def test_where_nothing_can_be_heard_nothing_happens(tmp_path, monkeypatch, caplog):
    monkeypatch.setenv("PATH", str(tmp_path))
    caplog.set_level("INFO")
    ring("default", 7, lambda: False)
    assert "no chime" in caplog.text


def test_it_is_played_at_the_device(tmp_path, monkeypatch):
    heard = tmp_path / "heard"
    player = tmp_path / "aplay"
    player.write_text(f'#!/bin/sh\necho "$@" > {heard}.args\nexec /bin/cat > {heard}\n')
    player.chmod(player.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path))
    ring("front", 7, lambda: False)
    assert "-D front" in (tmp_path / "heard.args").read_text()
    soft = np.frombuffer(heard.read_bytes(), "<i2")
    ring("front", 10, lambda: False)
    loud = np.frombuffer(heard.read_bytes(), "<i2")
    assert len(loud) == len(soft) == len(chime().samples) / 2
    assert abs(soft).max() < abs(loud).max() <= 32_767 / 2
