"""The office, wired: its pages, its lobbies' side, its alerts, on one process."""

import socket
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import uvicorn
from fastapi import Depends, FastAPI
from fastapi.concurrency import run_in_threadpool
from fastapi.staticfiles import StaticFiles

from kiosk.clock import Clock
from kiosk.errors import AddressTaken
from kiosk.i18n import Catalogues
from kiosk.office import journal_api, live, pairing_api, presence_api
from kiosk.office.alerts.alerts import Alerts
from kiosk.office.headers import SecurityHeaders
from kiosk.office.memory import keep_little
from kiosk.office.office import Office, open_office
from kiosk.office.pages import ABOUT_PEOPLE, PAGES, problems
from kiosk.office.pages.looking import looking
from kiosk.settings import Settings

LARGEST_BODY = 4 * 1024 * 1024  # bytes; the largest exchange of entries needs a quarter of it
GRACE_SECONDS = 5  # for requests that are under way when the office ends

STATIC = Path(__file__).parent / "static"
FONTS = Path("/usr/share/fonts/truetype/noto")  # where Debian's fonts-noto-core puts them


def build(settings: Settings, data: Path, clock: Clock, catalogues: Catalogues) -> FastAPI:
    """The office of a data folder as a web application; followers and senders start and stop with it.

    Raises JournalUnusable, JournalNewer, JournalBusy or KeyUnusable.
    """
    office = open_office(settings, data, clock, catalogues)
    alerts = Alerts(office)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        office.hub.start()
        alerts.start()
        yield
        await run_in_threadpool(alerts.stop)
        office.hub.stop()
        office.journal.close()

    app = FastAPI(
        title="Visitor kiosk: the office",
        summary="How lobbies copy entries to and from their office.",
        lifespan=lifespan,
        docs_url=None,  # those pages load scripts from elsewhere
        redoc_url=None,
        openapi_url="/api/openapi.json",
        max_body_size=LARGEST_BODY,
    )
    app.state.office = office
    app.add_middleware(SecurityHeaders)
    problems.install(app)
    app.include_router(journal_api.router)
    app.include_router(presence_api.router)
    app.include_router(pairing_api.router)
    app.include_router(live.router)
    for right, routers in ABOUT_PEOPLE.items():
        for router in routers:
            app.include_router(router, include_in_schema=False, dependencies=[Depends(looking(right))])
    for router in PAGES:
        app.include_router(router, include_in_schema=False)
    app.mount("/static/fonts", StaticFiles(directory=FONTS, check_dir=False))
    app.mount("/static", StaticFiles(directory=STATIC))
    return app


class Server:
    """An office that listens. `address` is where, known before it runs; `office` is what it stands on."""

    def __init__(
        self, settings: Settings, data: Path, clock: Clock, catalogues: Catalogues, *, port: int | None = None
    ) -> None:
        """Opens the office; `port` takes the place of the settings' one, and 0 is any that is free.

        Raises AddressTaken, and what `build` raises.
        """
        port = settings.office.port if port is None else port
        self._socket = _listen(settings.office.listen, port)
        scheme = "https" if settings.office.certificate else "http"
        self.address = f"{scheme}://{_place(self._socket)}"
        if port != settings.office.port or port == 0:
            # Links in messages shall lead to where the office really is.
            office = settings.office.model_copy(update={"address": self.address})
            settings = settings.model_copy(update={"office": office})
        try:
            app = build(settings, data, clock, catalogues)
        except BaseException:
            self._socket.close()
            raise
        certificate = app.state.office.certificate
        config = uvicorn.Config(
            app,
            ssl_certfile=certificate,
            ssl_keyfile=certificate,
            forwarded_allow_ips=settings.office.proxies,
            access_log=False,  # it would write down whom staff search for
            log_config=None,
            server_header=False,
            ws="none",
            timeout_graceful_shutdown=GRACE_SECONDS,
        )
        self.office: Office = app.state.office
        self._server = _Server(config, self.office)

    def run(self, ready: Callable[[str], None]) -> None:
        """Serves until it is stopped, by `stop` or, in the main thread, by SIGINT or SIGTERM.

        `ready` is called with the address once pages are answered.
        """
        self._server.ready = lambda: ready(self.address)
        self._server.run(sockets=[self._socket])

    def stop(self) -> None:
        """Ends `run`, from any thread."""
        self._server.should_exit = True


def serve(
    settings: Settings,
    data: Path,
    clock: Clock,
    catalogues: Catalogues,
    *,
    port: int | None = None,
) -> None:
    """Opens the office, says where on standard output, and serves it until SIGINT or SIGTERM.

    Raises as `Server` does.
    """
    keep_little()
    Server(settings, data, clock, catalogues, port=port).run(_announce)


def _announce(address: str) -> None:
    sys.stdout.write(f"The office is open at {address}\n")
    sys.stdout.flush()


class _Server(uvicorn.Server):
    """Uvicorn, which by itself would wait for open pages' streams until its patience ends."""

    ready: Callable[[], None]

    def __init__(self, config: uvicorn.Config, office: Office) -> None:
        super().__init__(config)
        self._office = office

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._office.hub.close()
        await super().shutdown(sockets)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        raise AddressTaken(address=f"{host}:{port}", problem=error) from None


def _place(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - any address means this one, too
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
