"""Where the command `tallymark` begins: it looks whose the package `checker` is before that is imported by its name."""

import importlib.util
import sys
from pathlib import Path


def main() -> None:
    """Run the command, or say in one line which other `checker` Python would take for tallymark's, and leave with 2."""
    spec = importlib.util.find_spec("checker")
    found = spec.origin if spec is not None else None
    if found is None or Path(found).resolve() != Path(__file__).resolve().with_name("checker") / "__init__.py":
        if sys.stderr is not None:
            print(
                f"tallymark: Python imports `checker` from {found or 'nowhere'}, and tallymark needs that name for "
                "itself: install tallymark in an environment of its own (pipx install tallymark, or python -m venv)",
                file=sys.stderr,
            )
        sys.exit(2)
    from checker.cli import main as run

    run()
