"""From what leads an answer to its rating, its size word and its sentence: one function for each kind of lead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.synthesis.answer import (
    Answer,
    Kind,
    Lead,
    Material,
    empty_answer,
    gather,
    labels_of,
    lead_of,
    subject_of,
)
from generator.synthesis.certainty import (
    CertaintyDomain,
    State,
    judge_imprecision,
    judge_indirectness,
    judge_pool_bias,
    judge_pool_inconsistency,
    judge_pool_missing,
    judge_review_bias,
    judge_review_inconsistency,
    judge_review_missing,
)
from generator.synthesis.certainty.imprecision import is_claimed
from generator.synthesis.certainty.inconsistency import sizes_agree
from generator.synthesis.certainty.risk_of_bias import single_group_interest
from generator.synthesis.comparisons import Body
from generator.synthesis.conventions import RULES, Conventions
from generator.synthesis.coverage import Coverage
from generator.synthesis.directions import directions_of
from generator.synthesis.effect import Effect, Measure, Thresholds, zone_of
from generator.synthesis.meta_analysis import Pool
from generator.synthesis.overlap import overlap_of
from generator.synthesis.questions_tree import QuestionTree
from generator.synthesis.rating import Cap, Rating, rate
from generator.synthesis.size import Size, size_of
from generator.synthesis.statements import (
    Groups,
    Statement,
    apart_words,
    cautions_for,
    groups_apart,
    groups_together,
    pooled_statement,
    separate_results,
    together_words,
)
from generator.synthesis.teams import teams_of
from generator.synthesis.words import interval_words
from generator.vocabulary import (
    CertaintyLevel,
    CountUnit,
    GradeDomain,
    OutcomeTarget,
    SiteGroup,
)


@dataclass(frozen=True, slots=True)
class Limit:
    """What an answer may not pass: the level and the size that it would have without the trial near zero `study`."""

    level: CertaintyLevel
    size: Size
    study: str


def answer_as_read(
    tree: QuestionTree,
    question_id: str,
    target: OutcomeTarget,
    site: SiteGroup | None,
    rules: Conventions = RULES,
    *,
    limits: Sequence[Limit] = (),
) -> Answer:
    """The answer from what was read; `limits` come from the safeguard on trials near zero."""
    question = tree.questions[question_id]
    material = gather(tree, question, target, site, rules)
    homes = {reading.study: tree.home(question, site, reading.study) for reading in material.eligible}
    lead, coverage = lead_of(material)
    if lead.kind is Kind.NONE:
        return empty_answer(material, lead, coverage, homes)
    domains = _domains(tree, material, lead, coverage)
    rating = rate(
        domains,
        of=_of(material, lead),
        start=_start(lead),
        caps=(*_caps(lead, domains), *_limit_caps(limits)),
        question=question,
        site=site,
        from_review=lead.review is not None,
    )
    team = _one_team(tree, material, lead)
    size = _limited(_size(material, lead, rating, one_team=team), limits)
    statement = _statement(material, lead, rating, size, coverage, one_team=team)
    return Answer(
        question_id,
        target,
        site,
        lead,
        size,
        rating,
        None,
        statement,
        coverage,
        directions_of(material.of_body(Body.RANDOMISED), rules),
        material.choice,
        overlap_of(material.choice.records),
        material.pools,
        material.readings,
        homes,
        tuple(_notes(material, lead, size, one_team=team)),
    )


def _start(lead: Lead) -> CertaintyLevel:
    """Trials drawn by lot start high, and so do reviews that hold some without (R8); other studies start low."""
    return CertaintyLevel.LOW if lead.body is Body.NOT_RANDOMISED else CertaintyLevel.HIGH


def _domains(tree: QuestionTree, material: Material, lead: Lead, coverage: Coverage) -> tuple[CertaintyDomain, ...]:
    question, site, rules = material.question, material.site, material.rules
    indirectness = judge_indirectness(question.judgements, site)
    if lead.review and lead.effect and lead.thresholds:
        choice = material.choice
        return (
            judge_review_bias(lead.review, question.judgements, site=site),
            judge_review_inconsistency(lead.review, other_side=choice.differ_in_side, other_null=choice.differ_in_null),
            indirectness,
            judge_imprecision(
                [lead.effect], lead.thresholds, people=lead.people, rules=rules, k=lead.k, from_review=True
            ),
            judge_review_missing(lead.review),
        )
    if lead.pool is None or lead.thresholds is None:
        return _direction_domains(material, indirectness)
    pool, thresholds = lead.pool, lead.thresholds
    effects = [pool.effect] if pool.effect else [row.effect for row in pool.rows]
    return (
        judge_pool_bias(pool, material.studies, question.judgements, site=site, thresholds=thresholds, rules=rules),
        judge_pool_inconsistency(pool, thresholds),
        indirectness,
        judge_imprecision(effects, thresholds, people=lead.people, rules=rules, k=lead.k),
        judge_pool_missing(pool, coverage, material.studies, tree.base, rules),
    )


def _direction_domains(material: Material, indirectness: CertaintyDomain) -> tuple[CertaintyDomain, ...]:
    """Sides alone: nobody can judge how precise or how consistent they are (R7)."""
    votes = directions_of(material.of_body(Body.RANDOMISED), material.rules)
    mixed = min(votes.higher, votes.lower) > 0
    return (
        CertaintyDomain(
            GradeDomain.RISK_OF_BIAS,
            1,
            "R2",
            "Nobody has judged the risk of bias of these studies.",
            State.NOT_ASSESSED,
            "not_assessed",
        ),
        CertaintyDomain(GradeDomain.INCONSISTENCY, int(mixed), "R7", votes.sentence, reason="sides" if mixed else ""),
        indirectness,
        CertaintyDomain(
            GradeDomain.IMPRECISION, 1, "R7", "Only sides were read, no sizes.", State.NOT_ASSESSABLE, "no_interval"
        ),
        CertaintyDomain(
            GradeDomain.PUBLICATION_BIAS, 0, "R8", "Missing results cannot be judged from sides.", State.NOT_ASSESSABLE
        ),
    )


def _caps(lead: Lead, domains: Iterable[CertaintyDomain]) -> tuple[Cap, ...]:
    """Limits: unjudged bias, the review authors' own level, few studies, a failed gate, sides alone."""
    low, caps = CertaintyLevel.LOW, []
    bias = next(domain for domain in domains if domain.domain is GradeDomain.RISK_OF_BIAS)
    authors = lead.review.authors_level if lead.review else None
    if authors:
        caps.append(Cap(authors, "The review's own authors are not surer", "section 8"))
    if bias.reason == "not_assessed" and not authors:
        caps.append(Cap(low, "Nobody has judged the risk of bias", "R2"))
    if bias.reason == "high_relaxed":
        caps.append(Cap(low, "Most of the evidence has a high risk of bias", "R2"))
    reasons = {
        Kind.ONE_STUDY: ("Only one study had figures we could read", "R1"),
        Kind.TWO_STUDIES: ("Only two studies had figures we could read", "R1"),
        Kind.RANGE: ("The studies we could read are too small a part of the evidence", "R1"),
        Kind.DIRECTIONS: ("Only sides were read", "R7"),
    }
    if lead.kind in reasons:
        caps.append(Cap(low, *reasons[lead.kind]))
    return tuple(caps)


