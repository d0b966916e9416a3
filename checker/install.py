"""Is every import name of tallymark its own?

The four rooms have common names. Where another installed distribution has a package of one of these names, files of
both may be mixed in one folder, or one hides the other; then nothing that runs can be trusted. Asking
importlib.metadata who owns what takes longer than the audit of a short article, so files are looked at, and the owner
is asked for only to name it. Whether `checker`, of which this is a part, is tallymark's, `tallymark_start` has asked.
"""

import hashlib
import importlib.util
import site
import sys
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from pathlib import Path

from checker.errors import NameTaken

NAMES = ("claims", "sources", "reports", "checker")


def refuse_strangers() -> None:
    """Raise NameTaken where a distribution other than tallymark owns one of its import names."""
    root = Path(__file__).resolve().parent.parent
    for name in NAMES:
        found = _found(name)
        if found is None or found.resolve() != root / name:
            raise _taken(name, f"Python imports `{name}` from {found or 'nowhere'}")
        for folder in _elsewhere(root):
            if (folder / name / "__init__.py").is_file() or (folder / f"{name}.py").is_file():
                raise _taken(name, f"there is another `{name}` in {folder}")
    for name, file in _mixed(root):
        raise _taken(name, f"{file} is not tallymark's")


def _found(name: str) -> Path | None:
    """The folder that `import name` takes."""
    spec = importlib.util.find_spec(name)
    return Path(spec.origin).parent if spec is not None and spec.origin else None


def _elsewhere(root: Path) -> Iterator[Path]:
    """The folders of installed distributions on the import path, but tallymark's own."""
    installed = {Path(folder) for folder in (*site.getsitepackages(), site.getusersitepackages())}
    for entry in dict.fromkeys(sys.path):
        folder = Path(entry)
        if entry and folder in installed and folder.resolve() != root:
            yield folder


def _mixed(root: Path) -> Iterator[tuple[str, Path]]:
    """Modules beside tallymark's own that its installer did not put there, or that are not as it put them there."""
    record = next(iter(root.glob("tallymark-*.dist-info/RECORD")), None)
    if record is None:
        return
    lines = (line.rsplit(",", 2) for line in record.read_text("utf-8").splitlines() if line)
    hashes = {path: digest for path, digest, _ in lines}
    if f"{NAMES[0]}/__init__.py" not in hashes:
        return
    for name in NAMES:
        for file in (root / name).glob("*.py"):
            expected = hashes.get(f"{name}/{file.name}")
            if expected is None or (file.name == "__init__.py" and expected != _digest(file)):
                yield name, file


def _digest(file: Path) -> str:
    """A file's hash as RECORD writes it."""
    digest = hashlib.sha256(file.read_bytes()).digest()
    return f"sha256={urlsafe_b64encode(digest).decode().rstrip('=')}"


def _taken(name: str, what: str) -> NameTaken:
    import importlib.metadata

    found = importlib.metadata.packages_distributions().get(name, ())
    owners = sorted({owner for owner in found if owner and owner != "tallymark"})
    whose = f" ({', '.join(owners)})" if owners else ""
    return NameTaken(
        f"{what}{whose}, and tallymark needs that name for itself: "
        "install tallymark in an environment of its own (pipx install tallymark, or python -m venv)"
    )
