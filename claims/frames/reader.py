"""The slots of each figure of a sentence, read from its path through the parse."""

from claims.claim import Kind, Modality
from claims.document import Role
from claims.frames import cells, clauses, directions, ellipsis, periods, phrases, places, shares, traits, who, words
from claims.frames.path import Figure, Path, beside, climb, crosses_bracket
from claims.frames.scene import COUNTS, PARTS, Scene, Slots

_RELATING = frozenset({Kind.MULTIPLE, Kind.PERCENT, Kind.FRACTION})
_APPOSED = ([","], ["("], ["–"], ["—"], ["or"], [",", "or"])
_AGAINST = frozenset({"against", "versus", "than", "from"})
_LIMITS = frozenset({"over", "under", "aged", "above", "below"})
# A sentence with more figures is a table or a dump; what they measure is left open, so that time stays linear.
_MOST = 100
_SUBSTANCES = frozenset({Kind.MEASURE, Kind.DURATION, Kind.MONEY})
# "a record of 113", "employment, at 12 million": the noun whose value a plain number is.
_VALUED = frozenset({"of", "at"})
_DEFINITE = frozenset({"the", "these", "those", "both", "all"})


def read(scene: Scene) -> None:
    """Read the figures of a sentence in their order; earlier ones lend what later ones leave out."""
    dates = [figure for figure in scene.figures[:_MOST] if periods.is_date(figure) and figure.top >= 0]
    for figure in scene.figures:
        slots = Slots()
        if figure.top >= 0 and len(scene.done) < _MOST:
            slots = _event(scene, figure) if periods.is_date(figure) else _value(scene, figure)
            slots.period = periods.period(scene.tree, figure, dates)
            if clauses.is_replaced(scene.tree, figure.tokens.stop):
                slots.modality = Modality.SUPERSEDED
        scene.done.append(slots)
        scene.owned |= dict.fromkeys(figure.tokens, slots)


def _event(scene: Scene, figure: Figure) -> Slots:
    """A date: whose event or figure it dates."""
    tree = scene.tree
    slots = Slots(modality=clauses.modality(tree, figure.top, None))
    verb = clauses.verb(tree, figure.top)
    subject = clauses.subject(tree, verb, frozenset(figure.tokens)) if verb is not None else None
    if subject is not None and subject not in figure.tokens:
        slots.subject = who.bearer(scene, subject, figure, verb)[0]
    slots.subject = slots.subject or who.topic(scene)
    return slots


