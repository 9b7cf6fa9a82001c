"""References formatted by the Citation Style Language: one style, one processor (citeproc-py), nothing by hand."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from generator.model import Reference
from generator.publishing.reference_formats import csl_items

STYLE = Path(__file__).with_name("references.csl")
_APART = "\u241f"  # the sign by which the style keeps its parts apart
_NOBODY = "\u2400"  # stands in for the authors that a reference lacks, so that there are always three parts
_SHOWN = 6  # the style shows up to six names; "et al" of its own begins above


@dataclass(frozen=True, slots=True)
class Formatted:
    """The three parts of a reference as the style sets them, in plain text."""

    authors: str
    title: str
    where: str


@cache
def _style() -> CitationStylesStyle:
    return CitationStylesStyle(str(STYLE.with_suffix("")), validate=False)


@lru_cache(maxsize=4096)
def formatted(reference: Reference) -> Formatted:
    """A reference by the style; what it does not hold is left out."""
    (item,) = csl_items([reference])
    names = item.get("author") or item.get("editor") or [{"literal": _NOBODY}]
    others = [{"literal": "et al"}] if reference.and_others and len(names) <= _SHOWN else []
    data = {"title": reference.key, **item, "author": [*names, *others]}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # fields of CSL that the processor does not know, such as PMCID
        bibliography = CitationStylesBibliography(_style(), CiteProcJSON([data]), formatter.plain)
        bibliography.register(Citation([CitationItem(reference.key)]))
        text = str(bibliography.bibliography()[0])
    authors, title, where = (text.split(_APART) + ["", ""])[:3]
    return Formatted(authors.replace(_NOBODY, "").replace(", et al", " et al").rstrip("."), title, where)
