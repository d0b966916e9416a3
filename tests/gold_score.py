"""Scores claims against the labels of tests/gold: `python tests/gold_score.py [--errors] [--raise] [NAME ...]`.

tests/gold/README.md says what a label holds and how a claim meets it. Floors are kept in tests/gold/floors.toml:
`--raise` lifts those that a run beats, and nothing here lowers one.
"""

import argparse
import functools
import json
import math
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))  # run as a program, from a checkout that is not installed

import pint
import tomlkit

import claims

GOLD = Path(__file__).parent / "gold"
FLOORS = GOLD / "floors.toml"
PLACES = ["recall", "one-to-one", "precision"]
SLOTS = ["value", "unit", "noun", "kind", "comparator", "direction", "attribution", "subject"]

Record = dict[str, Any]
Extract = Callable[[claims.Document], list[Record]]


@dataclass
class Score:
    """Hits and totals by measure, and the misses as (measure, what was missed)."""

    hits: Counter[str] = field(default_factory=Counter)
    totals: Counter[str] = field(default_factory=Counter)
    misses: list[tuple[str, str]] = field(default_factory=list)

    def count(self, measure: str, hit: bool, miss: str) -> None:
        self.totals[measure] += 1
        self.hits[measure] += hit
        if not hit:
            self.misses.append((measure, miss))

    def percent(self, measure: str) -> float:
        return 100 * self.hits[measure] / self.totals[measure] if self.totals[measure] else 100.0


def total(scores: list[Score]) -> Score:
    """Several scores as one."""
    return Score(
        sum((score.hits for score in scores), Counter()),
        sum((score.totals for score in scores), Counter()),
        [miss for score in scores for miss in score.misses],
    )


def extracted(document: claims.Document) -> list[Record]:
    """The claims of a document as an audit writes them."""
    return [claim.model_dump(mode="json") for claim in claims.extract(document)]


def articles() -> list[Path]:
    """The labelled articles."""
    return [path for path in sorted(GOLD.iterdir()) if path.suffix != ".json" and path.with_suffix(".json").exists()]


def labels(article: Path) -> list[Record]:
    """What a reader marked in an article, in the order of the text."""
    found: list[Record] = json.loads(article.with_suffix(".json").read_text("utf-8"))
    return found


def sentences() -> list[Record]:
    """The labelled news sentences."""
    return [json.loads(line) for line in (GOLD / "news.jsonl").read_text("utf-8").splitlines()]


# Articles


def union(a: Record, b: Record) -> float:
    """Overlap over union of two spans."""
    shared: int = max(0, min(a["end"], b["end"]) - max(a["start"], b["start"]))
    covered: int = a["end"] - a["start"] + b["end"] - b["start"] - shared
    return shared / covered


def score_article(gold: list[Record], found: list[Record], name: str = "") -> Score:
    """How the claims found in one article meet its labels: spans first, closest pairs first, then what they say."""
    score = Score()
    near = [(union(label, claim), i, j) for i, label in enumerate(gold) for j, claim in enumerate(found)]
    near = sorted((pair for pair in near if pair[0] >= 0.2), key=lambda pair: (-pair[0], pair[1:]))
    partner: dict[int, int] = {}
    for _, i, j in near:
        if i not in partner and j not in partner.values():
            partner[i] = j
    seen, right = {i for _, i, _ in near}, set(partner.values())
    for i, label in enumerate(gold):
        if not label.get("optional"):
            line = f"{name}:{label['start']} {label['text']!r}"
            score.count("recall", i in seen, line)
            score.count("one-to-one", i in partner, line)
    for j, claim in enumerate(found):
        if j in right or not any(label.get("optional") and union(label, claim) for label in gold):
            got = claim["quantity"]
            line = f"{name}:{claim['start']} {claim['text']!r} {got['low']}..{got['high']} {got['unit']} {got['kind']}"
            score.count("precision", j in right, line)
    for i, j in sorted(partner.items()):
        if not gold[i].get("optional"):
            for measure, hit, wanted, got in _compared(gold[i], found[j]):
                line = f"{name}:{gold[i]['start']} {gold[i]['text']!r} wants {wanted}, got {got}"
                score.count(measure, hit, line)
    return score


