"""What the command says on standard error: one line a problem."""

import sys
import traceback

FAILED = 2

_TREES = {
    ("claims.errors", "ClaimsError"),
    ("sources.errors", "SourcesError"),
    ("reports.errors", "ReportsError"),
    ("checker.errors", "CheckerError"),
}


def complain(problem: str) -> int:
    """Say a problem in one line on standard error; the exit code that goes with it."""
    line = "".join(mark if mark.isprintable() else mark.encode("unicode_escape").decode() for mark in problem)
    print(f"tallymark: {line}", file=sys.stderr)
    return FAILED


def report(error: Exception, *, debug: bool) -> int:
    """Say what went wrong: one of tallymark's own errors as it stands, any other as an internal error."""
    if debug:
        traceback.print_exception(error)
    if is_expected(error):
        return complain(str(error))
    hint = "" if debug else "; run again with --debug"
    return complain(f"internal error: {type(error).__name__}: {error}{hint}")


def is_expected(error: Exception) -> bool:
    """Whether a person can mend what the error says: it belongs to the error tree of one of the rooms.

    The trees are known by name, since a room may be what cannot be imported.
    """
    return any((base.__module__, base.__name__) in _TREES for base in type(error).__mro__)
