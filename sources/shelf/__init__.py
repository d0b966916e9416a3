"""The shelf: what registered sources said when they were fetched, kept under the hashes of their bytes.

`fetch` asks for a source's document and keeps it, `verify` asks again and says what became of it. This is the only code
that uses the network, and nothing here runs unless it is asked for.
"""

from sources.shelf.copies import Copy, document
from sources.shelf.fetching import Answer, Fetcher
from sources.shelf.gathering import Fetched, Found, address, fetch
from sources.shelf.policy import Policy
from sources.shelf.store import Shelf
from sources.shelf.verifying import State, Verified, verify

__all__ = [
    "Answer",
    "Copy",
    "Fetched",
    "Fetcher",
    "Found",
    "Policy",
    "Shelf",
    "State",
    "Verified",
    "address",
    "document",
    "fetch",
    "verify",
]
