"""Where settings come from, what they may be, and what is said of those that may not."""

import datetime
import re
import textwrap
import tomllib

import pytest

from checker import patterns
from checker.config import MEANT, FailOn, Settings, find
from checker.errors import ConfigError
from reports.audit import Severity
from sources.shelf import Policy


def test_without_a_file_the_defaults_hold(tmp_path):
    config = find(tmp_path)
    assert config.settings == Settings()
    assert config.sources == config.root / "sources.toml"
    assert config.ledger == config.root / ".tallymark/ledger.db"
    assert config.cache == config.root / ".tallymark/cache/parses.db"
    assert config.articles == ()


def test_every_key(tmp_path):
    (tmp_path / "tallymark.toml").write_text(
        """
        articles = ["a.md", "posts/*.md"]
        sources = "refs.toml"
        ledger = "postgresql://u@h/d"
        cache = false
        fail-on = "warning"
        select = ["conflicting-values"]
        ignore = ["other"]
        as-of = 2025-03-02
        numbers = "eu"
        [severity]
        conflicting-values = "note"
        """
    )
    (tmp_path / "posts").mkdir()
    for name in ("b", "a"):
        (tmp_path / "posts" / f"{name}.md").write_text("x")
    config = find(tmp_path)
    assert config.articles == (tmp_path / "a.md", tmp_path / "posts/a.md", tmp_path / "posts/b.md")
    assert config.sources == tmp_path / "refs.toml"
    assert config.ledger == "postgresql://u@h/d"
    assert config.cache is None
    assert config.settings.fail_on is FailOn.WARNING
    assert config.settings.as_of == datetime.date(2025, 3, 2)
    assert config.settings.severity == {"conflicting-values": Severity.NOTE}


def test_the_nearest_file_upward_counts(tmp_path):
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "tallymark.toml").write_text('fail-on = "note"')
    (tmp_path / "a" / "pyproject.toml").write_text('[project]\nname = "x"\n')
    assert find(inner).settings.fail_on is FailOn.NOTE
    (tmp_path / "a" / "pyproject.toml").write_text('[tool.tallymark]\nfail-on = "never"\n')
    assert find(inner).settings.fail_on is FailOn.NEVER
    assert find(inner).root == tmp_path / "a"
    (tmp_path / "a" / "tallymark.toml").write_text('fail-on = "warning"')
    assert find(inner).settings.fail_on is FailOn.WARNING


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("fail-on = 3", ":1: fail-on must be error, warning, note or never"),
        ('\nfail-on = "loud"', ":2: fail-on must be error, warning, note or never"),
        ("failon = 3", ":1: failon: unknown key; there are articles, sources, "),
        ('fail_on = "error"', ":1: fail_on: unknown key"),
        ("articles = 'a.md'", ':1: articles must be a list of paths or globs, such as ["art/*.md"]'),
        ("articles = [1]", ":1: articles must be a list of paths"),
        ("select = [1]", ":1: select must be a list of names of checks"),
        ("sources = 1", ":1: sources must be the path of the registry"),
        ("ledger = 1", ":1: ledger must be the path of a SQLite file"),
        ("cache = true", ":1: cache must be the path of a folder"),
        ("numbers = 'us'", ':1: numbers must be "en" or "eu"'),
        ("severity = 1", ":1: severity must be a table of checks"),
        ("[severity]\nx = 'bad'", ":2: severity.x must be error, warning or note"),
        ("as-of = 'soon'", ":1: as-of must be a day, such as 2025-03-02"),
        ("as-of = 1740873600", ":1: as-of must be a day"),
        ("as-of = '2025-03-02T00:00'", ":1: as-of must be a day"),
        ("as-of = 2025-03-02T00:00:00", ":1: as-of must be a day"),
        ("as-of = '2025-02-30'", ":1: as-of must be a day"),
        ("baseline = 1", ":1: baseline must be the path of the baseline"),
        ("per-file = 1", ":1: per-file must be a table of patterns"),
        ("[per-file]\n'a.md' = 1", ":2: per-file.a.md must be a table of settings"),
        ("[per-file.'a.md']\nas-of = 'soon'", ":2: per-file.a.md.as-of must be a day"),
        ("[per-file.'a.md']\nledger = 'x'", ":2: per-file.a.md.ledger: unknown key; there are select, ignore, "),
        ("[per-file.'a.md'.severity]\nx = 'bad'", ": per-file.a.md.severity must be a table of checks"),
        ("articles = [", ": not TOML: "),
        ("a = 1\na = 2", ": not TOML: "),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_with_its_file_and_line(tmp_path, text, problem):
    file = tmp_path / "tallymark.toml"
    file.write_text(text)
    with pytest.raises(ConfigError, match=re.escape(f"{file}{problem}")) as refused:
        find(tmp_path)
    assert "\n" not in str(refused.value)


