"""What can go wrong while an audit is kept or shown.

ReportsError
├── DecisionError      a baseline or a reviews.toml that cannot be read, or written
├── LedgerError        a ledger that cannot be opened, read or written
└── RenderError        a report that cannot be rendered or written
"""


class ReportsError(Exception):
    """Base of the errors of this room; its text is one line: what, where, what to do."""


class DecisionError(ReportsError):
    """A baseline, or another file of what people decided, that cannot be read or written."""


class LedgerError(ReportsError):
    """A ledger that cannot be opened, read or written."""


class RenderError(ReportsError):
    """A report that cannot be rendered or written."""
