import re

import pytest


@pytest.mark.parametrize("path", ["/", "/sign-in", "/api/health", "/nowhere", "/static/console.js"])
def test_every_answer_has_the_headers(office, path):
    with office.client() as browser:
        headers = browser.get(path).headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cache-Control"] == ("no-cache" if path.startswith("/static/") else "no-store")
    assert "server" not in headers


def test_our_own_files_are_not_sent_twice(office):
    with office.client() as browser:
        first = browser.get("/static/console.css")
        again = browser.get("/static/console.css", headers={"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code) == (200, 304)


def test_nothing_on_a_page_comes_from_elsewhere_or_runs_inline(office, staff):
    for path in ("/", "/visits", "/roll-call", "/reports", "/directory", "/invitations", "/settings"):
        html = staff.get(path).text
        assert not re.search(r'(src|href|action)="(https?:)?//', html)
        assert "<style" not in html
        assert " style=" not in html
        assert " onclick=" not in html
        assert html.count("<script") == html.count('<script type="module" src="/static/') == 1
