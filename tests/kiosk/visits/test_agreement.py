"""Which text was agreed to."""

from kiosk.visits.agreement import version

TEXT = {"en": "Be kind.", "es": "Sea amable."}


def test_a_version_is_of_the_text_in_all_its_languages():
    assert version(TEXT) == version(dict(reversed(TEXT.items())))
    assert version(TEXT) != version({**TEXT, "en": "Be kind!"})
    assert version(TEXT) != version({"en": TEXT["en"]})
    assert len(version(TEXT)) == 16
