"""The console's pages, each a router of its own."""

from collections.abc import Mapping

from fastapi import APIRouter

from kiosk.office.auth import Right
from kiosk.office.pages import (
    answer_link,
    answering,
    arrivals,
    badges,
    calls,
    desk,
    directory,
    exporting,
    follow,
    follow_up,
    invitations,
    lobbies,
    messages,
    mine,
    reports,
    roll_call,
    settings,
    signing_in,
    signing_on,
    slips,
    taking_back,
    undelivered,
    visits,
)

ABOUT_PEOPLE: Mapping[Right, tuple[APIRouter, ...]] = {
    Right.RECEPTION: (
        arrivals.router,
        calls.router,
        desk.router,
        messages.router,
        follow_up.router,
        visits.router,
        roll_call.router,
        invitations.router,
    ),
    Right.OWN_VISITORS: (mine.router,),
}
"""Pages that show personal details, by who may see them: every look at one is written down."""

PAGES = (
    answering.router,
    answer_link.router,
    badges.router,
    exporting.router,
    follow.router,
    slips.router,
    taking_back.router,
    directory.router,
    lobbies.router,
    reports.router,
    settings.router,
    undelivered.router,
    signing_in.router,
    signing_on.router,
)
"""All the others."""
