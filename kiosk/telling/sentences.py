"""The sentences in which a visitor is told of her visit. None is built from pieces, and none says more than
is known.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta

from kiosk.i18n import N_, Language, Translator
from kiosk.telling.news import News, Word
from kiosk.telling.school_text import (
    SchoolText,
    in_force,
    isolated,
    school_text,
    written_direction,
)
from kiosk.visits.acknowledgement import AnswerKind, NotTodayReason
from kiosk.visits.host import Host, HostKind
from kiosk.visits.phrase import PHRASES

_THANKS = N_("Please wait here. Thank you for your patience.")
# NOTE: below how her visit stands.
_SORRY = N_("We are sorry that you have to wait. Thank you for your patience.")

_AFTERWARDS: dict[Word, str] = {
    Word.TELLING: _THANKS,
    Word.TOLD: _THANKS,
    Word.REFERRED: "",
    # NOTE: where the office cannot be reached.
    Word.OFFICE_AWAY: N_("We are sorry for the trouble. Your visit is written down."),
    Word.ON_MY_WAY: _THANKS,
    Word.SHORTLY: _SORRY,
    Word.IN_MINUTES: _SORRY,
    Word.OVERDUE: _SORRY,
    Word.PLEASE_GO_TO: "",
    Word.WRITTEN: "",
    # NOTE: where nobody can see her today.
    Word.NOT_TODAY: N_("You can leave a message, or come back another day. Thank you for coming."),
    # NOTE: on her page, after it says that she was met.
    Word.MET: N_("If this is not right, please ask at the office."),
    Word.LEFT: "",
}

_REASONS: dict[NotTodayReason, str] = {
    # NOTE: why nobody can see her today.
    NotTodayReason.AWAY: N_("The person whom you came to see is away today."),
    # NOTE: why nobody can see her today.
    NotTodayReason.IN_CLASS: N_("The person whom you came to see is with a class."),
    # NOTE: why nobody can see her today.
    NotTodayReason.BY_APPOINTMENT: N_("Visits are by appointment. The office can arrange one with you."),
    # NOTE: why nobody can see her today.
    NotTodayReason.CLOSED: N_("The office is closed now."),
    NotTodayReason.OTHER: "",
}


def headline(news: News, translator: Translator) -> str:
    """How far the news of her arrival got, or the answer to it."""
    say = translator.text
    host = _person(news.host, translator)
    answer = news.acknowledgement
    by = isolated(answer.by, translator) if answer else ""
    match news.word:
        case Word.TELLING if host:
            # NOTE: {host} is a person's name.
            return say("We are telling {host} that you are here.", host=host)
        case Word.TELLING:
            # NOTE: until the office knows.
            return say("We are telling the office that you are here.")
        case Word.TOLD if host:
            # NOTE: {host} is a person's name.
            return say("The office knows that you are here to see {host}.", host=host)
        case Word.TOLD:
            # NOTE: where she came to see nobody by name.
            return say("The office knows that you are here.")
        case Word.OFFICE_AWAY:
            return say("We cannot reach the office right now. Please ring the bell, or go to the desk.")
        case Word.REFERRED if news.host:
            # NOTE: {host} is a person of the school, or an office: whoever can help her instead.
            return say("Please go to see {host}.", host=isolated(news.host.name, translator))
        case Word.ON_MY_WAY:
            # NOTE: {name} is a person of the school, who may be of any gender.
            return say("{name} is on the way to you.", name=by)
        case Word.SHORTLY:
            # NOTE: {name} is a person of the school, who may be of any gender, and is busy for a moment.
            return say("{name} will be with you shortly. Would you mind waiting a moment?", name=by)
        case Word.IN_MINUTES if answer and answer.answer.minutes:
            minutes = answer.answer.minutes
            at = clock_time(answer.moment.local + timedelta(minutes=minutes), translator.language)
            # NOTE: {name} is a person of the school; {time} is a clock time, such as 9:05 AM.
            return translator.count(
                "{name} will be with you in {number} minute, at about {time}.",
                "{name} will be with you in {number} minutes, at about {time}.",
                minutes,
                name=by,
                time=isolated(at, translator),
            )
        case Word.OVERDUE if answer and answer.answer.minutes:
            at = clock_time(
                answer.moment.local + timedelta(minutes=answer.answer.minutes), translator.language
            )
            # NOTE: {name} is a person of the school; {time} is a clock time that has passed by now.
            return say(
                "{name} wanted to be with you at about {time}, and is late.",
                name=by,
                time=isolated(at, translator),
            )
        case Word.PLEASE_GO_TO if news.place:
            place = school_text(news.place.name, translator)
            # NOTE: {place} is a room, as the school calls it.
            return say("Please go to: {place}", place=place.within(translator))
        case Word.PLEASE_GO_TO:
            # NOTE: where no room was named.
            return say("Please ask at the office where to go.")
        case Word.WRITTEN:
            # NOTE: {name} is a person of the school, who may be of any gender.
            return say("{name} has written to you:", name=by)
        case Word.NOT_TODAY if host:
            # NOTE: {host} is a person's name.
            return say("We are sorry. {host} cannot see you today.", host=host)
        case Word.NOT_TODAY:
            # NOTE: an answer of the staff; the reason may follow.
            return say("We are sorry. Nobody can see you today.")
        case Word.MET:
            # NOTE: on her page, once staff said that she was met.
            return say("The office has noted that somebody is with you.")
        case _:
            # NOTE: on her page, or her phone.
            return say("This visit has ended. Thank you for coming.")


def discreet(news: News, translator: Translator) -> str:
    """The headline where others may read along: what was written to her, nobody else learns (standard 52)."""
    if news.word is Word.WRITTEN and news.acknowledgement:
        # NOTE: {name} is a person of the school. What was written is not shown here, where others read along.
        return translator.text(
            "{name} has written to you.", name=isolated(news.acknowledgement.by, translator)
        )
    return headline(news, translator)


def on_the_board(news: News, translator: Translator) -> str:
    """What stands beside her number for all to read: the news or, when it is time, how it stands.

    That somebody has written to her stays there: nothing else leads her to what was written. Who is late is
    named, with thanks and an apology below (standard 31).
    """
    if news.word is Word.OVERDUE:
        return f"{headline(news, translator)}\n{afterwards(news, translator)}"
    asks = news.asks and news.word is not Word.WRITTEN
    return status(news, translator) if asks else discreet(news, translator)


def message(news: News, translator: Translator) -> SchoolText | None:
    """What belongs to the headline: the words that were written to her, or why nobody can see her today."""
    answer = news.acknowledgement.answer if news.acknowledgement else None
    language = translator.language
    if answer is None:
        return None
    if news.word is Word.WRITTEN and answer.kind is AnswerKind.WRITTEN:
        # Staff write in whatever language they like; nothing says which.
        text = answer.text or ""
        return SchoolText(text, language.bcp47, written_direction(text), "")
    said = ""
    if news.word is Word.WRITTEN and answer.phrase:
        said = PHRASES[answer.phrase]
    elif news.word is Word.NOT_TODAY and answer.reason:
        said = _REASONS[answer.reason]
    return in_force(translator.text(said), translator) if said else None


def way_there(news: News, translator: Translator, *, step_free: bool) -> SchoolText | None:
    """The directions to where she is sent or, while she waits, none; by a way without steps where she wants
    one and there is one (standard 13).
    """
    if news.word not in {Word.PLEASE_GO_TO, Word.REFERRED} or news.place is None:
        return None
    return school_text(news.place.way(step_free=step_free), translator)


def fallback(texts: Iterable[SchoolText], translator: Translator) -> str:
    """What to say of texts of the school that are not in her language; empty where all of them are."""
    found = dict.fromkeys(isolated(text.fallback, translator) for text in texts if text.fallback)
    # NOTE: below a text of the school that is not in her language.
    return translator.text("This text is in: {language}", language=" · ".join(found)) if found else ""


def afterwards(news: News, translator: Translator) -> str:
    """What else there is to say: thanks, and an apology where she has to wait (standard 31)."""
    said = _AFTERWARDS[news.word]
    return translator.text(said) if said else ""


def besides(news: News, translator: Translator) -> Iterator[str]:
    """What she may want to know while she waits, each a sentence of its own."""
    if news.cover and news.host and not news.answered:
        # NOTE: both are people of the school: {cover} answers because {host} is not there.
        yield translator.text(
            "{host} is away. {cover} is answering instead.",
            host=isolated(news.host.name, translator),
            cover=isolated(news.cover.name, translator),
        )
    if news.also_told and news.manager_told:
        # NOTE: {name} is a person of the school, and the manager of whom she came to see.
        yield translator.text(
            "We have told the manager, {name}, that you are waiting.",
            name=isolated(news.also_told.name, translator),
        )
    elif news.also_told:
        # NOTE: {name} is a person of the school, who may help her instead.
        yield translator.text(
            "We have also told {name} that you are waiting.", name=isolated(news.also_told.name, translator)
        )
    elif news.reminded:
        # NOTE: on her page.
        yield translator.text("We have reminded the office that you are waiting.")
    if news.ahead:
        # NOTE: on her page.
        yield translator.count(
            "{number} visitor came before you and is waiting, too.",
            "{number} visitors came before you and are waiting, too.",
            news.ahead,
        )
    if news.usual is not None and news.usual > news.waited:
        # NOTE: what was seen in the last weeks; it is no promise.
        yield translator.count(
            "Nine out of ten visitors have had an answer within {number} minute.",
            "Nine out of ten visitors have had an answer within {number} minutes.",
            news.usual,
        )


def status(news: News, translator: Translator) -> str:
    """How it stands after a while, with thanks and an apology (standards 29 and 31)."""
    if news.answered:
        return translator.text(_SORRY)
    # NOTE: after a few minutes, and again.
    return translator.count(
        "You have waited {number} minute without an answer. We are sorry. Thank you for your patience.",
        "You have waited {number} minutes without an answer. We are sorry. Thank you for your patience.",
        news.waited,
    )


def contact(news: News, translator: Translator) -> tuple[str, str]:
    """Whom to ask for, and what helps to find that person: role and extension (standard 18)."""
    host = news.host
    if host is None:
        return "", ""
    details = [isolated(host.title, translator)] if host.title else []
    if host.extension:
        # NOTE: a telephone number within the school.
        details.append(translator.text("Extension {extension}", extension=host.extension))
    return isolated(host.name, translator), " · ".join(details)


def as_of(now: datetime, translator: Translator) -> str:
    """When this was true, on the school's wall clock."""
    # NOTE: {time} is a clock time, such as 9:05 AM: the page shows how things stood then.
    return translator.text("As of {time}", time=isolated(clock_time(now, translator.language), translator))


def clock_time(at: datetime, language: Language) -> str:
    """The hour and minute as this language writes them."""
    from babel.dates import format_time

    # A narrow no-break space, which English wants before "PM", is missing in most fonts.
    written = format_time(time(at.hour, at.minute), "short", locale=language.customs)
    return language.digits(written.replace("\u202f", "\u00a0"))


def _person(host: Host | None, translator: Translator) -> str:
    """The name of a host who is a person; an office is simply "the office"."""
    return isolated(host.name, translator) if host and host.kind is HostKind.PERSON else ""
