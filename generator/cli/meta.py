"""The `meta --json` verb: one case as JSON text in, one JSON object out; reads no records."""

from __future__ import annotations

import json
from typing import Any

from generator.stats.meta_case import CaseError, answer

BAD_INPUT = 2


def meta_command(stdin_text: str | bytes) -> tuple[str, int]:
    """The text for standard output and the exit code: 0 and the answer, or 2 and {"error": {"message", "faults"}}."""
    try:
        return _json(answer(_parse(stdin_text))), 0
    except CaseError as error:
        return _json({"error": {"message": str(error), "faults": list(error.faults)}}), BAD_INPUT


def _json(document: dict[str, Any]) -> str:
    return json.dumps(document, allow_nan=False)


def _parse(text: str | bytes) -> object:
    """Strict JSON: UTF-8, no NaN or Infinity, no key twice."""
    try:
        plain = text.decode("utf-8") if isinstance(text, bytes) else text
        return json.loads(plain, parse_constant=_refuse_constant, object_pairs_hook=_unique_keys)
    except RecursionError as error:
        raise CaseError(["the input is nested too deeply; one flat case object was expected"]) from error
    except CaseError:
        raise
    except ValueError as error:
        raise CaseError([f"the input is not one JSON document in UTF-8 ({error})"]) from error


def _refuse_constant(name: str) -> float:
    raise CaseError([f"{name} is not JSON; write null for a value that is not known"])


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise CaseError(
            [f"the key {', '.join(map(repr, twice))} stands twice in one object; only one of the values can be meant"]
        )
    return dict(pairs)