def _value(scene: Scene, figure: Figure) -> Slots:
    tree, kind = scene.tree, figure.mention.kind
    if scene.block.role is Role.TABLE and len(tree) <= len(figure.tokens) + 3:
        return cells.cell(scene, figure)
    gap = ellipsis.gapped(scene, figure)
    if gap is not None:
        return _gapped(scene, figure, gap)
    slots = Slots()
    path = climb(tree, figure)
    subject = who.clause_subject(scene, path, figure) if path.role != "subject" else None
    if path.verb is not None and any(
        crosses_bracket(tree, figure.top, each) for each in (path.verb, subject) if each is not None
    ):
        path, subject = _mended(scene, path, figure) or (path, subject)
    whole = shares.complement(scene, figure)
    if whole is None and kind is Kind.FRACTION:
        whole = shares.inside(scene, figure)
    if whole is not None and kind in COUNTS and tree.tags[whole] == "PRP":
        return _of_them(scene, figure)
    counted = traits.counted(scene, path, figure)
    if counted is None and kind in COUNTS:
        if whole is not None and shares.names_owner(scene, figure, whole):
            return _of_another(scene, figure, whole)
        counted = whole
    elif whole is None and counted is not None and kind is Kind.FRACTION and not who.is_attribute(tree, counted):
        whole = counted
    noun = counted if kind in COUNTS else traits.measured(scene, path, figure)
    attribute = path.nouns[0] if counted == figure.top and path.nouns and path.nouns[0].by == "of" else None
    if attribute is not None and who.is_attribute(tree, attribute.noun) and kind in COUNTS:
        noun = attribute.noun
    slots.direction = directions.direction(scene, path, figure)
    slots.statistic = traits.statistic(scene, path, figure, noun, subject, slots.direction)
    if noun is not None:
        slots.metric = phrases.metric(tree, noun, scene.skip)
        slots.noun = (
            words.noun(tree.lower[counted])
            if kind in COUNTS and counted is not None and (tree.is_noun(counted) or tree.tags[counted] == "VBZ")
            else None
        )
        scene.owned.setdefault(noun, slots)
    elif _dimension(scene, figure) is not None:
        slots.metric = _dimension(scene, figure)
    elif whole is not None and kind in _SUBSTANCES:
        slots.metric = phrases.metric(tree, whole, scene.skip)
    elif kind is Kind.PLAIN and path.nouns and path.nouns[0].by in _VALUED and not scene.is_figure(path.nouns[0].noun):
        slots.metric = phrases.metric(tree, path.nouns[0].noun, scene.skip)
    if kind in PARTS and slots.statistic != "change" and (whole is not None or shares.is_share(scene, path, figure)):
        shares.read(scene, slots, path, figure, whole)
    else:
        _predicate(scene, slots, path, figure, noun, subject)
    slots.place = slots.place or traits.place(scene, path, noun if noun is not None else whole, subject)
    slots.per = traits.per(scene, figure, noun, subject)
    slots.basis = traits.basis(scene, figure)
    slots.modality = clauses.modality(tree, figure.top, None if kind in COUNTS else noun)
    slots.metric = slots.metric or traits.terms(scene)
    if kind is Kind.RANK and slots.metric is None and path.verb is not None:
        slots.metric = traits.ranked_by(scene, path.verb)
    if slots.subject is None and slots.metric is not None and subject is not None and who.is_attribute(tree, subject):
        slots.subject = slots.place
    slots.subject = slots.subject or _fallback(scene, slots, path, subject) or slots.metric
    if slots.place is None and slots.statistic != "share" and slots.subject:
        slots.place = places.place(slots.subject)
    return slots


def _dimension(scene: Scene, figure: Figure) -> str | None:
    """What the adjective behind a measure says that it measures: "185 metres high"."""
    behind = figure.tokens.stop
    measures = figure.mention.kind is Kind.MEASURE and behind < len(scene.tree)
    return words.DIMENSION.get(scene.tree.lower[behind]) if measures else None


def _of_them(scene: Scene, figure: Figure) -> Slots:
    """A count "of them": of what the figure before counts, and said of whomever that was said of."""
    before = scene.before(figure.tokens.start) or Slots(subject=who.topic(scene))
    modality = clauses.modality(scene.tree, figure.top, None)
    subject = before.subject or before.metric
    return Slots(metric=before.metric, noun=before.noun, subject=subject, statistic="count", modality=modality)


def _of_another(scene: Scene, figure: Figure, owner: int) -> Slots:
    """A bare count of somebody or some time else, "the 18 of Chile": of what the figure before it measures."""
    before = scene.before(figure.tokens.start) or Slots(subject=who.topic(scene))
    subject = who.entity(scene, owner) if scene.tree.is_proper(owner) else before.subject
    modality = clauses.modality(scene.tree, figure.top, None)
    return Slots(metric=before.metric, subject=subject, statistic="count", modality=modality)


def _gapped(scene: Scene, figure: Figure, gap: ellipsis.Gap) -> Slots:
    """A figure that shares the verb of the one before it, said of another noun."""
    tree, before = scene.tree, gap.before
    slots = Slots(statistic=before.statistic, modality=before.modality, metric=before.metric)
    slots.direction = figure.mention.direction or before.direction
    slots.per, slots.basis = traits.per(scene, figure), traits.basis(scene, figure)
    if who.is_attribute(tree, gap.noun):
        slots.metric = phrases.metric(tree, gap.noun, scene.skip)
        owner = phrases.owner(tree, gap.noun, lambda token: who.entity(scene, token), scene.skip)
        slots.subject = owner or (before.subject if before.subject != before.metric else slots.metric)
    else:
        slots.subject = who.entity(scene, gap.noun)
    counted = figure.top if figure.top not in figure.number and tree.is_noun(figure.top) else None
    if figure.mention.kind in COUNTS and counted is not None:
        slots.noun = words.noun(tree.lower[counted])
        slots.metric = tree.spelled(range(figure.number.stop, counted + 1)) or slots.metric
    slots.place = places.place(slots.subject) if slots.subject else None
    return slots


