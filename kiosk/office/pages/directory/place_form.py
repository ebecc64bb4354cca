"""A place of the directory as a form holds it: in the school's languages, with the way there."""

from collections.abc import Collection, Mapping, Sequence

from kiosk.errors import BadInput, DirectionsMissing
from kiosk.office.languages import spoken
from kiosk.office.pages.directory.ids import new_id
from kiosk.office.pages.forms import line
from kiosk.visits.destination import Destination
from kiosk.visits.wording import Wording

LONGEST_NAME = 80  # letters
LONGEST_DIRECTIONS = 400  # letters; what fits the screen and the slip


def place_of(form: Mapping[str, str], languages: Sequence[str], known: Collection[str]) -> Destination:
    """The place of a form: in the first language, and in any other that has a name or a way there.

    Raises BadInput or DirectionsMissing.
    """
    name: dict[str, str] = {}
    directions: dict[str, str] = {}
    step_free: dict[str, str] = {}
    for tag in languages:
        named = line(form, f"name_{tag}", longest=LONGEST_NAME)
        way = line(form, f"directions_{tag}", longest=LONGEST_DIRECTIONS)
        without_steps = line(form, f"step_free_{tag}", longest=LONGEST_DIRECTIONS)
        if not named and (way or without_steps or not name):
            raise BadInput(problem=f"the name of the place in {spoken(tag).english} is empty")
        if named and not way:
            raise DirectionsMissing(place=named, language=spoken(tag).english)
        if named:
            name[tag], directions[tag] = named, way
        if without_steps:
            step_free[tag] = without_steps
    id = form.get("id") or new_id(next(iter(name.values())), known)
    return Destination(id, name, directions, step_free)


def place_fields(place: Destination) -> dict[str, str]:
    """What the form of this place holds."""
    texts = {"name": place.name, "directions": place.directions, "step_free": place.step_free}
    return {field: text for name, wording in texts.items() for field, text in _tagged(name, wording)}


def _tagged(name: str, wording: Wording) -> list[tuple[str, str]]:
    return [(f"{name}_{tag}", text) for tag, text in wording.items()]
