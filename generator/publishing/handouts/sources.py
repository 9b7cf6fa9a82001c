"""Where a sheet comes from, how old it is, and by when its search is to be done again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.publishing.citations import cite
from generator.publishing.edition import Edition
from generator.publishing.handouts.language import Voice
from generator.publishing.handouts.sheet import Line, Part, Sentence, line, part_sentences, together
from generator.publishing.handouts.texts import fixed, heading
from generator.synthesis import Answer
from generator.vocabulary.safety import RED_FLAGS, SAFETY_LINES

SEARCH_GOOD_FOR = 2
"""Years after which a search is to be done again: a convention of this project, in the lack of an agreed one."""
_OTHERS = " and others"


def sources_part(voice: Voice, edition: Edition, answers: Sequence[Answer], parts: Iterable[Part]) -> Part:
    """The publications behind the answers, the doses and the safety lines, each once."""
    told = {sentence.source for part in parts for sentence in part_sentences(part)}
    keys = [answer.lead.review.review for answer in answers if answer.lead.review]
    keys += [row.study for answer in answers if not answer.lead.review for row in _rows(answer)]
    keys += sorted(source.split(":")[1].split("/")[0] for source in told if source.startswith("guideline:"))
    lines = [together(_reference(edition, key) for key in dict.fromkeys(keys))] if keys else []
    safety = _safety_sources(told, known=keys)
    if safety:
        lines.append(line(voice.say("For safety also: {sources}.", sources="; ".join(safety)), "reference:safety"))
    return Part("sources", heading(voice, "sources"), tuple(lines))


def _rows(answer: Answer):
    return answer.lead.pool.rows if answer.lead.pool else ()


def _reference(edition: Edition, record: str) -> Line:
    """A publication by its names and number: the same in every language."""
    key = record
    for kind in (edition.base.reviews, edition.base.studies, edition.base.guidelines):
        if record in kind:
            key = kind[record].record.main_report.ref
    found = cite(key, edition.base.references)
    link = found.links[0].words if found.links else ""
    text = ", ".join(part for part in (found.short, link or found.title) if part)
    return Line((Sentence(f"{text}.", f"reference:{key}"),))


def _safety_sources(told: set[str], *, known: Sequence[str]) -> list[str]:
    """The sources of the safety lines and signs of the sheet, by first author; what is `known` stands above them."""
    lines = [*(one for one in SAFETY_LINES if f"safety:{one.id}" in told)]
    flags = [*(one for one in RED_FLAGS if f"flag:{one.id}" in told)]
    named = [source for one in (*lines, *flags) for source in one.sources if source.bib_key not in known]
    words = [f"{source.authors.removesuffix(_OTHERS)} {source.year or ''}".rstrip() for source in named]
    return list(dict.fromkeys(words))


def version_part(voice: Voice, edition: Edition, answers: Sequence[Answer]) -> Part:
    """The date of the records, when a new search is due, and what the sheet is not. The version itself is the hash."""
    lines = []
    if edition.built:
        lines.append(line(voice.say("Made from records of {date}.", date=voice.date(edition.built)), "edition:built"))
    searched = sorted(answer.lead.review.search_to for answer in answers if answer.lead.review)
    if searched and searched[0]:
        year, _, rest = searched[0].partition("-")
        due = voice.date("-".join(part for part in (str(int(year) + SEARCH_GOOD_FOR), rest) if part))
        source = f"review:{_oldest(answers, searched[0])}"
        lines.append(line(voice.say("Search due by {date}.", date=due), source))
    else:
        lines.append(fixed(voice, "date-unknown" if answers else "not-searched"))
    lines.append(fixed(voice, "general"))
    if not voice.language.is_source:
        version = voice.language.version
        lines.append(line(voice.say("Translated from English; translation {version}.", version=version), "translation"))
    return Part("version", heading(voice, "version"), (together(lines),))


def _oldest(answers: Sequence[Answer], searched: str) -> str:
    found = (one.lead.review for one in answers if one.lead.review and one.lead.review.search_to == searched)
    return next(review.review for review in found)
