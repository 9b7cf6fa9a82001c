"""The pages that explain: how bone answers to load, what a scan can tell, when to ask, what else protects bone.

Their words stand in templates; what can be read from the records or the vocabulary is read there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.publishing.addresses import record_address
from generator.publishing.edition import Edition
from generator.publishing.page import Crumb, Page
from generator.publishing.pages.safety import source_link
from generator.publishing.pages.scans import scan_view
from generator.publishing.pages.what_else import what_else_view
from generator.publishing.templates import render_sections
from generator.synthesis.conventions import RULES
from generator.vocabulary.asking import AGE_ADVICE, REASONS_TO_ASK

_LEARN = (Crumb("Learn", "learn/"),)
_KINDS = ("studies", "reviews", "guidelines")


@dataclass(frozen=True, slots=True)
class LearnPage:
    """One page: where it lies, what it is called, its template, and what that template is filled with."""

    address: str
    title: str
    description: str
    template: str
    headings: Mapping[str, str]
    facts: Callable[[Edition], Mapping[str, Any]]


def learn_pages(edition: Edition) -> Iterator[Page]:
    """Every page of this kind."""
    addresses = _addresses(edition)
    for page in LEARN_PAGES:
        facts = {"addresses": addresses, **page.facts(edition)}
        lead, sections = render_sections(page.template, facts, page_address=page.address, headings=page.headings)
        yield Page(page.address, page.title, "learn", page.description, lead, sections, _LEARN, hide=())


def _addresses(edition: Edition) -> Mapping[str, str]:
    """Record id -> address of its page; a record that this edition does not show is named without a link."""
    return {one: record_address(kind, one) for kind in _KINDS for one in getattr(edition.base, kind)}


def _loading(_: Edition) -> Mapping[str, Any]:
    return {"weeks": tuple(f"{week:.0f}" for week in RULES.weeks)}


def _asking(edition: Edition) -> Mapping[str, Any]:
    return {
        "published": [(one.text, [source_link(edition, source) for source in one.sources]) for one in REASONS_TO_ASK],
        "ages": [(one.body, one.women, one.men, source_link(edition, one.source)) for one in AGE_ADVICE],
    }


LEARN_PAGES = (
    LearnPage(
        "learn/how-bone-answers/",
        "How bone answers to load",
        "What is known, and what is only thought, about why bone gets denser where it is loaded.",
        "learn_loading.html",
        {
            "idea": "The idea",
            "animals": "What was seen in animals",
            "people": "What was seen in people",
            "time": "How long it takes",
            "not-shown": "What does not follow",
            "sources": "Where this comes from",
        },
        _loading,
    ),
    LearnPage(
        "learn/your-scan/",
        "Your scan explained",
        "What a bone density scan measures, what a T-score is, and why two scans of one person differ.",
        "learn_scan.html",
        {
            "measured": "What is measured",
            "scores": "T-score and Z-score",
            "differ": "Why two scans differ",
            "too-small": "Why you cannot see a small change on your own scan",
            "ask": "What to ask your clinic",
            "sources": "Where this comes from",
        },
        scan_view,
    ),
    LearnPage(
        "learn/should-i-ask/",
        "Should I ask someone about my bones?",
        "Published reasons to ask a health professional about your bones, each with its source. No score.",
        "learn_asking.html",
        {
            "reasons": "Reasons that are published",
            "age": "Because of age alone",
            "at-once": "When not to wait",
            "what-to-ask": "What you might ask",
            "not": "What this list is not",
        },
        _asking,
    ),
    LearnPage(
        "learn/what-else-protects-bone/",
        "What else protects bone",
        "Calcium, vitamin D, alcohol, smoking and medicines beside exercise, and what our records hold on each.",
        "learn_what_else.html",
        {
            "records": "What the records say",
            "medicine": "Do not stop a medicine",
        },
        what_else_view,
    ),
)
"""In the order in which the page "Learn" lists them."""
