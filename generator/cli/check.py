"""The verbs that ask: `check` says what is wrong with the records, `explain` what a rule asks and why."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePath

from generator import checks
from generator.checks import CheckReport, check_all
from generator.checks.drafts import draft_files
from generator.checks.fixes import Fixed, Replacement, fix_text, replacements
from generator.cli.console import nearest, write_whole
from generator.contributing import impact
from generator.contributing.bibtex_blocks import move_block
from generator.model import KINDS, EvidenceBase
from generator.problems import Problem, Rule, Severity, github_lines, in_order, json_rows, sarif_log, text_lines
from generator.publishing import said
from generator.publishing.edition import edition_of
from generator.publishing.handouts import complete
from generator.publishing.site_settings import SiteSettings
from generator.reading import BIBLIOGRAPHY, read_base
from generator.reading.clinic_file import CLINIC_RULES

FINE, PROBLEMS, WRONG_USE = 0, 1, 2
_FAMILIES = (checks.RULES, said.RULES, complete.RULES, CLINIC_RULES, impact.RULES)
RULES = tuple(sorted((rule for family in _FAMILIES for rule in family), key=lambda rule: rule.id))
"""Every rule that a problem may name: of records, of the answers that pages would give, of a change of either."""

Answer = tuple[str, list[str], int]
"""Text for stdout, lines for stderr, exit code."""


def run_check(
    root: Path, paths: Sequence[Path], *, draft: bool, strict: bool, fix: bool, dry_run: bool, format: str
) -> Answer:
    """Read and check the whole base below `root`, and answer with the problems in `paths` (default: all)."""
    if dry_run and not fix:
        return "", ["evidence check: --dry-run goes with --fix"], WRONG_USE
    wanted, strangers = _files_in(root, paths)
    if strangers:
        return "", [f"evidence check: {path} is no file or folder below {root}" for path in strangers], WRONG_USE
    if paths and not any(file.startswith("evidence/") for file in wanted):
        return "", ["evidence check: none of these paths holds a file below evidence/"], WRONG_USE
    if draft and not paths:
        wanted = draft_files(read_base(root)[0])
    fixing = fix and (wanted or not draft)
    repairs = list(_repairs(root, wanted)) if fixing and format == "json" else None
    notes = _fix(root, wanted, dry_run=dry_run) if fixing else []
    base, unread = read_base(root)
    report = _with_answers(base, check_all(base, unread, drafts=wanted if draft else ()))
    shown = [p for p in report.problems if (not paths and not draft) or p.place.file in wanted]
    notes += _elsewhere(report, shown)
    out, counted = _printed(shown, base, report, format=format, repairs=repairs), _counts(shown, base, report)
    failing = {Severity.ERROR, Severity.QUERY} if strict else {Severity.ERROR}
    code = PROBLEMS if any(p.severity in failing for p in shown) else FINE
    return (f"{out}{counted}\n", notes, code) if format == "text" else (out, [*notes, counted], code)


def _with_answers(base: EvidenceBase, report: CheckReport) -> CheckReport:
    """Add what is wrong with the answers that the sound records give."""
    unfit = said.unfit_answers(edition_of(base, report.problems, SiteSettings()))
    return CheckReport(
        tuple(in_order((*report.problems, *unfit))), report.evaluations + len(base.questions) * len(said.RULES)
    )


def _elsewhere(report: CheckReport, shown: Sequence[Problem]) -> list[str]:
    """Name the first error that lies outside what was asked for: a build would stop at it."""
    errors = [p for p in report.problems if p.severity is Severity.ERROR and p not in shown]
    if not errors:
        return []
    counted = "1 error" if len(errors) == 1 else f"{len(errors)} errors"
    return [f"evidence check: {counted} in other files, the first: {errors[0]}"]


def run_explain(rule_id: str, *, format: str) -> Answer:
    """Answer with what a rule asks, its weight and both examples."""
    found = {rule.id: rule for rule in RULES}.get(rule_id)
    if found is None:
        near = nearest("rule", rule_id, (rule.id for rule in RULES))
        return "", [f"evidence explain: there is no rule {rule_id}; {near}"], WRONG_USE
    if format == "json":
        return _json({"schema": "explain/1", **_facts(found)}), [], FINE
    text = f"{found.id} ({found.severity}): {found.title}\n"
    text += f"\n{found.text}\n" if found.text else ""
    return f"{text}\nPasses:\n{_indented(found.passing)}\nFails:\n{_indented(found.failing)}", [], FINE


def _files_in(root: Path, paths: Iterable[Path]) -> tuple[frozenset[str], list[Path]]:
    """Files below the given paths, named from the root; and the paths that are not there or lie outside."""
    root, files, strangers = root.resolve(), set[str](), list[Path]()
    for path in paths:
        meant = (candidate.resolve() for candidate in (path, root / path))
        found = next((p for p in meant if p.exists() and p.is_relative_to(root)), None)
        if found is None:
            strangers.append(path)
            continue
        below = found.rglob("*") if found.is_dir() else [found]
        files.update(p.relative_to(root).as_posix() for p in below if p.is_file())
    return frozenset(files), strangers


def _printed(
    problems: list[Problem],
    base: EvidenceBase,
    report: CheckReport,
    *,
    format: str,
    repairs: list[Replacement] | None = None,
) -> str:
    if format == "json":
        facts = {"records": base.count(), "checks": report.evaluations, "problems": json_rows(problems)}
        facts |= {} if repairs is None else {"repairs": [asdict(repair) for repair in repairs]}
        return _json({"schema": "check/1", **facts})
    if format == "sarif":
        return _json(sarif_log(problems, ((rule.id, rule.title) for rule in RULES), _version()))
    lines = github_lines(problems) if format == "github" else text_lines(problems)
    return "".join(f"{line}\n" for line in lines)


def _counts(problems: list[Problem], base: EvidenceBase, report: CheckReport) -> str:
    """The line that ends every run: passing is never silent."""
    by = {severity: sum(1 for p in problems if p.severity is severity) for severity in Severity}
    found = f"{_many(by[Severity.ERROR], 'error')}, {_many(by[Severity.QUERY], 'query')}, {by[Severity.INFO]} info"
    return f"{_many(base.count(), 'record')}, {_many(report.evaluations, 'check')}: {found}"


def _many(count: int, word: str) -> str:
    plural = f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
    return f"{count:,} {word if count == 1 else plural}"


def _fix(root: Path, wanted: Collection[str], *, dry_run: bool) -> list[str]:
    """Tidy the files of `wanted`, or all; one line for each edit, in order."""
    files = sorted(wanted or _all_files(root))
    moved = [line for file in files for line in _move_block(root, file, dry_run=dry_run)]
    tidied = sorted({*files, BIBLIOGRAPHY}) if moved and not dry_run else files
    return [*moved, *(line for file in tidied for line in _fix_file(root, file, dry_run=dry_run))]


def _move_block(root: Path, file: str, *, dry_run: bool) -> Iterator[str]:
    """Move the BibTeX of a draft to the bibliography; the bibliography is written first, so that nothing is lost."""
    if PurePath(file).parent.name not in KINDS or not file.endswith(".yaml"):
        return
    try:
        record = (root / file).read_text(encoding="utf-8")
        before = (root / BIBLIOGRAPHY).read_text(encoding="utf-8") if (root / BIBLIOGRAPHY).is_file() else ""
    except UnicodeDecodeError:
        return  # the check names it
    moved = move_block(record, before, file=file)
    if moved.fault:
        yield f"{moved.place}: not fixed: bibtex stays where it is: {moved.fault}"
    elif moved.place:
        if not dry_run:
            write_whole(root / BIBLIOGRAPHY, moved.bibliography)
            write_whole(root / file, moved.record)
        yield f"{moved.place}: {'would fix' if dry_run else 'fixed'}: bibtex moves to {BIBLIOGRAPHY}"


def _repairs(root: Path, wanted: Collection[str]) -> Iterator[Replacement]:
    """What tidying changes, line by line, for a program that offers it to a person; moved BibTeX is not among it."""
    for file in filter(_is_tidied, sorted(wanted or _all_files(root))):
        source = (root / file).read_bytes()
        yield from replacements(source, _fixed(root, file, source).source, file=file)


def _is_tidied(file: str) -> bool:
    return file.startswith("evidence/") and file.endswith((".yaml", ".bib"))


def _fixed(root: Path, file: str, source: bytes) -> Fixed:
    return fix_text(source, file=file, schema_line=(root / "docs/schemas").is_dir())


def _fix_file(root: Path, file: str, *, dry_run: bool) -> Iterator[str]:
    if not _is_tidied(file):
        return
    source = (root / file).read_bytes()
    fixed = _fixed(root, file, source)
    if fixed.source != source and not dry_run:
        (root / file).write_bytes(fixed.source)
    yield from (f"{edit.place}: {'would fix' if dry_run else 'fixed'}: {edit.what}" for edit in fixed.edits)


def _all_files(root: Path) -> frozenset[str]:
    return _files_in(root, [root / "evidence"])[0]


def _facts(rule: Rule) -> dict[str, str]:
    fields = ("id", "title", "severity", "text", "passing", "failing")
    return {field: str(getattr(rule, field)) for field in fields}


def _indented(text: str) -> str:
    return "".join(f"    {line}\n" if line else "\n" for line in text.rstrip("\n").split("\n"))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _version() -> str:
    """The version of the program, for logs that ask for one."""
    try:
        return version("bone-evidence")
    except PackageNotFoundError:
        return "0"
