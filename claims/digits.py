"""Numbers that are one another but for a digit: what is mistyped, and comes about by chance as good as never."""

from decimal import Decimal

# Digits that two numbers must have to be one another but for one of them.
_DIGITS = 3


def is_digit_off(stated: Decimal, computed: Decimal) -> bool:
    """Whether one digit tells a number from another, as precise as it is written: 16 for 6, 94 for 84."""
    rounded = computed.quantize(Decimal(1).scaleb(min(int(stated.as_tuple().exponent), 0)))
    one, other = (str(number).replace(".", "") for number in (stated, rounded))
    if not rounded:
        return False
    if len(one) == len(other):
        return _differ_in_one(one, other)
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def is_misprint(stated: Decimal, computed: Decimal, *terms: Decimal) -> bool:
    """Whether a digit, or two neighbours that are swapped, tell a number from what `terms` as precise come to."""
    step = min(_exponent(one) for one in (stated, computed, *terms))
    one, other = (format(number.scaleb(-step).to_integral_value(), "f") for number in (stated, computed))
    if len(one) != len(other) or len(one) < _DIGITS:
        return False
    apart = [at for at, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
    swapped = (
        len(apart) == 2
        and apart[1] - apart[0] == 1
        and one[apart[0]] + one[apart[1]] == other[apart[1]] + other[apart[0]]
    )
    return len(apart) == 1 or swapped


def _exponent(number: Decimal) -> int:
    """The power of ten of the last digit of a number that says something."""
    return int(number.normalize().as_tuple().exponent)


def _differ_in_one(one: str, other: str) -> bool:
    return sum(left != right for left, right in zip(one, other, strict=True)) == 1
