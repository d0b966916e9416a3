"""Fetching against real servers on loopback: what is taken, what is refused, and that everything ends."""

import datetime
import gzip
import shutil
import socket
import ssl
import subprocess
import time
import zlib
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from sources.errors import FetchError, Gone, Refused, Unreachable
from sources.shelf import Fetcher, Policy
from tests.servers import dripping, raw

PAGE = "<html><head><title>Port</title></head><body><p>The port moved 4.2 million boxes in 2024.</p></body></html>"


def fetcher(server: HTTPServer | str, **limits: Any) -> Fetcher:
    """A fetcher that may ask this server, without a pause."""
    host = server.removeprefix("http://") if isinstance(server, str) else f"{server.host}:{server.port}"
    given = {"allow": (host,), "interval": 0.0, "timeout": 5.0, "attempts": 1, "robots": False} | limits
    return Fetcher(Policy(**given))


def test_a_page_is_taken_with_its_headers_and_the_moment(httpserver: HTTPServer):
    httpserver.expect_request("/a").respond_with_data(PAGE, content_type="text/html; charset=utf-8")
    before = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    answer = fetcher(httpserver).fetch(httpserver.url_for("/a"))
    assert answer.body == PAGE.encode()
    assert answer.media_type == "text/html"
    assert answer.status == 200
    assert before <= answer.at <= datetime.datetime.now(datetime.UTC)


def test_the_request_says_who_asks_and_carries_no_password(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    httpserver.expect_request("/a").respond_with_data("x", content_type="text/plain")
    fetcher(httpserver).fetch(httpserver.url_for("/a"))
    request, _ = httpserver.log[0]
    assert "tallymark" in request.headers["User-Agent"]
    assert "Authorization" not in request.headers


@pytest.mark.parametrize(("codes", "moved"), [((301, 308), True), ((301, 302), False), ((307,), False)])
def test_redirects_are_followed_and_told_apart(httpserver: HTTPServer, codes: tuple[int, ...], moved: bool):
    for step, code in enumerate(codes):
        httpserver.expect_request(f"/{step}").respond_with_data("", status=code, headers={"Location": f"/{step + 1}"})
    httpserver.expect_request(f"/{len(codes)}").respond_with_data(PAGE, content_type="text/html")
    answer = fetcher(httpserver).fetch(httpserver.url_for("/0"))
    assert answer.url == httpserver.url_for(f"/{len(codes)}")
    assert answer.moved is moved


def test_a_circle_of_redirects_ends(httpserver: HTTPServer):
    httpserver.expect_request("/a").respond_with_data("", status=302, headers={"Location": "/a"})
    with pytest.raises(Unreachable, match="more than 8 redirects"):
        fetcher(httpserver).fetch(httpserver.url_for("/a"))


@pytest.mark.parametrize(
    "url",
    [
        *("http://127.0.0.1/", "http://localhost:8/", "http://[::1]/", "http://10.1.2.3/", "http://192.168.1.1/"),
        *("http://169.254.169.254/latest/meta-data/", "http://[fe80::1]/", "http://0.0.0.0/", "http://172.16.0.1/"),
        *("http://100.64.0.1/", "http://[::ffff:127.0.0.1]/", "http://[fd00::1]/", "http://2130706433/"),
    ],
)
def test_private_addresses_are_refused(url: str):
    with pytest.raises((Refused, Unreachable)) as caught:
        Fetcher(Policy(robots=False, attempts=1, interval=0, timeout=5)).fetch(url)
    assert "private address" in str(caught.value)


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://example.com/a", "gopher://x", "http://", "x", "http://u:p@h/"]
)
def test_what_is_no_web_address_is_refused(url: str):
    with pytest.raises(Refused):
        Fetcher(Policy(robots=False)).fetch(url)


def test_a_redirect_to_a_private_address_is_refused(httpserver: HTTPServer):
    httpserver.expect_request("/a").respond_with_data("", status=302, headers={"Location": "http://169.254.169.254/"})
    with pytest.raises(Refused, match=r"private address 169\.254\.169\.254"):
        fetcher(httpserver).fetch(httpserver.url_for("/a"))


def test_a_redirect_to_a_file_is_refused(httpserver: HTTPServer):
    httpserver.expect_request("/a").respond_with_data("", status=302, headers={"Location": "file:///etc/passwd"})
    with pytest.raises(Refused, match="only http and https"):
        fetcher(httpserver).fetch(httpserver.url_for("/a"))


