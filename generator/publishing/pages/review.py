"""The page of a review."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Located, Review
from generator.model.review import Included
from generator.publishing.addresses import record_address
from generator.publishing.edition import Edition
from generator.publishing.page import Page
from generator.publishing.pages.frame import Frame, frame_of, title_of
from generator.publishing.pages.publication import publication_page
from generator.publishing.pages.record_parts import (
    Fact,
    Judgement,
    Line,
    fact,
    judgements_of,
    money_of,
    registration_of,
)
from generator.publishing.pages.related import RelatedPage, related_of_review
from generator.publishing.pages.review_results import PooledBone, pooled_by_bone
from generator.publishing.pages.trails import REVIEWS
from generator.publishing.wording import (
    NOT_STATED,
    age_words,
    date_words,
    described,
    figure,
    joined,
    lower_first,
    not_stated,
    plural,
    sentence,
    unit_words,
    upper_first,
    who_words,
)
from generator.vocabulary import AuthorsCertainty

HEADINGS = {
    "at-a-glance": "At a glance",
    "results": "Pooled results, bone by bone",
    "included": "Which studies it holds",
    "certainty": "How sure its authors are",
    "trial-quality": "How good its studies are",
    "small-study-bias": "Missing and small studies",
    "harms": "Harms",
    "appraisal": "How good the review is",
    "not-told": "What it does not tell",
    "where-it-counts": "Where it counts",
    "conflicts": "Where sources disagree",
    "sources": "Reports and sources",
    "related": "Related pages",
    "record": "This record",
}


@dataclass(frozen=True, slots=True)
class IncludedView:
    """How many studies a review holds, and which of them this collection has."""

    counts: str
    held: str
    studies: tuple[RelatedPage, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewView:
    """Everything that the template of a review lays out."""

    frame: Frame
    covers: str
    facts: tuple[Fact, ...]
    bones: tuple[PooledBone, ...]
    standardised: bool
    included: IncludedView
    certainty: tuple[str, ...]
    family: tuple[RelatedPage, ...]
    dataset: str
    trial_quality: str
    small_study_bias: str
    harms: str
    missing: str
    judgements: tuple[Judgement, ...]


def review_pages(edition: Edition) -> Iterator[Page]:
    """A page for each review."""
    for found in edition.base.reviews.values():
        view = review_view(edition, found)
        yield publication_page(edition, "reviews", found, view, headings=HEADINGS, crumbs=REVIEWS)


def review_view(edition: Edition, found: Located) -> ReviewView:
    """Gather what a review's page says."""
    review: Review = found.record
    return ReviewView(
        frame=frame_of(
            edition, "reviews", found, related=related_of_review(edition, review), searched=review.search.to or ""
        ),
        covers=covers_words(review),
        facts=tuple(_facts(edition, review)),
        bones=tuple(pooled_by_bone(edition, review)),
        standardised=any(unit_words(row.outcome) == "standard deviations" for row in review.results),
        included=_included(edition, review),
        certainty=tuple(_certainty(review)),
        family=_family(edition, review),
        dataset=review.dataset or "",
        trial_quality=sentence(review.trial_quality or ""),
        small_study_bias=sentence(review.small_study_bias or ""),
        harms=sentence(review.harms or ""),
        missing=not_stated(review.reports),
        judgements=judgements_of(edition, review, review.appraisal),
    )


def covers_words(review: Review) -> str:
    """What exercise a review really covers, set against what, in one sentence."""
    pico = review.pico
    exercise = joined([lower_first(kind.label) for kind in pico.exercise])
    against = joined([lower_first(kind.label) for kind in pico.comparator_class], "or")
    compared = f"compared with {against}" if against else f"what it was compared with is {NOT_STATED}"
    return f"It covers {exercise}; {compared}."


def _facts(edition: Edition, review: Review) -> Iterator[Fact]:
    people = review.pico.population
    details = [f"Age: {age_words(people.age)}"] if people.age else []
    details += described(people)
    yield fact(review, "Whose bones", Line(upper_first(who_words(people)), tuple(details)))
    yield fact(review, "What it asked", *(kind.label for kind in review.pico.outcomes), _note(review.pico.note))
    yield fact(review, "Studies searched to", _search(review))
    yield fact(review, "How it was made", Line(review.design.label, _only_randomised(review.included)))
    yield registration_of(review)
    yield money_of(edition, review)


def _note(text: str | None) -> Line | str:
    return Line("Scope", (sentence(text),)) if text else ""


def _search(review: Review) -> Line | str:
    search = review.search
    if not search.to:
        return ""
    details = [f"From {date_words(search.start)}"] if search.start else []
    return Line(date_words(search.to), (*details, *([sentence(search.note)] if search.note else [])))


def _only_randomised(included: Included) -> tuple[str, ...]:
    told = {
        True: "Only randomised trials",
        False: "Not only randomised trials",
        None: f"Whether only randomised trials: {NOT_STATED}",
    }
    return (told[included.only_randomised],)


def _included(edition: Edition, review: Review) -> IncludedView:
    included, records = review.included, edition.base.record_of_reference()
    held = [key for key in included.studies if key in edition.owners]
    listed = len(included.studies) + len(included.labels)
    total = included.count.studies or included.count.trials or (listed if included.complete else None)
    number = figure(total) if total is not None else f"a number {NOT_STATED}"
    seen = "We saw the whole list" if included.complete else "We did not see the whole list"
    return IncludedView(
        counts=_counts(review),
        held=f"We hold records of {len(held)} of {number}. {seen}.",
        studies=tuple(RelatedPage(title_of(edition, records[key][1]), edition.address_of(key)) for key in held),
        others=tuple(
            [
                edition.base.references[key].short if key in edition.base.references else key
                for key in included.studies
                if key not in edition.owners
            ]
            + included.labels
        ),
    )


def _counts(review: Review) -> str:
    count = review.included.count
    nouns = (
        (count.studies, "study", "studies"),
        (count.trials, "trial", "trials"),
        (count.observational, "observational study", "observational studies"),
        (count.comparisons, "comparison or exercise group", "comparisons or exercise groups"),
        (count.participants, "person", "people"),
    )
    known = [plural(value, one, many) for value, one, many in nouns if value is not None]
    return f"It includes {joined(known)}." if known else f"How many studies it includes: {not_stated(review.reports)}."


def _certainty(review: Review) -> Iterator[str]:
    """The authors' own verdicts where they gave any, in their order."""
    silent = {AuthorsCertainty.NOT_FOUND, AuthorsCertainty.NOT_RATED}
    for row in review.results:
        if row.authors_certainty not in silent or row.authors_wording:
            where = row.outcome.site.label if row.outcome.site else row.outcome.quantity.label
            wording = f"; in their words: \u201c{row.authors_wording}\u201d" if row.authors_wording else ""
            exercise = joined([lower_first(kind.label) for kind in row.exercise])
            yield f"{where}, {exercise}: {row.authors_certainty.label}{wording}."


def _family(edition: Edition, review: Review) -> tuple[RelatedPage, ...]:
    """Reviews of the same set of trials: one voice, however many there are."""
    if not review.dataset:
        return ()
    others = (found.record for found in edition.base.reviews.values() if found.record.id != review.id)
    return tuple(
        RelatedPage(title_of(edition, other), record_address("reviews", other.id))
        for other in others
        if other.dataset == review.dataset
    )