def _limit_caps(limits: Sequence[Limit]) -> list[Cap]:
    reason = "A trial near zero ({}) does not make an answer surer"
    return [Cap(limit.level, reason.format(limit.study), "section 8") for limit in limits]


def _limited(size: Size, limits: Sequence[Limit]) -> Size:
    """The size, claiming no more than it would without a trial near zero."""
    smallest = min((limit.size for limit in limits), key=lambda other: other.rank, default=size)
    return size if smallest.rank >= size.rank else smallest if smallest.rank else Size.NOT_STATED


def _of(material: Material, lead: Lead) -> str:
    """What the certainty is of (R11)."""
    effects, thresholds = _effects(lead), lead.thresholds
    unclear = len({effect.side for effect in effects}) != 1 or not any(effect.excludes_null for effect in effects)
    if thresholds is None or unclear and not (thresholds.sized and not _important(lead) and _is_little(lead)):
        return "that there is a difference at all"
    if material.target is not OutcomeTarget.BMD_ITSELF:
        if not _important(lead):
            return "that the number hardly changes"
        moves = "falls by more than a fifth" if effects[0].estimate < 1 else "rises by more than a quarter"
        return f"that the number {moves}"
    word = "gain" if effects[0].estimate > 0 else "loss"
    if not thresholds.sized:
        return f"that there is any {word}"
    limit = f"{effects[0].figure(thresholds.t1)} {effects[0].measure.unit}"
    if not _important(lead):
        return f"that the difference is smaller than {limit}"
    return f"that the {word} is more than {limit}"


