"""What a visitor is told of her visit: the same at a lobby's screen and on her own phone."""

from kiosk.telling.news import News, Word, news
from kiosk.telling.school_text import SchoolText, isolated, school_text
from kiosk.telling.usual import UsualWait

__all__ = ["News", "SchoolText", "UsualWait", "Word", "isolated", "news", "school_text"]
