"""What the README and docs/ say is what happens: their examples are run."""

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest

from claims.quantities import find

CHECKOUT = Path(__file__).parents[1]
FIGURES = (CHECKOUT / "docs" / "figures.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")][:3] for line in FIGURES.splitlines() if line.startswith("| ")
][1:]


@pytest.mark.parametrize("name", ["README.md", "docs/library.md"])
def test_the_examples_give_what_stands_below_them(name: str):
    # In Markdown an example ends at its fence, which doctest would take for output.
    text = (CHECKOUT / name).read_text("utf-8").replace("```", "")
    examples = doctest.DocTestParser().get_doctest(text, {}, name, name, 0)
    assert examples.examples
    said: list[str] = []
    assert not doctest.DocTestRunner(verbose=False).run(examples, out=said.append).failed, "".join(said)


def test_the_article_of_the_readme_gets_the_answer_of_the_readme(tmp_path: Path):
    readme = (CHECKOUT / "README.md").read_text("utf-8")
    ((article, answer),) = re.findall(r"```markdown\n(.*?)```.*?```text\n(.*?)```", readme, re.DOTALL)
    (tmp_path / "patents.md").write_text(article, "utf-8")
    tallymark = str(Path(sys.executable).with_name("tallymark"))
    done = subprocess.run([tallymark, "audit", "patents.md"], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert done.stdout.startswith(answer), done.stdout + done.stderr
    assert done.returncode == 1


@pytest.mark.parametrize(("text", "allows", "within"), ROWS, ids=[row[0] for row in ROWS])
def test_a_figure_allows_what_the_table_says(text: str, allows: str, within: str):
    (mention,) = find(text)
    assert str(mention.interval) == allows
    assert str(mention.interval.pragmatic()) == (within or allows)


def test_the_table_was_read():
    assert len(ROWS) > 5