def _is_little(lead: Lead) -> bool:
    return bool(lead.effect and lead.thresholds and size_of(lead.effect, lead.thresholds) is Size.LITTLE)


def _effects(lead: Lead) -> list[Effect]:
    if lead.effect:
        return [lead.effect]
    return [row.effect for row in lead.pool.rows] if lead.pool else []


def _important(lead: Lead) -> bool:
    thresholds = lead.thresholds
    return thresholds is not None and any(is_claimed(effect, thresholds) for effect in _effects(lead))


def _one_team(tree: QuestionTree, material: Material, lead: Lead) -> bool:
    """Whether all leading studies come from one team."""
    rows = lead.pool.rows if lead.pool else ()
    studies = [material.studies[row.study] for row in rows if row.study in material.studies]
    return len(teams_of(studies, tree.base)) == 1


def _size(material: Material, lead: Lead, rating: Rating, *, one_team: bool) -> Size:
    """The word of size: none for two studies or a range; of a family of reviews the smallest estimate speaks (R10)."""
    thresholds = lead.thresholds
    if thresholds is None:
        return Size.NOT_STATED
    if lead.kind in (Kind.TWO_STUDIES, Kind.RANGE):
        return _separate_size(lead, thresholds)
    effect = lead.effect
    assert effect is not None
    may_be_large = rating.final.dots >= 3 and (lead.k or 0) >= 3 and not one_team and bool(lead.pool)
    size = size_of(effect, thresholds, may_be_large=may_be_large)
    if lead.pool and size.rank and not sizes_agree(lead.pool, thresholds):
        return Size.NOT_STATED
    if lead.review and size.rank and _disagreement(material, lead):
        return Size.NOT_STATED
    if lead.review and (size.rank or size is Size.NOT_STATED):
        return _family_size(material, thresholds, size)
    return size


def _separate_size(lead: Lead, thresholds: Thresholds) -> Size:
    """Results shown apart carry no word of size; where they differ in side, or hold no difference, it is not clear."""
    if lead.effect:
        found = size_of(lead.effect, thresholds)
        return Size.NOT_CLEAR if found in (Size.NOT_CLEAR, Size.LITTLE) else Size.NOT_STATED
    effects = _effects(lead)
    clear = len({effect.side for effect in effects}) == 1 and all(effect.excludes_null for effect in effects)
    return Size.NOT_STATED if clear else Size.NOT_CLEAR


def _family_size(material: Material, thresholds: Thresholds, size: Size) -> Size:
    """One voice, one size: reviews of one trial set that differ speak with their smallest estimate."""
    other = size_of(_smallest(material)[0], thresholds)
    return other if other in (Size.SLIGHT, Size.PLAIN) else size


def _smallest(material: Material) -> tuple[Effect, str]:
    found = [(row.effect, row.label) for row in material.choice.family if row.effect]
    return min(found, key=lambda each: abs(each[0].benefit[0]))


def _size_borrowed(material: Material, lead: Lead, size: Size) -> str:
    """Where the word of size is that of another review of the same trials (R10): of which; else empty."""
    if not (lead.review and lead.effect and lead.thresholds and size.rank):
        return ""
    figure, label = _smallest(material)
    if size_of(lead.effect, lead.thresholds) is size or size_of(figure, lead.thresholds) is not size:
        return ""
    return f"The word for its size follows a smaller figure for the same trials: {interval_words(figure)}, in {label}."


def _statement(
    material: Material, lead: Lead, rating: Rating, size: Size, coverage: Coverage, *, one_team: bool
) -> Statement:
    subject = subject_of(material, lead)
    level = rating.final
    if lead.kind is Kind.DIRECTIONS:
        votes = directions_of(material.of_body(Body.RANDOMISED), material.rules)
        return Statement(votes.sentence, votes.sentence, cautions=cautions_for(material.target))
    if lead.review and lead.effect:
        statement = pooled_statement(
            subject, lead.effect, size=size, level=level, basis=review_basis(lead), note=_disagreement(material, lead)
        )
        return _with_groups(statement, material, material.pools.get(Body.RANDOMISED), beside=True)
    pool = lead.pool
    assert pool is not None
    if lead.kind in (Kind.TWO_STUDIES, Kind.RANGE):
        statement = separate_results(
            subject, pool.rows, size=size, level=level, one_team=one_team, basis=coverage.sentence.rstrip(".")
        )
    else:
        assert pool.effect is not None
        basis = f"{pool.k} {'study' if pool.k == 1 else 'studies'}, {pool.people:,} people"
        statement = pooled_statement(subject, pool.effect, size=size, level=level, basis=basis, rows=pool.rows)
    return _with_groups(statement, material, pool)


