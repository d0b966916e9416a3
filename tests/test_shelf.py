"""The shelf: what is fetched is kept whole, recorded, asked for again, held against what it was, and exported."""

import datetime
import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_httpserver import HTTPServer
from warcio.archiveiterator import ArchiveIterator

from benchmarks.documents import pdf
from sources import Source
from sources.errors import Refused, ShelfError
from sources.shelf import Fetcher, Found, Policy, Shelf, State, document, fetch, verify
from sources.shelf.archive import mementos, nearest, save
from sources.shelf.copies import Copy
from sources.shelf.lock import Lock, read, write
from sources.shelf.warc import export

ROOT = Path(__file__).parent.parent
PAGE = "<html><body><p>The port moved 4.2 million boxes in 2024.</p><p>It has 1,900 staff.</p></body></html>"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "shelf")


@pytest.fixture
def asking(httpserver: HTTPServer) -> Fetcher:
    host = f"{httpserver.host}:{httpserver.port}"
    archive = httpserver.url_for("")
    return Fetcher(Policy(allow=(host,), interval=0, timeout=5, attempts=1, robots=False, archive=archive))


def source(httpserver: HTTPServer, path: str = "/port") -> Source:
    return Source(id="port-2024", title="The port in figures", url=httpserver.url_for(path))


def test_a_source_is_kept_under_the_hash_of_its_bytes(httpserver: HTTPServer, shelf: Shelf, asking: Fetcher):
    httpserver.expect_request("/port").respond_with_data(PAGE, content_type="text/html", headers={"ETag": '"1"'})
    copy, found = fetch(source(httpserver), None, asking, shelf)
    assert found is Found.NEW
    assert shelf.get(copy.sha256) == PAGE.encode()
    assert copy.known == {"If-None-Match": '"1"'}
    assert copy.headers["content-type"] == "text/html"
    assert shelf.records("port-2024") == [copy]
    assert [block.text for block in document(shelf.get(copy.sha256), "a", copy.media_type).blocks][1] == (
        "It has 1,900 staff."
    )


def test_what_did_not_change_stays_the_copy_that_it_was(httpserver: HTTPServer, shelf: Shelf, asking: Fetcher):
    httpserver.expect_request("/port", headers={"If-None-Match": '"1"'}).respond_with_data("", status=304)
    httpserver.expect_request("/port").respond_with_data(PAGE, content_type="text/html", headers={"ETag": '"1"'})
    copy, _ = fetch(source(httpserver), None, asking, shelf)
    again, found = fetch(source(httpserver), copy, asking, shelf)
    assert (again, found) == (copy, Found.UNCHANGED)
    os.unlink(shelf.folder / "objects" / copy.sha256[:2] / copy.sha256)
    assert fetch(source(httpserver), copy, asking, shelf).copy.sha256 == copy.sha256
    assert shelf.holds(copy.sha256)


@pytest.mark.parametrize(
    ("now", "found"),
    [
        (PAGE.replace("<p>", '<p class="new">'), Found.UNCHANGED),
        (PAGE.replace("4.2", "4.3"), Found.CHANGED),
    ],
)
def test_a_change_of_markup_is_none_of_text(
    httpserver: HTTPServer, shelf: Shelf, asking: Fetcher, now: str, found: Found
):
    httpserver.expect_ordered_request("/port").respond_with_data(PAGE, content_type="text/html")
    httpserver.expect_ordered_request("/port").respond_with_data(now, content_type="text/html")
    copy, _ = fetch(source(httpserver), None, asking, shelf)
    assert fetch(source(httpserver), copy, asking, shelf).found is found
    assert len(shelf.records("port-2024")) >= 1


def test_a_doi_is_an_address_and_a_source_without_one_is_refused(shelf: Shelf, asking: Fetcher):
    from sources.shelf import address

    assert address(Source(id="a", title="A", doi="10.1/x")) == "https://doi.org/10.1/x"
    with pytest.raises(Refused, match="neither URL nor DOI"):
        fetch(Source(id="a", title="A"), None, asking, shelf)


@pytest.mark.parametrize(
    ("data", "content_type", "text"),
    [
        ("Umsätze stiegen um 5 %.".encode("latin-1"), "text/plain; charset=iso-8859-1", "Umsätze"),
        ("Umsätze stiegen um 5 %.".encode("latin-1"), "text/plain; charset=utf-8", "Umsätze"),
        ("Umsätze stiegen um 5 %.".encode(), "text/plain; charset=iso-8859-1", "Umsätze"),
        ("Umsätze stiegen um 5 %.".encode("utf-16"), "text/plain", "Umsätze"),
        ("Umsätze stiegen um 5 %.".encode(), "text/plain; charset=klingon", "Umsätze"),
        (pdf([["Sales rose by 5% in 2024."]]), "application/octet-stream", "Sales"),
        (b"year,boxes\n2023,4100000\n2024,4200000\n", "text/csv", "4200000"),
    ],
)
def test_text_is_had_whatever_its_wrapping(
    httpserver: HTTPServer, shelf: Shelf, asking: Fetcher, data: bytes, content_type: str, text: str
):
    httpserver.expect_request("/port").respond_with_data(data, content_type=content_type)
    copy, _ = fetch(source(httpserver), None, asking, shelf)
    assert copy.text_sha256 is not None
    charset = content_type.partition("charset=")[2] or None
    assert any(text in block.text for block in document(data, "a", copy.media_type, charset).blocks)


