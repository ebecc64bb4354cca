"""How a language addresses people: the forms from which a visitor may choose one (standard 9)."""

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from kivy.lang import Builder
from kivy.properties import StringProperty

from kiosk.lobby.screens.overlays import Closable
from kiosk.lobby.screens.widgets import Choice


class HonorificTile(Choice):
    """One form of address; `honorific` is empty for none."""

    honorific = StringProperty()


class HonorificChoice(Closable):
    """The forms side by side, and none. Fires `on_choose` with the one that is touched, or None."""

    __events__ = ("on_choose",)

    def __init__(self, offered: Sequence[str], chosen: str | None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for honorific in offered:
            self.ids.grid.add_widget(self._tile(honorific, chosen))
        self.ids.none.chosen = chosen is None

    def choose(self, honorific: str) -> None:
        """This one; empty for none."""
        self.dispatch("on_choose", honorific or None)

    def on_choose(self, honorific: str | None) -> None:
        """One was chosen, or none."""

    def _tile(self, honorific: str, chosen: str | None) -> HonorificTile:
        tile = HonorificTile(honorific=honorific, text=honorific, chosen=honorific == chosen)
        tile.bind(on_release=lambda tile: self.choose(tile.honorific))
        return tile


def honorifics(tag: str) -> tuple[str, ...]:
    """Those of this language of the screens, else of its base language ("pt" for "pt_BR"); maybe none."""
    known = _known()
    return tuple(known.get(tag) or known.get(tag.split("_")[0]) or ())


@cache
def _known() -> dict[str, list[str]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
