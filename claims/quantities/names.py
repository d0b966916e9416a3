"""What looks like a number and states no quantity.

Names of models and versions, labels, codes, times of day, phone numbers.
"""

import re

from claims.lexicon import load
from claims.quantities.calendar_dates import MONTHS
from claims.quantities.listed import in_list_of_names
from claims.quantities.nouns import is_plural
from claims.quantities.tokens import Phrases, Tokens

_NAMES = load("names")
_NOUNS = load("nouns")
_DESIGNATORS = frozenset(_NAMES["designators"])
_INDICES = Phrases({tuple(name.split()): True for name in _NAMES["indices"]})
_OPENERS = frozenset(_NAMES["openers"])
_PHRASES = Phrases({tuple(phrase.split()): True for phrase in _NAMES["phrases"]})
_PREFIXES = frozenset(_NAMES["prefixes"])
_ALWAYS = frozenset(_NAMES["always"])
_STREETS = frozenset(_NAMES["streets"])
_JOINTS = frozenset(["-", "–", "and", "&", "to", ","])
_LABELS = 4  # how many labels in a row may share their designator
_PRONOUN_AFTER = frozenset(_NOUNS["pronouns"])
_PRONOUN_BEFORE = frozenset(_NOUNS["before_pronoun"])
_CODE = re.compile(
    r"(?=[\d\[(+hw])(?:"  # what each of these can begin with: spares the alternatives at every other letter
    r"(?:https?://|www\.)\S+"
    r"|\b10\.\d{4,9}/\S+"
    r"|(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.]*\d)"
    r"|(?<![\w.])\d+(?:\.\d+){2,}(?![\d,])"
    r"|(?<![\w.,])\d{1,2}:\d{2}(?::\d{2})?(?!\d)(?:\s?[ap]\.?m\b\.?)?"
    r"|(?<![\w.,])\d{1,2}(?:\.\d{2})?\s?(?:am|pm|a\.m\.|p\.m\.|AM|PM|o['’]clock)(?!\w)"
    r"|(?<![\w.,])\d{4}\s?(?:GMT|UTC|BST|CET|CEST|EST|EDT|PST|PDT|IST|hrs)\b"
    r"|(?<![\w.])(?:\+\d{1,3}[\s.-]?)?\(\d{2,5}\)[\s.-]?\d{2,4}[\s.-]?\d{2,4}(?:[\s.-]?\d{2,4})?(?!\w)"
    r"|(?<![\w.])\+\d{1,3}(?:[\s.-]\d{1,5}){2,6}(?!\w)"
    r"|(?<![\w.,-])\d{1,4}(?:-\d{2,4}){2,4}(?![\w,])"
    r"|(?<![\w.,-])\d{3}-\d{4}(?![\w,-])"
    r"|(?<![\w.,-])\d(?:-\d){2,}(?![\w,-])"
    r"|(?<![\w.,/])(?:9/11|7/7|24/7|50/50)(?![\w/])"
    r"|\[\d+(?:\s?[,–-]\s?\d+)*\])"
)
_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.[\w.]+")
_ISO_DATE = re.compile(r"(?:19|20)\d{2}-\d{2}-\d{2}(?!\d)")
# What follows a number that leaves out what it counts, the words of a name before it, and how far back the noun may be.
_ENDS = ("", ",", ".", ";", ")", "and", "–", "—")
_LONGEST_NAME = 4
_LOOK = 14


def codes(text: str) -> list[tuple[int, int]]:
    """Addresses, codes, times of day, phone numbers and citation marks of a text, as (start, end) pairs."""
    found = [match.span() for match in _CODE.finditer(text) if not _ISO_DATE.match(match[0])]
    return found + [match.span() for match in _ADDRESS.finditer(text)] if "@" in text else found