def test_a_name_that_changes_its_address_leads_where_it_was_looked_at(
    httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
):
    """The first answer for the name is public, every later one is loopback: nothing may reach loopback."""
    httpserver.expect_request("/a").respond_with_data("secret", content_type="text/plain")
    asked: list[str] = []
    real = socket.getaddrinfo

    def rebinding(host: Any, port: Any, *args: Any, **kwargs: Any) -> Any:
        if host != "rebinding.example":
            return real(host, port, *args, **kwargs)
        asked.append(host)
        # TEST-NET-3 is no one's address, so that a connection to it cannot leave this machine.
        address = "203.0.113.1" if len(asked) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    with pytest.raises(FetchError) as caught:
        Fetcher(Policy(robots=False, attempts=2, interval=0, timeout=3)).fetch(
            f"http://rebinding.example:{httpserver.port}/a"
        )
    assert len(asked) >= 1
    assert httpserver.log == []
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 100000\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX-A: ",
        b"",
    ],
    ids=["body", "header", "status"],
)
def test_a_slow_drip_ends_at_the_time_limit(head: bytes):
    begun = time.monotonic()
    with raw(dripping(head, b"a")) as server, pytest.raises(Unreachable, match=r"took longer than 0\.5 s"):
        fetcher(server, timeout=0.5).fetch(f"{server}/a")
    assert time.monotonic() - begun < 3


def test_an_endless_body_ends_at_the_size_limit():
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n"
    with raw(dripping(head, b"a" * 65536, 0)) as server, pytest.raises(Refused, match="larger than 1 MB"):
        fetcher(server, max_bytes=1_000_000, timeout=10).fetch(f"{server}/a")


@pytest.mark.parametrize("packing", ["gzip", "deflate"])
def test_a_bomb_is_not_unpacked(httpserver: HTTPServer, packing: str):
    bomb = gzip.compress(b"\0" * 60_000_000) if packing == "gzip" else zlib.compress(b"\0" * 60_000_000)
    httpserver.expect_request("/a").respond_with_data(
        bomb, headers={"Content-Encoding": packing}, content_type="text/plain"
    )
    with pytest.raises(Refused, match="unpacks to more than 2 MB"):
        fetcher(httpserver, max_bytes=2_000_000).fetch(httpserver.url_for("/a"))


@pytest.mark.parametrize("wrapped", [gzip.compress, zlib.compress, lambda data: zlib.compress(data)[2:-4]])
def test_packed_pages_are_unpacked(httpserver: HTTPServer, wrapped: Any):
    data = wrapped(PAGE.encode())
    packing = "gzip" if data[:2] == b"\x1f\x8b" else "deflate"
    httpserver.expect_request("/a").respond_with_data(
        data, headers={"Content-Encoding": packing}, content_type="text/html"
    )
    assert fetcher(httpserver).fetch(httpserver.url_for("/a")).body == PAGE.encode()


def test_damaged_packing_is_one_line(httpserver: HTTPServer):
    data = gzip.compress(PAGE.encode() * 50)[:-30]
    httpserver.expect_request("/a").respond_with_data(
        data, headers={"Content-Encoding": "gzip"}, content_type="text/html"
    )
    with pytest.raises(Refused, match="packing is damaged"):
        fetcher(httpserver).fetch(httpserver.url_for("/a"))


def test_a_type_without_text_is_refused(httpserver: HTTPServer):
    httpserver.expect_request("/a").respond_with_data(b"\x89PNG", content_type="image/png")
    with pytest.raises(Refused, match="is image/png, which holds no text"):
        fetcher(httpserver).fetch(httpserver.url_for("/a"))


def test_a_busy_server_is_asked_again_when_it_says(httpserver: HTTPServer):
    times: list[float] = []

    def answer(_: Request) -> Response:
        times.append(time.monotonic())
        if len(times) == 1:
            return Response("", 429, {"Retry-After": "1"})
        return Response(PAGE, 200, content_type="text/html")

    httpserver.expect_request("/a").respond_with_handler(answer)
    assert fetcher(httpserver, attempts=3).fetch(httpserver.url_for("/a")).body == PAGE.encode()
    assert times[1] - times[0] >= 0.9


def test_a_server_that_asks_for_more_time_than_there_is_is_left(httpserver: HTTPServer):
    httpserver.expect_request("/a").respond_with_data("", status=429, headers={"Retry-After": "86400"})
    begun = time.monotonic()
    with pytest.raises(Unreachable, match="says 429"):
        fetcher(httpserver, attempts=3, timeout=3).fetch(httpserver.url_for("/a"))
    assert time.monotonic() - begun < 2
    assert len(httpserver.log) == 1


