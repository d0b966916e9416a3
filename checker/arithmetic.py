"""What a check of arithmetic reports of an equation that does not hold."""

from collections.abc import Sequence

from checker.check import Draft
from claims import Extent
from claims.equations.equation import Equation, Working, allowed, claims_of
from claims.statement import Statement
from reports.audit import Severity, Term


def draft(equation: Equation, message: str) -> Draft:
    """The finding that an equation does not hold: the result against the figures that it should come from.

    The arithmetic is that of every working, the one that the text itself suggests first, in another unit last. Where
    the article states elsewhere what comes of the first, that is said and marked too, and so is other arithmetic that
    the stated result spoils.
    """
    workings = (*equation.workings, *equation.slips)
    working = workings[0]
    stated, *operands = claims_of(equation, working)
    spoilt = [one for also in equation.also for _, one in also.operands if one.id != stated.id]
    steps = [*(f"{one.steps}; {equation.allows}" for one in workings), *(one.steps for one in equation.also)]
    unsaid = " and ".join(equation.open)
    return Draft(
        claims=tuple(dict.fromkeys(one.id for one in (stated, *operands, *equation.elsewhere, *spoilt))),
        primary=places(stated),
        other=places(*equation.elsewhere, *operands, *spoilt),
        message=message + _fits(equation.elsewhere) + (f"; the {unsaid} is not said" if unsaid else ""),
        computation="\n".join(dict.fromkeys(steps)),
        terms=tuple(_terms(equation, working)),
        slots=dict.fromkeys(equation.open, "unspecified"),
        severity=Severity.WARNING if unsaid else Severity.ERROR,
    )


def _fits(elsewhere: Sequence[Statement]) -> str:
    """What is said of figures that state what a result should be."""
    return f"; {quoted(*elsewhere)} elsewhere fits" if elsewhere else ""


def places(*statements: Statement) -> tuple[Extent, ...]:
    """Where figures stand, each once."""
    return tuple(dict.fromkeys(one.span for one in statements if one.span is not None))


def quoted(*statements: Statement) -> str:
    """The figures as the article writes them, in quotation marks, each once."""
    return ", ".join(dict.fromkeys(f'"{" ".join(one.text.split())}"' for one in statements))


def term(statement: Statement, role: str) -> Term:
    """A figure as a term of the arithmetic: its role, and the ends of what it allows."""
    interval = allowed(statement)
    low, high = (None if end is None else format(end, "f") for end in (interval.low, interval.high))
    return Term(claim=statement.id, role=role, low=low, high=high)


def _terms(equation: Equation, working: Working) -> list[Term]:
    return [
        term(equation.stated, "stated"),
        *(term(one, role) for role, one in working.operands),
        *(term(one, "elsewhere") for one in equation.elsewhere),
    ]