def _compared(label: Record, claim: Record) -> Iterator[tuple[str, bool, object, object]]:
    """The measures that apply to a matched pair: which, whether it is met, what is wanted and what is there."""
    quantity, also = claim["quantity"], label.get("also", {})

    def slot(measure: str, name: str, same: Callable[[Any], object] = lambda value: value) -> Any:
        allowed = {same(value) for value in [label[name], *also.get(name, [])]}
        return measure, same(quantity[name]) in allowed, label[name], quantity[name]

    if label["low"] is not None or label["high"] is not None:
        ends = (label["low"], label["high"]), (quantity["low"], quantity["high"])
        yield "value", _same_value(label, quantity), *ends
    yield slot("kind", "kind")
    yield slot("noun" if label["kind"] == "count" else "unit", "unit", canonical)
    if label["kind"] == "date":
        return
    if label["kind"] != "rank":
        yield slot("comparator", "comparator")
        if label["direction"] or quantity["direction"]:
            yield slot("direction", "direction")
        if label["subject"]:
            about = (claim["measures"]["subject"], claim["measures"]["metric"])
            yield "subject", bool(_words(label["subject"]) & _words(*about)), label["subject"], about
    cited, wanted = claim["citation"], [label["attributed_to"], *also.get("attributed_to", [])]
    same = any(_same_source(source, cited) for source in wanted)
    yield "attribution", same, wanted, (cited["manner"], cited["text"])


def _same_source(wanted: str | None, cited: Record) -> bool:
    """Whether a claim cites whom its label names; where that is nobody in particular, whether it names nobody."""
    if wanted in (None, "vague"):
        return cited["manner"] in ("none", "vague")
    return bool(_words(wanted) & _words(cited["text"]))


def _same_value(label: Record, quantity: Record) -> bool:
    """Whether a quantity has the numbers of a label, or those of another reading that the label allows."""
    given = [end for end in (quantity["low"], quantity["high"]) if end is not None]
    wanted = [end for end in (label["low"], label["high"]) if end is not None]
    other = label.get("also", {}).get("low", [])
    if not given:
        return None in other
    if label["kind"] == "date":
        return any(_same_date(value, given[0]) for value in [wanted[0], *other] if value is not None)
    if all(any(_close(a, b) for a in given) for b in wanted) and all(any(_close(a, b) for b in wanted) for a in given):
        return True
    return any(all(_close(value, end) for end in given) for value in other if value is not None)


def _same_date(wanted: float, given: float) -> bool:
    """Dates as YYYY, YYYYMM or YYYYMMDD agree as far as the less precise one goes."""
    a, b = str(int(wanted)), str(int(given))
    return a[: len(b)] == b[: len(a)]


def _close(a: float, b: float) -> bool:
    return math.isclose(float(a), float(b), rel_tol=2e-4, abs_tol=1e-12)


def _words(*texts: str | None) -> set[str]:
    """The words of a slot, without plural endings and without those that say nothing."""
    found = re.findall(r"\w{2,}", " ".join(text or "" for text in texts).lower())
    return {word.removesuffix("s") for word in found} - {
        "the",
        "of",
        "and",
        "from",
        "it",
        "at",
        "in",
        "an",
        "for",
        "report",
    }


# Units


