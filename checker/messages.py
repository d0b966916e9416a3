"""What the command says: its output, and on standard error one line a problem."""

import os
import sys
import traceback
from contextlib import suppress

from checker.errors import OutputError, ReaderLeft

FAILED = 2

# What a shell makes of a program that its reader has left (128 + SIGPIPE).
READER_LEFT = 141

_TREES = {
    ("claims.errors", "ClaimsError"),
    ("sources.errors", "SourcesError"),
    ("reports.errors", "ReportsError"),
    ("checker.errors", "CheckerError"),
}


def complain(problem: str) -> int:
    """Say a problem in one line on standard error; the exit code that goes with it."""
    line = "".join(mark if mark.isprintable() else mark.encode("unicode_escape").decode() for mark in problem)
    if sys.stderr is not None:  # `print` would take standard output for it
        with suppress(OSError):
            print(f"tallymark: {line}", file=sys.stderr, flush=True)
    return FAILED


def say(text: str) -> None:
    """Print text as it stands. Raises OutputError where it cannot be written, ReaderLeft where nobody reads it."""
    if sys.stdout is None:
        raise OutputError("standard output: is closed; send reports to files with --format FORMAT=PATH")
    data = memoryview(text.encode("utf-8", "backslashreplace"))
    try:
        while data:  # where Python does not buffer, a write may end early, and `print` would not go on
            data = data[sys.stdout.buffer.write(data) :]
        sys.stdout.flush()
    except OSError as error:
        raise unwritten(error) from None


def unwritten(error: OSError) -> OutputError | ReaderLeft:
    """The failure of standard output that `error` tells of; what is still to be written to it is dropped."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return ReaderLeft("standard output: nobody reads it any more")
    return OutputError(f"standard output: {error.strerror or error}; send it elsewhere")


def report(error: Exception, *, debug: bool, about: str = "") -> int:
    """Say what went wrong: one of tallymark's own errors as it stands, any other as an internal error; the exit code.

    `about` names the article that an internal error came from. Of a reader who has left nothing is said.
    """
    if isinstance(error, ReaderLeft):
        return READER_LEFT
    if debug and sys.stderr is not None:
        traceback.print_exception(error)
    if is_expected(error):
        return complain(str(error))
    hint = "" if debug else "; run again with --debug"
    where = f"{about}: " if about else ""
    return complain(f"{where}internal error: {type(error).__name__}: {error}{hint}")


def is_expected(error: Exception) -> bool:
    """Whether a person can mend what the error says: it belongs to the error tree of one of the rooms.

    The trees are known by name, since a room may be what cannot be imported.
    """
    return any((base.__module__, base.__name__) in _TREES for base in type(error).__mro__)
