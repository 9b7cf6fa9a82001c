"""A reader's own choice on the page of a question: looked up, unrated, and our own where nothing is left out."""

from __future__ import annotations

import json
import re
from html import unescape
from itertools import combinations
from typing import Any

import pytest

from generator.model import EvidenceBase, Question, Review, Study
from generator.publishing import publish
from generator.publishing.edition import Edition, edition_of
from generator.publishing.figures.forest_plot import draw_forest
from generator.publishing.pages.question import HEADINGS, question_pages, question_view
from generator.publishing.pages.question_what_if import what_if_files
from generator.publishing.selection_words import APART, say
from generator.publishing.site_settings import SiteSettings
from generator.synthesis.comparisons import Body
from generator.synthesis.selections import MODELS, selections_of
from tests.spec.certainty.records import base, question, review, trial

FILE = "questions/asked/what-if-lumbar-spine.json"
GAINS = (2.4, 0.3, 1.1, 4.0, 0.6, 1.9, 3.0, 0.9, 1.4, 2.2, 1.7)
RATED = re.compile(
    r"\b(high|moderate|low|very low|certain\w*|sure|may|probably|slightly|little to no)\b", re.IGNORECASE
)


def trials(k: int) -> list[Study]:
    return [
        trial(
            f"study{number}-{2000 + number}",
            trained=(20 + 7 * number, GAINS[number], 2.5),
            compared=(20 + 7 * number, 0.0, 2.5),
            people=40 + 14 * number,
        )
        for number in range(k)
    ]


def edition(k: int, *more: Study | Review | Question, **fields: Any) -> Edition:
    made: EvidenceBase = base(question(**fields), *trials(k), *more)
    return edition_of(made, [], SiteSettings())


def looked_up(made: Edition) -> dict[str, Any]:
    return json.loads(str(what_if_files(made)[FILE]))


def said(data: dict[str, Any], key: str, model: str) -> str:
    """What the script says of a choice, done as the script does it."""
    basis, *numbers = data["sets"][key]
    form, _, shown, *more = data["results"][numbers[data["models"].index(model)] if len(numbers) > 1 else numbers[0]]
    places = [shown, basis, *more]
    return re.sub(r"\{(\d+)\}", lambda place: places[int(place.group(1))], data["forms"][form])


@pytest.mark.parametrize("k", [2, 3, 6])
def test_each_choice_says_what_the_program_says_of_the_studies_that_are_left(k: int) -> None:
    made = edition(k)
    data = looked_up(made)
    answer = made.findings.questions["asked"].first
    selections = selections_of(answer, Body.RANDOMISED)
    assert selections
    names = {row.study: row.label for row in selections.rows}
    assert len(data["sets"]) == 2**k - 1
    for left_out, by_model in selections.pools.items():
        for model in MODELS:
            told = say(by_model[model], model, adds_up=True, names=names).sentence
            assert said(data, ",".join(map(str, left_out)), model.lower()) == told


def test_nothing_left_out_says_the_figure_of_the_page() -> None:
    made = edition(3)
    view = question_view(made, made.base.questions["asked"])
    together = next(row for panel in view.answers[0].plot.panels for row in panel.rows if row.name == "All 3 together")
    assert together.figure in said(looked_up(made), "", "reml")
    assert view.answers[0].what_ifs[0].table[0].shown == together.figure


def test_each_mark_lies_at_the_figures_that_are_printed_beside_it() -> None:
    for _, mark, shown, *_ in looked_up(edition(6))["results"]:
        if shown == APART:
            assert mark == 0
        else:
            estimate, lower, upper = (
                float(figure.replace("\u2212", "-")) for figure in re.findall(r"[\u2212\d.]+", shown)
            )
            assert mark == pytest.approx([lower, estimate, upper], abs=0.051), "printed to one decimal"


def test_the_axis_holds_every_mark() -> None:
    made = edition(6)
    panel = question_view(made, made.base.questions["asked"]).answers[0].what_ifs[0].panel
    for layout in ("wide", "narrow"):
        axis = re.search(r'data-axis="(\S+) (\S+) \S+ \S+"', draw_forest(panel, layout=layout))
        assert axis
        low, high = map(float, axis.groups())
        marks = [mark for _, mark, *_ in looked_up(made)["results"] if mark]
        assert min(mark[0] for mark in marks) >= low and max(mark[2] for mark in marks) <= high


