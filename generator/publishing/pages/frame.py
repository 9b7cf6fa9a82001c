"""The frame that study, review and guideline pages share, gathered once."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Located, Publication
from generator.publishing.addresses import record_address
from generator.publishing.citations import Citation, cite, short_name
from generator.publishing.edition import Edition
from generator.publishing.pages.record_parts import (
    Banner,
    ConflictView,
    Dates,
    Gap,
    History,
    ReportView,
    banners_of,
    conflicts_of,
    dates_of,
    gaps_of,
    history_of,
    register_url,
    reports_of,
)
from generator.publishing.pages.related import RelatedPage
from generator.publishing.pages.where_it_counts import Use, claim_uses, question_uses, review_uses
from generator.publishing.wording import depth_words, sentence
from generator.vocabulary import Quantity

_DENSITY = frozenset(
    {
        Quantity.ABMD,
        Quantity.VBMD,
        Quantity.BMC,
        Quantity.T_SCORE,
        Quantity.Z_SCORE,
        Quantity.BUA,
        Quantity.STIFFNESS_INDEX,
    }
)


@dataclass(frozen=True, slots=True)
class ClaimUse:
    """A claim of an article that traces to this publication."""

    sign: str
    verdict: str
    said: str
    address: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands on the page of every publication."""

    title: str
    paper: str
    description: str
    summary: str
    depth: str
    banners: tuple[Banner, ...]
    dates: Dates
    is_density: bool
    gaps: tuple[Gap, ...]
    questions: tuple[Use, ...]
    claims: tuple[ClaimUse, ...]
    reviews: tuple[RelatedPage, ...]
    conflicts: tuple[ConflictView, ...]
    reports: tuple[ReportView, ...]
    related_works: tuple[tuple[str, Citation, str], ...]
    register: str
    related: tuple[RelatedPage, ...]
    history: History
    cite_as: str
    note: str
    editorial_note: str


def frame_of(
    edition: Edition, kind: str, found: Located, *, related: tuple[RelatedPage, ...] = (), searched: str = ""
) -> Frame:
    """Gather what a publication's page says whatever its kind."""
    record: Publication = found.record
    references = edition.base.references
    main = record.main_report.ref
    return Frame(
        title=title_of(edition, record),
        paper=references[main].title if main in references else "",
        description=record.summary,
        summary=record.summary,
        depth=depth_words(record.reports),
        banners=banners_of(record),
        dates=dates_of(edition, record, searched),
        is_density=_is_density(record),
        gaps=gaps_of(record),
        questions=question_uses(edition, record),
        claims=tuple(_claim_uses(edition, record)),
        reviews=tuple(
            RelatedPage(title_of(edition, review), record_address("reviews", review.id))
            for review in review_uses(edition, record)
        ),
        conflicts=conflicts_of(edition, record),
        reports=reports_of(edition, record),
        related_works=tuple(
            (work.how.label, cite(work.ref, references), edition.address_of(work.ref))
            for work in getattr(record, "related", ())
        ),
        register=register_url(record),
        related=related,
        history=history_of(edition, found),
        cite_as=_cite_as(edition, kind, record),
        note=sentence(record.note or ""),
        editorial_note="" if banners_of(record) else sentence(record.editorial.note or record.editorial.status.label),
    )


def title_of(edition: Edition, record: Publication) -> str:
    """What a publication is called here: its known name with the short reference, or that alone."""
    short = short_name(record.main_report.ref, edition.base.references)
    return f"{record.name} ({short})" if record.name else short


def _is_density(record: Publication) -> bool:
    """Whether any result of the record is bone density, which says nothing of fractures by itself."""
    return any(result.outcome.quantity in _DENSITY for result in getattr(record, "results", ()))


def _claim_uses(edition: Edition, record: Publication):
    for claim in claim_uses(edition, record):
        yield ClaimUse(claim.verdict.sign, claim.verdict.label, claim.said, record_address("claims", claim.id))


def _cite_as(edition: Edition, kind: str, record: Publication) -> str:
    """How to cite our record: the site's address only where it is known."""
    address = edition.site.full_address(record_address(kind, record.id))
    year = edition.built[:4]
    parts = (f"Bone Evidence. Record {kind}/{record.id}.", f"{year}." if year else "", address)
    return " ".join(part for part in parts if part)