def is_label(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the bare number of tokens `first` to `last` (excluded) is part of a name or the label of something.

    A name glues letters to its digits ("A100", "GPT-4"), or follows a capitalised word that is no opener ("Llama
    3.1"), or a designator ("section 4.2").
    """
    if _glued_to_letters(tokens, first, last):
        return True
    before = first - 1
    joint = ""
    for _ in range(_LABELS):  # "sections 4, 5 and 6"
        joined = tokens.lower(before) in _JOINTS and not is_plural(tokens.lower(last))
        if not (joined and _is_plain_number(tokens, before - 1) and _is_plain_number(tokens, first)):
            break
        joint = joint or tokens.lower(before)
        first, last, before = before - 1, before, before - 2
    if before < 0:
        return False
    if tokens.words[before] == "#":
        return True
    if (
        tokens.word(before) == "."
        and before
        and tokens.glued(before)
        and tokens.lower(before - 1) in _DESIGNATORS
        and len(tokens.word(before - 1)) <= 4
    ):
        return True
    word, lower = tokens.words[before], tokens.lowers[before]
    if not word[0].isalpha() or tokens.glued(first):
        return False
    index = _INDICES.before(tokens.lowers, first)
    if index is not None and tokens.words[index[1]][0].isupper():
        return True
    if _is_address(tokens, last):
        return True
    if lower in _DESIGNATORS and not _verb_like(tokens, before, last):
        return True
    if lower in MONTHS:
        return joint not in ("", ",")  # the second day of "March 20 and 21", and no figure behind "April 2, "
    return _capitalised(tokens, before, last)


def _is_plain_number(tokens: Tokens, index: int) -> bool:
    return tokens.word(index).isdecimal() and len(tokens.word(index)) <= 3


def _is_address(tokens: Tokens, last: int) -> bool:
    """Whether a number is a house's: "10 Downing Street"."""
    for at in range(last, last + 4):
        if not tokens.word(at)[:1].isupper():
            return False
        if at > last and tokens.lower(at) in _STREETS:
            return True
    return False


def _glued_to_letters(tokens: Tokens, first: int, last: int) -> bool:
    if tokens.glued(first):
        joint = tokens.words[first - 1]
        if joint in ("-", "‑") and _is_plain_number(tokens, first - 2) and tokens.glued(first - 1):
            return tokens.glued(first - 2) and tokens.words[first - 3][-1].isalpha()  # "A350-900"
        if joint[0].isalpha() or joint == "_":
            return True
        if (
            joint in ("-", "‑", "‐", "/", ".")
            and first > 1
            and tokens.glued(first - 1)
            and tokens.words[first - 2][-1].isalpha()
        ):
            if joint == "/" or joint == ".":
                return joint == "." or _has_digit(tokens, first - 3)
            return tokens.lower(first - 2) not in _PREFIXES
    return False


def _has_digit(tokens: Tokens, index: int) -> bool:
    return tokens.word(index)[:1].isdigit()


def trails_letters(tokens: Tokens, last: int) -> bool:
    """Whether a name goes on after the number that ends before token `last`: "910B", "2.5-Max", "5G", "4-inch" not."""
    if not tokens.glued(last):
        return False
    word = tokens.word(last)
    if word[0].isalpha() or word == "_":
        return True
    if word == "." and tokens.glued(last + 1) and tokens.word(last + 1)[0].isalpha():
        return True  # "01.AI"
    return (
        word in ("-", "‑")
        and tokens.glued(last + 1)
        and tokens.word(last + 1)[0].isupper()
        and not tokens.word(last + 1).isupper()
    )


def _verb_like(tokens: Tokens, before: int, last: int) -> bool:
    """Whether a designator is another word here: a counted noun follows ("issues 3,000 visas")."""
    if tokens.words[before][0].isupper() and before:
        return False
    return is_plural(tokens.lower(last)) and tokens.lower(before) not in _ALWAYS


def _capitalised(tokens: Tokens, before: int, last: int) -> bool:
    """Whether the word before the number makes a name of it: capitalised, inside its sentence, no opener."""
    word, lower = tokens.words[before], tokens.lowers[before]
    if (
        word.islower()
        or lower in _OPENERS
        or re.split("['’]", lower)[0] in _OPENERS
        or tokens.gap(before + 1) not in (" ", "\u00a0")
    ):
        return False
    if lower.endswith(("'s", "’s", "s'", "s’")) and tokens.word(last)[:1].islower():
        return False  # "Marrow Vale's 212 schools"
    if tokens.lower(last) in ("to", "-", "–") and tokens.word(last + 1)[:1].isdecimal() and not tokens.glued(last):
        return False  # "Snow 15 to 20 cm deep"
    if _leaves_out_the_noun(tokens, before, last) or in_list_of_names(tokens, before, last):
        return False
    starts = before == 0 or tokens.words[before - 1] in (".", "?", "!", ":", "“", '"', "•", "—", "–", ";")
    return not (starts and is_plural(tokens.lower(last)))


def _leaves_out_the_noun(tokens: Tokens, before: int, last: int) -> bool:
    """Whether a number stands for what was counted just before it: "won 12 medals, France 9 and the Reds 8"."""
    if tokens.lower(last) not in _ENDS:
        return False
    at = before
    while at >= 0 and (tokens.words[at][0].isupper() or tokens.lowers[at] == "the") and before - at < _LONGEST_NAME:
        at -= 1
    if at < 0 or tokens.lowers[at] not in (",", "and", ";", "while", "but"):
        return False
    for earlier in range(at - 1, max(at - _LOOK, -1), -1):
        if tokens.words[earlier] in (".", "?", "!"):
            return False
        counts = tokens.word(earlier + 1)[:1].islower() and tokens.lower(earlier + 1) not in _ENDS
        if counts and tokens.words[earlier].replace(",", "").isdecimal():
            return True
    return False


def is_idiom(tokens: Tokens, index: int, last: int) -> bool:
    """Whether the number word at token `index` belongs to a fixed phrase or is the pronoun "one"."""
    lowers = tokens.lowers
    group = _INDICES.before(lowers, index)
    if group is not None and tokens.words[group[1]][0].isupper() and tokens.words[index][0].isupper():
        return True  # "the Group of Seven"
    if lowers[index - 1 if index else 0] in ("minus", "negative"):
        return False
    if _PHRASES.after(lowers, index) is not None:
        return True
    found = _PHRASES.before(lowers, last)
    if found is not None and found[1] < index:
        return True
    if lowers[index] == "one" and last == index + 1:
        if tokens.lower(index - 1) == "from" and any(word in ("to", "another") for word in lowers[last : last + 4]):
            return True
        following = tokens.lower(last)
        if not following[:1].isalpha() and following not in ("-", "‑", "%"):
            return True
        return following in _PRONOUN_AFTER or following.endswith("ing") or tokens.lower(index - 1) in _PRONOUN_BEFORE
    return False


def is_capitalised_word(tokens: Tokens, index: int) -> bool:
    """Whether a number word is part of a name ("Big Four"): it has a capital inside a sentence."""
    word = tokens.words[index]
    if not word[0].isupper() or index == 0 or word.isupper():
        return False
    before = tokens.words[index - 1]
    if (
        before in (".", "?", "!", ":", ";", "“", '"', "‘", "(", "•", "—", "–", "*", "|", "-", "'")
        or before[0].isdigit()
    ):
        return False
    return before[0].isupper() and tokens.lowers[index - 1] not in _OPENERS
