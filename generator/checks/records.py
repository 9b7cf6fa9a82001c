"""What every record keeps: its name, its dates, its status, and lists that do not repeat themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import PurePath

from generator.checks.paths import fields_of, name
from generator.checks.rule import Finding, rule
from generator.checks.subject import Subject
from generator.model import Claim, Guideline, Path, Publication, Question, Record, Review, Study
from generator.model.fields import last_day
from generator.vocabulary import ChangeKind, EditorialStatus, RecordStatus

_SILENT = frozenset({EditorialStatus.NONE_FOUND, EditorialStatus.NOT_CHECKED})


@rule(
    "id-file-name",
    "The id of a record is the name of its file",
    Study,
    Review,
    Guideline,
    Claim,
    Question,
    passing="id: sample-2020",
    failing="id: smaple-2020",
)
def id_file_name(subject: Subject[Record]) -> Iterator[Finding]:
    """A record's address, its file and every mention of it are one word, and that word never changes."""
    stem = PurePath(subject.found.file).stem
    if subject.record.id != stem and not subject.is_example:
        message = f"id is {subject.record.id}; the file is named {stem}"
        yield Finding(("id",), message, f"write `id: {stem}`, or rename the file if nothing points to it yet")


@rule(
    "former-id",
    "A former id is that of no record of today, and of one record alone",
    Study,
    Review,
    Guideline,
    Claim,
    Question,
    passing="former_ids: [smaple-2020]",
    failing="""
    former_ids: [other-2019]
    # file: studies/other-2019.yaml
    reports: [{ref: other-2019, role: main, depth: abstract}]
    results: []
    """,
)
def former_id(subject: Subject[Record]) -> Iterator[Finding]:
    """An old address leads on to one page. It cannot where a page is there already, or where two records claim it; and
    as it leads to the record that names it, it never leads in a circle or to nowhere.
    """
    file = PurePath(subject.found.file)
    for index, former in enumerate(subject.record.former_ids):
        path, taken = ("former_ids", index), str(file.with_name(f"{former}.yaml"))
        said = f"{name(path)} is {former}, which is "
        listed = subject.neighbours.former_ids[file.parent.name, former] - {str(file)}
        if taken in subject.neighbours.files:
            yield Finding(path, f"{said}the id of {taken}", "a former id is that of a file which was renamed")
        elif listed:
            yield Finding(path, f"{said}also listed in {min(listed)}", "only one record can take its place")


@rule(
    "date-order",
    "Dates follow one another",
    Study,
    Review,
    Guideline,
    Claim,
    Question,
    passing="""
    extracted: {date: 2026-01-10}
    checked: {date: 2026-02}
    """,
    failing="""
    extracted: {date: 2026-01-10}
    checked: {date: 2025-12}
    """,
)
def date_order(subject: Subject[Record]) -> Iterator[Finding]:
    """A record is written before it is checked or compared, a search ends before it is published, a claim is made
    before it is judged, and its history runs from old to new. A partial date counts with the days that it may mean.
    """
    for earlier, early_path, later, late_path in _dates(subject):
        if earlier and later and _first_day(earlier) > last_day(later):
            message = f"{name(late_path)} is {later}, before {name(early_path)} ({earlier})"
            yield Finding(late_path, message, "one of the two dates is wrong; changes stand oldest first")


def _dates(subject: Subject[Record]) -> Iterator[tuple[str | None, Path, str | None, Path]]:
    """Pairs of dates and their paths, the earlier first."""
    record = subject.record
    if record.checked:
        yield record.extracted.date, ("extracted", "date"), record.checked.date, ("checked", "date")
    if record.compared:
        yield record.extracted.date, ("extracted", "date"), record.compared.date, ("compared", "date")
    for index, (before, after) in enumerate(zip(record.changes, record.changes[1:], strict=False)):
        yield before.date, ("changes", index, "date"), after.date, ("changes", index + 1, "date")
    if isinstance(record, Claim):
        yield record.said_on, ("said_on",), record.judged, ("judged",)
    if isinstance(record, Review):
        yield record.search.start, ("search", "start"), record.search.to, ("search", "to")


def _first_day(partial: str) -> date:
    year, month, day = (int(part) for part in (partial + "-1-1").split("-")[:3])
    return date(year, month, day)


@rule(
    "search-date",
    "A review's search ended before the review was published",
    Review,
    passing="search: {to: 2019-03}",
    failing="search: {to: 2024-03}",
)
def search_date(subject: Subject[Review]) -> Iterator[Finding]:
    """The end of the search is the age of a review; a date after its publication is a slip of the pen."""
    searched, key = subject.record.search.to, subject.record.main_report.ref
    reference = subject.neighbours.base.references.get(key)
    if searched and reference and reference.year and _first_day(searched).year > reference.year:
        message = f"search.to is {searched}; {key} was published in {reference.year}"
        yield Finding(("search", "to"), message, "copy the end of the search from the report again")


@rule(
    "withdrawn-reason",
    "A withdrawn record says why, and only a withdrawn record does",
    Study,
    Review,
    Guideline,
    Claim,
    Question,
    passing="""
    status: withdrawn
    withdrawn: {code: retracted, reason: The journal retracted the article., date: 2026-03}
    """,
    failing="status: withdrawn",
)
def withdrawn_reason(subject: Subject[Record]) -> Iterator[Finding]:
    """Nothing is deleted: the record stays at its address, and readers are told why it no longer counts."""
    is_withdrawn = subject.record.status is RecordStatus.WITHDRAWN
    if is_withdrawn and not subject.record.withdrawn:
        hint = "add `withdrawn: {code: ..., reason: ..., date: ...}`"
        yield Finding(("status",), "status is withdrawn, and no reason is given", hint)
    if subject.record.withdrawn and not is_withdrawn:
        message = f"the record has a reason for withdrawal, but its status is {subject.record.status}"
        yield Finding(("withdrawn",), message, "write `status: withdrawn`, or delete the block", at="key")


