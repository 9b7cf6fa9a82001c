"""What would change an answer: for each reason that holds it down, the level without it and what that would take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from generator.synthesis.answer import Answer, Kind
from generator.synthesis.certainty import CertaintyDomain, State
from generator.synthesis.conventions import RULES, Conventions
from generator.synthesis.rating import Cap, Rating, level_from
from generator.vocabulary import CertaintyLevel, EmptyState, GradeDomain


@dataclass(frozen=True, slots=True)
class WouldChange:
    """The smallest changes that move the rating: what would have to be known, and the level it would lead to."""

    needs: tuple[str, ...]
    level: CertaintyLevel


@dataclass(frozen=True, slots=True)
class _Hold:
    """One thing that holds a rating down: a domain, a cap, or both for one reason."""

    needs: str
    domain: GradeDomain | None = None
    caps: tuple[Cap, ...] = ()


def what_would_change(answer: Answer, rules: Conventions = RULES) -> tuple[WouldChange, ...]:
    """The smallest sets of changes that each raise the level; for an answer without rating, what would give one."""
    rating = answer.rating
    if rating is None:
        if answer.state is not EmptyState.MEASURED_NOT_READ:
            return ()
        names = [r.label for r in answer.readings if r.study in answer.coverage.missing]
        if answer.choice.waiting or answer.choice.instead_of:
            names = [answer.choice.instead_of or answer.choice.waiting[0], *names]
        return (WouldChange((f"figures with their spread from {_few(names)}",), CertaintyLevel.LOW),) if names else ()
    holds = list(_holds(answer, rating, rules))
    for size in range(1, len(holds) + 1):
        found = tuple(
            WouldChange((*(hold.needs for hold in chosen), *_still_open(rating, chosen, level)), level)
            for chosen in combinations(holds, size)
            if (level := _without(rating, chosen)).dots > rating.computed.dots
        )
        if found:
            return found
    return ()


def _without(rating: Rating, chosen: tuple[_Hold, ...]) -> CertaintyLevel:
    """The level if these things no longer held it down."""
    lifted = {hold.domain for hold in chosen if hold.domain}
    caps = [cap for cap in rating.caps if not any(cap in hold.caps for hold in chosen)]
    level = level_from(rating.start, (domain for domain in rating.domains if domain.domain not in lifted))
    return min([level, *(cap.level for cap in caps)], key=lambda each: each.dots)


def _still_open(rating: Rating, chosen: tuple[_Hold, ...], level: CertaintyLevel) -> tuple[str, ...]:
    """What must be judged besides before the highest level may be given: what nobody judged may take something off."""
    if level is not CertaintyLevel.HIGH:
        return ()
    lifted = {hold.domain for hold in chosen}
    open_ = (d for d in rating.domains if d.domain not in lifted and d.state is not State.ASSESSED)
    return tuple(f"a judgement that there is no concern about {d.domain.label.lower()}" for d in open_)


def _holds(answer: Answer, rating: Rating, rules: Conventions) -> Iterator[_Hold]:
    bias_caps = tuple(cap for cap in rating.caps if "risk of bias" in cap.reason)
    authors = tuple(cap for cap in rating.caps if "authors" in cap.reason)
    for domain in rating.domains:
        if domain.levels:
            caps = (*bias_caps, *authors) if domain.domain is GradeDomain.RISK_OF_BIAS else ()
            yield _Hold(_needs(answer, domain, rules), domain.domain, caps)
    for cap in rating.caps:
        if cap.level.dots < CertaintyLevel.HIGH.dots and cap not in bias_caps and cap not in authors:
            yield _Hold(_cap_needs(answer, cap), None, (cap,))


def _needs(answer: Answer, domain: CertaintyDomain, rules: Conventions) -> str:
    """What it would take for a domain to take off nothing."""
    match domain.domain, domain.reason:
        case GradeDomain.RISK_OF_BIAS, "not_assessed":
            return "a person's judgement that the trials have a low risk of bias"
        case GradeDomain.RISK_OF_BIAS, _:
            return "trials with a low risk of bias"
        case GradeDomain.INCONSISTENCY, "i2":
            return f"trials that agree (I\u00b2 below 50 %; now {domain.inputs.get('i2')} %)"
        case GradeDomain.INCONSISTENCY, "reviews_disagree":
            return f"reviews that agree with one another (now apart: {_few(domain.inputs.get('disagree'))})"
        case GradeDomain.IMPRECISION, "people":
            people = domain.inputs.get("people")
            more = (
                f"{rules.information_size - people:,} more people"
                if isinstance(people, int)
                else ("the number of people")
            )
            return more
        case GradeDomain.IMPRECISION, "interval":
            return "a narrower interval, on one side of what matters"
        case GradeDomain.PUBLICATION_BIAS, "missing_results":
            labels = {reading.study: reading.label for reading in answer.readings}
            return f"the figures of {_few([labels.get(study, study) for study in answer.coverage.missing])}"
        case _:
            return f"no concern about {domain.domain.label.lower()}"


def _cap_needs(answer: Answer, cap: Cap) -> str:
    kind = answer.lead.kind
    if kind in (Kind.ONE_STUDY, Kind.TWO_STUDIES):
        missing = 3 - (answer.lead.k or 0)
        return f"{missing} more independent {'trial' if missing == 1 else 'trials'} with readable figures"
    if kind is Kind.RANGE:
        failed = [gate.asks for gate in answer.coverage.gates if not gate.holds]
        return "; ".join(failed) or "more of the evidence read"
    return f"no longer true: {cap.reason[0].lower()}{cap.reason[1:]}"


def _few(names: object) -> str:
    """Up to three names, then how many more."""
    listed = [str(name) for name in names] if isinstance(names, (list, tuple)) else []
    more = f" and {len(listed) - 3} more" if len(listed) > 3 else ""
    return ", ".join(listed[:3]) + more
