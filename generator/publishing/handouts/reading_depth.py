"""How deep we read a publication, as a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.model.parts import ReportLink
from generator.publishing.handouts.language import N_, Voice
from generator.vocabulary import Depth

_ONE = {
    Depth.FULL_TEXT: N_("Of {publication} we read the full text."),
    Depth.ABSTRACT: N_("Of {publication} we read the abstract."),
    Depth.SECONDARY: N_("Of {publication} we read what others write of it."),
    Depth.NOT_READ: N_("Of {publication} we have read nothing yet."),
}


def reading_words(voice: Voice, label: str, reports: Sequence[ReportLink]) -> str:
    """Say how deep we read; of several reports, how many of each."""
    depths = Counter(report.depth for report in reports)
    if len(reports) == 1:
        return voice.say(_ONE[reports[0].depth], publication=label)
    read = [
        voice.count("{n} full text", "{n} full texts", depths[Depth.FULL_TEXT]),
        voice.count("{n} abstract", "{n} abstracts", depths[Depth.ABSTRACT]),
        voice.count(
            "{n} report through what others write of it",
            "{n} reports through what others write of them",
            depths[Depth.SECONDARY],
        ),
    ]
    kinds = (Depth.FULL_TEXT, Depth.ABSTRACT, Depth.SECONDARY)
    shown = voice.listed([words for words, depth in zip(read, kinds, strict=True) if depths[depth]])
    if not shown:
        return voice.say(_ONE[Depth.NOT_READ], publication=label)
    return voice.say("Of {publication} we read {what}.", publication=label, what=shown)
