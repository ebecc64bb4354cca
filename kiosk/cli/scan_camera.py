"""`kiosk scan` without files: what is held up to a camera."""

import argparse
import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from kiosk.cli.command import Context, cameras_unlogged
from kiosk.errors import KioskError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    from kiosk.lobby.scanning.camera import Camera, CameraState
    from kiosk.lobby.scanning.documents.document import Presented

    News = SimpleQueue[CameraState | Presented]

_PATIENCE = 30.0  # seconds for which a document is waited for


class NothingRead(KioskError):
    """Nothing was read within {seconds:g} seconds. {camera}"""


def scan_camera(given: argparse.Namespace, context: Context) -> int:
    """Says the first document, or with `--watch` each, until the time is over or it is interrupted.

    Raises:
        CameraUrlInvalid: for a camera that there cannot be.
        NothingRead: without `--watch`, when the time is over.
    """
    from kiosk.lobby.scanning.camera import CameraState, camera_of

    camera = camera_of(given.camera or context.settings.lobby.camera, context.data / "lobby")
    seconds = given.seconds or (float("inf") if given.watch else _PATIENCE)
    began = time.monotonic()
    try:
        with cameras_unlogged(), _reading(camera, context) as news:
            while (what := _next(news, began + seconds)) is not None:
                after = round(time.monotonic() - began, 1)
                if not isinstance(what, CameraState):
                    _say_document(what, after, given)
                    if not given.watch:
                        return 0
                elif given.watch:
                    _say_camera(what, camera.remark, after, given)
                elif what.remedy:
                    print(f"kiosk: {_sentence(what, camera.remark)}", file=sys.stderr)
            camera_then = _sentence(camera.state, camera.remark)
    except KeyboardInterrupt:
        return 0
    if given.watch:
        return 0
    raise NothingRead(seconds=seconds, camera=camera_then)


@contextmanager
def _reading(camera: "Camera", context: Context) -> "Iterator[News]":
    """Opens the camera, has the lobby's own scanner read, and frees it at the end, whatever ends it."""
    from kiosk.lobby.scanning import mrz
    from kiosk.lobby.scanning.bars import bars_of
    from kiosk.lobby.scanning.documents.card import card_patterns
    from kiosk.lobby.scanning.scanner import Scanner

    news: News = SimpleQueue()
    journal = context.journal() if context.has_journal else None

    def is_known_badge(token: str) -> bool:
        if journal is None:
            return False
        with journal.reading() as view:
            return view.visit_of_badge(token) is not None

    def invitation_keys() -> "tuple[Ed25519PublicKey, ...]":
        if journal is None:
            return ()
        with journal.reading() as view:
            return view.office_keys()

    def today() -> date:
        return context.clock().local.date()

    scanning = context.settings.lobby.scanning
    scanner = Scanner(
        camera,
        news.put,
        news.put,
        lambda _: None,
        is_known_badge=is_known_badge,
        invitation_keys=invitation_keys,
        bars=bars_of(scanning),
        cards=card_patterns(scanning.cards),
        passports=mrz.watch_of(scanning, today),
        today=today,
    )
    camera.open()
    scanner.start()
    try:
        yield news
    finally:
        scanner.stop()
        if journal is not None:
            journal.close()


def _next(news: "News", until: float) -> "CameraState | Presented | None":
    """What comes next; None where nothing comes until then."""
    left = until - time.monotonic()
    try:
        return news.get(timeout=max(0.0, left) if left < float("inf") else None)
    except Empty:
        return None


def _say_document(document: "Presented", after: float, given: argparse.Namespace) -> None:
    from kiosk.lobby.scanning.still import document_as_json

    said = document_as_json(document)
    if given.json:
        print(json.dumps({"document": said, "seconds": after}, ensure_ascii=False), flush=True)
    else:
        print(f"{after:6.1f} s  document: {json.dumps(said, ensure_ascii=False)}", flush=True)


def _say_camera(state: "CameraState", remark: str, after: float, given: argparse.Namespace) -> None:
    if given.json:
        print(json.dumps({"camera": state, "remark": remark, "seconds": after}), flush=True)
    else:
        print(f"{after:6.1f} s  {_sentence(state, remark)}", flush=True)


def _sentence(state: "CameraState", remark: str) -> str:
    return " ".join(filter(None, (state.sentence, remark, state.remedy)))
