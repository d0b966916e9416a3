"""Lists that the text counts: in its sentence or the next one, or below it (see headed)."""

import re
from collections.abc import Iterator, Sequence

from claims.claim import Comparator, Enumeration
from claims.document import Document, Extent
from claims.frames.path import Figure
from claims.frames.scene import COUNTS, Scene
from claims.frames.tree import Tree
from claims.frames.words import SAY, lemma
from claims.parse import parse
from claims.statements.headed import CountedList, headed
from claims.statements.items import FEWEST, WORDS, Listed, are_names, asides, counts, listed

# What ends a list before its sentence ends.
_CLAUSE_START = re.compile(r"[.;]|,\s+(?:all|both|each|which|who|where|with|as|but|while)\b")
# The next sentence of a paragraph that may be a list of three items or more, and how one goes on after that.
_NEXT = re.compile(
    r"[\"”’']?\s+[\"“‘']?(?:(?:They|These|Those) (?:are|were):? )?(?P<list>[^.!?:;,\"“”]+,[^.!?:;\"“”]+[.!?])"
)
_CONTINUES = re.compile(r"[\"”’']?\s+[\"“‘']?(?:And|Also|Or|Plus|Then|Finally|Lastly|Next|Not)\b")
_MOST = 40
# Tokens between a part and its whole: "five out of the ten".
_SHORT = 4
# Tokens between a counted noun and its list.
_GAP = 12
_DASHES = frozenset({"–", "—", "--", "-"})
_COPULAS = frozenset({"are", "were"})
_THEY = frozenset({"they", "them", "these", "those", "which", "whom"})
_ALL = frozenset({"all", "each"})
_THINK = frozenset({"believe", "think", "hold", "argue", "find", "suggest", "reckon", "hope"})
# What is behind one of these is known, or a bound, and the list behind a colon is of something else.
_KNOWN = frozenset({"the", "these", "those", "its", "their"})
_LIMITS = frozenset({"within", "below", "above", "under", "beyond", "without", "outside"})
_DEFINITE = frozenset({"the", "these", "our", "their", "its", "his", "her", "my", "your"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


def enumerations(document: Document, scene: Scene, ids: Sequence[str]) -> Iterator[Enumeration]:
    """Each count whose items follow."""
    counting = [at for at in range(len(scene.figures)) if _is_count(scene, at)]
    for at in counting:
        figure = scene.figures[at]
        noun = counts(scene.done[at].noun or "")
        found = None if _is_added(scene, at) else _in_sentence(scene, figure, noun)
        if found is None and at == counting[-1] and not _is_added(scene, at):
            found = headed(document, scene, figure, noun, definite=_is_definite(scene, figure))
        if found is None and at == counting[-1] and noun in WORDS["kinds"]:
            found = _in_next(scene, noun)
        if found is not None:
            start, _ = scene.extent(figure.tokens[0], figure.tokens[-1])
            end = max(item.end for item in found.items)
            yield Enumeration(
                claim=ids[at], items=found.items, fewest=found.fewest, most=found.most, start=start, end=end
            )


def _is_count(scene: Scene, at: int) -> bool:
    figure = scene.figures[at]
    low = figure.mention.low
    if figure.top < 0 or figure.mention.kind not in COUNTS or figure.mention.comparator is not Comparator.EXACT:
        return False
    if low is None or low != figure.mention.high or low != low.to_integral_value() or not FEWEST <= low <= _MOST:
        return False
    if _is_divided(scene, at):
        return False
    known = _follows_them(scene, figure) or _is_alone(scene, figure) or _is_group(scene, figure)
    return bool(scene.done[at].noun) or known


def _is_alone(scene: Scene, figure: Figure) -> bool:
    """Whether a number stands for what was counted before: "the four, Esk, Alta and Roe, have", "three are safe: …"."""
    behind = scene.tree.lower[figure.tokens.stop : figure.tokens.stop + 1]
    if _is_definite(scene, figure):
        return behind in ([","], ["("], ["are"], ["were"], ["–"], ["—"])
    return scene.tree.deps[figure.top] in ("nsubj", "nsubjpass") and behind in (["are"], ["were"], ["have"])


def _is_group(scene: Scene, figure: Figure) -> bool:
    """Whether a number says how many a group has, whose members follow: "a panel of four: "."""
    lower, start = scene.tree.lower, figure.tokens.start
    ahead, behind = lower[max(start - 2, 0) : start], lower[figure.tokens.stop : figure.tokens.stop + 1]
    return len(ahead) == 2 and ahead[1] == "of" and ahead[0] in WORDS["groups"] and behind == [":"]


def _kinds_before(scene: Scene, figure: Figure) -> str:
    """The kinds of things that a bare number stands for, by the text ahead: "three kinds of firms". "The three are"."""
    word = scene.tree.lower[figure.tokens[-1]]
    found = [
        noun
        for match in re.finditer(
            rf"\b{re.escape(word)}\s+((?:[^\W\d_]+\s+){{1,3}})", scene.block.text[: scene.start].lower()
        )
        for noun in map(counts, match[1].split())
        if noun in WORDS["kinds"]
    ]
    return found[-1] if found else ""


def _is_divided(scene: Scene, at: int) -> bool:
    """Whether a figure is the whole that several are taken from: the ten in "five of the ten"."""
    if at == 0 or scene.figures[at - 1].mention.low == 1:
        return False
    between = scene.tree.lower[scene.figures[at - 1].tokens.stop : scene.figures[at].tokens.start]
    return len(between) <= _SHORT and "of" in between


def _in_next(scene: Scene, noun: str) -> CountedList | None:
    """The list that the next sentence is and nothing else: "There are four things. Customers, patience and luck."."""
    rest = scene.block.text[scene.start + len(scene.tree.text) :]
    following = _NEXT.match(rest)
    if following is None or _CONTINUES.match(rest, following.end()):
        return None
    text = following["list"]
    (parsed,) = parse([text])
    begin = scene.start + len(scene.tree.text) + following.start("list")
    bare = Scene(Tree(text, parsed), [], scene.context, scene.index, scene.block, begin)
    if any(tag in _FINITE or tag == "VB" for tag in bare.tree.tags):
        return None
    return _known(bare, 0, len(text), noun)


def _is_added(scene: Scene, at: int) -> bool:
    """Whether a figure counts some of what is listed, and another one the rest: "three islands and 27 islets"."""
    tree = scene.tree
    mine = _counted(scene, at)
    others = {_counted(scene, number) for number in range(len(scene.figures)) if number != at}
    return (tree.deps[mine] == "conj" and tree.heads[mine] in others) or not others.isdisjoint(
        tree.children(mine, "conj")
    )


def _counted(scene: Scene, at: int) -> int:
    """The noun that a figure counts."""
    return _counted_by(scene, scene.figures[at])


def _counted_by(scene: Scene, figure: Figure) -> int:
    top = figure.top
    return scene.tree.heads[top] if scene.tree.deps[top] == "nummod" else top


def _follows_them(scene: Scene, figure: Figure) -> bool:
    """Whether a figure counts what was named before: "two of them"."""
    behind = scene.tree.lower[figure.tokens.stop : figure.tokens.stop + 2]
    return len(behind) == 2 and behind[0] == "of" and behind[1] in _THEY


def _in_sentence(scene: Scene, figure: Figure, noun: str) -> CountedList | None:
    """The list in the counting sentence: behind a colon, between dashes or brackets, as "namely …" or "are …"."""
    tree = scene.tree
    after = scene.figures.index(figure) + 1
    whole = scene.figures[after].tokens if after < len(scene.figures) and _is_divided(scene, after) else ()
    aside = 0
    told = _told_of(scene, figure)
    for token in range(figure.tokens.stop, min(figure.tokens.stop + _GAP, len(tree) - 1)):
        word = tree.lower[token]
        if (scene.is_figure(token) and token not in whole and token not in told) or word in (";", ".", ")"):
            return None
        if word == ":":
            if aside and (_THEY | _ALL).isdisjoint(tree.lower[aside:token]) and not _is_saying(scene, aside, token):
                return None
            return _after_colon(scene, figure, token, noun)
        if word == "(" and _names_them(scene, figure, token):
            return _bracketed(scene, token, noun)
        if word in _DASHES and tree.starts[token] > tree.ends[token - 1] and tree.starts[token + 1] > tree.ends[token]:
            return _dashed(scene, token, noun) if _names_them(scene, figure, token) else None
        if word == "," and not aside and _link(tree.text[tree.starts[token + 1] :]):
            return _apposed(scene, figure, token, noun)
        if word == "," and not aside:
            found = _apposed(scene, figure, token, noun) if _names_them(scene, figure, token) else None
            if found is not None:
                return found
            aside = token
        if word in _COPULAS and _is_definite(scene, figure) and tree.lower[token + 1] != ":":
            kinds = "" if noun or token != figure.tokens.stop else _kinds_before(scene, figure)
            return _identified(scene, token, kinds or noun, names=not kinds)
    return None


def _told_of(scene: Scene, figure: Figure) -> range:
    """The clause behind a counted noun that only tells what such things are: "events that each cost two billion:"."""
    tree = scene.tree
    start = figure.top + 1
    if tree.lower[start : start + 1] not in (["that"], ["which"], ["who"], ["whose"], ["with"], ["worth"], ["over"]):
        return range(0)
    stop = next((at for at in range(start, len(tree)) if tree.lower[at] in (":", ",", ";", ".", "–", "—")), start)
    return range(start, stop if tree.lower[stop] == ":" else start)


def _names_them(scene: Scene, figure: Figure, token: int) -> bool:
    """Whether the counted things, and nothing else, stand right before a token."""
    tree = scene.tree
    before = tree.lower[token - 1]
    return token - 1 == figure.top or tree.tags[token - 1] in ("NNS", "NNPS") or before in _THEY


def _after_colon(scene: Scene, figure: Figure, colon: int, noun: str) -> CountedList | None:
    tree = scene.tree
    if colon + 1 >= len(tree):
        return None
    start = tree.starts[colon + 1]
    stop = _CLAUSE_START.search(asides(tree.text, start), start, len(tree.text.rstrip(" .!?")))
    if stop is not None and stop[0] == ";":
        stop = None
    found = listed(scene, start, stop.start() if stop else len(tree.text), noun, whole=stop is None)
    if found is None:
        return None
    between = range(figure.tokens[-1], colon)
    nouns = [each for each in between if tree.is_noun(each) and each != figure.top]
    own = {*tree.subtree(_counted_by(scene, figure)), *_told_of(scene, figure)}
    others = {
        counts(tree.lower[each])
        for each in nouns
        if tree.tags[each] == "NNS" and each not in own and not _is_unnamed(scene, each)
    } - {noun}
    named = {counts(tree.lower[each]) for each in nouns}
    if noun in WORDS["kinds"] and not are_names(scene, found):
        # Things that are no names are risks and the like, whoever is spoken of before: "four risks that boards see:".
        others, named = set(), {counts(tree.lower[colon - 1])}
    is_of_others = bool(others) or (not named.isdisjoint(WORDS["groups"]) and noun not in WORDS["groups"])
    is_open = not WORDS["open"].isdisjoint(tree.lower[each] for each in between)
    return _placed(scene, found._replace(fewest=None, most=None) if is_of_others or is_open else found)


def _is_unnamed(scene: Scene, noun: int) -> bool:
    """Whether a list names no such things: whose something is, contracts, "for the new chips", "within safe limits"."""
    tree = scene.tree
    if tree.lower[noun + 1 : noun + 2] in (["'s"], ["’s"], ["'"], ["’"]) or counts(tree.lower[noun]) in WORDS["deeds"]:
        return True
    if tree.deps[noun] != "pobj":
        return False
    known = any(tree.lower[kid] in _KNOWN for kid in tree.children(noun, "det", "poss"))
    ahead = tree.lower[tree.heads[noun]]
    return (known and ahead == "for") or ahead in _LIMITS


def _bracketed(scene: Scene, opening: int, noun: str) -> CountedList | None:
    tree = scene.tree
    closing = next((each for each in range(opening + 1, len(tree)) if tree.words[each] == ")"), None)
    return None if closing is None else _known(scene, tree.ends[opening], tree.starts[closing], noun)


def _dashed(scene: Scene, dash: int, noun: str) -> CountedList | None:
    tree = scene.tree
    closing = next(
        (
            each
            for each in range(dash + 1, len(tree))
            if tree.lower[each] in _DASHES and tree.starts[each] > tree.ends[each - 1]
        ),
        None,
    )
    return _known(scene, tree.starts[dash + 1], len(tree.text) if closing is None else tree.starts[closing], noun)


def _apposed(scene: Scene, figure: Figure, comma: int, noun: str) -> CountedList | None:
    """The names behind "two scientists,": up to the sentence's end, or to the verb whose subject they are."""
    tree = scene.tree
    start = tree.starts[comma + 1]
    if link := _link(tree.text[start:]):
        return _known(scene, start + len(link) + 1, len(tree.text), noun)
    opens = figure.tokens[0] - (tree.lower[figure.tokens[0] - 1] in _DEFINITE if figure.tokens[0] else 0) == tree.first
    if opens:
        verb = next((each for each in range(comma + 1, len(tree)) if _is_predicate(scene, each)), None)
        if verb is None or tree.words[verb - 1] != ",":
            return None
        end = tree.starts[verb - 1]
    else:
        if not any(tree.tags[each] in _FINITE for each in range(figure.tokens[0])):
            return None
        end = _end_of_names(scene, comma)
    return _known(scene, start, end, noun, names=True)


def _link(text: str) -> str | None:
    """The word that a text begins with by which it says who or what is counted: "namely"."""
    return next((each for each in sorted(WORDS["links"]) if text.lower().startswith(f"{each} ")), None)


def _is_predicate(scene: Scene, token: int) -> bool:
    """Whether a token is a finite verb; behind a comma the tagger may take one for an infinitive: ", stay closed"."""
    tree = scene.tree
    return tree.tags[token] in _FINITE or (tree.tags[token] == "VB" and tree.words[token - 1] == ",")


def _end_of_names(scene: Scene, comma: int) -> int:
    """Where the list behind a comma ends: at the comma behind its "and", with no name to follow, else the sentence."""
    tree, closes = scene.tree, False
    for token in range(comma + 1, len(tree) - 1):
        if closes and tree.words[token] == "," and not tree.is_proper(token + 1):
            return tree.starts[token]
        closes = closes or tree.lower[token] in ("and", "or")
    return len(tree.text)


def _identified(scene: Scene, copula: int, noun: str, *, names: bool) -> CountedList | None:
    """The names behind "the three finalists are", or the kinds of things behind "the three are"."""
    tree = scene.tree
    end = len(tree.text) if names else tree.ends[_last_before_clause(scene, copula)]
    return _known(scene, tree.starts[copula + 1], end, noun, names=names)


def _last_before_clause(scene: Scene, start: int) -> int:
    """The last token before ", all with" and the like, which go on after a list."""
    stop = _CLAUSE_START.search(scene.tree.text, scene.tree.starts[start], len(scene.tree.text.rstrip(" .!?")))
    return scene.tree.tokens(scene.tree.starts[start], stop.start() if stop else len(scene.tree.text))[-1]


def _is_saying(scene: Scene, start: int, end: int) -> bool:
    """Whether an aside only says who says so: ", the council believes:"."""
    tree = scene.tree
    verbs = [token for token in range(start, end) if tree.is_verb(token)]
    return len(verbs) == 1 and verbs[0] == end - 1 and lemma(tree.lower[verbs[0]]) in SAY | _THINK


def _known(scene: Scene, start: int, end: int, noun: str, *, names: bool = False) -> CountedList | None:
    """A list that is one only if it can be counted."""
    found = listed(scene, start, end, noun, whole=True)
    if found is None or found.fewest is None or (names and not are_names(scene, found)):
        return None
    return _placed(scene, found)


def _placed(scene: Scene, found: Listed) -> CountedList:
    extents = (scene.block.source(scene.start + start, scene.start + end) for start, end in found.items)
    return CountedList(tuple(Extent(start=start, end=end) for start, end in extents), found.fewest, found.most)


def _is_definite(scene: Scene, figure: Figure) -> bool:
    tree = scene.tree
    before = tree.lower[figure.tokens.start - 1] if figure.tokens.start > 0 else ""
    return before in _DEFINITE or before in ("'s", "’s") or tree.lower[figure.tokens.start] == "the"
