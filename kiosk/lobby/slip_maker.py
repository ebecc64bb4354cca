"""Writes slips: a roll call for whoever counts heads, and the way there for a visitor to take along."""

from collections.abc import Mapping, Sequence

from kiosk.i18n import Catalogues, Translator
from kiosk.settings import Settings
from kiosk.telling.directions import steps
from kiosk.visits.destination import Destination
from kiosk.visits.host import Host
from kiosk.visits.moment import Moment
from kiosk.visits.visit import Visit
from kiosk.visits.wording import say
from printer import Present, RollCall, RollCallWords, TakeAway, TakeAwayWords


class SlipMaker:
    """Makes the slips of one school."""

    def __init__(self, settings: Settings, catalogues: Catalogues) -> None:
        self._school = settings.school
        self._catalogues = catalogues

    def roll_call(
        self,
        visits: Sequence[Visit],
        hosts: Mapping[str, Host],
        places: Mapping[str, Destination],
        now: Moment,
    ) -> RollCall:
        """These visits, which are of people in the building, as they come; in the school's language."""
        ours = self._catalogues.translator(self._school.language)
        count = len(visits)
        return RollCall(
            at=now.at.astimezone(self._school.zone),
            people=tuple(self._present(visit, hosts, places) for visit in visits),
            words=RollCallWords(
                # NOTE: title of a list of who is in the building.
                title=ours.text("Roll call"),
                # NOTE: at the foot of a roll call.
                count=ours.count("{number} person in the building", "{number} people in the building", count),
                page=_page(ours),
                # NOTE: head of a column: people in the building.
                name=ours.within("roll call", "Name"),
                # NOTE: head of a column: whom or which room.
                whereabouts=ours.within("roll call", "Where"),
                # NOTE: head of a column: visit numbers, such as A-001.
                number=ours.within("roll call", "Number"),
                # NOTE: head of a column: the time of arrival.
                since=ours.within("roll call", "Since"),
            ),
            language=self._school.language,
            school=self._school.name,
        )

    def take_away(self, place: Destination, host: Host | None, language: str) -> TakeAway:
        """The way to a place, and whom to see there, in a visitor's language."""
        hers = self._catalogues.translator(
            language if language in self._catalogues.languages else self._school.language
        )
        return TakeAway(
            destination=say(place.name, language).text,
            words=TakeAwayWords(
                go_to=hers.text("Go to"),
                # NOTE: on a slip, before a name.
                see=hers.text("Whom to see"),
                # NOTE: on a slip, before a telephone number within the school.
                extension=hers.text("Extension"),
                page=_page(hers),
            ),
            language=hers.language.tag,
            school_language=self._school.language,
            sign=say(place.name, self._school.language).text,
            steps=steps(say(place.directions, language).text),
            host=host.name if host else None,
            extension=host.extension if host else None,
            school=self._school.name,
        )

    def _present(self, visit: Visit, hosts: Mapping[str, Host], places: Mapping[str, Destination]) -> Present:
        """Where to look for her first: where she was sent, else with who answered, else at the entrance."""
        host = hosts.get(visit.host or "")
        sent = visit.acknowledgement.answer.destination if visit.acknowledgement else None
        with_host = host.destination if host and visit.answered else None
        place = places.get(sent or with_host or "")
        return Present(
            number=visit.number,
            name=visit.name or "",
            destination=say(place.name, self._school.language).text if place else visit.lobby or None,
            host=host.name if host else None,
            since=visit.arrived.at.astimezone(self._school.zone) if visit.arrived else None,
            language=visit.language or self._school.language,
        )


def _page(speaking: Translator) -> str:
    """Which page of how many, with both fields left open."""
    # NOTE: on a slip of several labels.
    return speaking.text("Page {number} of {pages}")
