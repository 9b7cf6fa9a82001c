"""Why an answer is not surer, what would change it, and what it hangs on: the rules behind a rating in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.publishing.wording import joined, lower_first, sentence, upper_first
from generator.synthesis import Answer, QuestionFinding
from generator.synthesis.certainty import CertaintyDomain, State
from generator.synthesis.index_review import ReviewRow
from generator.synthesis.rating import Cap, Rating
from generator.vocabulary import CertaintyLevel, GradeDomain

RULES_PAGE = "learn/how-we-decide/"


@dataclass(frozen=True, slots=True)
class DomainLine:
    """One of the five domains: what it took off, by which rule, why, and the figures that went in."""

    name: str
    taken: str
    judged: str
    why: str
    inputs: tuple[str, ...]
    rule: str
    rule_address: str


@dataclass(frozen=True, slots=True)
class Reasons:
    """How a level came about: where it starts, what each domain takes off, the caps, who has not yet signed."""

    start: str
    domains: tuple[DomainLine, ...]
    caps: tuple[str, ...]
    computed: str
    final: str
    override: str
    unsigned: str
    would_change: tuple[str, ...]
    hangs_on: tuple[str, ...]


def _word(term: str) -> str:
    """An id as a word."""
    return term.replace("_", " ")


def _percent(share: float) -> str:
    return f"{100 * share:.0f}\u00a0%"


_JUDGED = {
    State.ASSESSED: "judged",
    State.NOT_ASSESSED: "not judged by a person yet",
    State.NOT_ASSESSABLE: "cannot be judged from what we read",
}
_TAKEN = ("nothing", "one level", "two levels")
_INPUTS = {
    "randomised_only": ("all trials drew their groups by lot", lambda value: "yes" if value else "no"),
    "shares": (
        "judged risk, by weight",
        lambda value: joined([f"{_word(k)} {_percent(v)}" for k, v in value.items() if v]),
    ),
    "i2": ("I\u00b2", lambda value: f"{value:.0f}\u00a0%"),
    "prediction": ("prediction interval", lambda value: " to ".join(f"{limit:.2f}" for limit in value)),
    "disagree": ("reviews apart", lambda value: joined(list(value))),
    "people": ("people", lambda value: f"{value:,}"),
    "people_needed": ("people needed", lambda value: f"{value:,}"),
    "studies": ("studies or groups", str),
    "k": ("studies", str),
    "crossings": ("limits of size that the interval crosses", str),
    "missing_share": ("share of results not read", _percent),
    "egger_p": ("p of Egger's test", lambda value: f"{value:.2f}"),
    "said": ("the authors say", _word),
}


def reasons_of(finding: QuestionFinding, position: int) -> Reasons | None:
    """The reasons behind the answer at `position`; None where nothing is rated."""
    answer = finding.answers[position]
    if answer.rating is None:
        return None
    rating = answer.rating
    override = rating.override
    return Reasons(
        start=_start_words(rating, finding.answers[position].lead.review),
        domains=tuple(_line(domain) for domain in rating.domains),
        caps=tuple(f"{cap.reason}: at most {cap.level.label}." for cap in _binding(rating)),
        computed=rating.computed.label,
        final=rating.final.label,
        override=f"{sentence(override.reason)} Set by {override.reviewer}, {override.date}." if override else "",
        unsigned=joined(list(rating.unsigned)),
        would_change=would_change(finding, position),
        hangs_on=tuple(
            f"{upper_first(flip.run)}: the {flip.what} would turn from {_word(flip.was)} to {_word(flip.becomes)}."
            for flip in finding.flips[position]
        ),
    )


def would_change(finding: QuestionFinding, position: int) -> tuple[str, ...]:
    """The smallest changes that would move the answer, each as a sentence."""
    rated = finding.answers[position].rating is not None
    verb = "would raise the certainty to" if rated else "would give a rating, at best"
    return tuple(
        f"{upper_first(joined(list(change.needs)))} {verb} {change.level.label}."
        for change in finding.changes[position]
    )


def _start_words(rating: Rating, review: ReviewRow | None) -> str:
    if rating.start is CertaintyLevel.LOW:
        return "It starts low, because the groups were not drawn by lot."
    if review is None or review.randomised_only:
        return "It starts high, as trials that draw their groups by lot do, and so does a review of them."
    seen = "not all of its studies" if review.randomised_only is False else "it was not read whether all of its studies"
    weighed = "which is weighed under risk of bias"
    return f"It starts high, as a review of trials does; {seen} drew their groups by lot, {weighed}."


def _binding(rating: Rating) -> Iterator[Cap]:
    return (cap for cap in rating.caps if cap.level.dots < rating.summed.dots)


def _line(domain: CertaintyDomain) -> DomainLine:
    return DomainLine(
        name=domain.domain.label,
        taken=_TAKEN[domain.levels],
        judged=f"judged by {domain.judged_by}" if domain.judged_by else _JUDGED[domain.state],
        why=sentence(domain.sentence),
        inputs=tuple(_inputs(domain.inputs)),
        rule=domain.rule,
        rule_address=f"{RULES_PAGE}#{rule_anchor(domain.rule)}",
    )


def rule_anchor(rule: str) -> str:
    """The anchor of a rule on the page of methods: `R11` is `r11`, `section 8` is `laws`."""
    return rule.lower() if rule[:1] == "R" and rule[1:2].isdigit() else "laws"


def _inputs(inputs: Mapping[str, object]) -> Iterator[str]:
    """The figures that went into a judgement, named and written for readers; empty ones are left out."""
    for name, (words, written) in _INPUTS.items():
        value = inputs.get(name)
        if value not in (None, [], (), ""):
            yield f"{words}: {written(value)}"


def short_reasons(answer: Answer) -> str:
    """Which domains took a level off, in a few words: for lists of many questions."""
    if answer.rating is None:
        return ""
    taken = [lower_first(d.domain.label) for d in answer.rating.domains if d.levels]
    taken += [GradeDomain.RISK_OF_BIAS.label.lower()] if not taken and answer.rating.caps else []
    return joined(list(dict.fromkeys(taken)))
