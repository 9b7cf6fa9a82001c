"""The page of a claim: what an article says, what the study behind it shows, and a fair sentence to reuse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Claim, Located, Publication
from generator.model.claim import Trace
from generator.publishing.addresses import article_address, record_address
from generator.publishing.citations import Citation, cite
from generator.publishing.edition import Edition
from generator.publishing.page import Crumb, Page
from generator.publishing.pages.record_parts import Banner, Dates, History, banners_of, dates_of, history_of, taken_back
from generator.publishing.pages.related import RelatedPage, pages_of_bones_and_exercise
from generator.publishing.pages.trace_figures import figure_of
from generator.publishing.pages.trails import CLAIMS
from generator.publishing.templates import render_sections
from generator.publishing.wording import date_words, sentence
from generator.publishing.wording.depth import ONE_DEPTH

HEADINGS = {
    "said": "What the article says",
    "shows": "What the study shows",
    "trace": "From the sentence to the number",
    "fair-wording": "A fair sentence to reuse",
    "wrong": "Tell us we are wrong",
    "related": "Related pages",
    "record": "This record",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One publication behind a claim: who it is, how sure that is, the number in it, and where that stands."""

    citation: Citation
    address: str
    identity: str
    depth: str
    number: str
    number_address: str
    where: str
    note: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """Everything that the template of a claim lays out."""

    title: str
    sign: str
    verdict: str
    said: str
    said_on: str
    reason: str
    shows: str
    judged: str
    article: Citation
    article_address: str
    steps: tuple[Step, ...]
    fair_wording: str
    is_density: bool
    banners: tuple[Banner, ...]
    dates: Dates
    related: tuple[RelatedPage, ...]
    history: History
    note: str


def claim_pages(edition: Edition) -> Iterator[Page]:
    """A page for each claim."""
    for found in edition.base.claims.values():
        address = record_address("claims", found.record.id)
        view = claim_view(edition, found)
        lead, sections = render_sections("claim.html", {"view": view}, page_address=address, headings=HEADINGS)
        yield Page(
            address=address,
            title=view.title,
            kind="claim",
            description=f"{view.verdict}: {view.said}",
            lead=lead,
            sections=sections,
            crumbs=(*CLAIMS, Crumb(view.article.title, view.article_address)),
            record=found.file,
        )


def claim_view(edition: Edition, found: Located) -> ClaimView:
    """Gather what a claim's page says."""
    claim: Claim = found.record
    return ClaimView(
        title=claim.said.rstrip("."),
        sign=claim.verdict.sign,
        verdict=claim.verdict.label,
        said=sentence(claim.said),
        said_on=date_words(claim.said_on) if claim.said_on else "",
        reason=sentence(claim.reason or ""),
        shows=sentence(claim.shows),
        judged=date_words(claim.judged),
        article=cite(claim.article, edition.base.references),
        article_address=article_address(claim.article),
        steps=tuple(_step(edition, trace) for trace in claim.trace),
        fair_wording=sentence(claim.fair_wording or ""),
        is_density=bool(claim.sites),
        banners=(*banners_of(claim), *taken_back(edition, (it.ref for it in claim.trace), what="the verdict below")),
        dates=dates_of(edition, claim),
        related=pages_of_bones_and_exercise(claim.sites, claim.exercise),
        history=history_of(edition, found),
        note=sentence(claim.note or ""),
    )


def _step(edition: Edition, trace: Trace) -> Step:
    address = edition.address_of(trace.ref)
    record = edition.base.record_of_reference().get(trace.ref, ("", None))[1]
    number = figure_of(record, trace.result) if isinstance(record, Publication) and trace.result else ""
    return Step(
        citation=cite(trace.ref, edition.base.references),
        address=address,
        identity=trace.identity.label,
        depth=ONE_DEPTH[trace.depth],
        number=number,
        number_address=f"{address}#result-{trace.result}" if number else "",
        where=trace.where or "",
        note=sentence(trace.note or ""),
    )