def _with_groups(statement: Statement, material: Material, pool: Pool | None, *, beside: bool = False) -> Statement:
    """Add what both groups did: averaged by people where there is one estimate, else study by study.

    Beside a review only trials of the very exercise asked about may speak, and they are named: a trial of another
    programme would lend the review's figure a picture that is not its own.
    """
    found = [c for c in material.comparisons(pool) if not beside or c.distance == 0] if pool else []
    rows = [
        Groups(labels_of(material).get(c.study, c.study), c.estimate.trained, c.estimate.compared, c.people or 1)
        for c in found
        if c.estimate and c.estimate.trained is not None and c.estimate.compared is not None
    ]
    if not rows:
        return statement
    apart = pool is not None and pool.effect is None
    changes = groups_apart(rows) if apart else (groups_together(rows, beside=beside),)
    sentence = apart_words(changes) if apart else together_words(changes[0])
    return replace(statement, groups=sentence, both_groups=changes)


_UNITS = {CountUnit.STUDIES: "studies", CountUnit.COMPARISONS: "comparisons", CountUnit.GROUPS: "exercise groups"}


def review_basis(lead: Lead) -> str:
    """What a review's figure rests on: "20 exercise groups at all bones together, in Shojaa 2020"."""
    review = lead.review
    assert review is not None
    if review.k is None or review.k_unit is None:
        counted = "number of trials not read"
    else:
        events = review.effect is not None and review.effect.measure is Measure.RATIO
        every = " for all kinds of event together" if events else " at all bones together"
        scope = every if review.k_all_sites else ""
        counted = f"{review.k} {_UNITS[review.k_unit]}{scope}"
    people = f", {review.n:,} people" if review.n is not None else ""
    return f"{counted}{people}, in {review.label}"


def _disagreement(material: Material, lead: Lead) -> str:
    """A line where families of reviews differ in size by more than one zone (R10); only sized scales can tell."""
    thresholds, effect = lead.thresholds, lead.effect
    if thresholds is None or effect is None or not thresholds.sized or effect.measure is Measure.RATIO:
        return ""
    others = [row.effect for row in material.choice.others if row.effect]
    zones = [int(zone_of(e.benefit[0], thresholds)) for e in (effect, *others) if e.measure is effect.measure]
    return "Reviews disagree on the size." if max(zones) - min(zones) > 1 else ""


def _notes(material: Material, lead: Lead, size: Size, *, one_team: bool) -> Iterable[str]:
    """Lines beside the answer: what leads in place of what, one team, interests, corrections, other bodies."""
    choice = material.choice
    if choice.instead_of and lead.review:
        yield f"In place of {choice.instead_of}: {choice.why_instead}."
    elif choice.instead_of:
        yield f"The review that would lead, {choice.instead_of}: {choice.why_instead}."
    yield from filter(None, [_size_borrowed(material, lead, size)])
    if one_team and lead.pool and lead.pool.k > 1:
        yield "All these trials come from one research team."
    if lead.pool and single_group_interest(lead.pool, material.studies):
        yield "Half of the evidence or more comes from authors who sell the programme."
    used = {row.study for row in lead.pool.rows} if lead.pool else set()
    for reading in material.eligible:
        if reading.study in used and "correction not read" in reading.notices:
            yield f"{reading.label}: a correction exists that was not read."
    if lead.body is Body.RANDOMISED and Body.NOT_RANDOMISED in material.pools:
        names = ", ".join(row.label for row in material.pools[Body.NOT_RANDOMISED].rows)
        yield f"Beside it stand studies whose groups were not drawn by lot, or not shown to be: {names}."
    if lead.body is Body.NOT_RANDOMISED:
        yield "No figure of a trial that drew its groups by lot was read."