def test_no_choice_is_rated() -> None:
    index = review("index-2020", "0.30", ("0.10", "0.50"), row={"k": {"value": 20, "unit": "studies"}})
    for made in (edition(6), edition(3, index, index_review="index-2020")):
        data = looked_up(made)
        sentences = {said(data, key, model) for key in data["sets"] for model in data["models"]}
        assert not [text for text in sentences if RATED.search(text.replace("may fall anywhere", ""))]
        page = next(question_pages(made))
        html = next(section.html for section in page.sections if section.id == "what-if")
        assert "be-certainty" not in html and "fp-is-" not in html and "be-direction" not in html
        assert html.count("Reader\u2019s own selection, not our result") == 2  # the wide drawing and the narrow one
        assert "your own analysis, not ours" in html
        assert "Your own analysis, not ours" in data["words"]["own"]


def test_it_stands_below_everything_and_folded() -> None:
    assert list(HEADINGS)[-1] == "what-if"
    page = next(question_pages(edition(3)))
    last = page.sections[-1]
    assert last.id == "what-if"
    assert last.html.count("<details") == 1 and '<details class="be-unfold" open' not in last.html


def test_the_plain_table_leaves_out_one_study_at_a_time() -> None:
    made = edition(4)
    shown = question_view(made, made.base.questions["asked"]).answers[0].what_ifs[0]
    data = looked_up(made)
    assert [row.name for row in shown.table][0] == "Nothing"
    assert len(shown.table) == 5
    for row, key in zip(shown.table, ["", "0", "1", "2", "3"], strict=True):
        assert row.shown in said(data, key, "reml")


def test_more_than_ten_studies_are_left_out_one_or_two_at_a_time_and_the_page_says_so() -> None:
    made = edition(11)
    assert set(looked_up(made)["sets"]) == {
        "", *map(str, range(11)), *(f"{one},{two}" for one, two in combinations(range(11), 2))
    }  # fmt: skip
    shown = question_view(made, made.base.questions["asked"]).answers[0].what_ifs[0]
    assert "more than 10 studies" in shown.limits and "one or two studies at a time" in shown.limits
    assert question_view(edition(4), edition(4).base.questions["asked"]).answers[0].what_ifs[0].limits == ""


def test_where_studies_are_too_few_of_the_evidence_no_choice_adds_them_up() -> None:
    """Unread trials fail the gate: the page lists the range (R1), and so does each choice of three and more."""
    unread = [trial(f"unread{number}-2010", people=900, contrast={"direction": "favours_first"}) for number in range(2)]
    made = edition(4, *unread)
    assert made.findings.questions["asked"].first.lead.kind.value == "range of studies"
    assert APART in said(looked_up(made), "", "reml") and "from 0.3 to 4.0" in said(looked_up(made), "", "reml")


def test_what_the_answer_rests_on_is_said() -> None:
    index = review("index-2020", "0.30", ("0.10", "0.50"), row={"k": {"value": 20, "unit": "studies"}})
    for made, rests in (
        (edition(3), "rests on them"),
        (edition(3, index, index_review="index-2020"), "rests on Index 2020"),
    ):
        assert rests in question_view(made, made.base.questions["asked"]).answers[0].what_ifs[0].ours


def test_one_study_has_no_part_of_this_kind() -> None:
    made = edition(1)
    assert what_if_files(made) == {}
    assert not {"what-if", "year-by-year"} & {section.id for section in next(question_pages(made)).sections}


def test_the_files_are_published_and_the_same_each_time() -> None:
    records = [question(), *trials(3)]
    first, again = (publish(base(*records), [], site=SiteSettings()) for _ in range(2))
    assert FILE in first and first[FILE] == again[FILE]


def test_year_by_year_says_the_same_in_picture_and_table() -> None:
    made = edition(4)
    (years,) = question_view(made, made.base.questions["asked"]).answers[0].years
    assert [row.year for row in years.rows] == [2000, 2001, 2002, 2003]
    assert [row.key for row in years.panel.rows] == ["2000", "2001", "2002", "2003"]
    for row, drawn in zip(years.rows, years.panel.rows, strict=True):
        assert row.shown in (drawn.figure, f"{drawn.printed[1]} and {drawn.printed[2]} ({APART})")
        assert row.shown.removesuffix(f" ({APART})") in row.sentence
    assert not any(row.certainty for row in years.panel.rows)
    html = next(section.html for section in next(question_pages(made)).sections if section.id == "year-by-year")
    assert "under today\u2019s rules" in unescape(html) and "It is not what was known then" in html
