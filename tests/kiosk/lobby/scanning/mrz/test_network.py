import socket

import numpy as np
import pytest

from kiosk.lobby.scanning.mrz.network import FINDS_TEXT, READS_TEXT, Network, are_shipped


def test_the_networks_come_in_the_package_and_nothing_is_downloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert are_shipped()
    blank = np.full((64, 96), 255, np.uint8)
    assert float(Network(FINDS_TEXT).run(blank).max()) < 0.3
    assert "<" in Network(READS_TEXT).characters


def test_without_the_optional_part_they_are_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.lobby.scanning.mrz.network.find_spec", lambda _: None)
    assert not are_shipped()
