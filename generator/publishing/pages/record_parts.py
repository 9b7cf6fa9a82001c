"""What every record's page shows alike: notices, dates, depth of reading, reports, gaps, conflicts, history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model import Change, Located, Publication, Record
from generator.model.identifiers import registration_link
from generator.model.parts import ReportLink, RiskOfBias, Source
from generator.publishing.addresses import correction_address
from generator.publishing.citations import Citation, cite, short_name
from generator.publishing.edition import Edition
from generator.publishing.pages.field_words import field_words
from generator.publishing.wording import (
    NOT_STATED,
    date_words,
    depth_words,
    figure,
    joined,
    not_stated,
    sentence,
    upper_first,
)
from generator.vocabulary import Basis, EditorialStatus, RecordStatus

NOT_CHECKED = "not yet checked by a second person"


@dataclass(frozen=True, slots=True)
class Line:
    """One value of a fact: its words, smaller ones below, and whether it is missing."""

    words: str
    details: tuple[str, ...] = ()
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its values."""

    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Banner:
    """A notice above everything else; `draft` is ours, the others come from the journal or withdraw the record."""

    word: str
    text: str
    draft: bool = False


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report: its citation, what it is within the record, how deep we read it."""

    citation: Citation
    role: str
    depth: str
    note: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is not extracted, and why."""

    what: str
    why: str
    note: str


@dataclass(frozen=True, slots=True)
class ConflictView:
    """Two sources that disagree, both values as printed."""

    what: str
    kept: str
    other: str
    where: str
    note: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A published judgement of risk of bias or quality."""

    tool: str
    overall: str
    by: str
    domains: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of a page under their fixed labels.

    `searched` only where a search was made, `compared` only for a publication that was compared with its sources.
    """

    checked: str
    built: str
    searched: str = ""
    compared: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """Where a record comes from, what changed in it, and what was answered when a check asked about a field."""

    file: str
    extracted: str
    changes: tuple[tuple[str, str], ...]
    answers: tuple[tuple[str, str], ...]
    correct: str


def dates_of(edition: Edition, record: Record, searched: str = "") -> Dates:
    """The dates of a record's page in words."""
    checked = record.checked
    who = f" by {checked.by}" if checked and checked.by else ""
    return Dates(
        checked=f"{date_words(checked.date)}{who}" if checked else NOT_CHECKED,
        built=date_words(edition.built) if edition.built else "",
        searched=date_words(searched) if searched else "",
        compared=date_words(record.compared.date) if isinstance(record, Publication) and record.compared else "",
    )


def banners_of(record: Record) -> tuple[Banner, ...]:
    """Notices: retracted, corrected, of concern, withdrawn, draft."""
    return tuple(_banners(record))


def _banners(record: Record) -> Iterator[Banner]:
    if isinstance(record, Publication) and record.editorial.status in _NOTICES:
        word, text = _NOTICES[record.editorial.status]
        yield Banner(word, " ".join(part for part in (text, sentence(record.editorial.note or "")) if part))
    if record.status is RecordStatus.WITHDRAWN:
        why = record.withdrawn
        reason = f"{why.code.label}: {sentence(why.reason)} Since {date_words(why.date)}." if why else ""
        yield Banner("Withdrawn here.", f"This record is kept for the history and is not counted. {reason}".strip())
    if record.status is RecordStatus.DRAFT:
        text = "This record is not finished. It is listed for reviewers and is never counted."
        yield Banner("Draft.", text, draft=True)


def taken_back(edition: Edition, keys: Iterable[str], *, what: str) -> Iterator[Banner]:
    """A notice for each publication behind a page that its journal took back or doubts; `what` waits for a person."""
    holders = edition.base.record_of_reference()
    found = {holders[key][1].id: holders[key][1] for key in keys if key in holders}
    for record in found.values():
        if isinstance(record, Publication) and not record.editorial.status.counted:
            label = cite(record.main_report.ref, edition.base.references).short
            text = (
                f"{label} does not count any more. No answer of ours rests on it. A person has still to look at {what}."
            )
            yield Banner(_NOTICES[record.editorial.status][0], text)


_NOTICES = {
    EditorialStatus.RETRACTED: ("Retracted.", "The journal has retracted this publication. It is not counted."),
    EditorialStatus.RETRACTED_REPUBLISHED: (
        "Retracted and republished.",
        "The first version was retracted. This record is not counted until it is read anew.",
    ),
    EditorialStatus.WITHDRAWN: ("Withdrawn by the journal.", "It is not counted."),
    EditorialStatus.EXPRESSION_OF_CONCERN: (
        "Expression of concern.",
        "The journal doubts this publication. It is not counted until that is settled.",
    ),
    EditorialStatus.CORRECTED: ("Corrected.", "A correction was published, and this record follows it."),
    EditorialStatus.CORRECTED_NOT_READ: (
        "Corrected.",
        "A correction was published; we have not seen its text. Figures here may have changed.",
    ),
}


def missing(record: Publication) -> Line:
    """What stands in place of a fact that is not there."""
    return Line(not_stated(record.reports), missing=True)


