"""The verb `explain-question`: how the answer to one question came about, from the studies to the sentence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from generator.checks import check_all
from generator.cli.console import nearest
from generator.publishing.edition import edition_of
from generator.publishing.site_settings import SiteSettings
from generator.reading import read_base
from generator.synthesis import GRADE_INFORMED, Answer, QuestionFinding, QuestionTree, find_question, plain
from generator.synthesis.comparisons import Comparison, Standing, StudyReading
from generator.synthesis.meta_analysis import Pool
from generator.synthesis.rating import Rating
from generator.synthesis.words import interval_words

FINE, WRONG_USE = 0, 2
SCHEMA = "explain-question/1"


def run_explain_question(root: Path, question_id: str, *, format: str) -> tuple[str, list[str], int]:
    """Answer with text for stdout, lines for stderr and the exit code; an unknown id names the three nearest.

    The records are those that the site shows: one with an error is left out here as it is there.
    """
    base, unread = read_base(root)
    edition = edition_of(base, check_all(base, unread).problems, SiteSettings())
    tree = QuestionTree(edition.base)
    if question_id not in tree.questions:
        near = nearest("question", question_id, tree.questions)
        return "", [f"evidence explain-question: there is no question {question_id}; {near}"], WRONG_USE
    finding = find_question(tree, question_id)
    notes = [f"{record.file} has an error and is left out" for record in edition.quarantined]
    if format == "json":
        return json.dumps(question_json(finding), ensure_ascii=False, indent=2) + "\n", notes, FINE
    return question_text(finding), notes, FINE


def question_json(finding: QuestionFinding) -> dict[str, object]:
    """The finding as JSON: `final` and `state` are those of the first site; everything else as the page has it."""
    state = finding.state.value if finding.state else None
    return {"schema": SCHEMA, "question": finding.id, "final": finding.final, "state": state, **plain(finding)}


def question_text(finding: QuestionFinding) -> str:
    """The finding as lines of text, from the studies to the sentence."""
    return "\n".join(_lines(finding)) + "\n"


def _lines(finding: QuestionFinding) -> Iterator[str]:
    yield f"{finding.id}: {finding.title}"
    if finding.parent:
        yield f"part of {finding.parent}"
    if finding.children:
        yield f"holds {', '.join(finding.children)}; distinct studies of all: {len(finding.studies)}"
    if finding.waiting:
        yield f"not yet recorded: {', '.join(finding.waiting)}"
    for answer, flips, changes in zip(finding.answers, finding.flips, finding.changes, strict=True):
        yield ""
        yield f"== {answer.site.label if answer.site else answer.target.label} =="
        yield from _coverage(answer)
        yield from _studies(answer)
        yield from _reviews(answer)
        for body, pool in answer.pools.items():
            yield from _pool(f"Studies we could read, {body.value}", pool)
        yield from _rating(answer)
        yield from (f"  turns over: {flip.run}: {flip.what} {flip.was} -> {flip.becomes}" for flip in flips)
        for change in changes:
            yield f"  would change it to {change.level.label}: {' and '.join(change.needs)}"
        yield from _statement(answer)


def _coverage(answer: Answer) -> Iterator[str]:
    """K, N and the missing list come first (R1)."""
    coverage = answer.coverage
    labels = {reading.study: reading.label for reading in answer.readings}
    yield (
        f"Coverage: k {coverage.read} of K {coverage.eligible}, n {coverage.people_read:,} of N {coverage.people:,}"
        + (f" (people not known in {coverage.unknown})" if coverage.unknown else "")
    )
    yield f"  not read: {', '.join(labels.get(key, key) for key in coverage.missing) or 'none'}"
    for gate in coverage.gates:
        yield f"  gate: {gate.asks}: {'yes' if gate.holds else 'no'} ({gate.seen})"


def _studies(answer: Answer) -> Iterator[str]:
    for reading in answer.readings:
        if reading.standing is Standing.READ:
            yield from (_comparison(reading, comparison, answer) for comparison in reading.comparisons)
    for reading in answer.readings:
        if reading.standing is not Standing.READ:
            yield f"  {reading.standing.value}: {reading.label} ({reading.study}): {reading.why}"


def _comparison(reading: StudyReading, comparison: Comparison, answer: Answer) -> str:
    estimate = comparison.estimate
    assert estimate is not None
    home = answer.homes.get(reading.study, answer.question)
    inherited = f"; at home in {home}" if home != answer.question else ""
    flags = f"; {'; '.join(estimate.flags)}" if estimate.flags else ""
    notices = f"; {'; '.join(reading.notices)}" if reading.notices else ""
    size = f"{estimate.value:.4g} (SE {estimate.se:.3g}) {estimate.measure.unit}"
    people = "people not known" if comparison.people is None else f"{comparison.people} people"
    where = f"{comparison.id}, {comparison.body.value}"
    return (
        f"  read: {reading.label} ({where}): {size}, {comparison.weeks:.0f} weeks, {people}{inherited}{flags}{notices}"
    )


def _reviews(answer: Answer) -> Iterator[str]:
    choice = answer.choice
    if choice.instead_of:
        yield f"Index review asked for: {choice.instead_of} ({choice.why_instead})"
    for row in choice.rows:
        role = "index review" if row == choice.index else "beside"
        effect = interval_words(row.effect) if row.effect else "no figure read"
        barred = f"; may not lead: {'; '.join(row.barred)}" if row.barred else ""
        stated = f"; its authors' certainty: {row.certainty.label}" + (f" ({row.wording})" if row.wording else "")
        yield f"  {role}: {row.label} ({row.review}.{row.row}, family {row.family}): {effect}{stated}{barred}"
    area = answer.overlap
    if len(area.reviews) > 1:
        yield f"  overlap of reviews: {area.why or f'{area.cca:.1%} ({area.band})'}"


def _pool(title: str, pool: Pool) -> Iterator[str]:
    shown = interval_words(pool.effect) if pool.effect else "shown apart"
    yield f"{title}: k {pool.k}, n {pool.people:,}, {pool.method}: {shown}"
    for row in pool.rows:
        yield f"  {row.label}: {interval_words(row.effect)}, weight {row.weight:.0f} %"
    for study, why in pool.left_out:
        yield f"  left out: {study}: {why}"
    for name, limits in (("Hartung-Knapp", pool.hartung_knapp), ("prediction", pool.prediction)):
        if limits:
            yield f"  {name} interval: {limits[0]:.2f} to {limits[1]:.2f}"


def _rating(answer: Answer) -> Iterator[str]:
    yield f"Headline: {answer.lead.kind.value}; size: {answer.size.word}; {answer.directions.sentence}"
    rating: Rating | None = answer.rating
    if rating is None:
        yield f"Final: not rated ({answer.state.value if answer.state else ''})"
        return
    yield f"Start: {rating.start.label}"
    for domain in rating.domains:
        inputs = ", ".join(f"{name} {plain(value)}" for name, value in domain.inputs.items() if value not in (None, []))
        judged = f"\u2212{domain.levels} ({domain.state.value}, rule {domain.rule})"
        yield f"  {domain.domain.label}: {judged}: {domain.sentence}"
        yield from [f"    inputs: {inputs}"] if inputs else []
    for cap in rating.caps:
        yield f"  at most {cap.level.label}: {cap.reason} (rule {cap.rule})"
    yield f"Computed: {rating.computed.label}. Final: {rating.mark}. {GRADE_INFORMED}."
    if rating.override:
        yield f"  set by {rating.override.reviewer} on {rating.override.date}: {rating.override.reason}"
    if rating.unsigned:
        yield f"  not signed: {', '.join(rating.unsigned)}"


def _statement(answer: Answer) -> Iterator[str]:
    said = answer.statement
    yield from (
        f"  {name}: {text}"
        for name, text in (
            ("Statement", said.technical),
            ("Plain", said.plain),
            ("Figures", said.figures),
            ("Groups", said.groups),
        )
        if text
    )
    yield from (f"  note: {note}" for note in answer.notes)
    yield from (f"  always: {line}" for line in said.cautions)
