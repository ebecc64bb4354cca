"""The texts that a school writes into its settings."""

from collections.abc import Iterator

from kiosk.office.alerts.courtesy.breach import Breach
from kiosk.office.alerts.courtesy.texts import Language, check_text
from kiosk.settings import Settings
from kiosk.visits.wording import Wording


def check_settings(settings: Settings) -> list[Breach]:
    """What is wrong with the texts of config/; each breach names the file and the key."""
    known = settings.alerts.abbreviations
    return [
        breach
        for where, wording in _wordings(settings)
        for tag, text in wording.items()
        for breach in check_text(text, f"{where}.{tag}", language=Language.of(tag), known=known)
    ]


def _wordings(settings: Settings) -> Iterator[tuple[str, Wording]]:
    for id, purpose in settings.purposes.items():
        yield f"purposes.toml: {id}.label", purpose.label
        yield f"purposes.toml: {id}.read_back", purpose.read_back
        if purpose.agreement:
            yield f"purposes.toml: {id}.agreement", purpose.agreement
        for name, question in purpose.questions.items():
            yield f"purposes.toml: {id}.questions.{name}.text", question.text
            for answer, choice in question.choices.items():
                yield f"purposes.toml: {id}.questions.{name}.choices.{answer}", choice
    yield "school.toml: after_hours", settings.school.after_hours
    for number, news in enumerate(settings.school.news, 1):
        yield f"school.toml: news {number}", news.text
    for id, place in settings.directory.destinations.items():
        yield f"directory.toml: destinations.{id}.name", place.name
        yield f"directory.toml: destinations.{id}.directions", place.directions
        yield f"directory.toml: destinations.{id}.step_free", place.step_free
    language = settings.school.language
    for id, host in settings.directory.hosts.items():
        yield f"directory.toml: hosts.{id}.title", {language: host.title}
    yield "badge.toml: return_line", {language: settings.badge.return_line}
