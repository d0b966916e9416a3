"""Copies that a web archive keeps: looked up by Memento (RFC 7089), and asked for where there is none yet."""

import datetime
import email.utils
import json
import re
import time
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from sources.errors import Gone, Refused, Unreachable
from sources.shelf.fetching import Fetcher, Question

KEY = "TALLYMARK_ARCHIVE_KEY"
"""The environment variable that holds the key of a user of the archive."""

_LINK = re.compile(r'<([^<>]+)>((?:\s*;\s*[\w-]+\s*=\s*(?:"[^"]*"|[^\s",;]+))*)')
_PARAMETER = re.compile(r'([\w-]+)\s*=\s*(?:"([^"]*)"|([^\s",;]+))')
_STAMP = re.compile(r"/(\d{14})(?:[a-z_]{0,4})/")
_DIGITS = re.compile(r"\d{14}", re.ASCII)
_KEY = re.compile(r"[!-9;-~]+:[!-~]+")
_JOB = re.compile(r"[\w-]{1,200}", re.ASCII)
_JSON = ("application/json", "text/plain", "")
_NO_USER = 401
_STATUSES = (200, _NO_USER)
# Seconds before the archive is asked whether it has the copy: at first, and at most.
_FIRST, _LONGEST = 2.0, 10.0
_BRIEF = 120
_ANY = ("application/link-format", "text/plain", "text/html", "application/json", "")


class Memento(NamedTuple):
    """A copy that an archive keeps: its address, and the moment from which it is."""

    url: str
    at: datetime.datetime


def nearest(url: str, when: datetime.datetime, fetcher: Fetcher) -> Memento | None:
    """The archived copy of an address that is nearest to a moment, None where there is none. Raises FetchError."""
    try:
        answer = fetcher.fetch(f"{fetcher.policy.archive.rstrip('/')}/web/timemap/link/{url}", types=_ANY)
    except Gone:
        return None
    found = mementos((answer.body or b"").decode("utf-8", "replace"))
    return min(found, key=lambda one: (abs(one.at - when), one.at), default=None)


def mementos(timemap: str) -> list[Memento]:
    """The copies that a TimeMap in link format lists, in its order; what has no date is passed over."""
    found = []
    for link in _LINK.finditer(timemap):
        said = {name.lower(): quoted or bare for name, quoted, bare in _PARAMETER.findall(link[2])}
        if "memento" not in said.get("rel", "").split():
            continue
        try:
            at = email.utils.parsedate_to_datetime(said.get("datetime", ""))
        except (ValueError, TypeError):
            continue
        found.append(Memento(link[1], at if at.tzinfo else at.replace(tzinfo=datetime.UTC)))
    return found


def save(url: str, fetcher: Fetcher, key: str | None = None) -> Memento:
    """Ask the archive to take a copy of an address; gives where it is. Raises FetchError.

    With a `key` ("access:secret") the archive is asked as its user, by the Wayback Machine's "Save Page Now 2", and
    asked again until the copy is there, as long as one document may take.
    """
    archive = fetcher.policy.archive.rstrip("/")
    if key is not None:
        return _saved(url, archive, fetcher, key)
    answer = fetcher.fetch(f"{archive}/save/{url}", types=_ANY)
    place = answer.headers.get("content-location") or answer.url
    stamp = _STAMP.search(place)
    if stamp is None:
        raise Unreachable(f"{archive}: did not say where it keeps {url}: save it there by hand")
    return Memento(place if "://" in place else archive + place, _moment(stamp[1]))


def _saved(url: str, archive: str, fetcher: Fetcher, key: str) -> Memento:
    """The copy that the archive takes for the user of a key."""
    if not _KEY.fullmatch(key):
        raise Refused(f"{KEY}: is no key of {archive}: it is made of two parts, access:secret")
    if archive.startswith("http://") and urlsplit(archive).netloc not in fetcher.policy.allow:
        raise Refused(f"{archive}: a key is not sent unencrypted: give fetch.archive an address with https://")
    headers = {"Accept": "application/json", "Authorization": f"LOW {key}"}
    told = _told(Question(f"{archive}/save", headers, _JSON, {"url": url}, _STATUSES), fetcher)
    job = told.get("job_id")
    if not isinstance(job, str) or not _JOB.fullmatch(job):
        raise Unreachable(f"{archive}: took no copy of {url} ({_why(told)}): try later, or save it there by hand")
    waited, wait, end = 0.0, _FIRST, time.monotonic() + fetcher.policy.timeout
    while waited < fetcher.policy.timeout and time.monotonic() < end:
        fetcher.wait(wait)
        waited, wait = waited + wait, min(wait * 2, _LONGEST)
        told = _told(Question(f"{archive}/save/status/{job}", headers, _JSON, statuses=_STATUSES), fetcher)
        stamp = str(told.get("timestamp", ""))
        if told.get("status") == "success" and _DIGITS.fullmatch(stamp):
            return Memento(f"{archive}/web/{stamp}/{url}", _moment(stamp))
        if told.get("status") != "pending":
            raise Unreachable(f"{archive}: took no copy of {url} ({_why(told)}): try later, or save it there by hand")
    raise Unreachable(
        f"{archive}: has taken no copy of {url} within {fetcher.policy.timeout:g} s (job {job}): look later"
    )


def _told(question: Question, fetcher: Fetcher) -> dict[str, Any]:
    """What the archive says of a job."""
    answer = fetcher.ask(question)
    if answer.status == _NO_USER:
        raise Refused(f"{question.url}: refuses the key: look at {KEY}")
    try:
        told = json.loads(answer.body or b"")
    except (ValueError, RecursionError):
        told = None
    return told if isinstance(told, dict) else {}


def _why(told: Mapping[str, Any]) -> str:
    said = told.get("message") or told.get("status_ext") or "it does not say why"
    return " ".join(str(said).split())[:_BRIEF]


def _moment(stamp: str) -> datetime.datetime:
    """The moment that an archive's address names. Raises Unreachable for one that there is not."""
    try:
        return datetime.datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=datetime.UTC)
    except ValueError:
        raise Unreachable(f"the archive dates its copy {stamp}, which is no moment: look there by hand") from None