@functools.cache
def canonical(unit: str | None) -> str | None:
    """One spelling for every way to write a unit: pint's name where it knows one, else the word in small letters."""
    if unit is None:
        return None
    parts = [_spellings().get(part.lower(), part) for part in unit.replace(" per ", "/").split("/")]
    if re.fullmatch("[A-Z]{3}", parts[0]):
        return "/".join([parts[0], *(str(canonical(part)) for part in parts[1:])])
    try:
        return str(_pint().Unit(re.sub(r"(?<=[a-z])([23])(?!\d)", r"**\1", "/".join(parts))))
    except Exception:  # pint has an error for each way not to be a unit: then it is a word
        return "/".join(parts).lower()


@functools.cache
def _spellings() -> dict[str, str]:
    table: dict[str, str] = tomllib.loads((GOLD / "units.toml").read_text("utf-8"))["spellings"]
    return table


@functools.cache
def _pint() -> Any:
    return pint.UnitRegistry()


# News sentences

CHANGES = {"~": ("about", "nearly"), ">": ("more_than", "at_least"), "<": ("less_than", "at_most", "up_to")}
CHANGE = {comparator: sign for sign, comparators in CHANGES.items() for comparator in comparators}


def plain(claim: Record) -> Record | None:
    """A claim as value, unit and change; None for a date, a rank and a figure without a number.

    A bound is its number, a fraction in words a share of one; comparator and direction share one slot.
    """
    quantity = claim["quantity"]
    ends = sorted({end for end in (quantity["low"], quantity["high"]) if end is not None})
    if not ends or quantity["kind"] in ("date", "rank"):
        return None
    unit = quantity["unit"]
    if quantity["kind"] == "fraction":
        ends, unit = [end / 100 for end in ends], None
    change = CHANGE.get(quantity["comparator"]) or quantity["direction"] or "="
    value = ends if len(ends) > 1 else ends[0]
    return {**{key: claim[key] for key in ("start", "end", "text")}, "value": value, "unit": unit, "change": change}


def score_sentence(sentence: Record, found: list[Record]) -> Score:
    """Quantities of one sentence against its labels, paired by equal value, one to one, unit before change.

    Totals count labels and quantities together and hits count twice, so that a percentage is F1.
    """
    gold = [label for label in sentence["quantities"] if not label.get("optional")]
    spare = [label for label in sentence["quantities"] if label.get("optional")]
    given = [quantity for quantity in map(plain, found) if quantity]
    given = [q for q in given if any(union(q, label) for label in gold) or not any(union(q, label) for label in spare)]
    judged = [(_judged(label, quantity), i, j) for i, label in enumerate(gold) for j, quantity in enumerate(given)]
    partner: dict[int, tuple[int, list[bool]]] = {}
    for met, i, j in sorted(judged, key=lambda row: ([not hit for hit in row[0]], row[1:])):
        if met[0] and i not in partner and j not in {taken for taken, _ in partner.values()}:
            partner[i] = j, met
    score = Score()
    for place, measure in enumerate(("value", "value+unit", "value+change")):
        score.totals[measure] = len(gold) + len(given)
        score.hits[measure] = 2 * sum(met[place] for _, met in partner.values())
    for i, label in enumerate(gold):
        where = f"{sentence['id']} {sentence['text'][label['start'] : label['end']]!r}"
        if i not in partner:
            score.misses.append(("value", f"{where} missed, {label['value']}: {sentence['text']}"))
            continue
        j, (_, united, changed) = partner[i]
        if not united:
            score.misses.append(("value+unit", f"{where} wants {label['unit']}, got {given[j]['unit']}"))
        if not changed:
            score.misses.append(("value+change", f"{where} wants {label['change']}, got {given[j]['change']}"))
    for j, quantity in enumerate(given):
        if j not in {taken for taken, _ in partner.values()}:
            line = f"{sentence['id']} {quantity['text']!r} spurious, {quantity['value']}: {sentence['text']}"
            score.misses.append(("value", line))
    return score


