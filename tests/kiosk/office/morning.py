"""A school morning in the record of an office that runs: for tests and pictures of what its pages show."""

import contextlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from kiosk import reception, settings, shipped
from kiosk.i18n import Catalogues
from kiosk.journal import Journal
from kiosk.office.accounts import Accounts, Role
from kiosk.office.alerts.answer_link import one_taps
from kiosk.office.alerts.outbox import About, Outbox, post
from kiosk.office.lobbies import Lobbies
from kiosk.office.office import open_journal
from kiosk.settings import Settings
from kiosk.visits.acknowledgement import Answer, AnswerKind, NotTodayReason
from kiosk.visits.events import BadgePrinted, BadgeUnconfirmed, Topic
from kiosk.visits.help import HelpKind
from kiosk.visits.moment import Moment
from kiosk.visits.need import Need
from kiosk.visits.phrase import Phrase
from kiosk.visits.presence import AtScreen, Presence
from kiosk.visits.token import follow_token
from kiosk.visits.visit import VISITOR, Visit
from tests.kiosk.office.running import PASSWORD, HandClock, Running, check_in, running, until

TODAY = datetime(2026, 3, 3, tzinfo=UTC)  # a Tuesday
EAST = -8 * 60  # minutes of the school's zone
ENTRANCE, GYM, ANNEX = "Main entrance", "Gym", "Early learning annex, Maple Street"
ROSA, PAT, SAM = "Rosa Delgado", "Pat Kim", "Sam Ortiz"
HERE = Answer(AnswerKind.ON_MY_WAY)


@dataclass(frozen=True)
class Morning:
    """The office at ten, and what its pages are about; `asked` is a visit as it was before the answer."""

    office: Running
    waiting: Visit
    asked: Visit
    left: Visit
    invitation: str

    def phone(self, language: str) -> str:
        """The address of the page of somebody inside who reads this language."""
        with self.office.office.journal.reading() as view:
            hers = next(visit for visit in view.in_building() if visit.language == language)
        return f"/v/{follow_token(hers.token)}"

    def link(self, visit: Visit) -> str:
        """The address with which Elena Rivera answers a visit as it stood."""
        with self.office.office.journal.reading() as view:
            [first, *_] = one_taps(self.office.office, visit, view.host("rivera"))
        return first.url.removeprefix(self.office.address)


@contextlib.contextmanager
def morning(folder: Path, catalogues: Catalogues) -> Iterator[Morning]:
    """The demonstration's school, open at ten; Rosa, Elena and Ivan can sign in."""
    known = settings.load(shipped.CONFIG / "demo")
    email = known.alerts.email.model_copy(update={"server": ""})
    school = known.model_copy(update={"alerts": known.alerts.model_copy(update={"email": email})})
    clock = HandClock()
    journal = open_journal(school, folder)
    book = _Book(journal, clock, school)
    book.begin()
    for back in range(6, 0, -1):
        book.day(TODAY - timedelta(days=back))
    book.date = TODAY
    invitation, used = book.invite("Thandiwe Nkosi-Featherstonehaugh", "fr"), book.invite("Tom Baker", "en")
    left, asked, waiting = book.gone(), book.answered(used), book.waiting()
    book.at("10:00")
    journal.close()
    with running(school, folder, clock, catalogues) as office:
        _tell_presences(office)
        # Whoever was to be told meanwhile is told at once.
        until(lambda: reception.find(office.office.journal, waiting.id).escalations)
        yield Morning(office, waiting, asked, left, invitation)


