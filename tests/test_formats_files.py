"""How a report becomes a file: whole or not at all, a file an article where the path says so."""

import os
import threading

import pytest
from hypothesis import given, settings

from reports.audit import Audit
from reports.errors import RenderError, ReportsError
from reports.formats import FORMATS, names, render, render_many, targets, write
from tests.builders import audit, harbour, hostile_audits
from tests.samples import RULE


def of(path: str) -> Audit:
    return audit(f"5 mills of {path}", path)


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_holds_the_report(name, tmp_path):
    target = tmp_path / "new" / "folders" / "report"
    assert write(name, [harbour()], str(target)) == (target,)
    assert target.read_bytes().decode() == render(name, harbour())
    assert os.listdir(target.parent) == ["report"]


@settings(deadline=None, max_examples=30)
@given(hostile_audits())
def test_a_saved_audit_gives_the_same_bytes_in_every_format(hostile):
    saved = Audit.model_validate_json(render("json", hostile))
    for name in FORMATS:
        assert render(name, saved, [RULE]) == render(name, hostile, [RULE])


@pytest.mark.parametrize("name", FORMATS)
def test_several_articles_go_into_one_file(name, tmp_path):
    audits = [of("a.md"), of("b.md")]
    write(name, audits, str(tmp_path / "all"))
    assert (tmp_path / "all").read_text() == render_many(name, audits)


def test_a_file_an_article(tmp_path):
    audits = [of("one/a.md"), of("one/b.md")]
    write("json", audits, str(tmp_path / "{name}" / "audit-{name}.json"))
    for audit_, name in zip(audits, "ab", strict=True):
        assert (tmp_path / name / f"audit-{name}.json").read_text() == render("json", audit_)


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["x/a.md", "x/b.md"], ("a", "b")),
        (["x/index.md", "y/index.md", "c.md"], ("x-index.md", "y-index.md", "c")),
        (["/x/A.md", "../y/a.html"], ("x-A.md", "y-a.html")),
        ([""], ("article",)),
    ],
)
def test_names(paths, expected):
    assert names([of(path) for path in paths]) == expected


def test_two_articles_are_never_written_to_one_file(tmp_path):
    with pytest.raises(RenderError, match="two articles of that name"):
        write("text", [of("a.md"), of("./a.md")], str(tmp_path / "{name}.txt"))
    assert os.listdir(tmp_path) == []


def test_what_cannot_be_written_is_named_and_the_rest_is_written(tmp_path):
    (tmp_path / "a").write_text("a file where a folder is needed")
    with pytest.raises(RenderError) as caught:
        write("text", [of("a.md"), of("b.md")], str(tmp_path / "{name}" / "report.txt"))
    assert str(tmp_path / "a" / "report.txt") in str(caught.value)
    assert "\n" not in str(caught.value)
    assert (tmp_path / "b" / "report.txt").read_text() == render("text", of("b.md"))


def test_a_folder_is_refused_in_one_line(tmp_path):
    with pytest.raises(RenderError, match=r"cannot write .*[Dd]irectory"):
        write("text", [of("a.md")], str(tmp_path))


def test_a_failed_write_leaves_the_old_report_and_no_draft(tmp_path, monkeypatch):
    target = tmp_path / "report.txt"
    target.write_text("the old one")

    def full(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(RenderError, match="No space left on device"):
        write("text", [of("a.md")], str(target))
    assert target.read_text() == "the old one"
    assert os.listdir(tmp_path) == ["report.txt"]


def test_every_file_that_may_be_written_is_known_before(tmp_path):
    pattern = str(tmp_path / "{name}.txt")
    paths = ["x/index.md", "y/index.md", "c.md"]
    for read in (paths, paths[1:]):
        assert set(write("text", [of(path) for path in read], pattern)) <= set(targets(pattern, paths))
    assert targets(str(tmp_path / "all.txt"), paths) == (tmp_path / "all.txt",)


def test_a_draft_that_a_killed_run_left_is_in_nobodys_way(tmp_path):
    (tmp_path / f".tallymark-{os.getpid()}.part").write_text("half a rep")
    assert write("text", [of("a.md")], str(tmp_path / "report.txt")) == (tmp_path / "report.txt",)


def test_a_long_name_in_another_script(tmp_path):
    target = tmp_path / ("字" * 80 + ".txt")
    assert write("text", [of("a.md")], str(target)) == (target,)


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_a_private_report_stays_private(tmp_path):
    target = tmp_path / "report.txt"
    target.write_text("old")
    target.chmod(0o600)
    write("text", [of("a.md")], str(target))
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_link_is_followed(tmp_path):
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    write("text", [of("a.md")], str(tmp_path / "link.txt"))
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == render("text", of("a.md"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()), daemon=True)
    reader.start()
    write("text", [of("a.md")], str(pipe))
    reader.join(timeout=10)
    assert read == [render("text", of("a.md"))]
    assert pipe.is_fifo()


def test_an_unknown_format_is_refused():
    with pytest.raises(ReportsError, match="no format 'word'; choose one of text, json"):
        render("word", harbour())
