"""The page of a study."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Located, Study
from generator.model.arms import Arm
from generator.publishing.edition import Edition
from generator.publishing.page import Page
from generator.publishing.pages.frame import Frame, frame_of
from generator.publishing.pages.harms import HarmsView, harms_of
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
from generator.publishing.pages.related import related_of_study
from generator.publishing.pages.result_tables import BoneResults, results_by_bone
from generator.publishing.pages.safety import BlockLine, beside_heavy
from generator.publishing.pages.study_bars import StudyBars, bars_of
from generator.publishing.pages.trails import STUDIES
from generator.publishing.wording import (
    NOT_STATED,
    age_words,
    described,
    duration_words,
    not_stated,
    people_words,
    programme_words,
    sentence,
    upper_first,
    who_words,
)
from generator.vocabulary import Basis

HEADINGS = {
    "at-a-glance": "At a glance",
    "results": "Results, bone by bone",
    "harms": "Harms and drop-outs",
    "risk-of-bias": "Risk of bias",
    "not-told": "What it does not tell",
    "where-it-counts": "Where it counts",
    "conflicts": "Where sources disagree",
    "sources": "Reports and sources",
    "related": "Related pages",
    "record": "This record",
}


@dataclass(frozen=True, slots=True)
class StudyView:
    """Everything that the template of a study lays out."""

    frame: Frame
    facts: tuple[Fact, ...]
    bars: StudyBars | None
    bones: tuple[BoneResults, ...]
    harms: HarmsView
    judgements: tuple[Judgement, ...]
    safeguards: tuple[str, ...]
    warnings: tuple[BlockLine, ...]


def study_pages(edition: Edition) -> Iterator[Page]:
    """A page for each study."""
    for found in edition.base.studies.values():
        view = study_view(edition, found)
        yield publication_page(edition, "studies", found, view, headings=HEADINGS, crumbs=STUDIES)


def study_view(edition: Edition, found: Located) -> StudyView:
    """Gather what a study's page says."""
    study: Study = found.record
    return StudyView(
        frame=frame_of(edition, "studies", found, related=related_of_study(edition, study)),
        facts=tuple(_facts(edition, study)),
        bars=bars_of(study),
        bones=results_by_bone(edition, study),
        harms=harms_of(edition, study),
        judgements=judgements_of(edition, study, study.risk_of_bias),
        safeguards=tuple(_safeguards(study)),
        warnings=beside_heavy(study),
    )


def _facts(edition: Edition, study: Study) -> Iterator[Fact]:
    people = study.population
    yield fact(study, "People", Line(people_words(people) or f"Number {NOT_STATED}", tuple(_people_details(study))))
    yield fact(study, "Left out", *(upper_first(who) for who in people.excluded))
    trained = [arm for arm in study.arms if arm.role == "intervention"]
    compared = [arm for arm in study.arms if arm.role == "comparator"]
    if study.arms:
        yield fact(study, "Programme", *(_arm(arm) for arm in trained))
        yield fact(study, "Compared with", *(_arm(arm) for arm in compared))
    yield fact(study, "How long", duration_words(study.design.duration) if study.design.duration else "")
    yield fact(study, "Where", _where(study))
    yield fact(study, "How it was built", _design(study))
    yield registration_of(study)
    yield money_of(edition, study)


def _people_details(study: Study) -> Iterator[str]:
    people = study.population
    yield upper_first(who_words(people))
    if people.age:
        yield f"Age: {age_words(people.age)}"
    if people.years_since_menopause:
        yield f"Since the last period: {age_words(people.years_since_menopause)}"
    if people.t_score:
        yield f"T-score: {age_words(people.t_score, '')}"
    yield from (upper_first(flag.label) for flag in people.flags)
    yield from described(people)


def _arm(arm: Arm) -> Line:
    details = programme_words(arm)
    details += [f"Age: {age_words(arm.age)}"] if arm.age else []
    details += [sentence(arm.note)] if arm.note else []
    return Line(arm.label, tuple(details))


def _where(study: Study) -> str | Line:
    design = study.design
    if not (design.country or design.place):
        return ""
    inferred = ("The country is inferred, not printed.",) if design.country_basis is Basis.INFERRED else ()
    return Line(", ".join(part for part in (design.place, design.country) if part), inferred)


def _design(study: Study) -> Line:
    design = study.design
    details = [design.type.definition, f"Allocated: {design.allocation.label.lower()}", sentence(design.note or "")]
    if not study.arms:
        details.pop(1)
    return Line(design.type.label, tuple(part for part in details if part))


def _safeguards(study: Study) -> Iterator[str]:
    """What is known of the safeguards that every tool asks about."""
    if not study.arms:
        return
    drawn = "Lots were drawn" if study.design.type.randomised else "Lots were not drawn, or that is not stated"
    yield f"{drawn}: {study.design.type.label.lower()}."
    told = {True: "did not know", False: "knew", None: ""}[study.design.assessors_blinded]
    if told:
        yield f"Those who measured bone {told} who had trained."
    else:
        yield f"Whether those who measured bone knew who had trained: {not_stated(study.reports)}."
