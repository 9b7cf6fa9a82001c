"""What values the quantities of the kernel may take, by the name of the quantity."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from numbers import Real


class InvalidInput(ValueError):
    """Values that a formula cannot take; `faults` lists them: which, what was seen and what was expected."""

    def __init__(self, *faults: str) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


# The first word of a name (digits left out) decides: n1, n_c and n_total are all sample sizes.
_RULES: dict[str, tuple[Callable[[float], bool], str]] = {
    "n": (lambda x: x > 0, "a number of participants is above 0"),
    "sd": (lambda x: x >= 0, "a standard deviation is 0 or more"),
    "se": (lambda x: x > 0, "a standard error is above 0"),
    "r": (lambda x: -1 <= x <= 1, "a correlation lies between -1 and 1"),
    "e": (lambda x: x >= 0, "a number of events is 0 or more"),
    "events": (lambda x: x >= 0, "a number of events is 0 or more"),
    "p": (lambda x: 0 < x < 1, "a p value lies between 0 and 1, both excluded"),
    "level": (lambda x: 0 < x < 1, "a confidence level is a fraction such as 0.95"),
    "df": (lambda x: x > 0, "degrees of freedom are above 0"),
    "vi": (lambda x: x > 0, "a sampling variance is above 0"),
    "var": (lambda x: x > 0, "a sampling variance is above 0"),
    "cc": (lambda x: x >= 0, "a continuity correction is 0 or more"),
    "k": (lambda x: x >= 1, "a number of arms is 1 or more"),
    "cluster": (lambda x: x >= 1, "a mean cluster size is 1 or more"),
    "icc": (lambda x: 0 <= x <= 1, "an intracluster correlation lies between 0 and 1"),
}


def is_number(value: object) -> bool:
    """True for a finite real number; a truth value is not a number."""
    if not isinstance(value, Real) or isinstance(value, bool):
        return False
    try:
        return math.isfinite(float(value))
    except OverflowError:
        return False


def fault(name: str, value: object) -> str | None:
    """What is wrong with `value` as the quantity `name`, or None."""
    if not is_number(value):
        return f"{name} is {shown(value)}; a finite number was expected"
    word = "".join(c for c in name if not c.isdigit()).split("_")[0]
    allowed, expected = _RULES.get(word, (lambda x: True, ""))
    return None if allowed(float(value)) else f"{name} is {shown(value)}; {expected}"


def faults_of(quantities: Mapping[str, object]) -> list[str]:
    """What is wrong with each of the named quantities that is outside its domain."""
    return [text for name, value in quantities.items() if (text := fault(name, value))]


def require(quantities: Mapping[str, object]) -> None:
    """Raise InvalidInput that lists every quantity outside its domain."""
    demand(faults_of(quantities))


def demand(faults: Sequence[str]) -> None:
    """Raise InvalidInput with all the faults, if there are any."""
    if faults:
        raise InvalidInput(*faults)


def shown(value: object) -> str:
    """A value as it is named in a message, cut to a readable length."""
    text = "missing" if value is None else repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
