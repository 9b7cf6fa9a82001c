"""The `meta --json` verb: one case as JSON text in, one JSON object out; reads no records."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from generator.stats import InvalidInput
from generator.stats.meta_case import answer

BAD_INPUT = 2


def meta_command(stdin_text: str | bytes) -> tuple[str, int]:
    """The text for standard output and the exit code: 0 and the answer, or 2 and {"error": {"message", "faults"}}."""
    try:
        return _json(answer(_parse(stdin_text))), 0
    except InvalidInput as error:
        return _json({"error": {"message": str(error), "faults": list(error.faults)}}), BAD_INPUT


def _json(document: dict[str, Any]) -> str:
    return json.dumps(document, allow_nan=False)


def _parse(text: str | bytes) -> object:
    """Strict JSON: UTF-8, no NaN or Infinity, no key twice."""
    try:
        plain = text.decode("utf-8") if isinstance(text, bytes) else text
        return json.loads(plain, parse_constant=_refuse_constant, object_pairs_hook=_unique_keys)
    except RecursionError as error:
        raise InvalidInput("the input is nested too deeply; one flat case object was expected") from error
    except InvalidInput:
        raise
    except ValueError as error:
        raise InvalidInput(f"the input is not one JSON document in UTF-8 ({error})") from error


def _refuse_constant(name: str) -> float:
    raise InvalidInput(f"{name} is not JSON; write null for a value that is not known")


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    twice = sorted(name for name, count in Counter(name for name, _ in pairs).items() if count > 1)
    if twice:
        keys = ", ".join(map(repr, twice))
        raise InvalidInput(f"the key {keys} stands twice in one object; only one of the values can be meant")
    return dict(pairs)
