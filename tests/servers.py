"""Servers that tests start on loopback: what a well-kept one never does. Each stops by itself."""

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator

_LIFE = 30.0


@contextlib.contextmanager
def raw(talk: Callable[[socket.socket], None]) -> Iterator[str]:
    """A server that hands each connection, its request read, to `talk`; gives its address."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.1)
        over = threading.Event()

        def serve() -> None:
            end = time.monotonic() + _LIFE
            while not over.is_set() and time.monotonic() < end:
                with contextlib.suppress(OSError):
                    connection, _ = listening.accept()
                    threading.Thread(target=_answer, args=(connection, talk), daemon=True).start()

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            over.set()
            thread.join(timeout=2)


def _answer(connection: socket.socket, talk: Callable[[socket.socket], None]) -> None:
    with connection, contextlib.suppress(OSError):
        connection.settimeout(_LIFE)
        request = b""
        while b"\r\n\r\n" not in request:
            piece = connection.recv(4096)
            if not piece:
                return
            request += piece
        talk(connection)


def dripping(head: bytes, drip: bytes, every: float = 0.05) -> Callable[[socket.socket], None]:
    """Say `head`, then `drip` again and again, without end."""

    def talk(connection: socket.socket) -> None:
        connection.sendall(head)
        end = time.monotonic() + _LIFE
        while time.monotonic() < end:
            connection.sendall(drip)
            time.sleep(every)

    return talk
