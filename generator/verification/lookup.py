"""Literals against the texts of their reports: found, not found, derived, or no text to look in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.model import EvidenceBase, Located, Publication
from generator.model.parts import ReportLink
from generator.problems import Place
from generator.verification.literals import Literal, Row, quoting_works, rows_of
from generator.verification.sources import SourceText, texts_for
from generator.verification.tokens import Tokens


class Outcome(StrEnum):
    """What became of one figure."""

    FOUND = "found"
    NOT_FOUND = "not found"
    DERIVED = "derived"
    NO_TEXT = "no text"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One figure of a record: where it stands, what was looked for, in which texts, and what became of it."""

    place: Place
    field: str
    value: str
    report: str
    outcome: Outcome
    texts: tuple[str, ...]
    formula: str = ""
    read_at: str = ""


def verify(base: EvidenceBase, sources: Sequence[SourceText], records: Iterable[str] = ()) -> Iterator[Verdict]:
    """Look up every figure of every publication (or of the `records` of these ids), in the order of the base."""
    wanted = set(records)
    for kind in ("studies", "reviews", "guidelines"):
        for key, found in sorted(getattr(base, kind).items()):
            if not wanted or key in wanted:
                yield from _record(base, found, sources)


def _record(base: EvidenceBase, found: Located, sources: Sequence[SourceText]) -> Iterator[Verdict]:
    record: Publication = found.record
    texts = {report.ref: _texts(base, record, report, sources) for report in record.reports}
    texts |= {key: _quoting(base, key, sources) for key in sorted(set(quoting_works(record))) if key not in texts}
    everything = tuple({text.name: text for of_report in texts.values() for text in of_report}.values())
    for row in rows_of(record):
        mine = (*texts.get(row.report, ()), *texts.get(row.quoted_in, ())) or everything
        yield from _row(found, row, mine, everything)


def _texts(
    base: EvidenceBase, record: Publication, report: ReportLink, sources: Sequence[SourceText]
) -> tuple[SourceText, ...]:
    """The texts of a report; one that was read at a public page is served by texts of its name alone."""
    reference = base.references.get(report.ref)
    keys = [report.ref, record.id, *((reference.doi, reference.pmid) if reference else ())]
    others = frozenset(base.record_of_reference())
    return texts_for(sources, keys, others=others, mentions=report.read_at is None)


def _quoting(base: EvidenceBase, key: str, sources: Sequence[SourceText]) -> tuple[SourceText, ...]:
    """The texts of a work that quotes another."""
    reference = base.references.get(key)
    keys = [key, *((reference.doi, reference.pmid) if reference else ())]
    return texts_for(sources, keys, others=frozenset(base.record_of_reference()))


def _row(found: Located, row: Row, texts: Sequence[SourceText], everything: Sequence[SourceText]) -> Iterator[Verdict]:
    blocks = [block for text in texts for block in text.blocks]
    shared = _best(row.together, blocks)
    for literal in row.together:
        side = _of_one_side(literal, row)
        near = _best(side, blocks) if side and shared and not shared.holds(literal.value) else shared
        held = near is not None and near.holds(literal.value)
        turned = near is not None and not held and _turned_round(literal, row, near)
        yield _verdict(found, row, literal, texts, held=held, formula=_TURNED if turned else "")
    for literal in row.apart:
        held = any(_anywhere(text, literal) for text in everything)
        yield _verdict(found, row, literal, everything, held=held)


def _of_one_side(literal: Literal, row: Row) -> list[Literal]:
    """The figures of the same arm or contrast: a source may tell of each in a place of its own."""
    side = [each for each in row.together if each.path[2:4] == literal.path[2:4]]
    return side if literal.path[2] == "arms" or (literal.path[2] == "contrasts" and len(side) > 1) else []


_TURNED = "minus one times the limit printed, which is of the earlier value minus the later one"


def _turned_round(literal: Literal, row: Row, block: Tokens) -> bool:
    """Whether a limit of a change is printed the other way round, both limits of the interval alike."""
    *path, side = literal.path
    limits = [each.value for each in row.together if each.path[:-1] == tuple(path)]
    return side in ("lower", "upper") and len(limits) == 2 and all(block.holds(-value) for value in limits)


def _best(literals: Sequence[Literal], blocks: Sequence[Tokens]) -> Tokens | None:
    """The block that holds most of a row's figures."""
    return max(blocks, key=lambda block: sum(block.holds(literal.value) for literal in literals), default=None)


def _anywhere(text: SourceText, literal: Literal) -> bool:
    if literal.path[-1] == "level":
        return text.levels(literal.value)
    values = (literal.value, *literal.also)
    if literal.is_time and literal.value:
        return any(text.times(value) for value in values)
    return any(text.tokens.holds(value, words=True) for value in values)


def _verdict(
    found: Located,
    row: Row,
    literal: Literal,
    texts: Sequence[SourceText],
    *,
    held: bool,
    formula: str = "",
) -> Verdict:
    outcome = Outcome.FOUND if held else Outcome.DERIVED if formula else Outcome.NOT_FOUND
    if outcome is Outcome.NOT_FOUND and (row.read_at or not texts):
        outcome = Outcome.NO_TEXT
    return Verdict(
        place=found.place(*literal.path),
        field=_field(literal),
        value=format(literal.value, "f"),
        report=row.report,
        outcome=outcome,
        texts=tuple(text.name for text in texts),
        formula=formula,
        read_at=row.read_at,
    )


def _field(literal: Literal) -> str:
    text = ""
    for step in literal.path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text