def _mended(scene: Scene, path: Path, figure: Figure) -> tuple[Path, int] | None:
    """Path and subject by the order of words, where the brackets around the figure hold a clause of their own.

    A bracket between a figure and its verb says that the parse went wrong.
    """
    verb, subject = beside(scene.tree, figure)
    if verb is None or subject is None:
        return None
    nouns = tuple(passed for passed in path.nouns if passed.by == "modifies")
    return path._replace(role="object", verb=verb, nouns=nouns), subject


def _predicate(scene: Scene, slots: Slots, path: Path, figure: Figure, noun: int | None, said_of: int | None) -> None:
    """A value: whose it is, from what it is put beside, the noun that it modifies, and the clause that it stands in."""
    tree, counts = scene.tree, figure.mention.kind in COUNTS
    slots.subject = slots.subject or who.label(scene, figure) or _beside(scene, slots, path, figure, noun)
    apart = slots.subject is None and noun is None and path.role != "subject"
    earlier = ellipsis.compared(scene, figure) if apart else None
    if earlier is not None:
        slots.subject, slots.metric = earlier.subject, slots.metric or earlier.metric
        return
    line = ellipsis.headline(scene, figure) if slots.subject is None else None
    if line is not None:
        slots.metric = slots.metric or tree.spelled(line)
        return
    owner = tree.child(figure.top, "poss")
    if slots.subject is None and owner is not None and noun is None:
        slots.subject = who.entity(scene, owner)
    if slots.subject is None and noun is None and counts:
        slots.subject = _origin(scene, slots, figure)
    if slots.subject is None and path.verb is not None and path.role == "object":
        receiver = tree.child(path.verb, "dative")
        if receiver is not None and tree.is_noun(receiver) and not scene.is_figure(receiver):
            slots.subject = who.entity(scene, receiver)
    if noun is not None and slots.subject is None:
        slots.subject = _noun_owner(scene, path, figure, noun)
    if slots.subject is not None and slots.metric is not None:
        return
    if path.role == "subject" and noun is None and counts:
        slots.subject = slots.subject or shares.belongs(scene, path, figure)
        shares.inherit(scene, slots)
        slots.subject = slots.subject or slots.whole
    if slots.subject is None and path.verb is not None and path.role in ("object", "prep"):
        _clause(scene, slots, path, figure, noun, said_of)
    if slots.subject is None and path.nouns and path.role in ("prep", "root"):
        slots.subject = phrases.owner(tree, path.nouns[-1].noun, lambda token: who.entity(scene, token), scene.skip)


def _beside(scene: Scene, slots: Slots, path: Path, figure: Figure, noun: int | None) -> str | None:
    """The noun that a figure is put beside: "X, 41, …", "X, with revenue of …", "women over 55"."""
    tree = scene.tree
    if noun is None and scene.done and figure.mention.kind in _RELATING:
        earlier = scene.done[-1]
        gap = tree.words[scene.figures[len(scene.done) - 1].tokens.stop : figure.tokens.start]
        if gap in _APPOSED:
            slots.metric = slots.metric or earlier.metric
            return earlier.subject
    apposed = _apposed(scene, figure)
    if apposed is not None and noun is None:
        slots.metric = slots.metric or phrases.metric(tree, apposed, scene.skip)
        return who.bearer(scene, apposed, figure, None)[0]
    for passed in path.nouns:
        if passed.by == "appos" and scene.is_figure(passed.noun):
            dated = any(passed.noun in each.tokens for each in scene.figures if periods.is_date(each))
            valued = scene.before(figure.tokens.start) if dated else scene.owned.get(passed.noun)
            slots.metric = slots.metric or (valued.metric if valued else None)
            return valued.subject if valued else None
        if not tree.is_noun(passed.noun):
            return None
        if passed.by in _AGAINST and noun is None and passed.noun in scene.owned:
            compared = scene.owned[passed.noun]
            slots.metric, slots.noun = slots.metric or compared.metric, compared.noun
            return compared.subject
        apart = passed.by in _LIMITS or (passed.by == "appos" and passed.noun != noun)
        if passed.by == "with" or (apart and not who.is_attribute(tree, passed.noun)):
            return None if tree.deps[passed.noun] == "attr" else who.entity(scene, passed.noun)
    return None


