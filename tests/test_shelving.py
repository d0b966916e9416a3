"""`tallymark source fetch` and `source verify`, run as a user runs them, against a server on loopback."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from warcio.archiveiterator import ArchiveIterator

from benchmarks.documents import pdf
from reports.ledger import Ledger
from sources import Evidence
from tests.builders import audit, quantity, record

ROOT = Path(__file__).parent.parent
PAGE = "<html><body><p>The port moved 4.2 million boxes in 2024.</p></body></html>"


@pytest.fixture
def project(tmp_path: Path, httpserver: HTTPServer) -> Path:
    (tmp_path / "sources.toml").write_text(
        f'[[source]]\nid = "port"\ntitle = "The port in figures"\nurl = "{httpserver.url_for("/port")}"\n'
        f'[[source]]\nid = "city"\ntitle = "The city in figures"\nurl = "{httpserver.url_for("/city")}"\n'
        '[[source]]\nid = "book"\ntitle = "A book"\n'
    )
    (tmp_path / "tallymark.toml").write_text(
        f'[fetch]\nallow = ["{httpserver.host}:{httpserver.port}"]\ninterval = 0\nattempts = 1\nrobots = false\n'
        f'archive = "{httpserver.url_for("")}"\n'
    )
    return tmp_path


def run(project: Path, *arguments: str, key: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "checker", "source", *arguments],
        cwd=project,
        env={"PYTHONPATH": str(ROOT), "PATH": "", "TALLYMARK_ARCHIVE_KEY": key},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_sources_are_fetched_locked_and_verified(project: Path, httpserver: HTTPServer):
    httpserver.expect_request("/port").respond_with_data(PAGE, content_type="text/html")
    httpserver.expect_request("/city").respond_with_data("", status=404)
    done = run(project, "fetch", "--warc", "port.warc.gz")
    assert done.returncode == 3
    assert done.stdout.startswith(f"new       port  {len(PAGE)} bytes  sha256:")
    assert "1 copies exported" in done.stdout
    assert done.stderr.count("\n") == 1
    assert "city: " in done.stderr
    assert "(404)" in done.stderr
    assert 'source = "port"' in (project / "sources.lock").read_text()
    with (project / "port.warc.gz").open("rb") as file:
        types = [
            record.http_headers and record.http_headers.get_header("content-type") for record in ArchiveIterator(file)
        ]
    assert types == [None, "text/html"]
    locked = (project / "sources.lock").read_bytes()
    again = run(project, "fetch", "port")
    assert (again.returncode, again.stdout.split()[0]) == (0, "unchanged")
    assert (project / "sources.lock").read_bytes() == locked
    verified = run(project, "verify")
    assert (verified.returncode, verified.stdout.split()[:2]) == (0, ["unchanged", "port"])


def test_what_became_of_a_source_is_told_by_the_next_audit_until_it_is_fetched_again(
    project: Path, httpserver: HTTPServer
):
    (project / "article.md").write_text(ARTICLE.format(url=httpserver.url_for("/port")))
    httpserver.expect_oneshot_request("/port").respond_with_data(pdf(PAGES), content_type="application/pdf")
    httpserver.expect_request("/port").respond_with_data(PAGE, content_type="text/html")
    assert run(project, "fetch", "port").returncode == 0
    assert "source-changed" not in found(audited(project)[1])
    assert run(project, "verify", "port").returncode == 1
    assert "source-changed" in found(audited(project)[1])
    assert run(project, "fetch", "port").returncode == 0
    assert "source-changed" not in found(audited(project)[1])


def found(record: dict[str, Any]) -> set[str]:
    return {finding["check"] for finding in record["audit"]["findings"]}


def test_a_source_that_no_longer_says_what_an_audit_quotes_is_told(project: Path, httpserver: HTTPServer):
    httpserver.expect_oneshot_request("/port").respond_with_data(PAGE, content_type="text/html")
    httpserver.expect_request("/port").respond_with_data(PAGE.replace("4.2", "4.3"), content_type="text/html")
    assert run(project, "fetch", "port").returncode == 0
    text = "The port moved 4.2 million boxes."
    evidence = Evidence(source="port", passage="moved 4.2 million boxes", relation="supports", why="it says so")
    claim = record(text, "4.2 million", quantity("4200000", "4200000", "box"), evidence=(evidence,))
    with Ledger.open(project / ".tallymark/ledger.db") as ledger:
        ledger.save(audit(text, claims=(claim,)))
    told = run(project, "verify")
    assert told.returncode == 1
    assert told.stdout.startswith("passage-lost port")
    assert '"moved 4.2 million boxes"' in told.stdout


PAGES = (
    ("The port in figures", "", "The port of Esk is the second of the country."),
    ("Traffic", "", "In 2024 the port of Esk handled 1.42 million containers. It has 14 cranes."),
)
ARTICLE = """# The port

