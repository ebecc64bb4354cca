"""Drawing a slip to take along: a band with the destination, the steps, and whom to see at its foot."""

from collections.abc import Sequence

from printer import steps
from printer.badge import Field
from printer.layout import Box
from printer.media import Medium
from printer.page import Page
from printer.slip import MARGIN, Look, Slip, at_the_end, columns, on_paper
from printer.take_away import TakeAway

# Millimetres of the drawing
_BAND, _ABOVE, _GO_TO, _PLACE = 14.2, 1.2, 3.4, 8.0
_FOOT, _BELOW_RULE, _FOOT_HEADING, _VALUE = 11.4, 1.4, 3.4, 5.6
_BETWEEN, _GAP, _RULE = 2.2, 4.0, 0.25

_PLACE_SHARE, _HOST_SHARE = 0.62, 0.66  # of a line that ends with the sign, or the extension

_HEADING, _VALUE_LOOK = Look(2.8), Look(5.0, lines=2, bold=True)
_PLACE_LOOK, _SIGN = on_paper(Look(7.2, lines=2, bold=True)), on_paper(at_the_end(Look(5.0, lines=2)))


def draw(take_away: TakeAway, medium: Medium) -> tuple[Page, ...]:
    """The slips, in order."""
    room = _room(_slip(take_away, medium), take_away)
    labels = steps.flow(_slip(take_away, medium), take_away.steps, room)
    pages = []
    for number, label in enumerate(labels, start=1):
        slip = _slip(take_away, medium)
        said = [take_away.school] if take_away.school else []
        if len(labels) > 1:
            said.append(take_away.words.page.format(number=number, pages=len(labels)))
        _band(slip, take_away, " · ".join(said))
        steps.put(slip, label, room)
        _foot(slip, take_away)
        pages.append(slip.page())
    return tuple(pages)


def _slip(take_away: TakeAway, medium: Medium) -> Slip:
    return Slip(medium, take_away.language, take_away.destination)


def _room(slip: Slip, take_away: TakeAway) -> Box:
    """Where the steps stand."""
    foot = _FOOT if _at_the_foot(take_away) else 0.0
    top = _BAND + _BETWEEN
    return Box(MARGIN, top, slip.width - 2 * MARGIN, slip.height - top - foot - _BETWEEN)


def _band(slip: Slip, take_away: TakeAway, beside: str) -> None:
    """The destination, and beside it what its door says; above it the school."""
    _, heading, place = slip.band(_BAND).rows(_ABOVE, _GO_TO, _PLACE)
    slip.ends(heading, 0.5, on_paper(_HEADING), take_away.words.go_to, beside)
    if take_away.sign is None or take_away.sign == take_away.destination:
        slip.text(take_away.destination, place, _PLACE_LOOK, Field.DESTINATION)
        return
    wide = place.width * _PLACE_SHARE
    name, sign = columns(place, _GAP, wide, place.width - wide - _GAP)
    slip.text(take_away.destination, name, _PLACE_LOOK, Field.DESTINATION)
    slip.text(take_away.sign, sign, _SIGN, Field.DESTINATION, take_away.school_language)


def _foot(slip: Slip, take_away: TakeAway) -> None:
    """Whom to see, and her extension."""
    said = _at_the_foot(take_away)
    if not said:
        return
    foot = Box(MARGIN, slip.height - _FOOT, slip.width - 2 * MARGIN, _FOOT)
    slip.rule(Box(foot.x, foot.y, foot.width, _RULE))
    wide = foot.width * _HOST_SHARE if len(said) > 1 else foot.width
    cells = columns(foot, _GAP, wide, foot.width - wide - _GAP)
    for cell, (heading, value) in zip(cells, said, strict=False):
        _, above, below = cell.rows(_BELOW_RULE, _FOOT_HEADING, _VALUE)
        slip.text(heading, above, _HEADING, Field.HOST)
        slip.text(value, below, _VALUE_LOOK, Field.HOST)


def _at_the_foot(take_away: TakeAway) -> Sequence[tuple[str, str]]:
    """The headings of the foot with what stands below them."""
    words = take_away.words
    said = ((words.see, take_away.host), (words.extension, take_away.extension))
    return [(heading, value) for heading, value in said if value]
