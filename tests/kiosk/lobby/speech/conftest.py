"""Programs that stand in for those that speak and play, found before them on the PATH."""

import os
import stat

import pytest


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Puts a shell script of this name on the PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")

    def make(name, script):
        path = folder / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(path.stat().st_mode | stat.S_IEXEC)

    return make


@pytest.fixture
def only_these_programs(tmp_path, monkeypatch):
    """There is no other program than those that the test makes."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
