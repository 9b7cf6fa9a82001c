"""A safeguard on answers from our own studies: a trial near zero never raises the size or the level (section 8).

Random-effects weights, a third study or a passed gate could each let a null trial strengthen a claim. So an answer is
also computed as if each such trial were unknown to us, and as if it were unread; the smallest claim is printed.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.synthesis.answer import Answer, Kind
from generator.synthesis.conventions import RULES, Conventions
from generator.synthesis.judging import Limit, answer_as_read
from generator.synthesis.questions_tree import QuestionTree
from generator.vocabulary import OutcomeTarget, SiteGroup

_OWN = frozenset({Kind.OWN_POOL, Kind.RANGE, Kind.ONE_STUDY, Kind.TWO_STUDIES})


def answer_question(
    tree: QuestionTree, question_id: str, target: OutcomeTarget, site: SiteGroup | None, rules: Conventions = RULES
) -> Answer:
    """The answer to a question about one outcome at one site, with the safeguard applied."""
    answer = answer_as_read(tree, question_id, target, site, rules)
    if answer.lead.kind not in _OWN or answer.size.rank == 0:
        return answer
    limits = tuple(_limits(answer, tree, rules))
    return answer_as_read(tree, question_id, target, site, rules, limits=limits) if limits else answer


def _limits(answer: Answer, tree: QuestionTree, rules: Conventions) -> Iterator[Limit]:
    for study in _near_zero(answer):
        without = (
            QuestionTree(tree.base, tree.absent | {study}, tree.silent),
            QuestionTree(tree.base, tree.absent, tree.silent | {study}),
        )
        for other_tree in without:
            other = answer_question(other_tree, answer.question, answer.target, answer.site, rules)
            if other.rating:
                yield Limit(other.rating.computed, other.size, tree.label(study))


def _near_zero(answer: Answer) -> list[str]:
    """Pooled studies whose estimate is trivial, or, where the scale has no size, whose interval holds no difference."""
    pool, thresholds = answer.lead.pool, answer.lead.thresholds
    if pool is None or thresholds is None:
        return []
    if thresholds.sized:
        return [row.study for row in pool.rows if abs(row.effect.benefit[0]) < thresholds.t1]
    return [row.study for row in pool.rows if not row.effect.excludes_null]
