"""A member of staff at the front desk: a real browser on the office's console."""

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from playwright.sync_api import Locator, Page, expect, sync_playwright

from kiosk.demo.school import School
from kiosk.demo.story import require
from kiosk.visits.visit import Visit

MILLISECONDS = 15_000.0  # within which whatever staff wait for must come
# Debian's Chromium refuses its sandbox to root, and a small machine has little shared memory.
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking")


class FrontDesk:
    """Signed in at the console, on a laptop's screen. The arrivals page stays open beside the others."""

    def __init__(self, browser: str, school: School, pictures: Path) -> None:
        """`browser` is the program; pictures of the console go to `pictures`."""
        self._program = browser
        self._school = school
        self._pictures = pictures
        self._taken = 0

    def __enter__(self) -> Self:
        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(executable_path=self._program, args=list(FLAGS))
        context = self._browser.new_context(
            base_url=self._school.address, viewport={"width": 1366, "height": 800}, locale="en-US"
        )
        context.set_default_timeout(MILLISECONDS)
        self._arrivals = context.new_page()
        self._page = context.new_page()
        expect.set_options(timeout=MILLISECONDS)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._browser.close()
        self._playwright.stop()

    def sign_in(self) -> None:
        """Signs in; the arrivals page is open from then on."""
        self._arrivals.goto("/")
        self._arrivals.get_by_label("Name").fill(self._school.account)
        self._arrivals.get_by_label("Password").fill(self._school.password)
        self._arrivals.get_by_role("button", name="Sign in").click()
        expect(self._arrivals.get_by_role("heading", name="Arrivals")).to_be_visible()

    def invite(self, name: str, *, purpose: str, host: str, language: str) -> Path:
        """Makes an invitation; returns a picture of its code, as a visitor would have it on a phone."""
        page = self._page
        page.goto("/invitations")
        page.locator("[name=name]").fill(name)
        page.locator("[name=purpose]").select_option(purpose)
        page.locator("[name=host]").select_option(host)
        page.locator("[name=language]").select_option(language)
        page.get_by_role("button", name="Make the invitation").click()
        code = page.locator("article.pass")
        expect(code).to_be_visible()
        self._pictures.mkdir(parents=True, exist_ok=True)
        picture = self._pictures / "invitation.png"
        code.screenshot(path=picture)
        self._arrivals.bring_to_front()  # a page behind another is drawn once a second at most
        return picture

    def sees(self, visit: Visit, *, interpreter: bool = False) -> None:
        """Waits until the arrival has appeared by itself, nobody having touched the page."""
        card = self._card(visit)
        expect(card).to_contain_text(visit.number)
        expect(card).to_contain_text(visit.name or "")
        if interpreter:
            expect(card).to_contain_text("Interpreter needed")
        self._photograph(self._arrivals, visit.number)

    def come(self, visit: Visit) -> None:
        """Answers: on my way."""
        self._answer(visit, "on-my-way")

    def promise(self, visit: Visit, *, minutes: int) -> None:
        """Answers: in so many minutes."""
        self._answer(visit, f"in-{minutes}-minutes")

    def send_to_host(self, visit: Visit) -> None:
        """Answers: please go to where your host is."""
        self._answer(visit, "please-go-to-host")

    def roll_call(self, inside: Sequence[Visit], gone: Sequence[Visit]) -> None:
        """Looks who is in the building."""
        self._page.bring_to_front()
        self._page.goto("/roll-call")
        for visit in inside:
            expect(self._row(visit)).to_contain_text(visit.name or "")
        for visit in gone:
            expect(self._row(visit)).to_have_count(0)
        self._photograph(self._page, "roll-call")

    def sign_out(self, visit: Visit) -> None:
        """Signs a visitor out, on the roll call."""
        self._row(visit).locator("[data-sign-out]").click()
        expect(self._row(visit)).to_have_count(0)

    def download_log(self, file: Path) -> Path:
        """Takes a copy of the log as CSV."""
        self._page.goto("/visits")
        self._photograph(self._page, "visits")
        self._page.get_by_text("Take a copy").click()
        self._page.locator("[name=reason]").fill("Demonstration of the kiosk")
        with self._page.expect_download() as download:
            self._page.locator("button[value=csv]").click()
        download.value.save_as(file)
        require(file.stat().st_size > 0, "the log is empty")
        return file

    def _answer(self, visit: Visit, answer: str) -> None:
        self._card(visit).locator(f"[data-answer={answer}]").click()
        expect(self._arrivals.locator(f"#answered [data-visit='{visit.id}']")).to_be_visible()
        self._photograph(self._arrivals, f"{visit.number}-answered")

    def _card(self, visit: Visit) -> Locator:
        return self._arrivals.locator(f"#waiting [data-visit='{visit.id}']")

    def _row(self, visit: Visit) -> Locator:
        return self._page.locator(f"tr[data-visit='{visit.id}']")

    def _photograph(self, page: Page, name: str) -> None:
        self._taken += 1
        page.screenshot(path=self._pictures / f"{self._taken:02}-{name}.png")
