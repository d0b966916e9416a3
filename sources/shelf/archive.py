"""Copies that a web archive keeps: looked up by Memento (RFC 7089), and asked for where there is none yet."""

import datetime
import email.utils
import re
from typing import NamedTuple

from sources.errors import Gone, Unreachable
from sources.shelf.fetching import Fetcher

_LINK = re.compile(r'<([^<>]+)>((?:\s*;\s*[\w-]+\s*=\s*(?:"[^"]*"|[^\s",;]+))*)')
_PARAMETER = re.compile(r'([\w-]+)\s*=\s*(?:"([^"]*)"|([^\s",;]+))')
_STAMP = re.compile(r"/(\d{14})(?:[a-z_]{0,4})/")
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


def save(url: str, fetcher: Fetcher) -> Memento:
    """Ask the archive to take a copy of an address; gives where it is. Raises FetchError."""
    answer = fetcher.fetch(f"{fetcher.policy.archive.rstrip('/')}/save/{url}", types=_ANY)
    place = answer.headers.get("content-location") or answer.url
    stamp = _STAMP.search(place)
    if stamp is None:
        raise Unreachable(f"{fetcher.policy.archive}: did not say where it keeps {url}: save it there by hand")
    at = datetime.datetime.strptime(stamp[1], "%Y%m%d%H%M%S").replace(tzinfo=datetime.UTC)
    return Memento(place if "://" in place else fetcher.policy.archive.rstrip("/") + place, at)
