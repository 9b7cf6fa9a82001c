"""What differs between the answers of two editions: what leads, how sure, how much, and in which words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from generator.synthesis import PROVISIONAL, Answer, Findings, Kind
from generator.synthesis.effect import Effect
from generator.synthesis.words import interval_words

_PLACES = 6  # as many as findings are printed with
_SIDES = {1: "favours training", -1: "favours the comparison", 0: "favours neither"}
LEADING = ("index review", "headline", "coverage", "status")
"""What a reviewer looks at first: what leads an answer, on how much of the evidence, and who signed it."""


@dataclass(frozen=True, slots=True)
class Figures:
    """One estimate as texts print it, with its numbers; `k` counts `unit`, `n` people (None where not known)."""

    shown: str
    estimate: float | None
    lower: float | None
    upper: float | None
    k: int | None
    unit: str
    n: int | None

    def __str__(self) -> str:
        people = "not known" if self.n is None else f"{self.n:,}"
        return f"{self.shown}; k {self.k if self.k is not None else 'not known'} ({self.unit}), n {people}"


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """One aspect of an answer, before and after; None on the side where there is no such thing.

    `site` is the id of a site group, empty for outcomes without a site.
    """

    question: str
    outcome: str
    site: str
    what: str
    before: str | Figures | None
    after: str | Figures | None

    @property
    def where(self) -> str:
        """The answer it is about, in words of ids: "ls-postmeno-prt, lumbar_spine"."""
        return f"{self.question}, {self.site or self.outcome}"


Aspects = Mapping[str, str | Figures | None]


def rating_changes(before: Findings, after: Findings) -> tuple[AnswerChange, ...]:
    """What leads, coverage and status of every answer first, then ratings and directions."""
    found = _changes(before, after, _standing)
    return tuple(sorted(found, key=lambda change: change.what not in LEADING))


def pooled_changes(before: Findings, after: Findings) -> tuple[AnswerChange, ...]:
    """Pooled values with k and n: that of the index review, and those of our own studies by body of evidence."""
    return tuple(_changes(before, after, _pooled))


def statement_changes(before: Findings, after: Findings) -> tuple[AnswerChange, ...]:
    """Sentences of answers."""
    return tuple(_changes(before, after, _sentences))


def leading_reviews(findings: Findings) -> dict[str, tuple[str, ...]]:
    """The review that leads each answer of a question, by question id; empty where none does."""
    return {
        key: tuple(answer.choice.index.review if answer.choice.index else "" for answer in finding.answers)
        for key, finding in findings.questions.items()
    }


def _changes(before: Findings, after: Findings, aspects: Callable[[Answer], Aspects]) -> Iterator[AnswerChange]:
    old, new = _answers(before), _answers(after)
    for key in sorted(old.keys() | new.keys()):
        was = aspects(old[key]) if key in old else {}
        now = aspects(new[key]) if key in new else {}
        for what in dict.fromkeys((*was, *now)):
            if was.get(what) != now.get(what):
                yield AnswerChange(*key, what, was.get(what), now.get(what))


def _answers(findings: Findings) -> dict[tuple[str, str, str], Answer]:
    return {
        (answer.question, answer.target.value, answer.site.value if answer.site else ""): answer
        for finding in findings.questions.values()
        for answer in finding.answers
    }


def _standing(answer: Answer) -> Aspects:
    index, rating = answer.choice.index, answer.rating
    told: dict[str, str | None] = {
        "index review": f"{index.label} ({index.review}, row {index.row})" if index else None,
        "headline": None if answer.lead.kind is Kind.NONE else answer.lead.kind.value,
        "coverage": answer.coverage.sentence,
        "status": _status(answer),
        "rating": answer.final if rating or not answer.state else f"{answer.final} ({answer.state.value})",
        "direction": _direction(answer),
        "size": answer.size.word,
        "sides": answer.directions.sentence,
    }
    for domain in rating.domains if rating else ():
        off = f"\u2212{domain.levels}" if domain.levels else "0"
        told[domain.domain.label.lower()] = f"{off} ({domain.state.value}): {domain.sentence}"
    if rating:
        told["limits"] = "; ".join(f"at most {cap.level.label}: {cap.reason}" for cap in rating.caps) or None
    return told


def _status(answer: Answer) -> str | None:
    if answer.rating is None:
        return None
    unsigned = ", ".join(answer.rating.unsigned)
    return f"{PROVISIONAL}; not signed: {unsigned}" if unsigned else "signed"


def _direction(answer: Answer) -> str | None:
    effect = answer.lead.effect
    return _SIDES[effect.side] if effect else None


def _pooled(answer: Answer) -> Aspects:
    found: dict[str, Figures] = {}
    if (row := answer.lead.review) and row.effect:
        found["index review"] = _figures(row.effect, row.k, row.k_unit.value if row.k_unit else "unit not known", row.n)
    for body, pool in answer.pools.items():
        known = all(study.people for study in pool.rows)
        found[f"our studies, {body.value}"] = _figures(pool.effect, pool.k, "studies", pool.people if known else None)
    return found


def _figures(effect: Effect | None, k: int | None, unit: str, n: int | None) -> Figures:
    if effect is None:
        return Figures("shown apart", None, None, None, k, unit, n)
    values = (round(value, _PLACES) + 0.0 for value in (effect.estimate, effect.lower, effect.upper))
    return Figures(interval_words(effect), *values, k, unit, n)


def _sentences(answer: Answer) -> Aspects:
    said = answer.statement
    texts = {
        "technical": said.technical,
        "plain": said.plain,
        "figures": said.figures,
        "groups": said.groups,
        "notes": " ".join(answer.notes),
        "cautions": " ".join(said.cautions),
    }
    return {name: text for name, text in texts.items() if text}
