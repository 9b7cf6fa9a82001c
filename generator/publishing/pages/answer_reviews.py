"""The reviews of an answer side by side: what each found, its authors' own certainty as theirs, why it may not lead."""

from __future__ import annotations

from dataclasses import dataclass

from generator.publishing.addresses import record_address
from generator.publishing.edition import Edition
from generator.publishing.wording import date_words, joined, lower_first, upper_first
from generator.synthesis import Answer
from generator.synthesis.index_review import ReviewRow
from generator.synthesis.words import interval_words


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One review in the table; `level` is a key of CERTAINTIES where its authors state one."""

    name: str
    address: str
    leads: bool
    estimate: str
    pool: str
    level: str
    authors_words: str
    searched: str
    why_not: str


@dataclass(frozen=True, slots=True)
class Voice:
    """Reviews of one set of trials: one voice (rule R10)."""

    shared: str
    lines: tuple[ReviewLine, ...]


@dataclass(frozen=True, slots=True)
class AnswerReviews:
    """The reviews of one answer, by voice, the leading one first; how far they rest on the same trials."""

    voices: tuple[Voice, ...]
    overlap: str
    instead: str
    disagree: str
    waiting: str


def reviews_of(edition: Edition, answer: Answer) -> AnswerReviews:
    """Gather every review that the question lists."""
    choice = answer.choice
    families: dict[str, list[ReviewRow]] = {}
    ordered = sorted(choice.rows, key=lambda row: row != choice.index)
    for row in ordered:
        families.setdefault(row.family, []).append(row)
    voices = tuple(
        Voice(
            f"One voice: {len(rows)} reviews of one set of trials" if len(rows) > 1 else "",
            tuple(_line(row, leads=row == choice.index) for row in rows),
        )
        for rows in families.values()
    )
    return AnswerReviews(
        voices,
        overlap=_overlap(edition, answer),
        instead=_instead(edition, answer),
        disagree=_disagree(answer),
        waiting=_waiting(edition, answer),
    )


def _line(row: ReviewRow, *, leads: bool) -> ReviewLine:
    counted = f"{row.k} {row.k_unit.label}" if row.k is not None and row.k_unit else "number of trials not read"
    where = " at all bones together" if row.k_all_sites and row.k is not None else ""
    people = f", {row.n:,} people" if row.n is not None else ""
    return ReviewLine(
        name=row.label,
        address=record_address("reviews", row.review),
        leads=leads,
        estimate=upper_first(interval_words(row.effect)) if row.effect else "figure not read",
        pool=f"{counted}{where}{people}",
        level=row.authors_level.value if row.authors_level else "",
        authors_words="" if row.authors_level else lower_first(row.certainty.label),
        searched=date_words(row.search_to) if row.search_to else "not read",
        why_not="; ".join(row.barred),
    )


def _overlap(edition: Edition, answer: Answer) -> str:
    area = answer.overlap
    if len(area.reviews) < 2:
        return ""
    if area.cca is None:
        return "How far these reviews rest on the same trials is not computable: not every list of trials was seen."
    return f"Corrected covered area {100 * area.cca:.1f}\u00a0% ({area.band} overlap; Pieper et al. 2014)."


def _name(edition: Edition, key: str) -> str:
    reference = edition.base.references.get(key)
    return reference.short if reference else key


def _waiting(edition: Edition, answer: Answer) -> str:
    names = [_name(edition, key) for key in answer.choice.waiting]
    return f"Named for this question and not yet recorded here: {joined(names)}." if names else ""


def _instead(edition: Edition, answer: Answer) -> str:
    choice = answer.choice
    if not choice.instead_of:
        return ""
    name = _name(edition, choice.instead_of)
    leads = f"{choice.index.label} leads in its place" if choice.index else "no review leads in its place"
    return f"{name} would lead; {choice.why_instead}: {leads}."


def _disagree(answer: Answer) -> str:
    side, null = answer.choice.differ_in_side, answer.choice.differ_in_null
    parts = []
    if side:
        parts.append(f"{joined(list(side))} {'lies' if len(side) == 1 else 'lie'} on the other side.")
    if null:
        verb = "differs" if len(null) == 1 else "differ"
        parts.append(f"{joined(list(null))} {verb} on whether no difference fits too.")
    return " ".join(parts)
