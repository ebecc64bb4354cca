"""Drawing a roll call: a band that says when and how many, and a line with a box to tick for each person."""

from math import ceil

from printer.badge import Field
from printer.customs import day, hour, short_day
from printer.layout import Box
from printer.media import Medium
from printer.page import Page
from printer.roll_call import Present, RollCall
from printer.slip import MARGIN, Look, Slip, at_the_end, columns, on_paper

# Millimetres of the drawing
_BAND, _ABOVE, _FIRST_LINE, _SECOND_LINE = 10.6, 1.0, 5.2, 3.4
_HEADS, _GAP, _TICK, _BORDER, _RULE = 3.8, 1.7, 3.3, 0.35, 0.1
_NUMBER, _SINCE, _WHITE = 10.0, 12.2, 0.33

# Of the smallest em: the height of a row, for a long name to be read whole, and the width of an hour
_TWO_LINES, _HOUR = 2.3, 5.3

_COUNT_SHARE, _TITLE_SHARE = 0.7, 0.5  # of a line of the band, for what stands at its beginning
_NAME_SHARE = 0.55  # of what the columns leave, beside the whereabouts

_FIRST, _SECOND = on_paper(Look(4.9, bold=True)), on_paper(Look(2.8))
_HEAD, _FIGURES, _PLAIN = Look(2.3), Look(2.8), Look(2.8, lines=2)
_NAME = Look(3.5, lines=2, bold=True)

_NOT_ENLARGED = 1.0  # a large label lists more people
_NOT_KNOWN = "–"


def draw(roll_call: RollCall, medium: Medium) -> tuple[Page, ...]:
    """The slips, in order."""
    slip = _slip(roll_call, medium)
    on_each = int((slip.height - _BAND - _HEADS) / _row_height(slip))
    pages = max(1, ceil(len(roll_call.people) / on_each))
    return tuple(
        _page(
            _slip(roll_call, medium),
            roll_call,
            roll_call.people[on_each * index : on_each * (index + 1)],
            roll_call.words.page.format(number=index + 1, pages=pages),
        )
        for index in range(pages)
    )


def _slip(roll_call: RollCall, medium: Medium) -> Slip:
    return Slip(medium, roll_call.language, roll_call.words.title, largest=_NOT_ENLARGED)


def _row_height(slip: Slip) -> float:
    return _TWO_LINES * slip.smallest + 2 * _WHITE


def _page(slip: Slip, roll_call: RollCall, people: tuple[Present, ...], page: str) -> Page:
    _band(slip, roll_call, page)
    body = Box(MARGIN, _BAND, slip.width - 2 * MARGIN, slip.height - _BAND)
    heads, *rows = body.rows(_HEADS, *[_row_height(slip)] * len(people))
    _heads(slip, heads, roll_call)
    for row, person in zip(rows, people, strict=True):
        slip.rule(Box(row.x, row.y, row.width, _RULE))
        _row(slip, row, person, roll_call)
    return slip.page()


def _band(slip: Slip, roll_call: RollCall, page: str) -> None:
    """How many, at which hour; below it what this is, on which day, and which page."""
    words, language = roll_call.words, roll_call.language
    what = " · ".join(filter(None, (words.title, roll_call.school)))
    _, first, second = slip.band(_BAND).rows(_ABOVE, _FIRST_LINE, _SECOND_LINE)
    slip.ends(first, _COUNT_SHARE, _FIRST, words.count, hour(roll_call.at, language))
    slip.ends(second, _TITLE_SHARE, _SECOND, what, f"{day(roll_call.at, language)} · {page}")


def _heads(slip: Slip, box: Box, roll_call: RollCall) -> None:
    words = roll_call.words
    _, name, whereabouts, number, since = _cells(slip, box)
    slip.text(words.name, name, _HEAD, Field.LABEL)
    slip.text(words.whereabouts, whereabouts, _HEAD, Field.LABEL)
    slip.text(words.number, number, _HEAD, Field.LABEL)
    slip.text(words.since, since, at_the_end(_HEAD), Field.LABEL)


def _row(slip: Slip, box: Box, person: Present, roll_call: RollCall) -> None:
    tick, name, whereabouts, number, since = _cells(slip, box.inset(0, _WHITE))
    slip.frame(Box(tick.x, tick.y + (tick.height - _TICK) / 2, _TICK, _TICK), _BORDER)
    where = dict.fromkeys(filter(None, (person.destination, person.host)))
    slip.text(person.name or person.number or _NOT_KNOWN, name, _NAME, Field.NAME, person.language)
    slip.text(" · ".join(where) or _NOT_KNOWN, whereabouts, _PLAIN, Field.DESTINATION)
    slip.text(person.number, number, _FIGURES, Field.NUMBER)
    slip.text(_since(person, roll_call), since, at_the_end(_FIGURES), Field.ARRIVED)


def _cells(slip: Slip, row: Box) -> list[Box]:
    """The box to tick, the name, the whereabouts, the number and the hour."""
    since = max(_SINCE, _HOUR * slip.smallest)
    left = row.width - _TICK - _NUMBER - since - 4 * _GAP
    name = left * _NAME_SHARE
    return columns(row, _GAP, _TICK, name, left - name, _NUMBER, since)


def _since(person: Present, roll_call: RollCall) -> str:
    """The hour; the day, for somebody who was never signed out."""
    if person.since is None:
        return _NOT_KNOWN
    if person.since.date() == roll_call.at.date():
        return hour(person.since, roll_call.language)
    return short_day(person.since, roll_call.language)
