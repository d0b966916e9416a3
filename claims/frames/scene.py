"""A sentence with its figures, and what has been found of them so far."""

from dataclasses import dataclass, field

from claims.claim import Direction, Kind, Measures, Modality, Period
from claims.document import Block
from claims.frames.context import Context
from claims.frames.path import Figure
from claims.frames.tree import Tree

PARTS = frozenset({Kind.PERCENT, Kind.FRACTION})
COUNTS = frozenset({Kind.COUNT, Kind.PLAIN})


@dataclass(slots=True)
class Slots:
    """What has been found of one figure: the fields of Measures, the noun that it counts, and which way it went."""

    metric: str | None = None
    statistic: str | None = None
    subject: str | None = None
    whole: str | None = None
    place: str | None = None
    period: Period = field(default_factory=Period)
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
class Scene:
    """One sentence as it is read: its tree and figures, the block that it stands in at `start`, the text before it.

    `done` holds the slots of the figures that were read, in their order, `owned` those under the tokens that stand for
    them (the figure's own, and the noun that it counts), `last` those of the last figure before the sentence. `skip`
    are the tokens of numbers, which belong to no name.
    """

    tree: Tree
    figures: list[Figure]
    context: Context
    index: int
    block: Block
    start: int
    last: Slots | None = None
    skip: frozenset[int] = frozenset()
    done: list[Slots] = field(default_factory=list)
    owned: dict[int, Slots] = field(default_factory=dict)
    taken: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        self.taken = frozenset(token for figure in self.figures for token in figure.tokens)
        counted = {figure.top for figure in self.figures if figure.top not in figure.number}
        self.skip = frozenset(token for figure in self.figures for token in figure.tokens if token not in counted)

    def before(self, token: int) -> Slots | None:
        """The slots of the last figure that ends before a token and is no date."""
        for at in range(len(self.done) - 1, -1, -1):
            figure = self.figures[at]
            if figure.tokens.stop <= token and figure.mention.kind is not Kind.DATE:
                return self.done[at]
        return None

    def extent(self, first: int, last: int) -> tuple[int, int]:
        """Where tokens `first` to `last` stand in the file."""
        return self.block.source(self.start + self.tree.starts[first], self.start + self.tree.ends[last])

    def across(self, *figures: Figure) -> tuple[int, int]:
        """Where the stretch that holds all these figures stands in the file."""
        return self.extent(min(each.tokens[0] for each in figures), max(each.tokens[-1] for each in figures))

    def is_figure(self, token: int) -> bool:
        """Whether the token belongs to a figure."""
        return token in self.taken