def _apposed(scene: Scene, figure: Figure) -> int | None:
    """The noun phrase that a sum between commas is put to: "lease costs of sites, $3 million a year, are included"."""
    tree, at = scene.tree, figure.tokens.start - 2
    stop = figure.tokens.stop
    closed = next((word for word in tree.words[stop : stop + 3] if not word.isalpha()), "")
    if at < 0 or tree.words[at + 1] != "," or closed != "," or figure.mention.kind is not Kind.MONEY:
        return None
    head = at if tree.is_noun(at) and not scene.is_figure(at) else None
    for above in tree.ancestors(at) if head is not None else ():
        if above > at or not (tree.is_noun(above) or tree.deps[above] == "prep"):
            break
        head = above if tree.is_noun(above) else head
    return head


def _origin(scene: Scene, slots: Slots, figure: Figure) -> str | None:
    """Whose a bare count is by what follows: "37 from France", or after another figure "2.7 in the other group"."""
    tree, at = scene.tree, figure.tokens.stop
    if at >= len(tree) or tree.deps[at] != "prep" or tree.lower[at] not in ("from", "by", "in", "for", "among"):
        return None
    inner = tree.child(at, "pobj")
    if inner is None or scene.is_figure(inner) or not tree.is_noun(inner):
        return None
    before = scene.before(figure.tokens.start)
    if before is not None:
        slots.metric = slots.metric or before.metric
    return who.entity(scene, inner) if tree.is_proper(inner) or before is not None else None


def _together(scene: Scene, before: int) -> str | None:
    """The names that "the two companies" takes together: coordinated ones of the sentence, or of the text before."""
    tree = scene.tree
    for token in range(before):
        if tree.is_proper(token) and any(tree.deps[kid] == "conj" and tree.is_proper(kid) for kid in tree.kids[token]):
            return phrases.name(tree, token, scene.skip)
    topic = scene.context.topic(scene.index, scene.start, named=True)
    return topic if topic and " and " in topic else None


def _noun_owner(scene: Scene, path: Path, figure: Figure, noun: int) -> str | None:
    """Whose a counted or measured noun is by its own words; a set that is spoken of itself is its own."""
    tree = scene.tree
    counts = figure.mention.kind in COUNTS
    if figure.mention.kind is Kind.RANK and tree.is_proper(noun):
        return who.entity(scene, noun)
    if not counts or tree.child(noun, "poss") is not None or path.role not in ("object", "prep"):
        owner = phrases.owner(tree, noun, lambda token: who.entity(scene, token), scene.skip)
        if owner is not None and owner != places.WORLD:
            return owner
    if counts:
        if (
            noun == figure.top
            and path.nouns
            and path.nouns[0].by == "modifies"
            and not who.is_attribute(tree, path.nouns[0].noun)
        ):
            return who.entity(scene, path.nouns[0].noun)
        definite = any(tree.deps[kid] == "det" and tree.lower[kid] in _DEFINITE for kid in tree.kids[noun])
        if definite and noun != figure.top and not any(passed.noun == noun for passed in path.nouns):
            definite = False
        partitive = any(
            passed.by == "of"
            and (tree.lower[passed.noun] == "one" or words.noun(tree.lower[passed.noun]) in words.LIGHT)
            for passed in path.nouns
        )
        if path.role in ("subject", "root") or definite or partitive or tree.deps[path.last] == "agent":
            together = (
                _together(scene, noun)
                if definite and words.noun(tree.lower[noun]) in words.FIRM | words.REGION
                else None
            )
            return together or phrases.name(tree, noun, scene.skip)
        return None
    for passed in path.nouns:
        if passed.noun != noun and passed.by != "modifies" and tree.is_proper(passed.noun):
            return who.entity(scene, passed.noun)
    return phrases.name(tree, noun, scene.skip) if path.role == "subject" and not who.is_attribute(tree, noun) else None