def _judged(label: Record, quantity: Record) -> list[bool]:
    """Whether value, unit (of that value) and change are those of the label or of another reading that it allows."""
    same = [reading for reading in [label, *label.get("alts", [])] if _equal(reading["value"], quantity["value"])]
    unit = canonical(quantity["unit"])
    united = any(reading["unit"] == "*" or canonical(reading["unit"]) == unit for reading in same)
    return [bool(same), united, quantity["change"] in label.get("changes", [label["change"]])]


def _equal(a: Any, b: Any) -> bool:
    if isinstance(a, list) or isinstance(b, list):
        return isinstance(a, list) and isinstance(b, list) and all(map(_equal, a, b))
    return a is not None and math.isclose(float(a), float(b), rel_tol=1e-5, abs_tol=1e-9)


# The whole set


def measured(names: list[str] | None = None, extract: Extract = extracted) -> dict[str, Score]:
    """The score of each article, by name, and that of the news sentences ("news"): of all, or of those named."""
    scores = {
        path.stem: score_article(labels(path), extract(claims.read(path)), path.stem)
        for path in articles()
        if not names or path.stem in names
    }
    if not names or "news" in names:
        scores["news"] = total([score_sentence(row, extract(claims.read_text(row["text"]))) for row in sentences()])
    return scores


def percentages(scores: dict[str, Score]) -> dict[str, dict[str, float]]:
    """What floors are kept for: every measure over all articles, and every measure over the news sentences."""
    whole = total([score for name, score in scores.items() if name != "news"])
    return {
        "articles": {measure: whole.percent(measure) for measure in whole.totals},
        "news": {measure: scores["news"].percent(measure) for measure in scores["news"].totals},
    }


def floors() -> dict[str, dict[str, float]]:
    """The floors as they are pinned, by set and measure."""
    table: dict[str, dict[str, float]] = tomllib.loads(FLOORS.read_text("utf-8"))
    return table


def lifted(text: str, found: dict[str, dict[str, float]]) -> str:
    """The file of floors with those raised that `found` beats, rounded down to one decimal; none is lowered."""
    document = tomlkit.parse(text)
    for name, measures in found.items():
        pinned: Any = document[name]
        for measure, percent in measures.items():
            pinned[measure] = max(float(pinned.get(measure, 0)), math.floor(percent * 10 + 1e-9) / 10)
    return tomlkit.dumps(document)


def show(scores: dict[str, Score]) -> None:
    """Print the scores as a table."""
    rows = [(name, score) for name, score in scores.items() if name != "news"]
    if rows:
        print(f"{'':<12}{'labels':>7}" + "".join(f"{measure:>12}" for measure in PLACES + SLOTS))
        for name, score in [*rows, ("all", total([score for _, score in rows]))]:
            cells = "".join(f"{score.percent(measure):>12.1f}" for measure in PLACES + SLOTS)
            print(f"{name:<12}{score.totals['recall']:>7}{cells}")
    if "news" in scores:
        cells = ", ".join(f"{measure} {scores['news'].percent(measure):.1f}" for measure in scores["news"].totals)
        print(f"{'news':<12}F1 {cells}")


def main() -> None:
    """Print the scores and, where asked, the misses; raise the floors where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="an article's name, or news")
    parser.add_argument("--errors", action="store_true", help="list every miss, by measure")
    parser.add_argument("--raise", dest="lift", action="store_true", help="raise the floors that this run beats")
    options = parser.parse_args()
    unknown = set(options.names) - {path.stem for path in articles()} - {"news"}
    if unknown:
        parser.error(f"no article named {', '.join(sorted(unknown))} in {GOLD}")
    if options.lift and options.names:
        parser.error("floors are raised by a run over everything: leave the names out")
    scores = measured(options.names)
    show(scores)
    if options.errors:
        for measure, miss in sorted(total(list(scores.values())).misses, key=lambda row: row[0]):
            print(f"{measure:<13}{miss}")
    if options.lift:
        FLOORS.write_text(lifted(FLOORS.read_text("utf-8"), percentages(scores)), "utf-8")


if __name__ == "__main__":
    main()
