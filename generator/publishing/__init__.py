"""From records to pages: `publish` gives every file of the site below `docs/`, and touches no disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from generator.model import EvidenceBase
from generator.problems import Problem
from generator.publishing.edition import Edition, edition_of
from generator.publishing.feeds import feed_files
from generator.publishing.file_map import FileMap
from generator.publishing.handouts.builder import builder_pages
from generator.publishing.handouts.gallery import handout_files, handout_pages
from generator.publishing.handouts.versions import version_pages
from generator.publishing.page import Page, file_map
from generator.publishing.pages.add_study import add_study_files, add_study_pages
from generator.publishing.pages.article import article_pages
from generator.publishing.pages.asked import asked_pages
from generator.publishing.pages.changes import change_pages
from generator.publishing.pages.claim import claim_pages
from generator.publishing.pages.compare import compare_pages
from generator.publishing.pages.compare_any import any_two_pages
from generator.publishing.pages.corrections import corrections_pages
from generator.publishing.pages.dose import dose_files, dose_pages
from generator.publishing.pages.downloads import download_files, download_pages
from generator.publishing.pages.exercise import exercise_pages
from generator.publishing.pages.explorer import explorer_files, explorer_pages
from generator.publishing.pages.guideline import guideline_pages
from generator.publishing.pages.home import home_pages
from generator.publishing.pages.learn import learn_pages
from generator.publishing.pages.listing import listing_pages
from generator.publishing.pages.map import map_pages
from generator.publishing.pages.map_bundles import map_files
from generator.publishing.pages.methods import methods_pages
from generator.publishing.pages.missing import missing_pages
from generator.publishing.pages.people import people_pages
from generator.publishing.pages.quarantine import quarantine_pages
from generator.publishing.pages.question import plot_files, question_pages
from generator.publishing.pages.question_what_if import what_if_files
from generator.publishing.pages.regions import region_pages
from generator.publishing.pages.review import review_pages
from generator.publishing.pages.safety import safety_pages
from generator.publishing.pages.search import search_page
from generator.publishing.pages.sites import site_pages
from generator.publishing.pages.study import study_pages
from generator.publishing.pages.unseen import unseen_pages
from generator.publishing.said import Unfit, unfit_answers, unfit_pages
from generator.publishing.search import record_file
from generator.publishing.site_settings import SiteSettings
from generator.publishing.take_away import citation_files
from generator.publishing.whereabouts import address_list, moved_pages
from generator.publishing.word_help import explained
from generator.reading.released_handouts import Release

PageMaker = Callable[[Edition], Iterator[Page]]

PAGE_MAKERS: tuple[PageMaker, ...] = (
    home_pages,
    region_pages,
    site_pages,
    people_pages,
    exercise_pages,
    study_pages,
    review_pages,
    guideline_pages,
    question_pages,
    claim_pages,
    article_pages,
    listing_pages,
    explorer_pages,
    dose_pages,
    map_pages,
    compare_pages,
    any_two_pages,
    asked_pages,
    safety_pages,
    handout_pages,
    builder_pages,
    version_pages,
    methods_pages,
    learn_pages,
    missing_pages,
    add_study_pages,
    download_pages,
    change_pages,
    corrections_pages,
    quarantine_pages,
    unseen_pages,
)
"""Every kind of page, in the order in which they are made."""


def publish(
    base: EvidenceBase,
    problems: Iterable[Problem],
    *,
    site: SiteSettings,
    changelog: str = "",
    stylesheet: str = "",
    written: Mapping[str, str] = MappingProxyType({}),
    released: Iterable[Release] = (),
    as_of: int | None = None,
) -> FileMap:
    """Every file that is made from the records, by its path below `docs/`.

    `changelog` is the text of CHANGELOG.md, `stylesheet` that of the site's own sheet, for drawings to take away;
    `written` are the pages written by hand, which the search finds too; `released` are the handouts given out before.
    `as_of` makes a copy of what was known by the end of that year; it has no handouts, which must be of today.
    A record with an error keeps its address and says so. Deterministic: the same base gives the same bytes.
    Raises Unfit where an answer would say too much, or lacks the line that density is not fracture.
    """
    edition = edition_of(
        base, problems, site, changelog=changelog, stylesheet=stylesheet, released=released, as_of=as_of
    )
    pages = [*(page for maker in PAGE_MAKERS for page in maker(edition)), *moved_pages(edition)]
    unfit = [*unfit_answers(edition), *unfit_pages(pages)]
    if unfit:
        raise Unfit(unfit)
    cited = citation_files(edition)
    made = (
        cited,
        explorer_files(edition, cited),
        address_list(pages),
        dose_files(edition),
        plot_files(edition),
        what_if_files(edition),
        map_files(edition),
        download_files(edition),
        handout_files(edition),
        record_file(edition, pages, written),
        add_study_files(edition),
        feed_files(edition),
    )
    shown = map(explained, (*pages, search_page()))
    return {path: text for files in (file_map(shown), *made) for path, text in files.items()}
