"""Where a number comes from: each estimate and conversion carries formula, inputs, assumptions, source."""

from __future__ import annotations

import functools
import inspect
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .domain import InvalidInput, demand, is_number, require, shown


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


def effect(measure: str, *, formula: str, source: str, assumes: tuple[str, ...] = ()) -> Callable[..., Any]:
    """Turn a function that returns (y, v) into one that checks its inputs and returns an EffectEstimate."""

    def build(result: tuple[float, float], derivation: Derivation) -> EffectEstimate:
        return EffectEstimate(measure, result[0], result[1], derivation)

    return _derived(build, formula, source, assumes)


def conversion(*, formula: str, source: str, assumes: tuple[str, ...] = ()) -> Callable[..., Any]:
    """Turn a function that returns named values into one that checks its inputs and returns a Conversion."""
    return _derived(Conversion, formula, source, assumes)


def _derived(build: Callable[..., Any], formula: str, source: str, assumes: tuple[str, ...]) -> Callable[..., Any]:
    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        signature = inspect.signature(function)

        @functools.wraps(function)
        def checked(**given: Any) -> Any:
            bound = signature.bind(**given)
            bound.apply_defaults()
            inputs = dict(bound.arguments)
            _check_texts(signature, inputs)
            require(_numbers(signature, inputs))
            return build(_evaluate(function, bound.arguments), Derivation(formula, inputs, assumes, source))

        return checked

    return decorate


def _numbers(signature: inspect.Signature, inputs: Mapping[str, Any]) -> dict[str, Any]:
    """The inputs that must be numbers: those annotated `float`, and those annotated `float | None` that are given."""
    kinds = {name: signature.parameters[name].annotation for name in inputs}
    return {n: v for n, v in inputs.items() if kinds[n] == "float" or kinds[n] == "float | None" and v is not None}


def _check_texts(signature: inspect.Signature, inputs: Mapping[str, Any]) -> None:
    """Raise InvalidInput for an argument annotated `str` that is something else."""
    demand(
        [
            f"{name} is {shown(value)}; a text was expected"
            for name, value in inputs.items()
            if signature.parameters[name].annotation == "str" and not isinstance(value, str)
        ]
    )


def _evaluate(function: Callable[..., Any], arguments: Mapping[str, Any]) -> Any:
    try:
        result = function(**arguments)
    except InvalidInput:
        raise
    except (ArithmeticError, ValueError) as error:
        raise InvalidInput(f"the formula cannot be evaluated at these values ({error})") from error
    numbers = result.values() if isinstance(result, dict) else result
    if not all(is_number(number) for number in numbers):
        raise InvalidInput("the formula has no finite value at these inputs")
    return result
