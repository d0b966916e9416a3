"""What each figure of one sentence measures, slot by slot, read from its path through the parse."""

from dataclasses import dataclass, field

from claims.claim import Direction, Kind, Measures, Modality, Period
from claims.document import Block, Role
from claims.frames import clauses, periods, phrases, places, words
from claims.frames.context import Context
from claims.frames.path import Figure, Path, beside, climb, crosses_bracket
from claims.frames.tree import PRONOUN_TAGS, SUBJECTS, Tree

_PARTS = frozenset({Kind.PERCENT, Kind.FRACTION})
_COUNTS = frozenset({Kind.COUNT, Kind.PLAIN})
_VALUES = frozenset({Kind.PERCENT, Kind.FRACTION, Kind.MONEY, Kind.POINTS, Kind.MULTIPLE})
_BELONGING = ("from", "by", "in", "to", "with", "at", "on", "for", "among")
_PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_POINTING = frozenset({"this", "that", "these", "those", "which"})
_TIMES = frozenset(
    {"second", "minute", "hour", "day", "night", "week", "month", "quarter", "year", "season", "game", "match"}
)
_RATES = ("per", "a", "an", "each", "every")


@dataclass(slots=True)
class Slots:
    """What has been found of one figure; the fields are those of Measures."""

    metric: str | None = None
    statistic: str | None = None
    subject: str | None = None
    whole: str | None = None
    place: str | None = None
    period: Period = Period()
    per: str | None = None
    basis: str | None = None
    modality: Modality = Modality.ACTUAL
    noun: str | None = None
    direction: Direction | None = None

    def measures(self) -> Measures:
        """The slots as they leave this room."""
        return Measures(
            metric=self.metric or None,
            statistic=self.statistic,
            subject=self.subject or None,
            whole=self.whole or None,
            place=self.place,
            period=self.period,
            per=self.per,
            basis=self.basis or None,
            modality=self.modality,
        )


