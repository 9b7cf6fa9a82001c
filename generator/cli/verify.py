"""The verb `verify`: is each figure of the records printed in the text of its source?"""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from generator.cli.console import nearest
from generator.model import EvidenceBase
from generator.reading import read_base
from generator.synthesis import find
from generator.verification import Outcome, SourceText, Verdict, passed_over, read_sources, verify
from generator.verification.pubmed import SERVICE, fetch_abstracts

FINE, PROBLEMS, WRONG_USE = 0, 1, 2
CACHE = ".cache/pubmed"
SERVICE_VARIABLE = "EVIDENCE_PUBMED"


def run_verify(
    root: Path,
    sources: Sequence[Path],
    *,
    online: bool,
    records: Sequence[str],
    format: str,
    report: Callable[[str], None],
) -> tuple[str, list[str], int]:
    """Answer with text for stdout, lines for stderr and the exit code: 1 where a figure is not found."""
    if not sources and not online:
        return (
            "",
            ["evidence verify: name a folder of texts with --sources, or fetch abstracts with --online"],
            WRONG_USE,
        )
    base, unread = read_base(root)
    unknown = sorted(set(records) - _ids(base))
    if unknown:
        return "", [f"evidence verify: {_why_unknown(base, name)}" for name in unknown], WRONG_USE
    notes = [f"evidence verify: {len(unread)} problems while reading; `evidence check` lists them"] if unread else []
    try:
        texts = [text for folder in sources for text in read_sources(folder)]
        skipped = [name for folder in sources for name in passed_over(folder)]
    except OSError as fault:
        return "", [f"evidence verify: {fault}"], WRONG_USE
    notes += [f"evidence verify: {name} is no text in UTF-8, or too large; passed over" for name in skipped[:20]]
    if online:
        texts += _online(root, base, records, notes, report)
    verdicts = list(verify(base, texts, records))
    derived = list(_derived(base, records))
    counts = _counts(verdicts, derived)
    if verdicts and not texts:
        return "", [*notes, "evidence verify: there is no text to look in"], WRONG_USE
    bare = any(not formula for *_, formula in derived)
    code = PROBLEMS if bare or any(v.outcome is Outcome.NOT_FOUND for v in verdicts) else FINE
    if format == "json":
        return _json(verdicts, derived), [*notes, counts], code
    lines = [_line(v) for v in verdicts if v.outcome in (Outcome.NOT_FOUND, Outcome.DERIVED)]
    silent = sorted({v.report for v in verdicts if v.outcome is Outcome.NO_TEXT})
    lines += [f"no text of {key} in these sources" for key in silent]
    return "\n".join([*lines, counts]) + "\n", notes, code


def _why_unknown(base: EvidenceBase, name: str) -> str:
    if name in base.claims or name in base.questions:
        return (
            f"{name} is no publication; only figures copied from one are looked up, never those of claims and questions"
        )
    return f"there is no record {name}; {nearest('record', name, _ids(base))}"


def _ids(base: EvidenceBase) -> set[str]:
    return {key for kind in (base.studies, base.reviews, base.guidelines) for key in kind}


def _online(
    root: Path, base: EvidenceBase, records: Sequence[str], notes: list[str], report: Callable[[str], None]
) -> tuple[SourceText, ...]:
    """Abstracts of the reports in question, fetched into the cache; faults go to the notes."""
    folder = root / CACHE
    wanted = _references(base, records)
    report(f"asking PubMed for up to {len(wanted)} abstracts that are not in {CACHE} yet")
    service = os.environ.get(SERVICE_VARIABLE, SERVICE)
    for got in fetch_abstracts(wanted, folder, service=service, timeout=_timeout(), pause=time.sleep):
        if got.fault:
            notes.append(f"evidence verify: {got.key}, PubMed {got.pmid}: {got.fault}")
    return read_sources(folder)


def _timeout() -> float:
    """Seconds to wait, from the environment; nonsense there is the default."""
    given = os.environ.get("EVIDENCE_PUBMED_TIMEOUT", "")
    return float(given) if given.replace(".", "", 1).isdigit() else 20.0


def _references(base: EvidenceBase, records: Sequence[str]) -> list:
    found = (f.record for kind in (base.studies, base.reviews, base.guidelines) for f in kind.values())
    keys = {report.ref for record in found if not records or record.id in records for report in record.reports}
    return [base.references[key] for key in sorted(keys) if key in base.references]


def _derived(base: EvidenceBase, records: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Every value that the engine derives from a record: the comparison, the value, its formulas."""
    wanted, seen = set(records), set()
    for finding in find(base).questions.values():
        for answer in finding.answers:
            for comparison in (c for reading in answer.readings for c in reading.comparisons):
                if comparison.estimate is None or comparison.id in seen or (wanted and comparison.study not in wanted):
                    continue
                seen.add(comparison.id)
                formula = "; ".join(step.formula for step in comparison.estimate.steps)
                yield comparison.id, f"{comparison.estimate.value:.4g} (SE {comparison.estimate.se:.3g})", formula


def _counts(verdicts: Sequence[Verdict], derived: Sequence[tuple[str, str, str]]) -> str:
    by = Counter(verdict.outcome for verdict in verdicts)
    parts = [f"{by[outcome]} {outcome}" for outcome in (Outcome.FOUND, Outcome.NOT_FOUND, Outcome.NO_TEXT)]
    bare = sum(not formula for *_, formula in derived)
    total = by[Outcome.DERIVED] + len(derived)
    return f"{len(verdicts)} figures: {', '.join(parts)}; {total} derived, {bare} of them without a formula"


def _line(verdict: Verdict) -> str:
    if verdict.outcome is Outcome.DERIVED:
        return f"{verdict.place}: derived: {verdict.field} is {verdict.value}: {verdict.formula}"
    where = ", ".join(verdict.texts[:3])
    return (
        f"{verdict.place}: not found: {verdict.field} is {verdict.value}; no such figure stands beside the others of "
        f"its row in {where}\n    hint: compare digits, sign and decimal point with the source"
    )


def _json(verdicts: Sequence[Verdict], derived: Sequence[tuple[str, str, str]]) -> str:
    rows = [
        {
            "path": v.place.file,
            "line": v.place.line,
            "column": v.place.column,
            "field": v.field,
            "value": v.value,
            "report": v.report,
            "outcome": v.outcome.value,
            "texts": list(v.texts),
            "formula": v.formula,
            "read_at": v.read_at,
        }
        for v in verdicts
    ]
    steps = [{"comparison": name, "value": value, "formula": formula} for name, value, formula in derived]
    return json.dumps({"schema": "verify/1", "figures": rows, "derived": steps}, ensure_ascii=False, indent=2) + "\n"
