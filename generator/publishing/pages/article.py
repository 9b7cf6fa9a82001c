"""The page of an article: every claim of it that was traced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Claim
from generator.publishing.addresses import article_address, record_address
from generator.publishing.citations import Citation, cite
from generator.publishing.edition import Edition
from generator.publishing.page import Page
from generator.publishing.pages.record_parts import Dates
from generator.publishing.pages.trails import CLAIMS
from generator.publishing.templates import render_sections
from generator.publishing.wording import count_words, date_words, joined, sentence
from generator.vocabulary import ClaimVerdict

HEADINGS = {"claims": "Its sentences, and what the studies show", "source": "The article"}


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim in a list: its verdict, what is said, what is shown, and where its page is."""

    row: str
    sign: str
    verdict: str
    said: str
    shows: str
    address: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """Everything that the template of an article lays out."""

    citation: Citation
    summary: str
    said_on: str
    claims: tuple[ClaimLine, ...]
    dates: Dates


def claim_line(claim: Claim) -> ClaimLine:
    """A claim as a list shows it."""
    return ClaimLine(
        row=claim.row or "",
        sign=claim.verdict.sign,
        verdict=claim.verdict.label,
        said=sentence(claim.said),
        shows=sentence(claim.shows),
        address=record_address("claims", claim.id),
    )


def article_pages(edition: Edition) -> Iterator[Page]:
    """A page for each article that claims come from."""
    for key, claims in claims_by_article(edition).items():
        view = _view(edition, key, claims)
        address = article_address(key)
        lead, sections = render_sections("article.html", {"view": view}, page_address=address, headings=HEADINGS)
        yield Page(
            address=address,
            title=view.citation.title,
            kind="article",
            description=view.summary,
            lead=lead,
            sections=sections,
            crumbs=CLAIMS,
        )


def claims_by_article(edition: Edition) -> dict[str, list[Claim]]:
    """Claims by the key of their article, in the order of their rows."""
    articles: dict[str, list[Claim]] = {}
    for found in edition.base.claims.values():
        articles.setdefault(found.record.article, []).append(found.record)
    return {key: sorted(claims, key=_row_order) for key, claims in sorted(articles.items())}


def _row_order(claim: Claim) -> tuple[str, int, str]:
    """M2 before M10: the letters of a row, then its number."""
    row = claim.row or ""
    digits = "".join(letter for letter in row if letter.isdigit())
    return (row.rstrip("0123456789"), int(digits or 0), claim.id)


def _view(edition: Edition, key: str, claims: list[Claim]) -> ArticleView:
    said = {claim.said_on for claim in claims if claim.said_on}
    return ArticleView(
        citation=cite(key, edition.base.references),
        summary=_summary(claims),
        said_on=date_words(max(said)) if said else "",
        claims=tuple(claim_line(claim) for claim in claims),
        dates=Dates(checked="each claim has its own date", built=date_words(edition.built) if edition.built else ""),
    )


def _summary(claims: list[Claim]) -> str:
    """How many sentences were traced, and how they stand: a count, never a mark for the article."""
    given = [claim.verdict for claim in claims]
    quoted = {verdict: f"\u201c{verdict.label.lower()}\u201d" for verdict in ClaimVerdict if verdict in given}
    stand = joined([count_words(given.count(verdict), words, words) for verdict, words in quoted.items()])
    return f"We traced {count_words(len(claims), 'sentence')} of this article: {stand}."
