"""What a passage says of a claim, figure by figure.

The claims that are read out of the passage are held against the claim's own: which of them speaks of the same
(`kinship`), whether it bears the figure out (`holding`), and what that comes to (`weighing`).
"""

from sources.evidence.facts import Fact, facts
from sources.evidence.tokens import joined
from sources.evidence.weighing import Answer, Relation, Weighed, answer, weigh

__all__ = ["Answer", "Fact", "Relation", "Weighed", "answer", "facts", "joined", "weigh"]
