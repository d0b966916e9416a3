"""A session of requests that reaches no private address, and whose connections can be ended at a deadline.

A name is resolved once and the connection goes to the address that was looked at, so that a name which changes its
address in between leads nowhere else (requests-hardened). Time is bounded as a whole: a limit for each read, which is
what requests has, is no bound for a server that sends one byte a second.
"""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from requests_hardened.ip_filter_adapter import IPFilterAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from sources.shelf.policy import Policy


class Deadline:
    """A moment after which the connections made before it are shut, whatever they wait for."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._sockets: list[socket.socket] = []
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self._shut)
        self._timer.daemon = True

    @property
    def left(self) -> float:
        """The seconds that are left; 0 when it has passed."""
        return max(0.0, self._end - time.monotonic())

    @property
    def passed(self) -> bool:
        """Whether it has passed."""
        return self.left == 0.0

    def watch(self, connected: socket.socket) -> None:
        """Shut this connection, too, when the time is up."""
        with self._lock:
            self._sockets.append(connected)

    def _shut(self) -> None:
        with self._lock:
            for one in self._sockets:
                with contextlib.suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> "Deadline":
        _current.deadline = self
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        _current.deadline = None


_current = threading.local()


def _watched(connection: HTTPConnection) -> None:
    deadline = getattr(_current, "deadline", None)
    if deadline is not None and connection.sock is not None:
        deadline.watch(connection.sock)


class _Connection(HTTPConnection):
    def connect(self) -> None:
        super().connect()
        _watched(self)


class _TlsConnection(HTTPSConnection):
    def connect(self) -> None:
        super().connect()
        _watched(self)


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _TlsPool(HTTPSConnectionPool):
    ConnectionCls = _TlsConnection


class _WatchedAdapter(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _Pool, "https": _TlsPool}


class _GuardedAdapter(IPFilterAdapter, _WatchedAdapter):  # type: ignore[misc]  # requests-hardened has no types
    """The same, to public addresses alone."""

    def __init__(self, scheme: str) -> None:
        super().__init__(is_https_proto=scheme == "https")  # type: ignore[call-arg]


@contextlib.contextmanager
def session(policy: Policy) -> Iterator[requests.Session]:
    """A session that reaches public addresses, and those of the hosts that the policy allows."""
    with requests.Session() as made:
        made.trust_env = False  # no proxy, which would look up names itself, and no password from a netrc file
        made.headers.update({"User-Agent": policy.agent, "Accept-Encoding": "gzip, deflate", "Accept": "*/*"})
        for scheme in ("http", "https"):
            made.mount(f"{scheme}://", _GuardedAdapter(scheme))
            for host in policy.allow:
                made.mount(f"{scheme}://{host}/", _WatchedAdapter())
        yield made
