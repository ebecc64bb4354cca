"""What staff often write."""

from kiosk.visits.acknowledgement import LONGEST_TEXT
from kiosk.visits.phrase import PHRASES, Phrase


def test_every_phrase_has_its_sentence() -> None:
    assert set(PHRASES) == set(Phrase)
    assert len(set(PHRASES.values())) == len(Phrase)
    assert all(len(sentence) <= LONGEST_TEXT for sentence in PHRASES.values())
