"""Two answers side by side: two bones, two kinds of exercise or two groups of people, where both are rated.

Which pairs are worth a page is a short list; which answers stand on it follows from the findings. A page never reckons
a difference between two answers: nobody tested it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.publishing.addresses import hyphened
from generator.publishing.answers import kind_words, the_bone
from generator.publishing.audiences import PEOPLE
from generator.publishing.edition import Edition
from generator.publishing.evidence_map import AnswerHere, EvidenceMap, active_questions
from generator.publishing.page import Crumb, Page
from generator.publishing.pages.answer_box import AnswerBox, box_of
from generator.publishing.pages.linked_answers import LinkedAnswer, Unbroken, linked, unbroken
from generator.publishing.templates import render_sections
from generator.publishing.wording import joined, plural, upper_first
from generator.synthesis import Answer
from generator.synthesis.comparisons import Standing
from generator.vocabulary import Audience, Exercise, SiteGroup

ADDRESS = "compare/"
TITLE = "Two answers side by side"
NOT_SHARED = "No study of this collection is listed for both."
WARNING = "Two answers side by side are no test of a difference."
_BONES = (
    (SiteGroup.LUMBAR_SPINE, SiteGroup.TOTAL_HIP),
    (SiteGroup.LUMBAR_SPINE, SiteGroup.FEMORAL_NECK),
)
_KINDS = (
    (Exercise.PROGRESSIVE_RESISTANCE, Exercise.ANY),
    (Exercise.PROGRESSIVE_RESISTANCE, Exercise.RESISTANCE_PLUS_IMPACT),
)
_PEOPLE = (
    (Audience.AFTER_MENOPAUSE, Audience.MEN),
    (Audience.AFTER_MENOPAUSE, Audience.YOUNGER_WOMEN),
)
_IN_BONES = (Exercise.PROGRESSIVE_RESISTANCE, Exercise.ANY)
_IN_PEOPLE = (SiteGroup.LUMBAR_SPINE, SiteGroup.TOTAL_HIP, SiteGroup.FEMORAL_NECK)


@dataclass(frozen=True, slots=True)
class Side:
    """One of two answers: what it is called beside the other, its box, and its question."""

    name: str
    box: AnswerBox
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two answers that have all but one thing in common; `shared` says how many studies stand behind both."""

    id: str
    heading: str
    left: Side
    right: Side
    marks: tuple[LinkedAnswer, LinkedAnswer]
    shared: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A page of pairs: `warning` is what holds for its kind of pair alone, `with_impact` asks for the safety line."""

    address: str
    title: str
    warning: str
    pairs: tuple[Pair, ...]
    with_impact: bool
    unbroken: Unbroken


def compare_pages(edition: Edition) -> Iterator[Page]:
    """The list of what stands side by side, and a page for each that has at least one pair of rated answers."""
    found = tuple(comparison for comparison in comparisons(edition) if comparison.pairs)
    any_two = sum(len(edition.findings.questions[q.id].answers) for q in active_questions(edition.base)) > 1
    words = "Pairs of bones, of kinds of exercise and of groups, where both are rated."
    yield _page(found, ADDRESS, TITLE, words, any_two=any_two)
    for view in found:
        yield _page((view,), view.address, view.title, f"{view.title}: our answers side by side.")


def _page(found: tuple[Comparison, ...], address: str, title: str, description: str, *, any_two: bool = False) -> Page:
    listed = address == ADDRESS
    facts = {"found": found, "warning": WARNING, "with_safety": any(view.with_impact for view in found) and not listed}
    facts["view"] = None if listed else found[0]
    facts["any_two"] = any_two
    headings = (
        {"list": "What stands side by side"} if listed else {"pairs": "Side by side", "unbroken": "And fractures?"}
    )
    lead, sections = render_sections("compare.html", facts, page_address=address, headings=headings)
    return Page(
        address=address,
        title=title,
        kind="compare",
        description=f"{description} {WARNING}",
        lead=lead,
        sections=sections,
        crumbs=(Crumb("Questions", "questions/"), *([] if listed else [Crumb(TITLE, ADDRESS)])),
        template="wide.html",
    )


def comparisons(edition: Edition) -> Iterator[Comparison]:
    """Every page of the short list, with the pairs that both have a rated answer today."""
    evidence = EvidenceMap(edition)
    for bones in _BONES:
        yield _of_bones(edition, evidence, bones)
    for kinds in _KINDS:
        yield _of_kinds(edition, evidence, kinds)
    for groups in _PEOPLE:
        yield _of_people(edition, evidence, groups)


def _of_bones(edition: Edition, evidence: EvidenceMap, bones: tuple[SiteGroup, SiteGroup]) -> Comparison:
    pairs = []
    for audience in Audience:
        for kind in _IN_BONES:
            both = [_rated(evidence, site, audience, kind) for site in bones]
            heading = f"{upper_first(PEOPLE[audience])}: {kind_words(kind)}"
            pairs.append(_pair(edition, heading, both, [upper_first(the_bone(site)) for site in bones]))
    warning = "Trials that measured one bone need not have measured the other, and each scan has an error of its own."
    return _comparison(edition, bones, [the_bone(site) for site in bones], warning, pairs)


def _of_kinds(edition: Edition, evidence: EvidenceMap, kinds: tuple[Exercise, Exercise]) -> Comparison:
    pairs = []
    for audience in Audience:
        for site in SiteGroup:
            both = [_rated(evidence, site, audience, kind) for kind in kinds]
            heading = f"{upper_first(PEOPLE[audience])}: {the_bone(site)}"
            pairs.append(_pair(edition, heading, both, [upper_first(kind_words(kind)) for kind in kinds]))
    inside = any(one.covers(other) for one, other in (kinds, kinds[::-1]))
    warning = (
        "The wider kind holds the narrower one: some trials stand behind both answers."
        if inside
        else "Each was tried in trials of its own, with other people; a trial of one against the other would tell."
    )
    return _comparison(edition, kinds, [kind_words(kind) for kind in kinds], warning, pairs)


def _of_people(edition: Edition, evidence: EvidenceMap, groups: tuple[Audience, Audience]) -> Comparison:
    pairs = []
    for site in _IN_PEOPLE:
        both = [_rated(evidence, site, audience, Exercise.ANY) for audience in groups]
        names = [upper_first(PEOPLE[audience]) for audience in groups]
        pairs.append(_pair(edition, f"{upper_first(the_bone(site))}: {kind_words(Exercise.ANY)}", both, names))
    warning = "Trials of the two groups may differ in more than the people: in what was done, and for how long."
    return _comparison(edition, groups, [PEOPLE[audience] for audience in groups], warning, pairs)


def _rated(evidence: EvidenceMap, site: SiteGroup, audience: Audience, kind: Exercise) -> AnswerHere | None:
    """The rated answer for all of a group; None where there is none, so that nothing wider ever stands in for it."""
    leading = evidence.cell(site, audience, kind).leading
    return leading if leading and leading.is_rated else None


def _pair(edition: Edition, heading: str, both: Sequence[AnswerHere | None], names: Sequence[str]) -> Pair | None:
    left, right = both
    if not (left and right):
        return None
    key = f"{left.question.id}-{right.question.id}"
    named = tuple(zip((left, right), names, strict=True))
    sides = [_side(edition, here, name, f"{key}-{number}") for number, (here, name) in enumerate(named, 1)]
    marks = tuple(linked(name, here.address, here.answer) for here, name in named)
    return Pair(key, heading, *sides, marks, shared_words(left.answer, right.answer))


def _side(edition: Edition, here: AnswerHere, name: str, box_id: str) -> Side:
    box = replace(box_of(edition, here.answer), id=box_id)
    return Side(name, box, here.finding.title, here.address)


def shared_words(left: Answer, right: Answer) -> str:
    """How far the same evidence stands behind two answers: the same review, or studies that both list."""
    both = _listed(left) & _listed(right)
    said = []
    if left.lead.review and right.lead.review and left.lead.review.review == right.lead.review.review:
        said.append(f"Both answers rest on one review: {left.lead.review.label}.")
    if both:
        said.append(f"{upper_first(plural(len(both), 'study is', 'studies are'))} listed for both.")
    return " ".join(said) or NOT_SHARED


def _listed(answer: Answer) -> frozenset[str]:
    return frozenset(reading.study for reading in answer.readings if reading.standing is not Standing.EXCLUDED)


def _comparison(
    edition: Edition, terms: Sequence[str], names: Sequence[str], warning: str, pairs: Sequence[Pair | None]
) -> Comparison:
    return Comparison(
        address=f"{ADDRESS}{'-and-'.join(hyphened(term) for term in terms)}/",
        title=upper_first(joined(names)),
        warning=warning,
        pairs=tuple(pair for pair in pairs if pair),
        with_impact=Exercise.RESISTANCE_PLUS_IMPACT in terms,
        unbroken=unbroken(edition),
    )
