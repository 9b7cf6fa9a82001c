"""The page "How we decide": the method, one real question worked through, the rules, what people must judge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.publishing.addresses import record_address
from generator.publishing.certainty_rules import CERTAINTY_RULES, LAWS, CertaintyRule
from generator.publishing.edition import Edition
from generator.publishing.page import Crumb, Page
from generator.publishing.pages.answer_box import AnswerBox, box_of
from generator.publishing.pages.answer_reasons import Reasons, reasons_of, would_change
from generator.publishing.pages.answer_studies import UsedStudy, studies_of
from generator.publishing.templates import render_sections
from generator.publishing.wording import joined, plural
from generator.synthesis import QuestionFinding
from generator.synthesis.conventions import RULES
from generator.vocabulary import CertaintyLevel, EmptyState

ADDRESS = "learn/how-we-decide/"
TITLE = "How we decide"
HEADINGS = {
    "in-150-words": "The method in 150 words",
    "worked-example": "One real question, worked through",
    "what-you-see": "What you see",
    "empty": "Five kinds of empty",
    "rules": "The rules",
    "laws": "What must always hold",
    "levels": "How often each level is given",
    "people": "What people must judge",
    "numbers": "Numbers that await a signature",
    "claims": "How a sentence in an article is judged",
    "we-do-not": "What we do not do",
    "versions": "Versions",
}
_MEANING = {
    EmptyState.MEASURED_NOT_READ: "Trials measured this. Their figures were not in what we could read. That is not "
    "\u201cno effect\u201d.",
    EmptyState.NOT_IN_COLLECTION: "We hold no study of it. We did not search systematically, so others may exist.",
    EmptyState.SEARCHED_NONE: "Only where a documented search was made. There is no such search yet.",
    EmptyState.NOT_RATED: "There is something to read, but no rating was made.",
    EmptyState.NOT_APPLICABLE: "The measure makes no sense here, such as a child\u2019s measure in an adult.",
}


@dataclass(frozen=True, slots=True)
class WorkedExample:
    """One question of the collection as the page walks through it."""

    title: str
    address: str
    box: AnswerBox
    studies: tuple[UsedStudy, ...]
    reasons: Reasons
    would_change: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MethodsView:
    """Everything that the template lays out."""

    example: WorkedExample | None
    states: tuple[tuple[str, str], ...]
    rules: tuple[CertaintyRule, ...]
    laws: tuple[str, ...]
    levels: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    thresholds: tuple[tuple[str, str], ...]


def methods_pages(edition: Edition) -> Iterator[Page]:
    """The one page of `learn/how-we-decide/`."""
    view = methods_view(edition)
    lead, sections = render_sections("how_we_decide.html", {"view": view}, page_address=ADDRESS, headings=HEADINGS)
    description = "How this site gets from a printed study to a sentence, by which rules, and what people must judge."
    yield Page(ADDRESS, TITLE, "learn", description, lead, sections, (Crumb("Learn", "learn/"),), hide=())


def methods_view(edition: Edition) -> MethodsView:
    """Gather the page; the example and the counts are those of this edition."""
    findings = edition.findings
    labels = {term.value: term.label for term in (*CertaintyLevel, *EmptyState)}
    order = list(labels)
    counted = sorted(findings.levels.items(), key=lambda item: order.index(item[0]))
    return MethodsView(
        example=_example(edition),
        states=tuple((state.label, _MEANING[state]) for state in EmptyState),
        rules=CERTAINTY_RULES,
        laws=LAWS,
        levels=tuple((labels[name], plural(count, "question")) for name, count in counted),
        warnings=findings.warnings,
        thresholds=_thresholds(),
    )


def _example(edition: Edition) -> WorkedExample | None:
    """The question whose own figures show most: rated from studies that we read, with the most of them."""
    fit = [finding for finding in edition.findings.questions.values() if _shows(finding)]
    if not fit:
        return None
    finding = max(fit, key=lambda one: (one.first.lead.k or 0, one.priority == 1, one.id))
    reasons = reasons_of(finding, 0)
    assert reasons is not None
    return WorkedExample(
        title=finding.title,
        address=record_address("questions", finding.id),
        box=box_of(edition, finding.first),
        studies=studies_of(edition, finding.first).used,
        reasons=reasons,
        would_change=would_change(finding, 0),
    )


def _shows(finding: QuestionFinding) -> bool:
    return finding.first.rating is not None and finding.first.lead.pool is not None


def _thresholds() -> tuple[tuple[str, str], ...]:
    steps = [f"{limit:g}" for limit in (RULES.t1, RULES.t2, RULES.t3)]
    return (
        (
            "Which difference in density matters",
            f"More than {joined(steps[:1])} percentage points; from {steps[1]} no longer slight; from {steps[2]} it "
            "may be called large. No agreed figure for exercise was found.",
        ),
        ("Which change in events matters", f"A ratio beyond {RULES.ratio:g}, or below its inverse."),
        (
            "How many people a sure answer needs",
            f"{RULES.information_size:,}; below {RULES.tiny:,} it costs two levels.",
        ),
        (
            "When a scan may answer",
            f"Between {RULES.weeks[0]:.0f} and {RULES.weeks[1]:.0f} weeks, nearest to one year first.",
        ),
        (
            "A trial with several trained groups",
            "The group that trained exactly as asked. All others that fit answer equally well and are taken together "
            "(Cochrane Handbook 6.5.2.10 and 23.3.4); without figures for all, one with figures is used and the page "
            "names the rest.",
        ),
        (
            "Chance within schools and centres",
            f"An intracluster correlation of {RULES.intracluster:g} where none is printed.",
        ),
    )
