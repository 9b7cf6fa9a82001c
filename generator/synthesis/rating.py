"""From domains to a level: start, what each domain takes off, caps, and what a person set against it.

GRADE-informed: final = max(1, start - sum of levels), then the lowest cap; rating up stays off (R15).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model import Question
from generator.model.question import Override
from generator.synthesis.certainty import CertaintyDomain
from generator.synthesis.certainty.indirectness import declared
from generator.vocabulary import CertaintyLevel, GradeDomain, SiteGroup

PROVISIONAL = "computed by published rules, provisional"
"""What every mark carries until a named person has signed (R15)."""

GRADE_INFORMED = (
    "GRADE-informed: four levels and five domains as in GRADE, judged by published rules instead of a panel"
)
"""What stands beside every mark."""

_BY_DOTS = {level.dots: level for level in CertaintyLevel}


@dataclass(frozen=True, slots=True)
class Cap:
    """A limit that a rating may not pass, with its reason and rule."""

    level: CertaintyLevel
    reason: str
    rule: str


@dataclass(frozen=True, slots=True)
class Rating:
    """How sure, and of what. `summed` is the level before caps, `computed` after them, `final` after a person.

    `unsigned` names what no named person has signed; while there is any the mark is provisional.
    """

    of: str
    start: CertaintyLevel
    domains: tuple[CertaintyDomain, ...]
    summed: CertaintyLevel
    caps: tuple[Cap, ...]
    computed: CertaintyLevel
    final: CertaintyLevel
    override: Override | None
    unsigned: tuple[str, ...]

    @property
    def provisional(self) -> bool:
        """Whether the mark still lacks a signature."""
        return bool(self.unsigned)

    @property
    def mark(self) -> str:
        """The words that stand at the mark."""
        return f"{self.final.label} certainty {self.of}" + (f" ({PROVISIONAL})" if self.provisional else "")

    @property
    def why_not_higher(self) -> tuple[str, ...]:
        """Every reason that takes off a level or caps the rating, in the order of the domains."""
        taken = tuple(
            f"{domain.domain.label}: {domain.sentence} (\u2212{domain.levels}, rule {domain.rule})"
            for domain in self.domains
            if domain.levels
        )
        binding = (cap for cap in self.caps if cap.level.dots < self.summed.dots)
        start = (
            ("The groups were not drawn by lot: the rating starts low.",) if self.start is CertaintyLevel.LOW else ()
        )
        return (*start, *taken, *(f"{cap.reason}: at most {cap.level.label} (rule {cap.rule})" for cap in binding))


def level_from(start: CertaintyLevel, domains: Iterable[CertaintyDomain]) -> CertaintyLevel:
    """Start minus the levels of all domains, never below very low."""
    return _BY_DOTS[max(1, start.dots - sum(domain.levels for domain in domains))]


def rate(
    domains: Sequence[CertaintyDomain],
    *,
    of: str,
    start: CertaintyLevel,
    caps: Sequence[Cap],
    question: Question,
    site: SiteGroup | None,
    from_review: bool,
) -> Rating:
    """The rating of one answer; an override needs a reviewer and a reason, and stands beside the computed level."""
    summed = level_from(start, domains)
    computed = min([summed, *(cap.level for cap in caps)], key=lambda level: level.dots)
    set_by_person = [o for o in question.overrides if o.site in (None, site)]
    override = max(set_by_person, key=lambda o: (o.site is not None, o.date), default=None)
    return Rating(
        of,
        start,
        tuple(domains),
        summed,
        tuple(caps),
        computed,
        override.level if override else computed,
        override,
        _unsigned(question, site, from_review=from_review),
    )


def _unsigned(question: Question, site: SiteGroup | None, *, from_review: bool) -> tuple[str, ...]:
    found = []
    for domain in (GradeDomain.RISK_OF_BIAS, GradeDomain.INDIRECTNESS):
        judgement = declared(question.judgements, domain, site)
        if judgement is None or judgement.by is None:
            found.append(domain.label.lower())
    signed = question.index_signed
    if from_review and (signed is None or signed.by is None):
        found.append("choice of the index review")
    return tuple(found)
