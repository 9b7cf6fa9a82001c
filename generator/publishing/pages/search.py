"""The page of the search. A script fills it; without one it says so and offers the lists."""

from __future__ import annotations

from generator.publishing.page import Page
from generator.publishing.templates import render_sections

ADDRESS = "search/"
TITLE = "Search"
HEADINGS = {"lists": "Or start from a list"}


def search_page() -> Page:
    """The one page; it depends on no record, and is found by no search."""
    lead, sections = render_sections("search.html", {}, page_address=ADDRESS, headings=HEADINGS)
    words = (
        "Search every page of this site: answers, bones, exercise, studies, reviews, guidelines, articles, handouts."
    )
    return Page(ADDRESS, TITLE, "search", words, lead, sections, template="wide.html")
