"""What a label costs, and whether every language is set as Chromium, which is independent, sets it."""

import time
from collections.abc import Callable, Iterator
from itertools import count
from statistics import median
from typing import Any

from kiosk.i18n import Language
from kiosk.lobby.screens import window
from tests.benchmarks.row import Row
from tests.kiosk.lobby.screens import chromium
from tests.kiosk.lobby.screens.glyphs import comparable, has_ink, lines
from tests.kiosk.lobby.screens.samples import SAMPLES, messages, paragraph

_ROUNDS = 60
_SIZE, _WIDTH = 24, 480  # pixels
_CACHED, _NEW = 0.1, 2.0  # milliseconds
_TIMES_KIVY = 1.5


def rows() -> Iterator[Row]:
    """Time on the processor, and glyphs."""
    window.prepare(window.Display.OFF_SCREEN, (1280, 800))
    from kiosk.lobby.screens import text  # Kivy's settings come first

    text.register()
    window.open_window()
    yield from _times(text.PangoLabel)
    yield _glyphs()


def _times(provider: Any) -> Iterator[Row]:
    from kivy.core.text.text_sdl2 import LabelSDL2

    kivys, ours = _new(LabelSDL2, "en"), _new(provider, "en")
    yield Row(
        "a new English paragraph of three lines, time on the processor",
        f"Kivy's own provider: {kivys:.2f} ms",
        f"{ours:.2f} ms, {ours / kivys:.2f} of that",
        f"at most {_NEW} ms, and {_TIMES_KIVY} of that",
        ours <= min(_NEW, _TIMES_KIVY * kivys),
    )
    each = {tag: _new(provider, tag) for tag in SAMPLES}
    slowest = max(each, key=each.__getitem__)
    yield Row(
        f"a new paragraph in each of {len(each)} languages, time on the processor",
        f"Kivy's own provider, which cannot set most of them, in English: {kivys:.2f} ms",
        f"median {median(each.values()):.2f} ms, the slowest, {slowest}, {each[slowest]:.2f} ms",
        f"at most {_NEW} ms each",
        each[slowest] <= _NEW,
    )
    again_kivys, again = _again(LabelSDL2), _again(provider)
    yield Row(
        "a paragraph that was drawn before, time on the processor",
        f"Kivy's own provider: {again_kivys:.3f} ms",
        f"{again:.3f} ms",
        f"at most {_CACHED} ms",
        again <= _CACHED,
    )


def _new(provider: Any, tag: str) -> float:
    """Milliseconds for a paragraph that differs from every one before it, from text to texture."""
    numbers = count(1000)
    return _milliseconds(lambda: _drawn(_label(provider, tag, f"{next(numbers)} {SAMPLES[tag]}")))


def _again(provider: Any) -> float:
    label = _label(provider, "en", SAMPLES["en"])
    return _milliseconds(lambda: _drawn(label))


def _drawn(label: Any) -> None:
    label.refresh()
    label.texture.bind()  # both draw only what is shown


def _label(provider: Any, tag: str, written: str) -> Any:
    language = Language(tag, tag)
    label = provider(
        font_size=_SIZE,
        text_size=(_WIDTH, None),
        base_direction=language.direction,
        text_language=language.bcp47,
    )
    label.text = written
    return label


def _milliseconds(work: Callable[[], object]) -> float:
    """The least of some rounds: whatever else the machine does only adds."""
    work()
    found = []
    for _ in range(_ROUNDS):
        began = time.thread_time()
        work()
        found.append(time.thread_time() - began)
    return 1000 * min(found)


def _glyphs() -> Row:
    given, ours = [], []
    for tag in SAMPLES:
        language = Language(tag, tag)
        for written in (SAMPLES[tag], *messages(tag)):
            for line in lines(paragraph(written, tag)):
                given.append(chromium.Line(line.text, language.bcp47, language.direction))
                ours.append(line.glyphs)
    theirs = [[glyph for glyph in line if has_ink(glyph)] for line in chromium.glyphs(given)]
    same = sum(comparable(own) == comparable(other) for own, other in zip(ours, theirs, strict=True))
    return Row(
        f"lines of {len(SAMPLES)} languages, samples and catalogues, with the same glyphs in the same order",
        f"Chromium: {len(theirs)} lines, {sum(map(len, theirs))} glyphs",
        f"{same} lines, {100 * same / len(theirs):.2f} %",
        "100 %",
        same == len(theirs),
    )
