"""What a claim leans on: registered sources, and the link from a claim to one."""

from sources.source import Citation, Evidence, Source

__all__ = ["Citation", "Evidence", "Source"]
