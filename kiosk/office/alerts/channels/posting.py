"""Posting to a web service, and what its answer means.

A refusal for good is told from one for now, which may say how many seconds the other side asks for. What is
said of a failure never holds the address, which may have a secret in it, nor a header.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import requests

from kiosk.errors import AlertDelayed, AlertRefused
from kiosk.office.alerts.channels.channel import OnTaken
from kiosk.office.alerts.channels.secret import shut_logs

SECONDS = (5.0, 15.0)  # to connect, to answer
TRY_AGAIN = frozenset({408, 425, 429})


def post_json(url: str, body: Mapping[str, object], headers: Mapping[str, str], taken: OnTaken) -> None:
    """Posts a body as JSON; raises AlertRefused or AlertDelayed."""
    _post(requests.Request("POST", url, json=body, headers=dict(headers)), taken)


def post_form(url: str, fields: Mapping[str, str], account: str, token: str, taken: OnTaken) -> None:
    """Posts a form in the name of an account; raises AlertRefused or AlertDelayed."""
    _post(requests.Request("POST", url, data=dict(fields), auth=(account, token)), taken)


def place(url: str) -> str:
    """Where an address leads, without what is secret in it."""
    return urlsplit(url).hostname or ""


def _post(asked: requests.Request, taken: OnTaken) -> None:
    shut_logs()
    try:
        with requests.Session() as session:
            prepared = session.prepare_request(asked)
            # The status is all that is read, hence the stream.
            settings = session.merge_environment_settings(prepared.url or "", {}, True, None, None)
            # Elsewhere is not where the school said, hence no redirects.
            answer = session.send(prepared, timeout=SECONDS, allow_redirects=False, **settings)
            if _took(answer.status_code):
                taken()
            answer.close()
    except (requests.ConnectionError, requests.Timeout) as error:
        raise AlertDelayed(problem=f"no answer ({type(error).__name__})") from None
    except requests.RequestException as error:
        raise AlertRefused(problem=f"it cannot be posted ({type(error).__name__})") from None
    status = answer.status_code
    if status in TRY_AGAIN or status >= 500:
        after = seconds(answer.headers.get("Retry-After", ""), datetime.now(UTC))
        raise AlertDelayed(problem=f"HTTP {status}", after=after)
    if not _took(status):
        raise AlertRefused(problem=f"HTTP {status}")


def _took(status: int) -> bool:
    return 200 <= status < 300


def seconds(retry_after: str, now: datetime) -> float | None:
    """What a Retry-After asks for (RFC 9110, 10.2.3): a number of seconds, or a date; None for neither."""
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        until = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    return max(0.0, (until.replace(tzinfo=until.tzinfo or UTC) - now).total_seconds())
