"""The names in a bibliography: one way to write them, so that no family name is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bibtexparser.middlewares.names import NameParts, parse_single_name_into_parts, split_multiple_persons_names

from generator.reading.latex import decoded
from generator.reading.plain_text import shown

_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{1,3}|IV")
_INITIALS_AFTER_FAMILY = re.compile(r"\s[A-Z]{1,3}$")
HINT = "write `Family, Given and Family, Given`; braces round an institution; `and others` for the rest"


@dataclass(frozen=True, slots=True)
class Names:
    """Names in order as "Family, Given", whether others follow, and what is wrong with each."""

    names: tuple[str, ...]
    and_others: bool
    faults: tuple[str, ...]


def read_names(text: str) -> Names:
    """Read a BibTeX name list."""
    written = split_multiple_persons_names(text)
    others = bool(written) and written[-1] == "others"
    written = written[:-1] if others else written
    faults = tuple(fault for name in written for fault in _faults(name))
    return Names(tuple(_as_displayed(name) for name in written), others, faults)


def _faults(name: str) -> Iterator[str]:
    """Say what keeps one name from being read with certainty; the first reason only."""
    plain, unknown = decoded(name)
    if unknown:
        yield f"`{shown(plain)}` contains the LaTeX command {unknown}, which is not known"
    elif not plain:
        yield "a name is empty"
    elif re.search(r"\bet\.? al\b|\bothers\b", plain):
        yield f"`{shown(plain)}` is not a name"
    elif not _is_braced(name):
        yield from _order_fault(name, plain)


def _order_fault(name: str, plain: str) -> Iterator[str]:
    family, *rest = [part.strip() for part in plain.split(",")]
    if ";" in plain or len(rest) > 2 or (len(rest) == 2 and not _SUFFIX.fullmatch(rest[0])):
        yield f"`{shown(plain)}` looks like several names; `and` was expected between them"
    elif not rest and " " in family:
        yield f"`{shown(plain)}` does not show which part is the family name"
    elif _INITIALS_AFTER_FAMILY.search(family):
        yield f"`{shown(plain)}` has initials in the family name"
    elif _parts(name) is None:
        yield f"`{shown(plain)}` cannot be divided into family and given name"


def _is_braced(name: str) -> bool:
    return name.startswith("{") and name.find("}") == len(name) - 1


def _parts(name: str) -> NameParts | None:
    try:
        return parse_single_name_into_parts(name)
    except ValueError:
        return None


def _as_displayed(name: str) -> str:
    parts = None if _is_braced(name) else _parts(name)
    return decoded(parts.merge_last_name_first if parts else name)[0]