def _clause(scene: Scene, slots: Slots, path: Path, figure: Figure, noun: int | None, said_of: int | None) -> None:
    """The subject of the figure's clause, and what its verb or object says is measured."""
    tree, verb = scene.tree, path.verb
    assert verb is not None
    base = words.lemma(tree.lower[verb])
    moving = base in words.VERB_WAY
    if (
        noun is None
        and figure.mention.kind not in (Kind.RANK, Kind.DURATION)
        and (moving or path.preposition in ("at", "to", "by", "from", "for"))
    ):
        target = next(
            (kid for kid in tree.children(verb, "dobj") if kid < figure.top and not scene.is_figure(kid)), None
        )
        if target is not None and target != path.last:
            subject, metric = who.bearer(scene, target, figure, verb)
            if moving and tree.is_noun(target):
                metric = metric or phrases.metric(tree, target, scene.skip)
            if base in words.TRADE and path.preposition in ("for", "at"):
                slots.subject, slots.metric = who.entity(scene, target), "price"
                return
            slots.subject, slots.metric = subject, slots.metric or metric
            if subject is not None and metric is not None:
                return
    if slots.metric is None and figure.mention.kind is Kind.MONEY:
        purpose = phrases.complement(tree, figure.top, "in")
        if purpose is not None and not tree.is_proper(purpose):
            slots.metric = phrases.metric(tree, purpose, scene.skip)
    slots.metric = slots.metric or words.VERB_METRIC.get(base)
    if said_of is None:
        return
    if base == "take" and tree.lower[said_of] == "it":
        slots.subject = _task(scene, verb)
        if slots.subject is not None:
            return
    increased = phrases.complement(tree, verb, "to") if base in words.GAIN and path.role == "object" else None
    if increased is not None and slots.metric is None and not scene.is_figure(increased):
        slots.metric = phrases.metric(tree, increased, scene.skip)
    if tree.tags[said_of] == "EX" or (path.role == "object" and tree.child(verb, "expl") is not None):
        slots.subject = phrases.name(tree, noun, scene.skip) if noun is not None else None
        return
    subject, metric = who.bearer(scene, said_of, figure, verb)
    slots.metric = slots.metric or metric
    slots.subject = slots.subject or subject
    if noun is None and figure.mention.kind in COUNTS and metric and tree.tags[said_of] == "NNS":
        slots.noun = words.noun(tree.lower[said_of])


def _task(scene: Scene, verb: int) -> str | None:
    """What takes so long or so much in "it takes 19 months (for a builder) to obtain a permit"."""
    tree = scene.tree
    for done in tree.children(verb, "xcomp", "advcl", "ccomp", "acl"):
        if any(tree.lower[kid] == "to" for kid in tree.children(done, "aux")):
            thing = tree.child(done, "dobj", "nsubj", "nsubjpass")
            return who.entity(scene, thing) if thing is not None and tree.is_noun(thing) else None
    return None


def _fallback(scene: Scene, slots: Slots, path: Path, subject: int | None) -> str | None:
    """Whose a figure is that its clause gives to nobody: the clause's own subject, else whoever was spoken of."""
    tree = scene.tree
    if path.role == "root" and path.nouns and tree.is_proper(path.nouns[-1].noun):
        return who.entity(scene, path.nouns[-1].noun)
    thing = subject is not None and tree.is_noun(subject) and not who.is_attribute(tree, subject)
    name = None if thing else who.topic(scene)
    if name is None and subject is not None and tree.is_noun(subject) and not scene.is_figure(subject):
        name = phrases.name(tree, subject, scene.skip) if thing else slots.metric
    if name is None:
        noun = next((each.noun for each in path.nouns if tree.is_noun(each.noun)), None)
        name = phrases.name(tree, noun, scene.skip) if noun is not None else who.topic(scene)
    return name