def test_waits_grow_between_attempts(httpserver: HTTPServer):
    httpserver.expect_request("/a").respond_with_data("", status=503)
    waits: list[float] = []
    asking = Fetcher(
        Policy(allow=(f"{httpserver.host}:{httpserver.port}",), interval=0, attempts=4, robots=False), waits.append
    )
    with pytest.raises(Unreachable, match="says 503"):
        asking.fetch(httpserver.url_for("/a"))
    assert waits == [1.0, 2.0, 4.0]


def test_one_host_is_asked_at_a_distance(httpserver: HTTPServer):
    httpserver.expect_request("/a").respond_with_data("x", content_type="text/plain")
    waits: list[float] = []
    asking = Fetcher(Policy(allow=(f"{httpserver.host}:{httpserver.port}",), interval=2.0, robots=False), waits.append)
    asking.fetch(httpserver.url_for("/a"))
    asking.fetch(httpserver.url_for("/a"))
    assert len(waits) == 1
    assert 1.5 < waits[0] <= 2.0


def test_a_copy_that_is_current_is_not_sent_again(httpserver: HTTPServer):
    httpserver.expect_request("/a", headers={"If-None-Match": '"v1"'}).respond_with_data("", status=304)
    answer = fetcher(httpserver).fetch(httpserver.url_for("/a"), {"If-None-Match": '"v1"'})
    assert answer.status == 304
    assert answer.body is None


def test_a_truncated_body_is_no_document():
    def talk(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\nhalf")

    with raw(talk) as server, pytest.raises(Unreachable, match="no answer"):
        fetcher(server).fetch(f"{server}/a")


@pytest.mark.parametrize("said", [b"", b"garbage\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n"])
def test_what_is_no_http_is_one_line(said: bytes):
    with raw(lambda connection: connection.sendall(said)) as server, pytest.raises(FetchError) as caught:
        fetcher(server).fetch(f"{server}/a")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("code", "error"), [(404, Gone), (410, Gone), (403, Unreachable), (500, Unreachable)])
def test_what_the_server_refuses_is_said(httpserver: HTTPServer, code: int, error: type[FetchError]):
    httpserver.expect_request("/a").respond_with_data("no", status=code)
    with pytest.raises(error, match=str(code)):
        fetcher(httpserver).fetch(httpserver.url_for("/a"))


def test_nobody_there_and_no_such_name_are_said():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(Unreachable, match="no answer"):
        fetcher(f"http://127.0.0.1:{port}").fetch(f"http://127.0.0.1:{port}/a")
    with pytest.raises(Unreachable, match="no answer"):
        Fetcher(Policy(robots=False, attempts=1)).fetch("http://no-such-host.invalid/a")


@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes its certificate with the command openssl")
def test_a_certificate_that_nobody_vouches_for_is_not_trusted(tmp_path: Path):
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost"),
            *("-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
        timeout=60,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with HTTPServer(host="127.0.0.1", ssl_context=context) as server:
        server.expect_request("/a").respond_with_data("x", content_type="text/plain")
        with pytest.raises(Unreachable, match="certificate cannot be trusted"):
            fetcher(server).fetch(f"https://127.0.0.1:{server.port}/a")


def test_robots_are_asked_once_and_heeded(httpserver: HTTPServer):
    httpserver.expect_request("/robots.txt").respond_with_data(
        "User-agent: *\nDisallow: /private\n", content_type="text/plain"
    )
    httpserver.expect_request("/open").respond_with_data("x", content_type="text/plain")
    asking = fetcher(httpserver, robots=True)
    asking.fetch(httpserver.url_for("/open"))
    with pytest.raises(Refused, match=r"robots\.txt"):
        asking.fetch(httpserver.url_for("/private/a"))
    assert [request.path for request, _ in httpserver.log] == ["/robots.txt", "/open"]


@pytest.mark.parametrize("code", [404, 403])
def test_a_host_without_robots_allows_everything(httpserver: HTTPServer, code: int):
    httpserver.expect_request("/robots.txt").respond_with_data("", status=code)
    httpserver.expect_request("/a").respond_with_data("x", content_type="text/plain")
    assert fetcher(httpserver, robots=True).fetch(httpserver.url_for("/a")).body == b"x"
