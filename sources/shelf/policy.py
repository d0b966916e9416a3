"""What fetching may do: how long, how much, how often, and where to."""

from typing import Annotated

from pydantic import ConfigDict, Field, StrictBool, StrictStr

from claims.model import Value


class Policy(Value):
    """The limits of fetching; the configuration's table `fetch` has the same names, with dashes.

    `timeout` is the seconds that one document may take in all, redirects, retries and waiting included; `max_bytes`
    bounds it packed and unpacked. `interval` is the least time in seconds between two requests to one host. `attempts`
    are made where a server is busy. Hosts in `allow` ("wiki.example" or "localhost:8080") may have private addresses.
    `robots`: whether robots.txt is asked first. `archive` is where older copies are looked up and new ones saved: its
    paths are those of the Wayback Machine.
    """

    model_config = ConfigDict(
        extra="forbid", alias_generator=lambda name: name.replace("_", "-"), populate_by_name=True
    )

    timeout: Annotated[float, Field(gt=0, le=3600)] = 60.0
    max_bytes: Annotated[int, Field(gt=0, le=20_000_000)] = 20_000_000
    interval: Annotated[float, Field(ge=0, le=600)] = 1.0
    attempts: Annotated[int, Field(ge=1, le=10)] = 3
    redirects: Annotated[int, Field(ge=0, le=20)] = 8
    allow: tuple[StrictStr, ...] = ()
    robots: StrictBool = True
    archive: Annotated[StrictStr, Field(pattern=r"^https?://")] = "https://web.archive.org"
    agent: Annotated[StrictStr, Field(min_length=1)] = "tallymark (a checker of the figures of articles)"
