"""A notice tells how things stand, by its words, its icon and its colour."""

TONES = ["info", "success", "warning", "alert"]
TREE = """
DirBox:
    orientation: "vertical"
    Notice:
        text: {text!r}
        tone: {tone!r}
    Widget:
"""


def notice(shown, text, tone="info"):
    hand = shown(TREE.format(text=text, tone=tone))
    return hand, hand.app.root.children[1]


def test_it_is_as_high_as_its_text(shown):
    _, short = notice(shown, "You are checked in.")
    _, long = notice(shown, "We cannot reach the office. Please ring the bell. " * 5)
    assert long.height > short.height > 0


def test_without_text_it_is_gone(shown):
    hand, empty = notice(shown, "")
    assert empty.height == 0
    assert empty not in hand.widgets()


def test_tones_differ_by_ground_and_bad_news_by_its_icon_too(shown):
    icons, grounds = {}, set()
    for tone in TONES:
        _, found = notice(shown, "Hello", tone)
        icons[tone] = found.children[1].name
        grounds.add(tuple(found.fill))
    assert len(grounds) == 4
    assert len({icons["info"], icons["success"], icons["warning"]}) == 3
    assert icons["alert"] not in (icons["info"], icons["success"])
