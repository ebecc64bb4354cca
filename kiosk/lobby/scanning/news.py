"""Which of the documents in view are told: each once; an unknown code or a card when nothing better comes."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.lobby.scanning.code import Code
from kiosk.lobby.scanning.documents.card import Card
from kiosk.lobby.scanning.documents.document import Document
from kiosk.lobby.scanning.documents.unknown import Unknown

# A licence carries bar codes besides its PDF417; these are read sooner, and say nothing, or look like a card.
_PATIENCE = 1.5
_OUT_OF_VIEW = 2.0


@dataclass
class _Sight:
    first: float
    last: float
    told: bool = False


class News:
    """What was told of the codes in view. All times are monotonic seconds."""

    def __init__(self) -> None:
        self._sights: dict[tuple[str, bytes], _Sight] = {}
        self._known_at = float("-inf")

    def of(self, seen: Sequence[tuple[Code, Document]], now: float) -> list[Document]:
        """Those documents that are to be told now; one is told again after two seconds out of view."""
        self._sights = {
            said: sight for said, sight in self._sights.items() if now - sight.last <= _OUT_OF_VIEW
        }
        for code, document in seen:
            self._sights.setdefault(code.said, _Sight(now, now)).last = now
            if not isinstance(document, Unknown | Card):
                self._known_at = now
        news = []
        for code, document in seen:
            sight = self._sights[code.said]
            if not sight.told and (not isinstance(document, Unknown | Card) or self._waited(sight, now)):
                sight.told = True
                news.append(document)
        return news

    def _waited(self, sight: _Sight, now: float) -> bool:
        return now - sight.first >= _PATIENCE and now - self._known_at > _OUT_OF_VIEW
