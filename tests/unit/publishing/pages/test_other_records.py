"""What the pages of reviews, guidelines, claims, articles, questions and lists say."""

from __future__ import annotations

import re
from typing import Any

import pytest

from generator.publishing.page import Page
from generator.publishing.pages.article import article_pages
from generator.publishing.pages.claim import claim_pages
from generator.publishing.pages.guideline import guideline_pages
from generator.publishing.pages.listing import listing_pages
from generator.publishing.pages.question import question_pages
from generator.publishing.pages.review import review_pages
from generator.vocabulary import ClaimVerdict
from tests.unit.publishing.records import ARMS, SOURCE, edition, located, result

SMD = {"site": "lumbar_spine_l1_l4", "quantity": "abmd", "scale": "smd_unspecified"}


def words(page: Page, section: str = "") -> str:
    """A page, or one section of it, as a reader reads it."""
    html = [page.lead] if not section else []
    html += [part.html for part in page.sections if section in ("", part.id)]
    return " ".join(re.sub(r"<[^>]+>", " ", "\n".join(html)).replace("\u00a0", " ").split())


def review(*beside: Any, **fields: Any) -> Page:
    return next(review_pages(edition(located("reviews", **fields), *beside)))


def pooled(**fields: Any) -> dict[str, Any]:
    return {"id": "ls", "exercise": ["any"], "outcome": SMD, "count": "primary", "from": SOURCE, **fields}


def test_a_review_opens_with_the_exercise_it_really_covers() -> None:
    first = re.findall(r"<p[^>]*>(.*?)</p>", review().lead)[0]
    assert first == "It covers any exercise; what it was compared with is not stated in what we read."


def test_a_standardised_estimate_is_not_translated() -> None:
    text = words(review(results=[pooled(estimate=1, ci={"lower": 0, "upper": 2})]), "results")
    assert "1 standard deviations 95 % interval 0 to 2" in text
    assert "The review gives no percent, and we do not translate them." in text


def test_certainty_is_the_authors_own() -> None:
    text = words(review(results=[pooled(authors_certainty="low", authors_wording="may increase")]), "certainty")
    assert "These are the authors’ ratings, not ours." in text
    assert "low; in their words: “may increase”" in text


def test_a_review_counts_what_this_collection_holds() -> None:
    included = {"complete": True, "studies": ["doe-2001", "lost-1999"], "count": {"studies": 2}}
    page = next(review_pages(edition(located("reviews", "roe-2010", included=included), located("studies"))))
    assert "We hold records of 1 of 2. We saw the whole list." in words(page, "included")
    assert "Without a record here: lost-1999." in words(page, "included")


def test_a_count_over_all_bones_is_not_passed_off_as_one_of_this_bone() -> None:
    text = words(review(results=[pooled(k={"value": 18, "unit": "groups", "scope": "all_sites"})]), "results")
    assert "18 exercise groups (all bones together)" in text


def test_reviews_of_one_set_of_trials_are_one_voice() -> None:
    sister = located("reviews", "sister-2012", dataset="set")
    assert "together they are one voice. Sister reviews:" in words(review(sister, dataset="set"), "results")


def test_a_guideline_shows_strength_and_certainty_as_published() -> None:
    advice = {"id": "a", "topic": "falls", "text": "train balance", "strength": "strong", "from": SOURCE}
    page = next(guideline_pages(edition(located("guidelines", recommendations=[advice]))))
    text = words(page, "recommendations")
    assert "Train balance. As the whole guideline not stated in what we read Strong Rating not found" in text


@pytest.mark.parametrize("verdict", list(ClaimVerdict))
def test_a_verdict_is_a_sign_and_words(verdict: ClaimVerdict) -> None:
    page = next(claim_pages(edition(located("claims", "c", verdict=verdict.value))))
    assert f'<span aria-hidden="true">{verdict.sign}</span> {verdict.label}' in page.lead


def test_a_trace_leads_from_the_sentence_to_the_number_and_its_place() -> None:
    study = located("studies", arms=ARMS, results=[result(arms=[{"arm": "lift", "mean": 3}])])
    trace = {"ref": "doe-2001", "identity": "confirmed", "depth": "abstract", "result": "ls", "where": "table 2"}
    page = next(claim_pages(edition(located("claims", "c", trace=[trace]), study)))
    assert "Lifting +3 %" in words(page, "trace")
    assert "Place in the source: table 2." in words(page, "trace")
    assert 'href="../../studies/doe-2001/#result-ls"' in "".join(section.html for section in page.sections)


def test_a_claim_about_a_bone_says_that_denser_is_not_unbroken() -> None:
    pages = [next(claim_pages(edition(located("claims", "c", sites=sites)))) for sites in (["total_hip"], [])]
    assert ["Denser is not the same as unbroken." in page.lead for page in pages] == [True, False]


def test_a_claim_without_a_publication_says_so() -> None:
    page = next(claim_pages(edition(located("claims", "c", verdict="unsupported"))))
    assert words(page, "trace") == "No publication was found behind this sentence."


def test_tell_us_we_are_wrong_leads_to_the_form_for_corrections() -> None:
    page = next(claim_pages(edition(located("claims", "c"))))
    html = "".join(section.html for section in page.sections)
    assert 'contribute/suggest-a-correction/?record=evidence/claims/c.yaml"' in html


def test_an_article_counts_sentences_and_gives_no_mark() -> None:
    claims = [located("claims", f"c-{row}", row=f"M{row}", verdict="overstated", said=f"Row {row}") for row in (10, 2)]
    page = next(article_pages(edition(*claims)))
    assert "We traced two sentences of this article: two “says more than the study”." in words(page)
    assert words(page, "claims").index("Row 2") < words(page, "claims").index("Row 10")


def test_a_question_without_studies_or_review_says_that_nobody_searched() -> None:
    page = next(question_pages(edition(located("questions", "q"))))
    assert "Not in this collection. We did not search systematically." in words(page)
    assert "Nothing is rated here" in words(page, "why-not-higher")


def test_a_publication_that_a_question_names_but_nobody_wrote_down_is_marked() -> None:
    page = next(question_pages(edition(located("questions", "q", index_review="lost-1999"))))
    assert "lost-1999 would lead; not yet recorded" in words(page, "reviews")
    assert "Named for this question and not yet recorded here: lost-1999." in words(page, "reviews")


def test_an_empty_list_does_not_say_that_there_are_no_studies() -> None:
    studies = next(page for page in listing_pages(edition()) if page.address == "studies/")
    assert "None yet in this collection. We did not search systematically." in words(studies)


def test_a_retracted_study_is_listed_with_its_mark() -> None:
    made = edition(located("studies", editorial={"status": "retracted"}))
    studies = next(page for page in listing_pages(made) if page.address == "studies/")
    assert "Doe 2001 Retracted" in words(studies)
