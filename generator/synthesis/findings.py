"""Everything that the evidence adds up to: a finding for each question, the cells of the map, the spread of levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from generator.model import EvidenceBase, Question
from generator.synthesis.answer import Answer
from generator.synthesis.changes import WouldChange, what_would_change
from generator.synthesis.map_cells import MapCell, cells_of
from generator.synthesis.null_trials import answer_question
from generator.synthesis.questions_tree import QuestionTree
from generator.synthesis.safety import SafetyRow, heavy_or_impact, safety_row
from generator.synthesis.sensitivity import Flip, flips
from generator.vocabulary import EmptyState, OutcomeTarget, SiteGroup

# More than this share of questions at one level asks for a look at the rules before anything is published.
_TOO_ALIKE = 0.80


@dataclass(frozen=True, slots=True)
class QuestionFinding:
    """What one question adds up to: an answer for each outcome and site, in the order of the question.

    `flips` and `changes` go with the answers, one entry each. `children` are narrower questions, shown as rows and
    never summed; `studies` are the distinct studies of the question and of all below it. `waiting` are keys without a
    record.
    """

    id: str
    title: str
    priority: int
    parent: str | None
    children: tuple[str, ...]
    answers: tuple[Answer, ...]
    flips: tuple[tuple[Flip, ...], ...]
    changes: tuple[tuple[WouldChange, ...], ...]
    studies: tuple[str, ...]
    safety: tuple[SafetyRow, ...]
    must_show: str
    companion: str
    waiting: tuple[str, ...]

    @property
    def first(self) -> Answer:
        """The answer that stands for the question where one is asked for: that of its first site."""
        return self.answers[0]

    @property
    def final(self) -> str:
        """The level of the first answer, or `not_rated`."""
        return self.first.final

    @property
    def state(self) -> EmptyState | None:
        """The empty state of the first answer, where it has one."""
        return self.first.state

    @property
    def heavy_or_impact(self) -> bool:
        """Whether any study on the page used very heavy loads or jumps, so that the page must warn of copying."""
        return heavy_or_impact(self.safety)


@dataclass(frozen=True, slots=True)
class Findings:
    """All findings by question id, in order; the map; how often each level or state occurs over all first answers."""

    questions: Mapping[str, QuestionFinding]
    cells: tuple[MapCell, ...]
    levels: Mapping[str, int]
    warnings: tuple[str, ...]


def find(base: EvidenceBase) -> Findings:
    """Compute everything from the records; pure, and the same base always gives the same findings."""
    tree = QuestionTree(base)
    found = {key: find_question(tree, key) for key in sorted(tree.questions)}
    levels = Counter(_label(finding) for finding in found.values())
    return Findings(found, cells_of(base), dict(sorted(levels.items())), _warnings(levels))


def _label(finding: QuestionFinding) -> str:
    return finding.state.value if finding.state else finding.final


def _warnings(levels: Counter[str]) -> tuple[str, ...]:
    total = sum(levels.values())
    most = [(name, n) for name, n in sorted(levels.items()) if total and n / total > _TOO_ALIKE]
    return tuple(f"{n} of {total} questions are at {name}: look at the rules before publishing" for name, n in most)


def find_question(tree: QuestionTree, question_id: str) -> QuestionFinding:
    """The finding of one question; KeyError for an unknown id."""
    question = tree.questions[question_id]
    answers = tuple(answer_question(tree, question_id, target, site) for target, site in asked_of(question))
    ids = {reading.study for answer in answers for reading in answer.readings}
    records = [tree.base.studies[key].record for key in sorted(ids) if key in tree.base.studies]
    companion = question.percent_companion
    return QuestionFinding(
        question.id,
        question.title,
        question.priority,
        question.parent,
        tuple(child.id for child in tree.children(question)),
        answers,
        tuple(flips(answer, tree) for answer in answers),
        tuple(what_would_change(answer) for answer in answers),
        tree.distinct(question),
        tuple(safety_row(study, tree.label(study.id)) for study in records if study.counted),
        question.must_show or "",
        f"{companion.review}: {companion.note}" if companion else "",
        _waiting(tree, question),
    )


def asked_of(question: Question) -> list[tuple[OutcomeTarget, SiteGroup | None]]:
    """Every outcome and site that a question asks for: density at each of its sites, events without a site."""
    pairs: list[tuple[OutcomeTarget, SiteGroup | None]] = []
    for target in question.outcome_target:
        density = target is OutcomeTarget.BMD_ITSELF
        pairs += [(target, site) for site in question.site] if density and question.site else [(target, None)]
    return pairs


def _waiting(tree: QuestionTree, question: Question) -> tuple[str, ...]:
    """Keys of trials and reviews that the question names and that have no record yet."""
    trials = question.trials
    named = [*trials.figures, *trials.partial, *trials.not_pooled, *question.beside, *question.guidelines]
    named += [key for key in (question.index_review, question.wanted) if key]
    recorded = set(tree.base.record_of_reference())
    for kind in (tree.base.studies, tree.base.reviews, tree.base.guidelines):
        recorded |= set(kind)
    return tuple(sorted({key for key in named if key not in recorded}))
