"""One address asked for its document, within the limits of a policy: the only code that uses the network."""

import datetime
import email.utils
import functools
import time
import zlib
from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

import requests
from requests_hardened.ip_filter import InvalidIPAddress
from urllib3.exceptions import HTTPError

from sources.errors import FetchError, Gone, Refused, Unreachable
from sources.shelf.guarded import Deadline, session
from sources.shelf.policy import Policy
from sources.shelf.robots import Rules
from sources.shelf.unpacking import unpacked

_CHUNK = 1 << 14
_CONNECT = 10.0
_BUSY = (429, 500, 502, 503, 504)
_MOVED = {301: True, 302: False, 303: False, 307: False, 308: True}
# What holds text to check; anything may come as the last two.
TYPES = (
    *("text/html", "application/xhtml+xml", "text/plain", "text/markdown", "text/csv", "text/tab-separated-values"),
    *("application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    *("application/octet-stream", ""),
)


class Question(NamedTuple):
    """One request: an address, headers, the types that may come; what is posted, if anything; statuses that answer."""

    url: str
    headers: Mapping[str, str]
    types: tuple[str, ...] = TYPES
    form: Mapping[str, str] | None = None
    statuses: tuple[int, ...] = (200,)


class Answer(NamedTuple):
    """What an address gave: `body` is the document, unpacked; None where it is the copy that we have (304).

    `url` is where it was found in the end, `moved` whether every step there was said to be for good.
    """

    url: str
    moved: bool
    status: int
    headers: Mapping[str, str]
    body: bytes | None
    at: datetime.datetime

    @property
    def media_type(self) -> str:
        """The type that the server gives, without its parameters; "" where it gives none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class _Busy(Exception):
    """A server that may answer later; `wait` is the seconds that it asks for."""

    def __init__(self, error: FetchError, wait: float | None) -> None:
        super().__init__(str(error))
        self.error = error
        self.wait = wait


class Fetcher:
    """Asks for documents, one at a time; it remembers when it asked which host, and what robots.txt says there."""

    def __init__(self, policy: Policy, sleep: Callable[[float], None] = time.sleep) -> None:
        self.policy = policy
        self._sleep = sleep
        self._asked: dict[str, float] = {}
        self._rules: dict[str, Rules] = {}

    def fetch(self, url: str, known: Mapping[str, str] | None = None, *, types: tuple[str, ...] = TYPES) -> Answer:
        """The document at an address; `known` are headers that say which copy we have (If-None-Match and the like).

        Raises Refused, Gone or Unreachable, each with one line.
        """
        return self._patiently(functools.partial(self._followed, Question(url, known or {}, types)))

    def ask(self, question: Question) -> Answer:
        """The answer of a service that is made for programs: its robots.txt is not asked, no redirect is followed.

        Raises what `fetch` raises.
        """
        self._refuse(question.url)
        answer = self._patiently(functools.partial(self._asked_once, question))
        if answer.status in _MOVED:
            raise Unreachable(f"{question.url}: leads elsewhere ({answer.status}): name the address that answers")
        return answer

    def wait(self, seconds: float) -> None:
        """Let so much time pass."""
        self._sleep(seconds)

    def _patiently(self, asked: Callable[[Deadline], Answer]) -> Answer:
        """What a request gives; it is made again where the server is busy, as long as there is time."""
        with Deadline(self.policy.timeout) as deadline:
            for attempt in range(1, self.policy.attempts + 1):
                try:
                    return asked(deadline)
                except _Busy as busy:
                    wait = 2.0 ** (attempt - 1) if busy.wait is None else busy.wait
                    if attempt == self.policy.attempts or wait >= deadline.left:
                        raise busy.error from None
                    self._sleep(wait)
        raise AssertionError("a policy has at least one attempt")

    def _followed(self, question: Question, deadline: Deadline) -> Answer:
        """The answer at the end of the redirects."""
        at, moved = question.url, True
        for step in range(self.policy.redirects + 1):
            self._may_ask(at, deadline)
            answer = self._asked_once(question._replace(url=at), deadline)
            if answer.status not in _MOVED or "location" not in answer.headers:
                return answer._replace(moved=moved and step > 0)
            moved = moved and _MOVED[answer.status]
            at = urljoin(at, answer.headers["location"])
        raise Unreachable(
            f"{question.url}: more than {self.policy.redirects} redirects: give the address it should end at"
        )

    def _may_ask(self, url: str, deadline: Deadline) -> None:
        """Raise Refused for an address that is none of ours to ask."""
        self._refuse(url)
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        if self.policy.robots and not parts.path.startswith("/robots.txt"):
            if host not in self._rules:
                self._rules[host] = self._rules_of(host, deadline)
            if not self._rules[host].allows(self.policy.agent, url):
                raise Refused(f"{url}: its robots.txt asks that programs stay away: read it yourself, register figures")

    def _refuse(self, url: str) -> None:
        """Raise Refused for what is no web address, or holds a password."""
        try:
            parts = urlsplit(url)
            is_web = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
        except ValueError:
            is_web = False
        if not is_web:
            raise Refused(f"{url[:200]}: is no web address: only http and https are fetched")
        if parts.username or parts.password:
            raise Refused(f"{parts.hostname}: an address with a password in it is not fetched: leave it out")

    def _rules_of(self, host: str, deadline: Deadline) -> Rules:
        """What the robots.txt of a host says; everything is allowed where there is none (RFC 9309)."""
        try:
            answer = self._asked_once(Question(f"{host}/robots.txt", {}), deadline)
        except _Busy:
            return Rules.of("User-agent: *\nDisallow: /") if not deadline.passed else Rules.of("")
        except FetchError:
            return Rules.of("")
        return Rules.of((answer.body or b"").decode("utf-8", "replace") if answer.status == 200 else "")

    def _asked_once(self, question: Question, deadline: Deadline) -> Answer:
        url = question.url
        self._pause(urlsplit(url).netloc, deadline)
        try:
            with session(self.policy) as web:
                return self._answer(web, question, deadline)
        except FetchError:
            raise
        except InvalidIPAddress as error:
            raise Refused(
                f"{url}: leads to the private address {error}: allow the host in the table [fetch] if it is meant"
            ) from None
        except (requests.RequestException, HTTPError, OSError, zlib.error) as error:
            raise self._failed(url, error, deadline) from None

    def _failed(self, url: str, error: Exception, deadline: Deadline) -> Exception:
        """What an exception on the way to a document means."""
        if deadline.passed:
            return Unreachable(f"{url}: took longer than {self.policy.timeout:g} s: try later, or raise fetch.timeout")
        if isinstance(error, requests.exceptions.SSLError):
            return Unreachable(f"{url}: its certificate cannot be trusted ({_brief(error)}): see the address by hand")
        if isinstance(error, requests.exceptions.InvalidURL | UnicodeError):
            return Refused(f"{url[:200]}: is no web address: only http and https are fetched")
        return _Busy(Unreachable(f"{url}: no answer ({_brief(error)}): check the address, or try later"), None)

    def _pause(self, host: str, deadline: Deadline) -> None:
        """Wait until a host may be asked again."""
        wait = self._asked.get(host, float("-inf")) + self.policy.interval - time.monotonic()
        if wait > 0:
            self._sleep(min(wait, deadline.left))
        self._asked[host] = time.monotonic()

    def _answer(self, web: requests.Session, question: Question, deadline: Deadline) -> Answer:
        """What one request gives. Raises _Busy, Gone, Refused, Unreachable, and what requests and urllib3 raise."""
        url, wait = question.url, max(0.1, min(deadline.left, _CONNECT))
        with web.request(
            "GET" if question.form is None else "POST",
            url,
            headers=question.headers,
            data=question.form,
            stream=True,
            allow_redirects=False,
            timeout=(wait, deadline.left),
        ) as reply:
            headers = {name.lower(): value for name, value in reply.headers.items()}
            at = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
            answer = Answer(url, False, reply.status_code, headers, None, at)
            if reply.status_code == 304 or reply.status_code in _MOVED:
                return answer
            if reply.status_code in _BUSY:
                line = f"{url}: the server says {reply.status_code}: try later"
                raise _Busy(Unreachable(line), _retry_after(headers.get("retry-after"), at))
            if reply.status_code in (404, 410):
                raise Gone(f"{url}: is not there ({reply.status_code}): look for its new address")
            if reply.status_code not in question.statuses:
                raise Unreachable(f"{url}: the server says {reply.status_code}: see whether it needs a log-in")
            if answer.media_type not in question.types:
                raise Refused(f"{url}: is {answer.media_type}, which holds no text to check: name the document itself")
            return answer._replace(body=self._body(reply, url, deadline))

    def _body(self, reply: requests.Response, url: str, deadline: Deadline) -> bytes:
        most = self.policy.max_bytes
        declared = reply.headers.get("content-length", "")
        pieces: list[bytes] = []
        size = 0
        while piece := reply.raw.read(_CHUNK, decode_content=False):
            pieces.append(piece)
            size += len(piece)
            if size > most:
                raise Refused(f"{url}: is larger than {most / 1e6:,.0f} MB: save what you need of it by hand")
        if deadline.passed:
            raise TimeoutError
        if declared.isdigit() and int(declared) != size:
            raise ConnectionError(f"it broke off after {size:,} of {int(declared):,} bytes")
        return unpacked(b"".join(pieces), reply.headers.get("content-encoding", ""), most, url)


def _retry_after(said: str | None, now: datetime.datetime) -> float | None:
    """The seconds that a Retry-After header asks for, which may give a date; None where it says nothing."""
    if said is None:
        return None
    if said.strip().isdigit():
        return float(said)
    try:
        return max(0.0, (email.utils.parsedate_to_datetime(said) - now).total_seconds())
    except (ValueError, TypeError):
        return None


def _brief(error: Exception) -> str:
    """The innermost reason of an error that wraps others."""
    inner: object = error
    while isinstance(inner, BaseException):
        reason = getattr(inner, "reason", None)
        inside = reason if isinstance(reason, BaseException) else next(iter(inner.args), None)
        if not isinstance(inside, BaseException):
            break
        inner = inside
    words = " ".join(str(inner).split()).rpartition(">: ")[2] or type(inner).__name__
    return words[:120]
