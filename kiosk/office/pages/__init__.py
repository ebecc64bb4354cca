"""The console's pages, each a router of its own."""

from kiosk.office.pages import (
    answering,
    arrivals,
    badges,
    directory,
    exporting,
    invitations,
    lobbies,
    reports,
    roll_call,
    settings,
    signing_in,
    visits,
)

PAGES = (
    arrivals.router,
    answering.router,
    badges.router,
    exporting.router,
    visits.router,
    roll_call.router,
    invitations.router,
    directory.router,
    lobbies.router,
    reports.router,
    settings.router,
    signing_in.router,
)