def test_settings_that_are_no_table_are_refused(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[tool]\ntallymark = 3\n")
    with pytest.raises(ConfigError, match=r"pyproject\.toml:2: tallymark must be a table of settings"):
        find(tmp_path)


def test_what_each_key_must_be_is_known():
    assert set(MEANT) == {field.replace("_", "-") for field in Settings.model_fields}


def test_a_file_in_another_encoding_is_refused_with_its_byte(tmp_path):
    (tmp_path / "tallymark.toml").write_bytes(b"# caf\xe9\n")
    with pytest.raises(ConfigError, match="byte 5 is not UTF-8"):
        find(tmp_path)


def test_a_pattern_that_no_file_fits_is_an_error(tmp_path):
    (tmp_path / "tallymark.toml").write_text('articles = ["*.md"]')
    with pytest.raises(ConfigError, match="no file fits"):
        _ = find(tmp_path).articles


def test_what_an_exclamation_mark_precedes_is_taken_away(tmp_path):
    for name in ("a.md", "drafts/b.md", "drafts/deep/c.md", "old/d.md", ".venv/e.md", "old/.f.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "tallymark.toml").write_text('articles = ["**/*.md", "!drafts/", "!none/*.md", ".venv/e.md"]')
    names = [path.relative_to(tmp_path).as_posix() for path in find(tmp_path).articles]
    assert names == ["a.md", "old/d.md", ".venv/e.md"]


@pytest.mark.parametrize(
    ("pattern", "means", "leaves"),
    [
        ("a.md", "a.md", "b/a.md"),
        ("*.md", "a.md", "b/a.md"),
        ("**/*.md", "a.md b/a.md b/c/a.md", ".git/a.md b/.a.md a.txt"),
        ("**", "a.md b/a.md", ".a b/.a"),
        ("b/**", "b/a b/c/a", "b c/a"),
        ("b/**/a", "b/a b/c/a b/c/d/a", "b/ca"),
        ("?.md", "a.md", "ab.md .md"),
        ("[a-c].md", "a.md b.md", "d.md"),
        ("[!a].md", "b.md", "a.md"),
        ("[z-a].md", "[z-a].md", "z.md"),
        ("a+(b).md", "a+(b).md", "aab.md"),
        (".*/a", ".b/a", "b/a"),
    ],
)
def test_which_paths_a_pattern_means(pattern, means, leaves):
    assert [path for path in means.split() if not patterns.fits(pattern, path)] == []
    assert [path for path in leaves.split() if patterns.fits(pattern, path)] == []


def test_some_files_have_settings_of_their_own(tmp_path):
    (tmp_path / "tallymark.toml").write_text(
        """
        ignore = ["one"]
        max-age = 3
        [severity]
        x = "note"
        [per-file."old/*.md"]
        ignore = ["two"]
        as-of = 2019-12-31
        severity = { y = "warning" }
        [per-file."old/b.md"]
        as-of = 2018-12-31
        select = ["x"]
        """
    )
    config = find(tmp_path)
    assert config.settings_of(tmp_path / "new.md") == config.settings
    first, second = (config.settings_of(tmp_path / "old" / name) for name in ("a.md", "b.md"))
    assert (first.ignore, first.max_age, first.as_of) == (("one", "two"), 3, datetime.date(2019, 12, 31))
    assert first.severity == {"x": Severity.NOTE, "y": Severity.WARNING}
    assert (second.as_of, second.select, second.ignore) == (datetime.date(2018, 12, 31), ("x",), ("one", "two"))
    assert len({config.settings.digest, first.digest, second.digest}) == 3


def settings(**more) -> Settings:
    return Settings.model_validate({name.replace("_", "-"): value for name, value in more.items()})


def test_the_hash_knows_what_an_audit_depends_on_and_nothing_else():
    plain = settings().digest
    assert plain == settings(fail_on="never", ledger="x.db", cache=False, articles=["a"], sources="s.toml").digest
    others = [settings(select=["a"]), settings(ignore=["a"]), settings(as_of="2025-01-01"), settings(numbers="eu")]
    assert len({plain, *(one.digest for one in others)}) == 5
    assert settings(select=["a", "b"]).digest == settings(select=["b", "a"]).digest


@pytest.mark.parametrize(
    ("fail_on", "reached"),
    [("error", {"error"}), ("warning", {"error", "warning"}), ("note", {"error", "warning", "note"}), ("never", set())],
)
def test_which_findings_make_a_run_fail(fail_on, reached):
    assert {severity.value for severity in Severity if FailOn(fail_on).reached_by(severity)} == reached


def test_the_documented_example_is_a_configuration(tmp_path):
    import checker.config

    example = (checker.config.__doc__ or "").partition("optional:")[2]
    (tmp_path / "tallymark.toml").write_text(textwrap.dedent(example))
    assert find(tmp_path).settings.select == ("conflicting-values",)
    table = tomllib.loads(textwrap.dedent(example))
    assert table.keys() == {field.replace("_", "-") for field in Settings.model_fields}
    assert table["fetch"].keys() == {field.replace("_", "-") for field in Policy.model_fields}