@rule(
    "correction-told",
    "A correction says what stood there before, and only a correction does",
    Study,
    Review,
    Guideline,
    Claim,
    Question,
    passing="changes: [{date: 2026-03, kind: correction, before: The hip gained., what: The hip lost.}]",
    failing="changes: [{date: 2026-03, kind: correction, what: The hip lost.}]",
)
def correction_told(subject: Subject[Record]) -> Iterator[Finding]:
    """Who read the wrong words must be able to know them again in the list of corrections."""
    for index, change in enumerate(subject.record.changes):
        is_correction = change.kind is ChangeKind.CORRECTION
        if is_correction and not change.before:
            hint = "add `before:` with what stood there, in words for readers"
            yield Finding(("changes", index, "kind"), "a correction does not say what stood there before", hint)
        if change.before and not is_correction:
            message = f"changes[{index}] says what stood there before, and is no correction"
            yield Finding(("changes", index, "before"), message, "write `kind: correction`, or delete it", at="key")


@rule(
    "editorial-notice",
    "A correction, concern or retraction names its notice",
    Study,
    Review,
    Guideline,
    gap=True,
    passing="editorial: {status: corrected, notice: notice-2021}",
    failing="editorial: {status: corrected}",
)
def editorial_notice(subject: Subject[Publication]) -> Iterator[Finding]:
    """Readers can look up what the journal said, and nobody has to believe us."""
    editorial = subject.record.editorial
    if editorial.status not in _SILENT and not editorial.notice:
        message = f"editorial.status is {editorial.status}, and the notice is not named"
        hint = "enter the notice in references.bib and add `notice: <its key>`"
        yield Finding(("editorial", "status"), message, hint)


@rule(
    "duplicate-row",
    "No id occurs twice in a list",
    Study,
    Review,
    Guideline,
    Claim,
    Question,
    passing="reports: [{ref: sample-2020, role: main, depth: abstract}]",
    failing="""
    reports:
      - {ref: sample-2020, role: main, depth: abstract}
      - {ref: sample-2020, role: secondary, depth: abstract}
    """,
)
def duplicate_row(subject: Subject[Record]) -> Iterator[Finding]:
    """An arm, a result or a report is named by its id; a second one of the same id could not be told apart."""
    for path, part in subject.parts:
        for attribute, named in fields_of(type(part)):
            rows = getattr(part, attribute)
            if isinstance(rows, list) and len(rows) > 1:
                yield from _repeated(rows, (*path, named))


def _repeated(rows: list, path: Path) -> Iterator[Finding]:
    """The rows, or words, that stand in one list a second time."""
    label = next((field for field in ("id", "arm", "ref") if hasattr(rows[0], field)), "")
    names = [getattr(row, label) if label else row for row in rows if label or isinstance(row, str)]
    # Several harms or figures of adherence may belong to one arm.
    for index, word in enumerate([] if path[-1] in ("harms", "adherence") else names):
        if word in names[:index]:
            message = f"{name(path)} has {word} twice; the first is number {names.index(word) + 1}"
            place = (*path, index, label) if label else (*path, index)
            yield Finding(place, message, "delete one, or give the second another id")


@rule(
    "sorted-list",
    "Lists without an order of their own are sorted",
    Review,
    Study,
    Guideline,
    Question,
    passing="included: {complete: false, studies: [other-2019, sample-2020]}",
    failing="included: {complete: false, studies: [sample-2020, other-2019]}",
)
def sorted_list(subject: Subject[Record]) -> Iterator[Finding]:
    """Two people who add a key to one list change two places, and a reader finds a key without searching."""
    for path, words in _unordered_lists(subject.record):
        out = next((i for i in range(1, len(words)) if words[i] < words[i - 1]), None)
        if out is not None:
            message = f"{name(path)}: {words[out]} stands after {words[out - 1]}"
            yield Finding((*path, out), message, f"write [{', '.join(sorted(words))}]")


def _unordered_lists(record: Record) -> Iterator[tuple[Path, list[str]]]:
    if isinstance(record, Publication):
        yield ("tags",), record.tags
    if isinstance(record, Review):
        yield ("included", "studies"), record.included.studies
    if isinstance(record, Question):
        for group in ("figures", "partial", "not_pooled"):
            yield ("trials", group), getattr(record.trials, group)


@rule(
    "main-report",
    "Exactly one report is the main one",
    Study,
    Review,
    Guideline,
    gap=True,
    passing="reports: [{ref: sample-2020, role: main, depth: abstract}]",
    failing="reports: [{ref: sample-2020, role: secondary, depth: abstract}]",
)
def main_report(subject: Subject[Publication]) -> Iterator[Finding]:
    """A study has several reports and one voice; its name, year and place in lists come from the main report."""
    mains = [index for index, report in enumerate(subject.record.reports) if report.role == "main"]
    if not mains:
        yield Finding(("reports",), "no report is the main one", "write `role: main` at one of them", at="key")
    for index in mains[1:]:
        message = f"reports[{index}] is a second main report; the first is reports[{mains[0]}]"
        yield Finding(("reports", index, "role"), message, "call it follow_up, interim or secondary")
