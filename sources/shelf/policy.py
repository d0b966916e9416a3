"""What fetching may do: how long, how much, how often, and where to."""

from claims.model import Value


class Policy(Value):
    """The limits of fetching; the configuration's table `fetch` has the same names, with dashes.

    `timeout` is the seconds that one document may take in all, redirects, retries and waiting included; `max_bytes`
    bounds it packed and unpacked. `interval` is the least time in seconds between two requests to one host. `attempts`
    are made where a server is busy. Hosts in `allow` ("wiki.example" or "localhost:8080") may have private addresses.
    `robots`: whether robots.txt is asked first. `archive` is where older copies are looked up and new ones saved: its
    paths are those of the Wayback Machine.
    """

    timeout: float = 60.0
    max_bytes: int = 20_000_000
    interval: float = 1.0
    attempts: int = 3
    redirects: int = 8
    allow: tuple[str, ...] = ()
    robots: bool = True
    archive: str = "https://web.archive.org"
    agent: str = "tallymark (a checker of the figures of articles)"
