"""What an answer must say, and must not, before it is published: no page leaves without passing here.

These faults stop a build even with `--keep-going`: a sentence that promises too much can harm someone who reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model import Located, Question
from generator.problems import Place, Problem, Rule
from generator.publishing.edition import Edition
from generator.publishing.page import Page
from generator.synthesis import SURROGATE_LINE, Answer, forbidden_words
from generator.vocabulary import OutcomeTarget

DENSER = "Denser is not the same as unbroken."
"""What each page with an answer on density says, in these words."""

ANSWER_WORDS = Rule(
    "answer-words",
    "No answer promises more than was measured",
    "Answers are made from the words of a question and from figures. Words such as these say more than a difference "
    "between two groups shows, so no page may carry them in an answer.",
    passing="words: women after menopause",
    failing="words: women whose bones training rebuilds",
)
ANSWER_SURROGATE_LINE = Rule(
    "answer-surrogate-line",
    "Each answer on density says that density is not fracture",
    "A denser bone may still break. Whoever reads an answer on density reads that beside it.",
    passing=SURROGATE_LINE,
    failing="This is about bone density.",
)
RULES = (ANSWER_SURROGATE_LINE, ANSWER_WORDS)
"""The rules on what is said, by id."""

_DENSITY_WORDS = "bone density of"  # how an answer on density names what was measured
_WITH_ANSWERS = frozenset({"question", "site", "region", "home", "people", "map", "compare"})


class Unfit(Exception):
    """Something that would be published says too much or too little; `problems` tell what, and where it comes from."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(str(problem) for problem in self.problems))


def unfit_answers(edition: Edition) -> Iterator[Problem]:
    """Answers that may not be published as they are, each at the field of its question."""
    for finding in edition.findings.questions.values():
        found = edition.base.questions[finding.id]
        yield from _own_words(found)
        for answer in finding.answers:
            yield from (
                Problem(found.place("population", "words"), rule.id, message, hint)
                for rule, message, hint in _faults(answer)
            )


def _own_words(found: Located) -> Iterator[Problem]:
    """Words of ours in the record of a question, which its page prints beside the answer."""
    question: Question = found.record
    companion = question.percent_companion
    texts = {(name,): getattr(question, name) for name in ("title", "why", "must_show", "reviews_disagree", "note")}
    texts[("percent_companion", "note")] = companion.note if companion else None
    for path, text in texts.items():
        for word in forbidden_words([text or ""]):
            message = f'{".".join(path)} says "{word}"; a difference between two groups does not show that'
            hint = "say what was measured, against whom"
            yield Problem(found.place(*path), ANSWER_WORDS.id, message, hint)


def _faults(answer: Answer) -> Iterator[tuple[Rule, str, str]]:
    for word in forbidden_words(answer.statement.texts):
        message = f'the answer would say "{word}"; a difference between two groups does not show that'
        yield ANSWER_WORDS, message, "reword the people in `population.words`"
    if answer.target is OutcomeTarget.BMD_ITSELF and SURROGATE_LINE not in answer.statement.cautions:
        message = "the answer on density lacks the line that density is not fracture"
        yield ANSWER_SURROGATE_LINE, message, "a fault of the program: please report it"


def unfit_pages(pages: Iterable[Page]) -> Iterator[Problem]:
    """Pages with an answer on density that do not say that density is not fracture."""
    for page in pages:
        told = page.lead + "".join(section.html for section in page.sections)
        on_density = "density" in told if page.kind != "question" else "be-direction" in told and _DENSITY_WORDS in told
        if page.kind in _WITH_ANSWERS and on_density and DENSER not in told:
            message = f"the page {page.address or 'home'} answers on density without the line that it is not fracture"
            place = Place(page.record or f"docs/{page.path}", 1, 1)
            yield Problem(place, ANSWER_SURROGATE_LINE.id, message, "a fault of the program: please report it")