@dataclass(slots=True)
class Reader:
    """Reads the figures of one sentence in their order; earlier ones lend what later ones leave out."""

    tree: Tree
    figures: list[Figure]
    context: Context
    block: int
    start: int
    last: Slots | None
    where: Block
    skip: frozenset[int] = frozenset()
    owned: dict[int, Slots] = field(default_factory=dict)
    done: list[Slots] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.skip = frozenset(token for figure in self.figures for token in figure.number)

    def read(self) -> list[Slots]:
        """The slots of each figure."""
        dates = [figure for figure in self.figures if periods.is_date(figure)]
        for figure in self.figures:
            slots = self._event(figure) if periods.is_date(figure) else self._value(figure)
            slots.period = periods.period(self.tree, figure, dates)
            self.done.append(slots)
            for token in figure.tokens:
                self.owned.setdefault(token, slots)
        return self.done

    # -- dates ---------------------------------------------------------------------------------------------------------

    def _event(self, figure: Figure) -> Slots:
        """A date: whose event or figure it dates."""
        tree = self.tree
        verb = clauses.verb(tree, figure.top)
        subject = clauses.subject(tree, verb, frozenset(figure.tokens)) if verb is not None else None
        slots = Slots(modality=clauses.modality(tree, figure.top, None))
        if subject is not None and subject not in figure.tokens:
            slots.subject = self._who(subject, figure, verb)[0]
        slots.subject = slots.subject or self._topic()
        return slots

    # -- values --------------------------------------------------------------------------------------------------------

    def _value(self, figure: Figure) -> Slots:
        tree, kind = self.tree, figure.mention.kind
        path = climb(tree, figure)
        slots = Slots()
        if self.where.role is Role.TABLE and len(tree) <= len(figure.tokens) + 3:
            self._cell(slots, figure)
            return slots
        verb = path.verb
        if verb is not None and path.role != "root" and crosses_bracket(tree, figure.top, verb):
            nearest, noun = beside(tree, figure)
            path = path._replace(role="object", verb=nearest)
            if (
                nearest is not None
                and noun is not None
                and clauses.subject(tree, nearest) in (None, *self._below(figure))
            ):
                slots.subject = self._entity(noun)
        counted = next((p.noun for p in path.nouns if p.by == "modifies"), None)
        if counted is not None and words.noun(tree.lower[counted]) in words.MARK | words.CHANGE:
            counted = None
        measured = self._measured(path, figure)
        slots.direction = self._direction(path, figure)
        slots.statistic = self._statistic(path, figure, measured, slots.direction)
        whole = self._of(figure)
        if kind is Kind.FRACTION and whole is None and counted is not None and not self._names_amount(counted):
            whole = counted
        if kind in _COUNTS and counted is not None:
            slots.metric = phrases.metric(tree, counted, self.skip)
            slots.noun = words.noun(tree.lower[counted]) if tree.is_noun(counted) else None
        elif measured is not None:
            slots.metric = phrases.metric(tree, measured, self.skip)
        if (
            kind in _PARTS
            and slots.statistic != "change"
            and (whole is not None or self._is_share(path, figure, measured))
        ):
            self._share(slots, path, figure, whole)
        else:
            self._predicate(slots, path, figure, counted if kind in _COUNTS else measured, whole)
        self._complete(slots, path, figure, counted if counted is not None else measured, whole)
        for passed in path.nouns:
            self.owned.setdefault(passed.noun, slots)
        return slots

    def _below(self, figure: Figure) -> list[int]:
        """The tokens between the figure's first and the noun that it heads."""
        return [*figure.tokens, *self.tree.ancestors(figure.top)[:2]]

    def _measured(self, path: Path, figure: Figure) -> int | None:
        """The noun that names what the figure measures, passed on the way up or complementing a noun of change."""
        tree = self.tree
        if path.change is not None:
            inner = phrases.complement(tree, path.change, "in", "of", "for", "to")
            if (
                inner is not None
                and inner not in figure.tokens
                and inner not in self.skip
                and not self._is_figure(inner)
            ):
                return inner
            first = next((p.noun for p in path.nouns), None)
            has_modifier = any(
                tree.deps[kid] in ("compound", "nmod") and kid not in self.skip and kid not in figure.tokens
                for kid in tree.kids[path.change]
            )
            if has_modifier or words.noun(tree.lower[path.change]) == "growth":
                return path.change
            if first is not None and first != path.change:
                return first
            return None
        for passed in path.nouns:
            noun = words.noun(tree.lower[passed.noun])
            if passed.noun in self.owned or not tree.is_noun(passed.noun):
                continue
            if passed.by in (
                "modifies",
                "of",
                "at",
                "to",
                "between",
                "above",
                "below",
                "over",
                "under",
                "from",
                "around",
                "near",
                "about",
            ) and not (noun in words.MARK and passed.by == "modifies"):
                return passed.noun
            return None
        return None

    def _is_figure(self, token: int) -> bool:
        return any(token in figure.tokens for figure in self.figures)

    def _names_amount(self, token: int) -> bool:
        return words.noun(self.tree.lower[token]) in words.ATTRIBUTE

    def _of(self, figure: Figure) -> int | None:
        """The noun after the figure's own "of" (or "in", of "one in three")."""
        tree = self.tree
        last = figure.tokens[-1] if len(figure.tokens) else figure.top
        for token in {*figure.tokens, figure.top}:
            for kid in tree.kids[token]:
                if tree.deps[kid] == "prep" and tree.lower[kid] == "of" and kid >= last - 1:
                    inner = tree.child(kid, "pobj")
                    if inner is not None and inner not in figure.tokens and kid not in figure.number:
                        return inner
        return None

    # -- whose -----------------------------------------------------------------------------------------------------------

    def _is_share(self, path: Path, figure: Figure, measured: int | None) -> bool:
        """Whether a percentage without an "of" is a part of something that was named before."""
        tree = self.tree
        if path.verb is None or path.nouns or figure.mention.kind not in _PARTS:
            return False
        base = words.lemma(tree.lower[path.verb])
        if path.role == "subject":
            return base in words.BELONG
        if path.role == "prep" and path.preposition == "for" and base == "account":
            return True
        return path.role == "object" and base in ("represent", "constitute", "comprise")

    def _share(self, slots: Slots, path: Path, figure: Figure, whole: int | None) -> None:
        """A part of a whole: whose part it is, and of what."""
        tree, verb = self.tree, path.verb
        slots.statistic = "share"
        owner = None
        if whole is not None and self._is_owner_of(figure, whole):
            owner, whole = self._entity(whole), None
        if whole is not None:
            slots.whole = phrases.whole(tree, whole, self.skip)
            slots.metric = slots.metric or phrases.metric(tree, whole, self.skip)
        elif owner is None or self.done:
            self._inherit_whole(slots)
        if owner is None and path.nouns and path.role != "subject":
            owner = phrases.owner(tree, path.nouns[-1].noun, self._entity, self.skip)
        if owner is None and verb is not None:
            owner = (
                self._belongs(verb, path, figure, whole)
                if path.role == "subject"
                else self._part_owner(verb, path, figure, slots)
            )
        if owner is None and verb is None and whole is None and path.nouns:
            owner = None
        slots.subject = slots.subject or owner
        if slots.subject is None and whole is not None:
            slots.subject = phrases.name(tree, whole, self.skip)
        if slots.subject is None and path.role == "subject":
            slots.subject = slots.whole

    def _is_owner_of(self, figure: Figure, whole: int) -> bool:
        """Whether "of …" names the owner of the share ("the 10 % of China"), not what it is a share of."""
        tree = self.tree
        definite = any(tree.lower[kid] in ("the", "that") for kid in tree.kids[figure.top] if tree.deps[kid] == "det")
        return definite and tree.is_proper(whole) and not any(tree.deps[kid] == "poss" for kid in tree.kids[whole])

    def _belongs(self, verb: int, path: Path, figure: Figure, whole: int | None) -> str | None:
        """What the predicate says of a share: where it comes from, by whom it is held, what it is."""
        tree = self.tree
        agent = clauses.agent(tree, verb)
        if agent is not None and not self._is_figure(agent):
            return self._entity(agent)
        base = words.lemma(tree.lower[verb])
        for preposition in _BELONGING:
            for kid in tree.children(verb, "prep"):
                inner = tree.child(kid, "pobj")
                if (
                    tree.lower[kid] != preposition
                    or inner is None
                    or self._is_figure(inner)
                    or base not in words.BELONG
                ):
                    continue
                if preposition in ("from", "by") or tree.is_proper(inner):
                    return self._entity(inner)
        chosen = tree.child(verb, "attr", "dobj")
        if (
            chosen is not None
            and not self._is_figure(chosen)
            and (tree.deps[chosen] == "attr" or self._has_name(chosen))
        ):
            return self._entity(chosen)
        if whole is not None:
            return None
        relative = self._relative(figure)
        return relative.subject if relative else None

    def _relative(self, figure: Figure) -> Slots | None:
        """The figure that "of which" points back at."""
        tree = self.tree
        for token in figure.tokens:
            for kid in tree.kids[token]:
                if tree.deps[kid] == "prep" and any(tree.lower[k] == "which" for k in tree.kids[kid]):
                    return self.done[-1] if self.done else None
        return None

    def _has_name(self, token: int) -> bool:
        tree = self.tree
        return any(
            tree.is_proper(each) and not (tree.words[each].isupper() and len(tree.words[each]) <= 4)
            for each in phrases.core(tree, token, self.skip, owners=True)
        )

    def _part_owner(self, verb: int, path: Path, figure: Figure, slots: Slots) -> str | None:
        subject = clauses.subject(self.tree, verb, frozenset(figure.tokens))
        if subject is None or subject in figure.tokens:
            return None
        subject = self._equated(subject, figure)
        who, metric = self._who(subject, figure, verb)
        if metric is not None and slots.whole is None:
            slots.metric = slots.metric or metric
        return who or metric

    def _inherit_whole(self, slots: Slots) -> None:
        """A share that names no whole is of the same whole as the share before it in the sentence."""
        for earlier in reversed(self.done):
            if earlier.statistic == "share" and earlier.whole is not None:
                slots.whole, slots.place = earlier.whole, earlier.place
                slots.metric = slots.metric or earlier.metric
                return

    def _equated(self, subject: int, figure: Figure) -> int:
        """A name that a verb of being gives to its subject stands for it: "the leader is X, with …"."""
        tree = self.tree
        verb = tree.heads[subject]
        if verb == subject or tree.deps[subject] not in SUBJECTS or words.lemma(tree.lower[verb]) != "be":
            return subject
        named = clauses.complement(tree, verb, frozenset(figure.tokens))
        if named is None or tree.is_proper(subject) or self._is_figure(named) or self._has_name(subject):
            return subject
        from_name = phrases.complement(tree, named, "from", "in", "of", "at")
        return named if tree.is_proper(named) or (from_name is not None and tree.is_proper(from_name)) else subject

    def _predicate(self, slots: Slots, path: Path, figure: Figure, noun: int | None, whole: int | None) -> None:
        """A value: whose it is, from the noun that it modifies and the clause that it stands in."""
        tree, verb = self.tree, path.verb
        if noun is not None:
            self._noun_owner(slots, path, figure, noun)
        if slots.subject is not None and (noun is not None or slots.metric):
            return
        if path.role == "subject" and noun is None and verb is not None and figure.mention.kind in _COUNTS:
            slots.subject = self._belongs(verb, path, figure, whole)
            self._inherit_whole(slots)
        if verb is not None and slots.subject is None and path.role in ("object", "prep"):
            self._clause(slots, path, figure, noun)
        elif verb is None and path.nouns and slots.subject is None:
            slots.subject = phrases.owner(tree, path.nouns[-1].noun, self._entity, self.skip)
        if slots.subject is None and path.role == "prep" and path.nouns:
            slots.subject = phrases.owner(tree, path.nouns[-1].noun, self._entity, self.skip)

    def _noun_owner(self, slots: Slots, path: Path, figure: Figure, noun: int) -> None:
        """The owner that the measured or counted noun itself names."""
        tree = self.tree
        counted = figure.mention.kind in _COUNTS
        owner = phrases.owner(tree, noun, self._entity, self.skip)
        if (
            owner is not None
            and owner != "world"
            and not (counted and path.role in ("object", "prep") and tree.child(noun, "poss") is None)
        ):
            slots.subject = owner
            return
        if counted:
            definite = any(
                tree.lower[kid] in ("the", "these", "those", "both", "all")
                for kid in tree.kids[noun]
                if tree.deps[kid] == "det"
            )
            if path.role == "subject" or definite or path.role == "root":
                slots.subject = phrases.name(tree, noun, self.skip)
            elif any(p.by == "of" and words.noun(tree.lower[p.noun]) in words.LIGHT | {"one"} for p in path.nouns):
                slots.subject = phrases.name(tree, noun, self.skip)
            return
        for passed in path.nouns:
            if passed.noun != noun and passed.by not in ("modifies",) and tree.is_proper(passed.noun):
                slots.subject = self._entity(passed.noun)
                return
        if path.role == "subject" and not self._names_amount(noun):
            slots.subject = phrases.name(tree, noun, self.skip)

    def _clause(self, slots: Slots, path: Path, figure: Figure, noun: int | None) -> None:
        """The subject of the figure's clause, and what the verb or its object says is measured."""
        tree, verb = self.tree, path.verb
        assert verb is not None
        base = words.lemma(tree.lower[verb])
        own = frozenset({*figure.tokens, path.last})
        if path.role == "prep" or base in words.VERB_WAY:
            target = next(
                (
                    kid
                    for kid in tree.children(verb, "dobj")
                    if kid not in own and not self._is_figure(kid) and kid < figure.top
                ),
                None,
            )
            if (
                target is not None
                and noun is None
                and (base in words.VERB_WAY or path.preposition in ("at", "to", "by", "from"))
            ):
                who, metric = self._who(target, figure, verb)
                if tree.is_noun(target) and base in words.VERB_WAY:
                    metric = metric or phrases.metric(tree, target, self.skip)
                slots.metric = slots.metric or metric
                slots.subject = who
                if who is not None and metric is not None:
                    return
        if slots.metric is None and noun is None:
            named = next(
                (
                    tree.child(kid, "pobj")
                    for kid in tree.kids[figure.top]
                    if tree.deps[kid] == "prep" and tree.lower[kid] in ("in", "for")
                ),
                None,
            )
            if (
                named is not None
                and figure.mention.kind is Kind.MONEY
                and tree.is_noun(named)
                and not tree.is_proper(named)
            ):
                slots.metric = phrases.metric(tree, named, self.skip)
        subject = clauses.subject(tree, verb, own)
        if subject is None or subject in own:
            if base not in words.REACH and base not in words.LIGHT_VERB:
                slots.metric = slots.metric or words.VERB_METRIC.get(base)
            return
        subject = self._equated(subject, figure)
        who, metric = self._who(subject, figure, verb)
        if slots.metric is None:
            slots.metric = words.VERB_METRIC.get(base) or metric
        slots.subject = slots.subject or who
        if (
            slots.noun is None
            and figure.mention.kind in _COUNTS
            and noun is None
            and metric
            and tree.tags[subject] == "NNS"
        ):
            slots.noun = words.noun(tree.lower[subject])

    def _who(self, token: int, figure: Figure, verb: int | None) -> tuple[str | None, str | None]:
        """Of a clause's subject: whose figure it makes this, and what it says is measured."""
        tree = self.tree
        earlier = self.owned.get(token)
        if earlier is not None and (tree.lower[token] not in _POINTING):
            return earlier.subject, earlier.metric
        if tree.tags[token] in PRONOUN_TAGS or tree.lower[token] in _POINTING or tree.tags[token] in ("EX", "WP"):
            if tree.lower[token] in _POINTING:
                before = self.done[-1] if self.done else self.last
                if before is not None:
                    return before.subject, before.metric
            return self._entity(token), None
        noun = words.noun(tree.lower[token])
        base = words.lemma(tree.lower[verb]) if verb is not None else ""
        attribute = noun in words.ATTRIBUTE or noun in words.CHANGE or noun in words.NUMBER
        splits = (
            attribute
            or (base in words.REACH or base in words.VERB_WAY)
            and (base != "be" or figure.mention.kind in _VALUES)
        )
        if tree.is_proper(token) and not (attribute and tree.child(token, "poss")):
            return self._entity(token), None
        if splits:
            owner = phrases.owner(tree, token, self._entity, self.skip)
            if owner is not None:
                return owner, phrases.metric(tree, token, self.skip)
            if attribute or (tree.tags[token] == "NNS" and base != "be" and not self._is_definite(token)):
                return None, phrases.metric(tree, token, self.skip)
        return self._entity(token), None

    def _is_definite(self, token: int) -> bool:
        return any(self.tree.deps[kid] in ("det", "poss") for kid in self.tree.kids[token])

    # -- who is meant ----------------------------------------------------------------------------------------------------

    def _entity(self, token: int) -> str | None:
        """Who a noun or pronoun is: its name, or the name that it points back at."""
        tree = self.tree
        lower = tree.lower[token]
        if tree.tags[token] in PRONOUN_TAGS or lower in _POINTING:
            return self._pronoun(token)
        noun = words.noun(lower)
        definite = any(
            tree.lower[kid] in ("the", "this", "that", "these", "those")
            for kid in tree.kids[token]
            if tree.deps[kid] == "det"
        )
        plain = not any(
            tree.deps[kid] in ("compound", "nmod", "poss", "relcl", "acl") or tree.deps[kid] == "prep"
            for kid in tree.kids[token]
        )
        if definite and plain and not tree.is_proper(token):
            if noun in words.FIRM:
                return (
                    self._latest_called(noun)
                    or self.context.firm(self.block, self.start)
                    or phrases.name(tree, token, self.skip)
                )
            called = self._latest_called(noun)
            if called is not None:
                return called
        if lower in ("latter", "former"):
            return self._pronoun(token)
        phrase = phrases.name(tree, token, self.skip)
        owner = tree.child(token, "poss")
        if owner is not None and tree.tags[owner] == "PRP$" and not tree.is_proper(token):
            whose = self._pronoun(owner)
            return f"{whose}'s {phrase}" if whose else phrase
        return phrase or None

    def _latest_called(self, noun: str) -> str | None:
        return self.context.called(self.block, noun)

    def _pronoun(self, token: int) -> str | None:
        tree = self.tree
        lower = tree.lower[token]
        below = set(tree.ancestors(token))
        seen: set[int] = set()
        for above in tree.ancestors(token):
            if not tree.is_verb(above):
                continue
            for kid in tree.kids[above]:
                if tree.deps[kid] in SUBJECTS and kid < token and kid not in below and kid not in seen and kid != token:
                    seen.add(kid)
                    name = self._referent(kid, lower)
                    if name is not None:
                        return name
        for other in range(token):
            if tree.deps[other] in SUBJECTS and other not in below and other not in seen:
                name = self._referent(other, lower)
                if name is not None:
                    return name
        person = True if lower in _PERSONAL else False if lower in ("it", "its", "itself") else None
        name = self.context.topic(self.block, self.start, person=False if person is False else None)
        if person and name:
            self.context.is_person(name)
        return name

    def _referent(self, token: int, pronoun: str) -> str | None:
        """The name that a subject earlier in the sentence gives to a pronoun; None where it cannot be meant."""
        tree = self.tree
        if not tree.is_noun(token) or self._is_figure(token) or words.noun(tree.lower[token]) in words.CHANGE:
            return None
        plural = tree.tags[token] in ("NNS", "NNPS") or any(tree.deps[kid] == "conj" for kid in tree.kids[token])
        if plural and pronoun in ("it", "its", "he", "she", "his", "her") and tree.tags[token] != "NNPS":
            return None
        if words.noun(tree.lower[token]) in words.ATTRIBUTE:
            return phrases.owner(tree, token, self._plain_entity, self.skip)
        return self._plain_entity(token)

    def _plain_entity(self, token: int) -> str | None:
        """A name as written; a pronoun is not followed further, so that two of them cannot ask each other for ever."""
        tree = self.tree
        if tree.tags[token] in PRONOUN_TAGS or tree.lower[token] in _POINTING:
            return self.context.topic(self.block, self.start)
        if words.noun(tree.lower[token]) in words.FIRM and not self._has_name(token):
            return self.context.firm(self.block, self.start) or phrases.name(tree, token, self.skip)
        return phrases.name(tree, token, self.skip) or None

    def _topic(self) -> str | None:
        """Whom the text was speaking of: an earlier figure of the sentence, else the sentences before, else the heading."""
        for earlier in reversed(self.done):
            if earlier.subject is not None:
                return earlier.subject
        return self.context.topic(self.block, self.start, person=None)

    # -- the other slots -------------------------------------------------------------------------------------------------

    def _direction(self, path: Path, figure: Figure) -> Direction | None:
        tree = self.tree
        if figure.mention.direction is not None:
            return figure.mention.direction
        if path.way is not None:
            return path.way
        before = tree.lower[figure.tokens.start - 1] if figure.tokens.start else ""
        if before in ("up", "down"):
            return words.DEGREE[before]
        after = tree.lower[figure.tokens.stop] if figure.tokens.stop < len(tree) else ""
        if after in words.DEGREE and figure.mention.kind not in _COUNTS:
            return words.DEGREE[after]
        if (
            path.verb is None
            or path.role == "subject"
            or path.preposition in ("in", "on", "with", "of", "during", "among", "since", "within")
        ):
            return None
        way = clauses.direction(tree, path.verb)
        if way is not None and figure.mention.kind is not Kind.DURATION:
            if (
                any(p.by in ("modifies",) for p in path.nouns)
                and path.role == "prep"
                and path.preposition not in ("by", "to", "from", "at")
            ):
                return None
            return way
        return None

    def _statistic(self, path: Path, figure: Figure, measured: int | None, way: Direction | None) -> str | None:
        tree, kind = self.tree, figure.mention.kind
        if kind is Kind.RANK:
            return "rank"
        level = path.preposition in ("to", "from", "at") or any(
            p.noun == path.change and p.by in ("to", "from") for p in path.nouns
        )
        moved = path.change is not None or way is not None
        if kind is Kind.MULTIPLE:
            return "change" if moved else "ratio"
        if kind is Kind.POINTS or (moved and not level and kind not in _COUNTS):
            return "change"
        if path.change is not None and not level:
            return "change"
        nouns = [p.noun for p in path.nouns] + ([measured] if measured is not None else [])
        if path.verb is not None and path.role in ("object", "prep"):
            subject = clauses.subject(tree, path.verb, frozenset({*figure.tokens, path.last}))
            nouns += [subject] if subject is not None else []
            if words.lemma(tree.lower[path.verb]) == "average":
                return "mean"
            if words.lemma(tree.lower[path.verb]) == "total":
                return "total"
        for noun in nouns:
            for token in [*(kid for kid in tree.kids[noun] if tree.deps[kid] in ("amod", "compound", "nmod")), noun]:
                named = words.STATISTIC.get(words.noun(tree.lower[token]))
                if named is not None and not (named == "change" and token != noun):
                    return named
        return "count" if kind is Kind.COUNT else None

    def _complete(self, slots: Slots, path: Path, figure: Figure, noun: int | None, whole: int | None) -> None:
        """The slots that every kind of figure has, and the fallbacks of those that are still open."""
        tree = self.tree
        used = noun if noun is not None else whole
        slots.place = slots.place or self._place(path, figure, used)
        slots.per = self._per(figure)
        slots.basis = slots.basis or self._basis(path, figure)
        slots.modality = clauses.modality(tree, figure.top, noun)
        if slots.metric is None:
            slots.metric = self._terms()
        if slots.subject is None:
            slots.subject = self._fallback(path, figure)
        if slots.place is None and slots.statistic != "share" and slots.subject:
            slots.place = places.place(slots.subject)

    def _terms(self) -> str | None:
        """What "in terms of …" says is measured."""
        tree = self.tree
        for token in range(len(tree)):
            if tree.lower[token] == "terms" and token and tree.lower[token - 1] == "in":
                inner = phrases.complement(tree, token)
                if inner is not None:
                    return phrases.metric(tree, inner, self.skip)
        return None

    def _fallback(self, path: Path, figure: Figure) -> str | None:
        """Whose a figure is that its clause gives to nobody."""
        tree = self.tree
        colon = next(
            (token for token in range(1, min(figure.tokens.start, 9)) if tree.words[token] in (":", "–", "—")), None
        )
        if (
            colon is not None
            and path.role in ("root", "object")
            and path.verb is None
            or (colon is not None and colon == figure.tokens.start - 1)
        ):
            label = tree.spelled(range(colon)) if colon is not None else ""
            if label:
                return places.place(label) or label
        if path.role == "root":
            root = path.nouns[-1].noun if path.nouns else None
            if root is not None and tree.is_proper(root):
                return self._entity(root)
        topic = self._topic()
        if topic is not None:
            return topic
        if path.verb is not None:
            subject = clauses.subject(tree, path.verb, frozenset({*figure.tokens, path.last}))
            if subject is not None and not self._is_figure(subject):
                return phrases.name(tree, subject, self.skip)
        noun = next((p.noun for p in path.nouns if tree.is_noun(p.noun)), None)
        return phrases.name(tree, noun, self.skip) if noun is not None else None

    def _place(self, path: Path, figure: Figure, noun: int | None) -> str | None:
        tree = self.tree
        tokens: list[int] = []
        if noun is not None:
            tokens += [t for t in tree.subtree(noun) if t not in self.skip]
        verb = path.verb
        if verb is not None and len(tokens) < 40:
            subject = clauses.subject(tree, verb, frozenset(figure.tokens))
            for kid in tree.kids[verb]:
                if kid == subject and path.role != "subject":
                    tokens += phrases.core(tree, kid, self.skip, owners=True)
                    located = phrases.complement(tree, kid, "in", "of", "across")
                    tokens += tree.subtree(located) if located is not None and len(tree.subtree(located)) < 6 else []
                elif tree.deps[kid] == "advmod" or (
                    tree.deps[kid] == "prep" and tree.lower[kid] in ("in", "across", "throughout")
                ):
                    below = tree.subtree(kid)
                    tokens += below if len(below) < 8 else []
        return places.found(tree, sorted(set(tokens)))

    def _per(self, figure: Figure) -> str | None:
        tree = self.tree
        unit = figure.mention.unit
        if unit and "/" in unit:
            return unit.split("/", 1)[1]
        at = figure.tokens.stop
        for token in range(at, min(at + 4, len(tree))):
            if tree.lower[token] not in _RATES:
                continue
            noun = token + 1
            while noun + 1 < len(tree) and not tree.is_noun(noun) and noun < token + 3:
                noun += 1
            if noun < len(tree) and tree.is_noun(noun):
                if tree.lower[token] == "per" or words.noun(tree.lower[noun]) in _TIMES and token == at:
                    return tree.spelled(range(token + 1, noun + 1))
            return None
        return None

    def _basis(self, path: Path, figure: Figure) -> str | None:
        """What a comparison starts from: after "than", "compared with", or "N times that of"."""
        tree = self.tree
        for token in range(figure.tokens.stop, min(figure.tokens.stop + 12, len(tree))):
            lower = tree.lower[token]
            if lower == "than" or (
                lower in ("with", "to") and token and tree.lower[token - 1] in ("compared", "relative")
            ):
                return self._words_after(token)
            if (
                figure.mention.kind in (Kind.MULTIPLE, Kind.FRACTION, Kind.PERCENT)
                and lower == "that"
                and token + 1 < len(tree)
                and tree.lower[token + 1] == "of"
            ):
                inner = phrases.complement(tree, token)
                return phrases.name(tree, inner, self.skip) if inner is not None else None
            if tree.words[token] in ";." or (tree.words[token] == "," and token > figure.tokens.stop + 3):
                return None
        if figure.mention.kind is Kind.MULTIPLE:
            owner = next(
                (
                    o
                    for f in self.figures
                    if f.tokens.start >= figure.tokens.stop
                    for o in [self._of(f)]
                    if o is not None
                ),
                None,
            )
            if owner is not None and owner - figure.tokens.stop < 6:
                return phrases.name(tree, owner, self.skip)
        return None

    def _words_after(self, token: int) -> str | None:
        tree = self.tree
        inner = tree.child(token, "pobj", "pcomp")
        if inner is not None:
            below = tree.subtree(inner)
            return tree.spelled(below) if len(below) <= 8 else phrases.name(tree, inner)
        end = token + 1
        while end < len(tree) and end < token + 5 and tree.words[end] not in ",.;:)":
            end += 1
        return tree.spelled(range(token + 1, end)) or None

    # -- tables ------------------------------------------------------------------------------------------------------------

    def _cell(self, slots: Slots, figure: Figure) -> None:
        """A table cell: its row is the subject and its column the metric, unless the row is the one that names a metric."""
        row, column = self.where.row, self.where.column
        row_measures = (
            row is not None
            and words.noun(row.lower().split()[-1] if row.split() else "") in words.ATTRIBUTE | words.CHANGE
        )
        dated = column is not None and column.strip()[-4:].isdigit()
        if row_measures or (dated and row is None):
            slots.metric, slots.subject = row, None if dated else column
        else:
            slots.metric, slots.subject = None if dated else column, row
        slots.subject = places.place(slots.subject) or slots.subject if slots.subject else self._topic()
        slots.place = places.place(slots.subject) if slots.subject else None
        slots.statistic = "count" if figure.mention.kind is Kind.COUNT else None
        slots.direction = figure.mention.direction
