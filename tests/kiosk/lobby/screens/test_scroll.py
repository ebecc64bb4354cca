"""A view of more than fits, and the room that a screen asks for."""

TREE = """
DirBox:
    orientation: "vertical"
    padding: 0, 10, 0, 30
    spacing: 5
    Widget:
        size_hint_y: None
        height: 100
    DirBox:
        Widget:
        DirBox:
            orientation: "vertical"
            Body:
                size_hint_y: None
                height: 70
            Widget:
    Scroll:
        id: view
        least: 40
        Widget:
            id: content
            size_hint_y: None
            height: 20
"""


def test_a_box_needs_what_everything_in_it_needs_also_where_it_fills_the_room(shown):
    box = shown(TREE).app.root
    assert box.needed == 10 + 30 + 2 * 5 + 100 + 70 + 20


def test_a_view_needs_no_more_than_makes_it_of_use(shown):
    hand = shown(TREE)
    before = hand.app.root.needed
    hand.app.root.ids.content.height = 2000
    hand.settle()
    assert hand.app.root.needed == before - 20 + 40


def test_it_scrolls_only_where_there_is_more_than_fits(shown):
    hand = shown(TREE)
    ids = hand.app.root.ids
    assert not ids.view.do_scroll_y
    ids.content.height = 2000
    hand.settle()
    assert ids.view.do_scroll_y
    ids.content.height = 20
    hand.settle()
    assert not ids.view.do_scroll_y