def test_bytes_without_text_are_kept_and_said_to_have_none(httpserver: HTTPServer, shelf: Shelf, asking: Fetcher):
    httpserver.expect_request("/port").respond_with_data(b"%PDF-1.4 nonsense", content_type="application/pdf")
    copy, _ = fetch(source(httpserver), None, asking, shelf)
    assert copy.text_sha256 is None
    assert shelf.holds(copy.sha256)


def test_a_damaged_object_is_no_copy(shelf: Shelf):
    digest = shelf.put(b"one")
    (shelf.folder / "objects" / digest[:2] / digest).write_bytes(b"two")
    with pytest.raises(ShelfError, match="is damaged"):
        shelf.get(digest)
    assert not shelf.holds(digest)


# The lock.


def copies() -> st.SearchStrategy[Copy]:
    words = st.text(st.characters(codec="utf-8"), max_size=30)
    moments = st.datetimes(datetime.datetime(2000, 1, 1), datetime.datetime(2100, 1, 1))
    return st.builds(
        Copy,
        source=words,
        url=words,
        final_url=words,
        fetched=moments.map(lambda at: at.replace(microsecond=0, tzinfo=datetime.UTC)),
        status=st.integers(100, 599),
        media_type=words,
        size=st.integers(0, 10**12),
        sha256=words,
        text_sha256=st.none() | words,
        etag=st.none() | words,
        last_modified=st.none() | words,
        archive=st.none() | words,
    )


@settings(max_examples=40, deadline=None)
@given(st.lists(copies(), max_size=4))
def test_a_lock_is_read_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, some: list[Copy]):
    path = tmp_path_factory.mktemp("lock") / "sources.lock"
    lock = Lock({}).with_copies(some)
    write(path, lock)
    assert read(path).copies == lock.copies
    assert read(path).sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_lock_does_not_depend_on_the_order_of_fetching(tmp_path: Path):
    one, other = (
        Copy(
            source=name,
            url="u",
            final_url="u",
            fetched=datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC),
            status=200,
            size=1,
            sha256="x",
        )
        for name in "ab"
    )
    write(tmp_path / "1", Lock({}).with_copies([one, other]))
    write(tmp_path / "2", Lock({}).with_copies([other, one]))
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("version = 2", "version 2"),
        ("version = 1\n[[copy]]\nsource = 'a'\n", "copy 1: url is wrong"),
        ("version = 1\ncopy = 3\n", "copy 1"),
        ("<<<<<<< HEAD", "is no lock"),
        ("", "version None"),
    ],
)
def test_a_lock_that_is_none_is_one_line(tmp_path: Path, text: str, says: str):
    path = tmp_path / "sources.lock"
    path.write_text(text)
    with pytest.raises(ShelfError) as caught:
        read(path)
    assert str(caught.value).startswith(str(path))
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


KILLED = """
import sys
from pathlib import Path
from sources.shelf.store import Shelf
from sources.shelf.lock import Lock, read, write
from sources.shelf.copies import Copy
import datetime
shelf, path = Shelf(Path(sys.argv[1]) / "shelf"), Path(sys.argv[1]) / "sources.lock"
print("ready", flush=True)
number = 0
while True:
    number += 1
    digest = shelf.put(str(number).encode() * 200_000)
    now = datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)
    copy = Copy(source=f"s{number % 50}", url="u", final_url="u", fetched=now, status=200, size=1, sha256=digest)
    shelf.record(copy)
    write(path, read(path).with_copies([copy]))
"""


@pytest.mark.parametrize("after", [0.3, 0.5, 0.8])
def test_a_killed_process_leaves_shelf_and_lock_whole(tmp_path: Path, after: float):
    with subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=10)
    shelf, lock = Shelf(tmp_path / "shelf"), read(tmp_path / "sources.lock")
    assert lock.copies
    assert all(shelf.holds(copy.sha256) for copy in lock.copies.values())
    assert all(json.loads(path.read_text()) for path in (tmp_path / "shelf/records").rglob("[!.]*.json"))


# Asking again.


