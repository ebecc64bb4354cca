"""Whom a visitor came to see, in words."""

from typing import NamedTuple

from kiosk.i18n import Translator
from kiosk.lobby.desk import Choice
from kiosk.telling import SchoolText, in_force, isolated, school_text


class Whom(NamedTuple):
    """A host or a role by name, and what else tells her whether it is the right one.

    `spoken` and `detail_spoken` are BCP 47 tags where it is not in the language in force, or not known to be;
    `said` are the texts of the school's own in it.
    """

    name: str
    detail: str = ""
    spoken: str = ""
    detail_spoken: str = ""
    said: tuple[SchoolText, ...] = ()


def host(choice: Choice, translator: Translator, school: str) -> Whom:
    """A host, with title and place; of one who is away, who is there instead (standard 49).

    `school` is the tag of the school's language, in which titles are written.
    """
    details = [school_text({school: choice.host.title}, translator)] if choice.host.title else []
    if choice.cover is not None:
        # NOTE: Stands below the name of a person who is not in the school today. {name} is another person.
        there = translator.text(
            "Away now. {name} is there instead.", name=isolated(choice.cover.name, translator)
        )
        details = [in_force(there, translator)]
    if choice.place is not None:
        details.append(school_text(choice.place.name, translator))
    tags = {text.language for text in details}
    return Whom(
        isolated(choice.host.name, translator),
        " · ".join(text.within(translator) for text in details),
        detail_spoken=tags.pop() if len(tags) == 1 else "",
        said=tuple(details),
    )


def role(title: str, translator: Translator, school: str) -> Whom:
    """Whoever has this title."""
    said = school_text({school: title}, translator)
    return Whom(said.within(translator), spoken=said.language, said=(said,))
