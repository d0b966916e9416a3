"""Saving to a web archive as one of its users: what is asked, and whatever it answers."""

import datetime
import json
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from sources.errors import FetchError, Refused, Unreachable
from sources.shelf import Fetcher
from sources.shelf.archive import save
from sources.shelf.policy import Policy

PAGE = "http://port.example/report?year=2024&part=1"
JOB = {"url": PAGE, "job_id": "spn2-0a1b"}
DONE = {"status": "success", "timestamp": "20250302101500", "original_url": PAGE}
ASKED = {"Authorization": "LOW mine:secret", "Accept": "application/json"}


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def asking(httpserver: HTTPServer, waits: list[float]) -> Fetcher:
    host = f"{httpserver.host}:{httpserver.port}"
    archive = httpserver.url_for("/")
    return Fetcher(Policy(allow=(host,), interval=0, timeout=30, attempts=2, archive=archive), waits.append)


def test_a_job_is_posted_and_asked_after_until_it_is_done(
    httpserver: HTTPServer, asking: Fetcher, waits: list[float]
) -> None:
    posted: list[Any] = []

    def take(request: Request) -> Response:
        posted.append(request.form.to_dict())
        return Response(json.dumps(JOB), content_type="application/json")

    httpserver.expect_ordered_request("/save", method="POST", headers=ASKED).respond_with_handler(take)
    for told in ({"status": "pending"}, {"status": "pending"}, DONE):
        httpserver.expect_ordered_request("/save/status/spn2-0a1b", headers=ASKED).respond_with_json(told)
    kept = save(PAGE, asking, "mine:secret")
    assert posted == [{"url": PAGE}]
    assert kept.url == httpserver.url_for(f"/web/20250302101500/{PAGE}")
    assert kept.at == datetime.datetime(2025, 3, 2, 10, 15, tzinfo=datetime.UTC)
    assert waits == [2, 4, 8]
    assert "/robots.txt" not in {request.path for request, _ in httpserver.log}


def test_a_busy_archive_is_asked_again(httpserver: HTTPServer, asking: Fetcher, waits: list[float]) -> None:
    busy = Response("", status=429, headers={"Retry-After": "3"})
    httpserver.expect_ordered_request("/save", method="POST").respond_with_response(busy)
    httpserver.expect_ordered_request("/save", method="POST").respond_with_json(JOB)
    httpserver.expect_ordered_request("/save/status/spn2-0a1b").respond_with_json(DONE)
    assert save(PAGE, asking, "mine:secret").url.endswith(PAGE)
    assert waits == [3, 2]


@pytest.mark.parametrize(
    ("job", "then", "says"),
    [
        ({"message": "You have reached the\nlimit of sessions."}, None, "(You have reached the limit of sessions.)"),
        ({"job_id": "../../other"}, None, "took no copy"),
        ({"job_id": 7}, None, "it does not say why"),
        (["job_id"], None, "it does not say why"),
        (JOB, {"status": "error", "message": "Not allowed."}, "(Not allowed.)"),
        (JOB, {"status": "success", "timestamp": "today"}, "it does not say why"),
        (JOB, {"status": "success", "timestamp": "20251399000000"}, "no moment"),
        (JOB, {"status": "pending"}, "within 30 s (job spn2-0a1b)"),
    ],
)
def test_what_goes_wrong_is_one_line(httpserver: HTTPServer, asking: Fetcher, job: Any, then: Any, says: str) -> None:
    httpserver.expect_request("/save").respond_with_json(job)
    httpserver.expect_request("/save/status/spn2-0a1b").respond_with_json(then)
    with pytest.raises(Unreachable) as raised:
        save(PAGE, asking, "mine:secret")
    assert says in str(raised.value)
    assert "\n" not in str(raised.value)
    assert "secret" not in str(raised.value)


def test_a_key_that_the_archive_does_not_know_is_told(httpserver: HTTPServer, asking: Fetcher) -> None:
    httpserver.expect_request("/save").respond_with_json({"message": "unauthorized"}, status=401)
    with pytest.raises(Refused, match=r"refuses the key: look at TALLYMARK_ARCHIVE_KEY"):
        save(PAGE, asking, "mine:secret")


def test_a_key_goes_nowhere_else(httpserver: HTTPServer, asking: Fetcher) -> None:
    httpserver.expect_request("/save").respond_with_data("", status=307, headers={"Location": "/elsewhere"})
    with pytest.raises(Unreachable, match=r"leads elsewhere \(307\)"):
        save(PAGE, asking, "mine:secret")
    assert [request.path for request, _ in httpserver.log] == ["/save"]


@pytest.mark.parametrize("key", ["secret", ":secret", "mine:", "mine: secret", "mine:sec\nret", "a:b\r\nX: y"])
def test_a_key_that_is_none_is_not_sent(httpserver: HTTPServer, asking: Fetcher, key: str) -> None:
    with pytest.raises(Refused, match="access:secret"):
        save(PAGE, asking, key)
    assert httpserver.log == []


def test_a_key_is_not_sent_unencrypted() -> None:
    with pytest.raises(Refused, match=r"http://archive\.example: a key is not sent unencrypted"):
        save(PAGE, Fetcher(Policy(archive="http://archive.example/")), "mine:secret")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.sampled_from(["spn2-1", "20250302101500"]),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)
KEYS = st.sampled_from(["job_id", "status", "timestamp", "message", "status_ext"])
BODIES = st.binary(max_size=40) | st.dictionaries(KEYS, VALUES | st.sampled_from(["pending", "success"])).map(
    lambda told: json.dumps(told).encode()
)


@given(st.lists(BODIES, min_size=1, max_size=4))
def test_whatever_the_archive_answers_is_a_copy_or_an_error(bodies: list[bytes]) -> None:
    answers: Iterator[bytes] = iter([*bodies, *[b""] * 20])
    asked = SimpleNamespace(
        policy=Policy(timeout=30),
        wait=lambda seconds: None,
        ask=lambda question: SimpleNamespace(status=200, body=next(answers)),
    )
    try:
        told = save(PAGE, cast(Fetcher, asked), "mine:secret").url
    except FetchError as error:
        told = f"{error}: {PAGE}"
    assert "\n" not in told
    assert told.endswith(PAGE)