@pytest.mark.parametrize(
    ("reply", "state"),
    [
        ({"response_data": PAGE}, State.UNCHANGED),
        ({"response_data": PAGE.replace("<body>", "<body><!-- 17 -->")}, State.UNCHANGED),
        ({"response_data": PAGE.replace("1,900", "2,000")}, State.CHANGED),
        ({"response_data": PAGE.replace("4.2 million", "4.3 million")}, State.PASSAGE_LOST),
        ({"response_data": "<html></html>"}, State.PASSAGE_LOST),
        ({"response_data": "", "status": 404}, State.GONE),
        ({"response_data": "", "status": 410}, State.GONE),
        ({"response_data": "", "status": 503}, State.UNREACHABLE),
        ({"response_data": "", "status": 301, "headers": {"Location": "/new"}}, State.MOVED),
        ({"response_data": "", "status": 302, "headers": {"Location": "/new"}}, State.UNCHANGED),
    ],
)
def test_what_became_of_a_source_is_told_apart(
    httpserver: HTTPServer, shelf: Shelf, asking: Fetcher, reply: dict[str, Any], state: State
):
    httpserver.expect_oneshot_request("/port").respond_with_data(PAGE, content_type="text/html")
    httpserver.expect_request("/port").respond_with_data(**({"content_type": "text/html"} | reply))
    httpserver.expect_request("/new").respond_with_data(PAGE, content_type="text/html")
    copy, _ = fetch(source(httpserver), None, asking, shelf)
    told = verify(copy, asking, ["The port moved 4.2 million boxes in 2024."])
    assert told.state is state, told.why
    assert "\n" not in told.why


def test_a_copy_that_the_server_calls_current_is_unchanged(httpserver: HTTPServer, shelf: Shelf, asking: Fetcher):
    httpserver.expect_request("/port", headers={"If-None-Match": '"1"'}).respond_with_data("", status=304)
    httpserver.expect_request("/port").respond_with_data(PAGE, content_type="text/html", headers={"ETag": '"1"'})
    copy, _ = fetch(source(httpserver), None, asking, shelf)
    assert verify(copy, asking).state is State.UNCHANGED
    assert httpserver.log[-1][1].status_code == 304


# Archives.


def test_copies_become_a_warc_that_others_read(httpserver: HTTPServer, shelf: Shelf, asking: Fetcher, tmp_path: Path):
    httpserver.expect_request("/port").respond_with_data(PAGE, content_type="text/html")
    copy, _ = fetch(source(httpserver), None, asking, shelf)
    assert export([copy], shelf, tmp_path / "port.warc.gz") == 1
    with (tmp_path / "port.warc.gz").open("rb") as file:
        records = [(record, record.content_stream().read()) for record in ArchiveIterator(file, check_digests="raise")]
    assert [record.rec_type for record, _ in records] == ["warcinfo", "response"]
    response, body = records[1]
    assert response.format == "warc"
    assert response.rec_headers.get_header("WARC-Target-URI") == copy.final_url
    assert response.rec_headers.get_header("WARC-Date") == copy.fetched.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert response.http_headers.get_header("content-type") == "text/html"
    assert body == PAGE.encode()


TIMEMAP = """<http://port.example/>; rel="original",
<http://archive.example/web/20240101000000/http://port.example/>; rel="first memento";
 datetime="Mon, 01 Jan 2024 00:00:00 GMT",
<http://archive.example/web/20250301120000/http://port.example/>; rel="memento";
 datetime="Sat, 01 Mar 2025 12:00:00 GMT",
<http://archive.example/web/x>; rel="memento"; datetime="not a date",
<http://archive.example/timegate/http://port.example/>; rel="timegate"
"""


def test_the_archived_copy_nearest_to_a_moment_is_found(httpserver: HTTPServer, asking: Fetcher):
    httpserver.expect_request("/web/timemap/link/http://port.example/").respond_with_data(
        TIMEMAP, content_type="application/link-format"
    )
    when = datetime.datetime(2025, 2, 1, tzinfo=datetime.UTC)
    found = nearest("http://port.example/", when, asking)
    assert found is not None
    assert found.url.startswith("http://archive.example/web/20250301120000/")


def test_an_archive_without_a_copy_has_none(httpserver: HTTPServer, asking: Fetcher):
    httpserver.expect_request("/web/timemap/link/http://port.example/").respond_with_data("", status=404)
    assert nearest("http://port.example/", datetime.datetime.now(datetime.UTC), asking) is None


@given(st.text(max_size=300))
def test_whatever_an_archive_says_is_read(text: str):
    assert isinstance(mementos(text), list)


def test_an_archive_is_asked_to_keep_a_page(httpserver: HTTPServer, asking: Fetcher):
    httpserver.expect_request("/save/http://port.example/").respond_with_data(
        "", headers={"Content-Location": "/web/20250302101500/http://port.example/"}, content_type="text/html"
    )
    kept = save("http://port.example/", asking)
    assert kept.url.endswith("/web/20250302101500/http://port.example/")
    assert kept.at == datetime.datetime(2025, 3, 2, 10, 15, tzinfo=datetime.UTC)