@dataclass
class _Book:
    """Writes down what happens, at the time of the clock."""

    journal: Journal
    clock: HandClock
    school: Settings
    chance: random.Random = field(default_factory=lambda: random.Random(1))  # noqa: S311 - no secret
    date: datetime = TODAY

    def at(self, told: str) -> Moment:
        """It is this time of the day."""
        local = datetime.combine(self.date, time.fromisoformat(f"{told:0>5}"), UTC)
        self.clock.moment = Moment(local - timedelta(minutes=EAST), EAST)
        return self.clock.moment

    def came(self, told: str, name: str, purpose: str, host: str | None = None, **more: object) -> Visit:
        """Somebody comes in, and gets a badge."""
        self.at(told)
        given = {"language": "en", "lobby": ENTRANCE, **more}
        visit = check_in(
            self.journal,
            self.clock(),
            self.school.purpose_list(),
            name=name,
            purpose=purpose,
            host=host,
            **given,
        )
        self.journal.append(lambda _: [BadgePrinted(subject=visit.id, copy=1)], now=self.clock())
        return visit

    def answer(self, told: str, visit: Visit, answer: Answer, by: str = ROSA) -> None:
        """Somebody answers her."""
        reception.acknowledge(self.journal, visit.id, answer, by=by, now=self.at(told))

    def met(self, told: str, visit: Visit, by: str = ROSA) -> None:
        """Somebody meets her."""
        reception.resolve(self.journal, visit.id, by=by, now=self.at(told))

    def left(self, told: str, visit: Visit) -> Visit:
        """She leaves."""
        return reception.check_out(self.journal, visit.id, by=VISITOR, now=self.at(told))

    def message(self, told: str, visit: Visit, host: str, contact: str, text: str) -> None:
        """She leaves a message."""
        reception.leave_message(
            self.journal,
            host=host,
            visit=visit.id,
            language=visit.language,
            name=visit.name or "",
            contact=contact,
            text=text,
            by=VISITOR,
            now=self.at(told),
        )

    def begin(self) -> None:
        """The school opens its office."""
        accounts, lobbies = Accounts(self.journal), Lobbies(self.journal)
        accounts.add("rosa", PASSWORD, Role.ADMINISTRATOR, ROSA)
        accounts.add("elena", PASSWORD, Role.HOST, "Elena Rivera")
        accounts.change("elena", full_name="Elena Rivera", role=Role.HOST, email="", host="rivera")
        accounts.add("ivan", PASSWORD, Role.INSTALLER, "Ivan Petrov")
        places, hosts = self.school.directory.seeds()
        reception.seed_directory(self.journal, places, hosts, now=self.at("7:00"))
        for lobby in (ENTRANCE, GYM, ANNEX):
            token = lobbies.add(lobby, now=self.at("7:00").at)
        lobbies.verify(token, now=self.at("8:54").at)
        one = self.at("13:00").at
        reception.go_off_duty(self.journal, "nguyen", cover="osei", until=one, by=ROSA, now=self.at("7:45"))

    def day(self, date: datetime) -> None:
        """A day that is over."""
        self.date = date
        if date.weekday() > 4:
            return
        for number in range(self.chance.randint(3, 5)):
            minute = 8 * 60 + number * 25
            times = [minute, minute + self.chance.choice((1, 1, 2, 2, 3, 6)), minute + 9, minute + 45]
            came, answered, met, left = (f"{each // 60}:{each % 60:02}" for each in times)
            purpose = self.chance.choice(("meeting", "pick-up", "delivery", "volunteer"))
            language = self.chance.choice(("en", "en", "es", "vi"))
            visit = self.came(came, f"Visitor {number + 1}", purpose, "main-office", language=language)
            self.answer(answered, visit, HERE)
            if number % 3:
                self.met(met, visit)
            self.left(left, visit)

    def invite(self, name: str, language: str) -> str:
        """Somebody is invited to help in the library."""
        invitation = reception.invite(
            self.journal,
            name=name,
            purpose="volunteer",
            host="park",
            language=language,
            until=TODAY.date() + timedelta(days=1),
            by=ROSA,
            purposes=self.school.purpose_list(),
            now=self.at("7:40"),
        )
        return invitation.id

    def gone(self) -> Visit:
        """Who has left: helped, upset, and without an answer. Gives the first."""
        helped = self.came("8:05", "Grace Holloway", "drop-off", "main-office")
        self.answer("8:06", helped, HERE)
        self.met("8:09", helped)
        upset = self.came("8:20", "Dale Whitcomb", "other")
        told = "He raised his voice at the counter and knocked a chair over. Nobody was hurt."
        reception.note_incident(self.journal, upset.id, told, by=PAT, now=self.at("8:41"))
        self.left("8:47", upset)
        unheard = self.came("8:33", "Lê Thị Hồng", "meeting", "nguyen", language="vi")
        self.message("8:50", unheard, "nguyen", "(555) 010-0177", "About my daughter’s new bus stop.")
        self.left("8:52", unheard)
        return self.left("9:57", helped)

    def answered(self, invitation: str) -> Visit:
        """Who was answered and is still here: the last one too late, who is given as she was before."""
        tom = self.came("8:45", "Tom Baker", "volunteer", "park", invitation=invitation)
        self.answer("8:46", tom, HERE, "Min-ji Park")
        self.met("8:52", tom, "Min-ji Park")
        company = "Northside Plumbing and Heating, J. van der Westhuizen"
        plumber = self.came("9:02", company, "contractor", lobby=GYM)
        self.answer("9:03", plumber, Answer(AnswerKind.PLEASE_GO_TO, destination="library"), PAT)
        parcel = self.came("9:20", "Sam Lee", "delivery")
        self.answer("9:21", parcel, Answer(AnswerKind.PHRASE, phrase=Phrase.LEAVE_IT))
        early = self.came("9:31", "Priya Raman", "meeting", "osei")
        self.answer("9:32", early, Answer(AnswerKind.NOT_TODAY, reason=NotTodayReason.BY_APPOINTMENT), SAM)
        asked = "May I have a meeting next week?\nAny morning is fine."
        self.message("9:34", early, "osei", "priya.raman@example.net", asked)
        late = self.came("9:38", "Ana Núñez Cortés", "meeting", "rivera", language="es")
        self.answer("9:40", late, Answer(AnswerKind.IN_MINUTES, minutes=10), "Elena Rivera")
        return late

    def waiting(self) -> Visit:
        """Who waits, and what calls for somebody besides. Gives whoever waits the longest."""
        spoken = {"language": "ar", "interpreter": True, "interpreter_language": "ar"}
        longest = self.came("9:42", "فاطمة الزهراء", "pick-up", "main-office", **spoken)
        reception.continue_waiting(self.journal, longest.id, now=self.at("9:52"))
        sent_on = self.came("9:50", "Marie-Claire Delacroix-Montgomery", "meeting", "osei", language="fr")
        reception.refer(self.journal, sent_on.id, "rivera", by=PAT, now=self.at("9:53"))
        reception.refer(self.journal, sent_on.id, "park", by="Elena Rivera", now=self.at("9:55"))
        needs = {"language": "my", "needs": (Need.STEP_FREE,)}
        unsure = self.came("9:56", "Daw Khin Khin Aye", "meeting", "rivera", **needs)
        self.journal.append(lambda _: [BadgeUnconfirmed(subject=unsure.id, copy=1)], now=self.clock())
        self.came("9:58", "李伟", "event", language="zh_Hans", lobby=GYM)
        newest = self.came("9:59", "Bo Chen", "delivery")
        reception.ask_colleague(self.journal, sent_on.id, by=PAT, now=self.clock())
        asked = {"lobby": GYM, "language": "en", "interpreter_language": "so"}
        reception.ask_help(self.journal, HelpKind.INTERPRETER, **asked, now=self.clock())
        self._never_sent(newest, longest)
        return longest

    def _never_sent(self, refused: Visit, unreached: Visit) -> None:
        outbox, now = Outbox(self.journal), self.clock()
        for visit, channel, to in (
            (refused, "email", "oseii@oakstreet.example"),
            (unreached, "sms", "+15550100123"),
        ):
            with self.journal.writing() as connection:
                post(connection, About(Topic.VISIT, visit.id, "", "arrived"), channel, to, due=now.at)
        [letter] = [outbox.due("email", now=now.at, horizon=now.at)]
        outbox.died(letter, "550 5.1.1 <oseii@oakstreet.example>: no such mailbox here", now=now)
        [letter] = [outbox.due("sms", now=now.at, horizon=now.at)]
        outbox.postponed(letter, "503 Service Unavailable", until=now.at + timedelta(minutes=1))


def _tell_presences(running: Running) -> None:
    now = running.office.clock().at
    fine = Presence(name=ENTRANCE, printer="ready", camera="working", media="DK-1202, 62 × 100 mm", at=now)
    half_way = {"at_screen": AtScreen.LEFT_HALFWAY, "since": now - timedelta(minutes=2), "language": "vi"}
    low = replace(fine, name=GYM, printer="attention", reasons=("labels-low",), behind=3, **half_way)
    for presence in (fine, low):
        running.office.presences.tell(presence.name, presence, now=now)
