"""The directory: whom visitors may come to see, who answers for whom, and the way there in words."""

from fastapi import APIRouter

from kiosk.office.pages.directory import duty, hosts, importing, places

router = APIRouter()
for part in (hosts, places, duty, importing):
    router.include_router(part.router)
