"""From records to findings: what the evidence adds up to for each question, how certain it is, why, in which words.

    eligibility, audiences, pairs, people, estimates, comparisons   one study's difference, oriented to a question
    questions_tree, coverage                             which studies a question holds, how many were read
    meta_analysis, index_review, overlap, directions     studies together; reviews beside one another
    certainty/, rating                                   five domains, a level, caps, a person's signature
    size, words, statements, empty_states                what may be said
    answer, judging, null_trials                         one answer
    sensitivity, changes, safety, map_cells, findings    what it hangs on, and everything together

Pure and deterministic: a base in, Findings out. `plain` turns them into JSON values.
"""

from __future__ import annotations

from generator.synthesis.answer import Answer, Kind, Lead
from generator.synthesis.findings import Findings, QuestionFinding, find, find_question
from generator.synthesis.map_cells import MapCell, cell_id, distinct_studies
from generator.synthesis.null_trials import answer_question
from generator.synthesis.plain import plain
from generator.synthesis.questions_tree import QuestionTree
from generator.synthesis.rating import GRADE_INFORMED, PROVISIONAL, Rating
from generator.synthesis.size import Size
from generator.synthesis.statements import SCAN_LINE, SURROGATE_LINE, Statement, faults_of, forbidden_words

__all__ = [
    "GRADE_INFORMED",
    "PROVISIONAL",
    "SCAN_LINE",
    "SURROGATE_LINE",
    "Answer",
    "Findings",
    "Kind",
    "Lead",
    "MapCell",
    "QuestionFinding",
    "QuestionTree",
    "Rating",
    "Size",
    "Statement",
    "answer_question",
    "cell_id",
    "distinct_studies",
    "faults_of",
    "find",
    "find_question",
    "forbidden_words",
    "plain",
]
