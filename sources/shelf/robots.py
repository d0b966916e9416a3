"""What a host's robots.txt asks of programs (RFC 9309)."""

from typing import NamedTuple
from urllib.robotparser import RobotFileParser

_MOST = 500_000  # characters that are read of one


class Rules(NamedTuple):
    """The rules of one host."""

    parser: RobotFileParser

    @classmethod
    def of(cls, text: str) -> "Rules":
        """The rules that a robots.txt holds; an empty one allows everything."""
        parser = RobotFileParser()
        parser.parse(text[:_MOST].splitlines())
        return cls(parser)

    def allows(self, agent: str, url: str) -> bool:
        """Whether a program of this name may ask for an address."""
        return self.parser.can_fetch(agent.split("/")[0].split(" ")[0], url)
