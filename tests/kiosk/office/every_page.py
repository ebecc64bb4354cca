"""Every page of the console, by an address of the morning at which it is looked at."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from fastapi import APIRouter
from fastapi.routing import iter_route_contexts

from kiosk.office.pages import ABOUT_PEOPLE, PAGES
from tests.kiosk.office.morning import Morning

NO_PAGES = {"/v/{token}/live", "/directory/hosts.csv", "/sign-in/on", "/sign-in/back"}
"""What a browser loads and nobody looks at: a stream, a file, ways to another page."""


HOSTS = """name,title,kind,destination,extension,email
Elena Rivera,Grade 4 teacher,person,room-12,112,rivera@oakstreet.example
Amina Yusuf,School nurse,person,main-office,115,
Kwame Osei,Principal,person,main-office,101,osei@oakstreet.example
,Custodian,person,boiler room,,custodian at oakstreet
"""


def _nothing(_: Any) -> None:
    """It is looked at as it was loaded."""


class Page(NamedTuple):
    """A page that a browser loads; `who` is signed in, nobody for "", and `then` does something there."""

    name: str
    route: str
    address: Callable[[Morning], str]
    who: str = "rosa"
    then: Callable[[Any], None] = _nothing


def _plain(*paths: str, who: str = "rosa") -> Iterable[Page]:
    return [Page(path.strip("/"), path, lambda _, path=path: path, who) for path in paths]


def _opening(summary: str) -> Callable[[Any], None]:
    return lambda page: page.locator(summary).first.click()


def _read_in(page: Any) -> None:
    page.get_by_text("Read in a list").click()
    page.set_input_files("[name=file]", {"name": "l.csv", "mimeType": "text/csv", "buffer": HOSTS.encode()})
    page.get_by_role("button", name="Show what would change").click()
    page.get_by_role("heading", name="Read in a list").wait_for()


def _sign_in_badly(page: Any) -> None:
    page.get_by_label("Name").fill("rosa")
    page.get_by_label("Password").fill("forgotten")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("alert").wait_for()


EVERY_PAGE = (
    Page("arrivals", "/", lambda _: "/"),
    Page("arrivals-answers", "/", lambda _: "/", then=_opening("#waiting summary[data-other]")),
    Page("arrivals-more", "/", lambda _: "/", then=_opening("#waiting summary[data-more]")),
    Page("arrivals-undo", "/", lambda it: f"/?done=left&visit={it.left.id}"),
    *_plain("/desk", "/roll-call", "/visits"),
    Page("visits-none", "/visits", lambda _: "/visits?text=nobody+of+this+name"),
    Page("visit-waiting", "/visits/{visit}", lambda it: f"/visits/{it.waiting.id}"),
    Page("visit-answered", "/visits/{visit}", lambda it: f"/visits/{it.asked.id}"),
    Page("visit-left", "/visits/{visit}", lambda it: f"/visits/{it.left.id}"),
    *_plain("/messages", "/follow-up", "/invitations"),
    Page("invitation", "/invitations/{invitation}", lambda it: f"/invitations/{it.invitation}"),
    *_plain("/directory"),
    Page("directory-person", "/directory", lambda _: "/directory", then=_opening("#host-nguyen > summary")),
    Page("directory-place", "/directory", lambda _: "/directory", then=_opening("#place-library > summary")),
    Page("directory-import", "/directory", lambda _: "/directory", then=_read_in),
    *_plain("/lobbies"),
    Page("lobbies-installer", "/lobbies", lambda _: "/lobbies", who="ivan"),
    *_plain("/reports", "/settings", "/undelivered"),
    *_plain("/mine", who="elena"),
    *_plain("/sign-in", who=""),
    Page("sign-in-refused", "/sign-in", lambda _: "/sign-in", who="", then=_sign_in_badly),
    Page("answer-link", "/answer/{token}/{answer}", lambda it: it.link(it.waiting), who=""),
    Page("answer-link-late", "/answer/{token}/{answer}", lambda it: it.link(it.asked), who=""),
    Page("answer-link-ended", "/answer/{token}/{answer}", lambda _: "/answer/made-up/coming", who=""),
    Page("phone-english", "/v/{token}", lambda it: it.phone("en"), who=""),
    Page("phone-spanish", "/v/{token}", lambda it: it.phone("es"), who=""),
    Page("phone-arabic", "/v/{token}", lambda it: it.phone("ar"), who=""),
    Page("phone-burmese", "/v/{token}", lambda it: it.phone("my"), who=""),
    Page("phone-ended", "/v/{token}", lambda _: "/v/MADEUPMADEUPMADEUPMADEUPMA", who=""),
    Page("no-such-page", "", lambda _: "/no-such-page"),
    Page("not-allowed", "", lambda _: "/settings", who="elena"),
    Page("no-such-page-for-a-stranger", "", lambda _: "/no-such-page", who=""),
)
"""Each with its other states after it."""


def unseen() -> set[str]:
    """The routes that give a page, and of which nobody looks at one."""
    routers = [*sum(ABOUT_PEOPLE.values(), ()), *PAGES]
    return got(routers) - NO_PAGES - {page.route for page in EVERY_PAGE}


def got(routers: Iterable[APIRouter]) -> set[str]:
    """The routes that browsers load."""
    routes = (route for router in routers for route in iter_route_contexts(router.routes))
    return {route.path for route in routes if "GET" in route.methods}
