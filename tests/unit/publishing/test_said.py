"""No answer leaves that promises too much, or that lets density pass for fracture."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generator.publishing import Unfit, publish, said
from generator.publishing.edition import Edition, edition_of
from generator.publishing.page import Page
from generator.publishing.site_settings import SiteSettings
from generator.reading import read_base
from generator.site_build import publish_docs
from generator.synthesis import forbidden_words
from tests.spec.certainty.records import base, question, trial

SITE = SiteSettings()
INVENTED = Path(__file__).parents[2] / "golden" / "base"


def edition(words: str) -> Edition:
    """One question about people called `words`, with one trial that answers it."""
    made = trial("smith-2001", trained=(40, 2.0, 3.0), compared=(40, 0.0, 3.0))
    return edition_of(base(question(people={"words": words}), made), [], SITE)


def test_an_answer_in_plain_words_passes() -> None:
    assert list(said.unfit_answers(edition("women after menopause"))) == []


def test_a_word_that_promises_too_much_is_found_at_the_words_of_the_question() -> None:
    found = list(said.unfit_answers(edition("women whose bones training rebuilds")))
    assert {problem.rule for problem in found} == {"answer-words"}
    assert '"rebuilds"' in found[0].message


def test_our_own_words_in_a_question_are_held_to_the_same() -> None:
    asked = question(title="Does lifting cure weak bones?", why="Lifting reverses osteoporosis.")
    found = list(said.unfit_answers(edition_of(base(asked), [], SITE)))
    assert [problem.message.split()[0] for problem in found] == ["title", "why"]


@pytest.mark.parametrize("rule", said.RULES, ids=lambda rule: rule.id)
def test_the_examples_of_each_rule_are_what_it_says(rule) -> None:
    if rule is said.ANSWER_WORDS:
        assert not forbidden_words([rule.passing]) and forbidden_words([rule.failing])
    else:
        assert said.SURROGATE_LINE in rule.passing and said.SURROGATE_LINE not in rule.failing


def test_an_answer_without_the_line_on_fracture_is_found() -> None:
    made = edition("women after menopause")
    asked = next(iter(made.findings.questions.values()))
    bare = replace(asked.first, statement=replace(asked.first.statement, cautions=()))
    spoiled = replace(made.findings, questions={asked.id: replace(asked, answers=(bare,))})
    made.__dict__["findings"] = spoiled
    assert [problem.rule for problem in said.unfit_answers(made)] == ["answer-surrogate-line"]


def test_a_page_on_density_without_the_line_is_found() -> None:
    page = Page("regions/x/", "X", "site", "", lead="Spine density was 1.4 percentage points greater.")
    assert [problem.rule for problem in said.unfit_pages([page])] == ["answer-surrogate-line"]
    assert not list(said.unfit_pages([replace(page, lead=f"{page.lead} {said.DENSER}")]))


def test_a_build_refuses_even_where_it_is_told_to_keep_going(tmp_path: Path) -> None:
    shutil.copytree(INVENTED / "evidence", tmp_path / "evidence")
    asked = tmp_path / "evidence" / "questions" / "ls-lifting.yaml"
    told = asked.read_text(encoding="utf-8").replace("words: women after menopause", "words: women whom lifting cures")
    asked.write_text(told, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Sample\n", encoding="utf-8")
    sample, problems = read_base(tmp_path)
    with pytest.raises(Unfit):
        publish(sample, problems, site=SITE)
    published = publish_docs(tmp_path, keep_going=True)
    assert published.stopped and published.files == 0
    assert "answer-words" in {problem.rule for problem in published.problems}
