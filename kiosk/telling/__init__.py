"""What a visitor is told of her visit: the same at a lobby's screen and on her own phone."""

from kiosk.telling.news import News, Word, news
from kiosk.telling.school_text import SchoolText, in_force, isolated, school_text
from kiosk.telling.usual import UsualWait

__all__ = ["News", "SchoolText", "UsualWait", "Word", "in_force", "isolated", "news", "school_text"]