def fact(record: Publication, label: str, *lines: str | Line) -> Fact:
    """A fact from the lines that say something; where none does, it says that it is not stated."""
    known = tuple(line if isinstance(line, Line) else Line(line) for line in lines if line)
    return Fact(label, known or (missing(record),))


def source_words(edition: Edition, source: Source | None) -> str:
    """Where something was read: "Watson 2018, abstract", and who quotes it where it was not read itself."""
    if source is None:
        return ""
    references = edition.base.references
    quoted = f", as {short_name(source.quoted_in, references)} gives it" if source.quoted_in else ""
    return f"{short_name(source.report, references)}, {source.where}{quoted}"


def reports_of(edition: Edition, record: Publication) -> tuple[ReportView, ...]:
    """The reports of a record with their citations; the journal's notice comes last."""
    views = [_report_view(edition, report) for report in record.reports]
    notice = record.editorial.notice
    if notice and notice not in {report.ref for report in record.reports}:
        views.append(ReportView(cite(notice, edition.base.references), "Notice of the journal", "", ""))
    return tuple(views)


def _report_view(edition: Edition, report: ReportLink) -> ReportView:
    role = report.role.label
    citation = cite(report.ref, edition.base.references)
    return ReportView(citation, role, depth_words([report]), sentence(report.note or ""))


def gaps_of(record: Publication) -> tuple[Gap, ...]:
    """What is not extracted, in readers' words."""
    return tuple(
        Gap(field_words(record, gap.what), gap.why.label, sentence(gap.note or "")) for gap in record.not_found
    )


def conflicts_of(edition: Edition, record: Publication) -> tuple[ConflictView, ...]:
    """Where sources disagree, both values."""
    return tuple(
        ConflictView(
            field_words(record, conflict.field),
            conflict.kept,
            conflict.other,
            source_words(edition, conflict.source),
            sentence(conflict.note or ""),
        )
        for conflict in record.conflicts
    )


def judgements_of(edition: Edition, record: Publication, judged: list[RiskOfBias]) -> tuple[Judgement, ...]:
    """Published judgements, with who gave them and how their parts were judged."""
    return tuple(_judgement(edition, record, one) for one in judged)


def _judgement(edition: Edition, record: Publication, judged: RiskOfBias) -> Judgement:
    score = f"{figure(judged.score)} of {figure(judged.out_of)}" if judged.score is not None and judged.out_of else ""
    score = score or (figure(judged.score) if judged.score is not None else "")
    overall = judged.overall.label if judged.overall else ""
    about = f"About {field_words(record, f'results.{judged.result}')}." if judged.result else ""
    proxy = "This tool scores how a trial was done and reported, not risk of bias itself." if judged.proxy else ""
    return Judgement(
        tool=judged.tool.label,
        overall=", ".join(part for part in (overall, score) if part) or f"overall: {NOT_STATED}",
        by=judged.by or source_words(edition, judged.source),
        domains=tuple((upper_first(name.replace("_", " ")), verdict.label) for name, verdict in judged.domains.items()),
        notes=tuple(note for note in (about, proxy, sentence(judged.note or "")) if note),
    )


def money_of(edition: Edition, record: Publication) -> Fact:
    """Who paid, and competing interests."""
    funding = record.funding
    if funding is None:
        return fact(record, "Money")
    details = [f"Funders: {joined(funding.funders)}" if funding.funders else ""]
    interests = joined([interest.label.lower() for interest in funding.interests])
    details += [f"Competing interests: {interests}" if interests else "", sentence(funding.statement or "")]
    words = joined([kind.label for kind in funding.types])
    return fact(record, "Money", Line(words or "Who paid: see below", tuple(d for d in details if d)))


def registration_of(record: Publication) -> Fact:
    """The register entry with its time."""
    entry = record.registration
    if entry is None:
        return fact(record, "Registered")
    basis = "matched by us, not printed in the report" if entry.basis is Basis.INFERRED else ""
    told = (f"Registered {entry.timing.label}", upper_first(basis), sentence(entry.note or ""))
    return fact(record, "Registered", Line(entry.id, tuple(part for part in told if part)))


def register_url(record: Publication) -> str:
    """Address of the register entry, where the register has stable ones."""
    return registration_link(record.registration.id) if record.registration else ""


def _told(change: Change) -> str:
    """An entry of the history; a correction also says what stood there before."""
    now = sentence(change.what)
    return f"Corrected: {now} Before: {sentence(change.before)}" if change.before else now


def history_of(edition: Edition, found: Located) -> History:
    """The record's file, who wrote it and when, and its changes, newest first."""
    record = found.record
    by = f" by {record.extracted.by}" if record.extracted.by else ""
    changes = sorted(record.changes, key=lambda change: change.date, reverse=True)
    return History(
        file=found.file,
        extracted=f"{date_words(record.extracted.date)}{by}",
        changes=tuple((date_words(change.date), _told(change)) for change in changes),
        answers=tuple((field_words(record, query.at), sentence(query.answer)) for query in record.queries),
        correct=correction_address(found.file),
    )
