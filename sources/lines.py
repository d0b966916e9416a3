"""On which line of a registry each source, figure and field stands, which TOML readers do not tell."""

import re
from bisect import bisect_right
from typing import NamedTuple

# Strings and comments are taken whole, so that nothing inside them looks like a table or a key.
_SOURCE, _FIGURE = (rf"""(?:{name}|"{name}"|'{name}')""" for name in ("source", "figure"))
_TOKEN = re.compile(
    rf"""(?m) ^[ \t]*(?P<source>\[\[[ \t]*{_SOURCE}[ \t]*\]\])
      | ^[ \t]*(?P<figure>\[\[[ \t]*{_SOURCE}[ \t]*\.[ \t]*{_FIGURE}[ \t]*\]\])
      | ^[ \t]*\[{{1,2}}[ \t]*(?P<table>[\w-]+)
      | ^[ \t]*(?P<key>[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*(?=[=.])
    """
    r'''| """(?:[^"\\]|\\.|"(?!""))*+"""
      | \'\'\'(?:[^']|'(?!''))*+\'\'\'
      | "(?:[^"\\\n]|\\.)*+" | '[^'\n]*+' | \#[^\n]*+''',
    re.VERBOSE | re.DOTALL,
)


class Entry(NamedTuple):
    """A table: the line of its header, and of each of its keys."""

    line: int
    fields: dict[str, int]

    def field(self, name: str | None) -> int:
        """The line of a field, of the header where it has none."""
        return self.fields.get(name, self.line) if name else self.line


class Lines(NamedTuple):
    """The lines of a registry: of what stands at its top, of its sources, and of the figures of each."""

    tops: dict[str, int]
    sources: list[Entry]
    figures: list[list[Entry]]

    @classmethod
    def of(cls, text: str) -> "Lines":
        """The lines of the registry `text`."""
        breaks = [match.start() for match in re.finditer("\n", text)]
        lines = cls({}, [], [])
        here: dict[str, int] = lines.tops
        for match in _TOKEN.finditer(text):
            line = bisect_right(breaks, match.end() - 1) + 1
            if match["source"]:
                lines.tops.setdefault("source", line)
                lines.sources.append(Entry(line, {}))
                lines.figures.append([])
                here = lines.sources[-1].fields
            elif match["figure"] and lines.figures:
                lines.sources[-1].fields.setdefault("figure", line)
                lines.figures[-1].append(Entry(line, {}))
                here = lines.figures[-1][-1].fields
            elif match["table"] or match["key"]:
                key = (match["table"] or match["key"]).strip("\"'")
                here.setdefault(key, line)
                lines.tops.setdefault(key, line)
        return lines

    def top(self, key: str) -> int:
        """The line of the first entry with this key."""
        return self.tops.get(key, 1)

    def source(self, number: int, field: str | None = None) -> int:
        """The line of a source's field."""
        return self.sources[number].field(field) if number < len(self.sources) else self.top("source")

    def figure(self, number: int, figure: int, field: str | None = None) -> int:
        """The line of a field of a source's figure."""
        if number < len(self.figures) and figure < len(self.figures[number]):
            return self.figures[number][figure].field(field)
        return self.source(number, "figure")
