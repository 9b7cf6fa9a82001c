"""Where a number comes from: each estimate and conversion carries formula, inputs, assumptions, source.

`effect` and `conversion` turn a plain formula into a function that takes its quantities by name, raises InvalidInput
with every one outside its domain, and returns the value with its derivation. Both keep a register by name.
"""

from __future__ import annotations

import functools
import inspect
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .domain import InvalidInput, demand, faults_of, is_number, shown


@dataclass(frozen=True)
class Derivation:
    """How a value was computed: formula in the symbols of the field, inputs, assumptions, source."""

    formula: str
    inputs: Mapping[str, Any]
    assumptions: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class EffectEstimate:
    """One study's effect `y` (group 1 against group 2, in the unit of the measure) with its sampling variance `v`."""

    measure: str
    y: float
    v: float
    derivation: Derivation

    @property
    def se(self) -> float:
        """The standard error, the square root of `v`."""
        return math.sqrt(self.v)


@dataclass(frozen=True)
class Conversion:
    """Values derived from reported statistics; `conversion["se"]` reads one of them."""

    values: Mapping[str, float]
    derivation: Derivation

    def __getitem__(self, name: str) -> float:
        return self.values[name]


MEASURES: dict[str, Callable[..., EffectEstimate]] = {}
CONVERSIONS: dict[str, Callable[..., Conversion]] = {}


def effect(measure: str, *, formula: str, source: str, assumes: tuple[str, ...] = ()) -> Callable[..., Any]:
    """Make a function that returns (y, v) the effect measure of this name."""

    def decorate(function: Callable[..., Any]) -> Callable[..., EffectEstimate]:
        def build(yv: tuple[float, float], derivation: Derivation) -> EffectEstimate:
            return EffectEstimate(measure, *yv, derivation)

        MEASURES[measure] = _checked(function, build, (formula, assumes, source))
        return MEASURES[measure]

    return decorate


def conversion(*, formula: str, source: str, assumes: tuple[str, ...] = ()) -> Callable[..., Any]:
    """Make a function that returns named values a conversion of its own name."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Conversion]:
        CONVERSIONS[function.__name__] = _checked(function, Conversion, (formula, assumes, source))
        return CONVERSIONS[function.__name__]

    return decorate


def _checked(function: Callable[..., Any], build: Callable[..., Any], origin: tuple[Any, ...]) -> Callable[..., Any]:
    signature, (formula, assumes, source) = inspect.signature(function), origin

    @functools.wraps(function)
    def checked(**given: Any) -> Any:
        bound = signature.bind(**given)
        bound.apply_defaults()
        inputs = dict(bound.arguments)
        _check({name: (signature.parameters[name].annotation, value) for name, value in inputs.items()})
        return build(_evaluate(function, inputs), Derivation(formula, inputs, assumes, source))

    return checked


def _check(inputs: Mapping[str, tuple[str, Any]]) -> None:
    """The annotations are the rules: `float`, `float | None` (only checked where given), `str`."""
    texts = [(n, v) for n, (kind, v) in inputs.items() if kind == "str" and not isinstance(v, str)]
    demand([f"{name} is {shown(value)}; a text was expected" for name, value in texts])
    numbers = {n: v for n, (kind, v) in inputs.items() if kind == "float" or kind == "float | None" and v is not None}
    demand(faults_of(numbers))


def _evaluate(function: Callable[..., Any], inputs: Mapping[str, Any]) -> Any:
    try:
        result = function(**inputs)
    except InvalidInput:
        raise
    except (ArithmeticError, ValueError) as error:
        raise InvalidInput(f"the formula cannot be evaluated at these values ({error})") from error
    if not all(is_number(number) for number in (result.values() if isinstance(result, dict) else result)):
        raise InvalidInput("the formula has no finite value at these inputs")
    return result