The port of Esk handled 1.6 million containers in 2024, according to the [port's yearbook]({url}).
"""


def audited(project: Path) -> tuple[subprocess.CompletedProcess[str], dict[str, Any]]:
    """`tallymark audit` of the project's article, and the record of its first claim with a number of containers."""
    command = [sys.executable, "-m", "checker", "audit", "article.md", "--format", "text", "--format", "json=out.json"]
    env = {"PYTHONPATH": str(ROOT), "PATH": ""}
    done = subprocess.run(command, cwd=project, env=env, capture_output=True, text=True, timeout=120)
    found = json.loads((project / "out.json").read_text())
    return done, next(one for one in found["claims"] if "containers" in one["text"]) | {"audit": found}


def test_an_audit_records_which_registry_and_lock_it_stood_on(project: Path, httpserver: HTTPServer) -> None:
    (project / "article.md").write_text(ARTICLE.format(url=httpserver.url_for("/port")))
    httpserver.expect_request("/port").respond_with_data(pdf(PAGES), content_type="application/pdf")

    def stood_on(name: str) -> str:
        return f"sha256:{hashlib.sha256((project / name).read_bytes()).hexdigest()}"

    before = audited(project)[1]["audit"]["run"]
    assert (before["registry"], before["lock"]) == (stood_on("sources.toml"), None)
    assert run(project, "fetch", "port").returncode == 0
    after = audited(project)[1]["audit"]["run"]
    assert (after["registry"], after["lock"]) == (before["registry"], stood_on("sources.lock"))
    (project / "sources.toml").write_text((project / "sources.toml").read_text() + "# read again\n")
    assert audited(project)[1]["audit"]["run"] == after | {"registry": stood_on("sources.toml")}
    assert after["registry"] != stood_on("sources.toml")


def test_an_audit_shows_what_the_fetched_document_says_and_on_which_page(project: Path, httpserver: HTTPServer):
    (project / "article.md").write_text(ARTICLE.format(url=httpserver.url_for("/port")))
    httpserver.expect_request("/port").respond_with_data(pdf(PAGES), content_type="application/pdf")
    assert audited(project)[1]["verdict"] == "source-unavailable"
    assert run(project, "fetch", "port").returncode == 0
    requests = len(httpserver.log)
    done, record = audited(project)
    assert len(httpserver.log) == requests  # an audit is offline
    assert done.returncode == 1
    assert 'p. 2: "In 2024 the port of Esk handled 1.42 million containers."' in done.stdout
    assert '"1.6 million containers" is not what port has: 1.42 million containers' in done.stdout
    [evidence] = record["evidence"]
    assert record["verdict"] == "contradicted"
    assert (evidence["relation"], evidence["locator"]) == ("contradicts", "p. 2")
    assert evidence["passage"] == "In 2024 the port of Esk handled 1.42 million containers."
    (project / ".tallymark" / "passages.db").write_bytes(b"no index")
    assert audited(project)[1]["evidence"] == [evidence]
    for path in (project / ".tallymark" / "shelf" / "objects").rglob("*"):
        if path.is_file():
            path.unlink()
    (project / ".tallymark" / "passages.db").unlink()
    done, record = audited(project)
    assert (record["verdict"], record["evidence"]) == ("source-unavailable", [])
    assert done.returncode == 0
    assert any(
        one["what"] == "the document of port" and "fetch" in one["why"] for one in record["audit"]["not_checked"]
    )


def test_an_archive_is_asked_for_its_copy(project: Path, httpserver: HTTPServer):
    httpserver.expect_request("/port").respond_with_data(PAGE, content_type="text/html")
    url = httpserver.url_for("/port")
    httpserver.expect_request(f"/web/timemap/link/{url}").respond_with_data("", status=404)
    httpserver.expect_request(f"/save/{url}").respond_with_data(
        "", headers={"Content-Location": f"/web/20250302101500/{url}"}, content_type="text/html"
    )
    assert run(project, "fetch", "port", "--archive").returncode == 0
    assert f"/web/20250302101500/{url}" in (project / "sources.lock").read_text()


def test_the_archive_is_asked_as_the_user_of_a_key(project: Path, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/port").respond_with_data("<p>It has 14 cranes.", content_type="text/html")
    httpserver.expect_request("/web/timemap/link/" + httpserver.url_for("/port")).respond_with_data("", status=404)
    asked = {"Authorization": "LOW mine:secret"}
    httpserver.expect_request("/save", method="POST", headers=asked).respond_with_json({"job_id": "spn2-1"})
    done = {"status": "success", "timestamp": "20250302101500"}
    httpserver.expect_request("/save/status/spn2-1", headers=asked).respond_with_json(done)
    told = run(project, "fetch", "port", "--archive", key="mine:secret")
    assert told.returncode == 0, told.stderr
    lock = (project / "sources.lock").read_text()
    assert f'archive = "{httpserver.url_for("/web/20250302101500/")}{httpserver.url_for("/port")}"' in lock
    refused = run(project, "fetch", "port", "--archive", key="secret")
    assert refused.returncode == 3
    assert refused.stderr.count("\n") == 1
    assert "TALLYMARK_ARCHIVE_KEY" in refused.stderr
    assert "secret" not in f"{told.stdout}{told.stderr}{refused.stdout}{lock}".replace("access:secret", "")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("fetch", "nobody"), "there is no source 'nobody'"),
        (("verify", "port"), "port: was never fetched"),
        (("verify",), "no source was fetched yet"),
    ],
)
def test_what_cannot_be_meant_is_one_line(project: Path, arguments: tuple[str, ...], says: str):
    done = run(project, *arguments)
    assert done.returncode == 2
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("fetch", "says"),
    [
        ("timeout = -1", "fetch.timeout: input should be greater than 0"),
        ("speed = 3", "fetch.speed: unknown key; there are timeout, max-bytes"),
        ('archive = "ftp://x"', "fetch.archive"),
        ("max-bytes = 999999999999", "fetch.max-bytes: input should be less than or equal to"),
    ],
)
def test_limits_that_cannot_be_meant_are_named(project: Path, fetch: str, says: str):
    (project / "tallymark.toml").write_text(f"[fetch]\n{fetch}\n")
    done = run(project, "fetch")
    assert done.returncode == 2
    assert "tallymark.toml:2: " in done.stderr
    assert says in done.stderr


def test_a_private_address_is_refused_unless_it_is_allowed(project: Path, httpserver: HTTPServer):
    (project / "tallymark.toml").write_text("[fetch]\nattempts = 1\n")
    done = run(project, "fetch", "port")
    assert done.returncode == 3
    assert "private address" in done.stderr
    assert httpserver.log == []
