"""Are the figures of a record printed where it says they are? Literals looked up in the text of the sources.

    tokens        text -> numbers as printed, with their signs
    sources       a folder of texts -> the texts that serve a report, cut into blocks
    literals      a record -> the figures that it takes from print, row by row
    lookup        literals against blocks: found, not found, no text
    pubmed        abstracts from PubMed into a folder: the only module that reaches for the network

It finds digits and signs that were copied wrongly; that a figure means what the record says, only a reader can see.
"""

from __future__ import annotations

from generator.verification.lookup import Outcome, Verdict, verify
from generator.verification.sources import SourceText, passed_over, read_sources

__all__ = ["Outcome", "SourceText", "Verdict", "passed_over", "read_sources", "verify"]
