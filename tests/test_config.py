"""Where settings come from, what they may be, and what is said of those that may not."""

import datetime
import re
import textwrap
import tomllib

import pytest

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
