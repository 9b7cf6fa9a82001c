"""How deep we read, and how a missing fact says so."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.parts import ReportLink
from generator.publishing.wording.numbers import count_words, joined
from generator.vocabulary import Depth

NOT_STATED = "not stated in what we read"

ONE_DEPTH = {
    Depth.FULL_TEXT: "we read the full text",
    Depth.ABSTRACT: "we read the abstract",
    Depth.SECONDARY: "we read what others write of it",
    Depth.NOT_READ: "we have not read it",
}
"""How deep we read one report."""

_MANY = {
    Depth.FULL_TEXT: ("full text", "full texts"),
    Depth.ABSTRACT: ("abstract", "abstracts"),
    Depth.SECONDARY: ("report through what others write of it", "reports through what others write of them"),
}


_MANY_KINDS = {**_MANY, Depth.SECONDARY: ("", "what others write of it")}


def depth_words(reports: Sequence[ReportLink]) -> str:
    """Say how deep we read: "we read the abstract"; for several reports "we read one full text and two abstracts"."""
    depths = [report.depth for report in reports]
    if len(depths) == 1:
        return ONE_DEPTH[depths[0]]
    read = [count_words(depths.count(depth), *nouns) for depth, nouns in _MANY.items() if depth in depths]
    unread = depths.count(Depth.NOT_READ)
    without = f"{'; ' if read else ''}{count_words(unread, 'report')} not read" if unread else ""
    return (f"we read {joined(read)}" if read else "") + without


def not_stated(reports: Sequence[ReportLink]) -> str:
    """What stands where a fact is missing, with the depth of reading: of several reports only the kinds of reading."""
    if len(reports) == 1:
        return f"{NOT_STATED} ({depth_words(reports)})"
    depths = {report.depth for report in reports}
    kinds = [many for depth, (_, many) in _MANY_KINDS.items() if depth in depths]
    return f"{NOT_STATED} (we read {joined(kinds)})" if kinds else f"{NOT_STATED} (we have read none of its reports)"
