"""FastAPI and uvicorn, with nothing but streams that say nothing: what a web server costs by itself."""

import asyncio
import socket
from collections.abc import AsyncIterator

import uvicorn
from fastapi import FastAPI
from fastapi.responses import StreamingResponse

app = FastAPI()


@app.get("/live")
async def live() -> StreamingResponse:
    """A stream that stands open."""
    return StreamingResponse(_silence(), media_type="text/event-stream")


async def _silence() -> AsyncIterator[str]:
    yield "retry: 1000\n\n"
    await asyncio.Event().wait()


def main() -> None:
    """Serves on any port, and says on which."""
    listening = socket.create_server(("127.0.0.1", 0))
    print(f"http://127.0.0.1:{listening.getsockname()[1]}", flush=True)
    config = uvicorn.Config(app, access_log=False, log_config=None, ws="none", timeout_graceful_shutdown=1)
    uvicorn.Server(config).run(sockets=[listening])


if __name__ == "__main__":
    main()
