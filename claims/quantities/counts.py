"""Counts of the noun that follows a number, and plain numbers."""

from claims.claim import Comparator, Kind
from claims.lexicon import load
from claims.quantities import names, units
from claims.quantities.figure import Figure, build, of_words
from claims.quantities.nouns import is_plural, singular, starts_counted_noun
from claims.quantities.numeral import Numeral
from claims.quantities.tokens import DASHES, Tokens

_NUMBERS = load("numbers")
_FEW = frozenset(_NUMBERS["few"]["words"])
_COMPOUNDS = frozenset(_NUMBERS["compounds"]["words"])
_SPELLED = frozenset((*_NUMBERS["ones"], *_NUMBERS["tens"]))
_NOT_NOUNS = frozenset(load("names")["openers"]) | frozenset(_NUMBERS["bodies"]["words"])
_DEFINITE = frozenset(["the", "a", "its", "their", "these", "those", "them", "every", "our"])
_BASES = {"hundred": "100", "thousand": "1000", "million": "1000000", "billion": "1000000000"}
_MODELS = frozenset(["model", "models", "parameters", "llm"])
_HEDGES = frozenset(["odd", "plus", "ish"])  # "30-odd": read as a hedge, counts nothing
_AHEAD = 4  # how many words may stand between a number and its noun

TRIGGERS = _FEW


def counted(tokens: Tokens, number: Numeral) -> Figure | None:
    """A count of the noun after the number ("a 16-member panel"), else a plain number; None for part of a name."""
    last = number.last
    if number.form == "digits" and names.trails_letters(tokens, last):
        return None
    if number.form == "vague":
        last += tokens.lower(last) == "of"
    if (
        tokens.lower(last) in DASHES
        and tokens.glued(last)
        and tokens.glued(last + 1)
        and tokens.word(last + 1)[0].isalpha()
    ):
        noun = tokens.lower(last + 1)
        if number.form == "words" and noun not in _COMPOUNDS:
            return None
        if noun in _HEDGES:
            return build(number, last, None, Kind.PLAIN)
        return build(number, last + 2, singular(noun), Kind.COUNT)
    if starts_counted_noun(tokens, last):
        return _rated(tokens, build(number, last + 1, singular(tokens.lowers[last]), Kind.COUNT))
    of = last + (tokens.lower(last) == "of" and tokens.lower(last + 1) not in _DEFINITE)
    if number.scaled and of > last and starts_counted_noun(tokens, of):
        return build(number, last, singular(tokens.lowers[of]), Kind.COUNT)
    noun_ahead = _noun_ahead(tokens, last)
    if noun_ahead is not None:
        return _rated(tokens, build(number, last, noun_ahead, Kind.COUNT))
    if number.value == 1 and number.form == "words" and tokens.lower(number.first - 1) not in ("minus", "negative"):
        return _one(tokens, number)
    return _rated(tokens, build(number, last, None, Kind.PLAIN))


def _one(tokens: Tokens, number: Numeral) -> Figure | None:
    """As in "one" counts only a noun that follows; by itself it is a pronoun."""
    word = tokens.word(number.last)
    if not (word.isalpha() and word[0].islower()) or word in _NOT_NOUNS:
        return None
    return build(number, number.last + 1, word, Kind.COUNT)


def _rated(tokens: Tokens, figure: Figure) -> Figure:
    """As in "12 cases per 100,000 people" is measured in case/100000; any other rate goes to the slot `per`."""
    rate = units.rate(tokens, figure.last)
    if rate is None:
        return figure
    denominator, last = rate
    base = denominator.split(" ")[0]
    if base[0].isdigit() or base in _BASES:
        return figure._replace(unit=f"{figure.unit or '1'}/{_BASES.get(base, base)}", last=last, kind=Kind.COUNT)
    return figure._replace(per=denominator)


def _noun_ahead(tokens: Tokens, index: int) -> str | None:
    """The plural noun that closes a short run of words after a number ("38,000 generative AI inventions")."""
    for at in range(index, min(index + _AHEAD, len(tokens))):
        word = tokens.words[at]
        if word in DASHES and tokens.glued(at):
            continue
        lower = tokens.lowers[at]
        if lower in _SPELLED and tokens.lower(at + 1) not in DASHES:
            return None  # "984 four years later"
        if not word.isalpha() or lower in _NOT_NOUNS or (lower.endswith("ly") and at == index):
            return None
        if at > index and word.islower() and is_plural(lower):
            return singular(word)
    return None


def size_in_name(tokens: Tokens, number: Numeral) -> Figure | None:
    """The size in a model's name ("-34B" before "model" or "parameters"): a count of parameters."""
    if tokens.word(number.last) != "B" or not tokens.glued(number.last) or tokens.lower(number.first - 1) not in DASHES:
        return None
    if _MODELS.isdisjoint(tokens.lowers[number.last + 1 : number.last + 6]):
        return None
    return _billions(number)


def model_size(tokens: Tokens, number: Numeral) -> Figure | None:
    """As in "a 70B model", "a 70B-parameter model": a count of parameters."""
    if tokens.word(number.last) != "B" or not tokens.glued(number.last):
        return None
    at = number.last + 1
    at += tokens.lower(at) in DASHES and tokens.lower(at + 1) == "parameter"
    following = tokens.lower(at)
    if following not in _MODELS | {"parameter"}:
        return None
    if number.first and tokens.words[number.first - 1][0].isupper() and not following.startswith("parameter"):
        return None
    return _billions(number)


def _billions(number: Numeral) -> Figure:
    scaled = number._replace(
        value=number.value.scaleb(9), quantum=number.quantum.scaleb(9), last=number.last + 1, scaled=9
    )
    return build(scaled, scaled.last, "parameter", Kind.COUNT)


def vague_duration(tokens: Tokens, index: int) -> Figure | None:
    """As in "many years", "the past few weeks", "a couple of months": a duration whose ends are open."""
    if tokens.lowers[index] not in _FEW:
        return None
    at = index + 1 + (tokens.lower(index + 1) == "of" and tokens.lowers[index] == "couple")
    at += tokens.lower(at) == "more"
    time = units.duration(tokens, at)
    if time is None or not is_plural(tokens.lower(at)):
        return None
    first = index - (tokens.lower(index - 1) in ("past", "last", "next", "coming", "a", "just", "these", "recent"))
    first -= first < index and tokens.lower(first) != "a" and tokens.lower(first - 1) == "a"
    return of_words(first, time.last, None, time.symbol, Kind.DURATION)._replace(comparator=Comparator.ABOUT)
