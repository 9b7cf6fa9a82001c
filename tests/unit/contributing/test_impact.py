"""An impact is empty for the same records, turns with its two sides, and tells what a lost trial or review does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.contributing.answer_changes import Figures
from generator.contributing.impact import INDEX_CHANGED_SILENTLY, Impact, Snapshot, impact_of
from generator.model import KINDS, Located, Question
from generator.problems import Place, Problem, Severity
from generator.publishing.edition import edition_of
from generator.publishing.site_settings import SiteSettings
from generator.reading.yaml_tree import read_tree
from tests.spec.certainty.records import base, question, review, trial

FIRST = trial("first-2001", trained=(40, 2.0, 3.0), compared=(40, 0.0, 3.0))
SECOND = trial("second-2002", trained=(150, 1.4, 3.0), compared=(150, 0.0, 3.0))
THIRD = trial("third-2003", trained=(150, 1.2, 3.0), compared=(150, 0.2, 3.0))
LEADING = review("leading-2010", "0.30", ("0.10", "0.50"))
NEWER = review("newer-2020", "0.20", ("0.05", "0.35"))
ASKED = question()
FILE = "evidence/studies/first-2001.yaml"
ERROR = Problem(Place(FILE, 3, 1), "ci-order", "the limits are turned")
QUERY = replace(ERROR, severity=Severity.QUERY)


def snapshot(*records, problems: tuple[Problem, ...] = ()) -> Snapshot:
    """The records as files in the folders of their kinds, with these problems."""
    made = base(*records)
    kinds = {kind: {key: _filed(kind, it) for key, it in getattr(made, kind).items()} for kind in KINDS}
    return Snapshot(edition_of(replace(made, **kinds), problems, SiteSettings()), problems)


def _filed(kind: str, found: Located) -> Located:
    return replace(found, file=f"evidence/{kind}/{found.record.id}.yaml")


def asked_with(**fields) -> Question:
    return question(beside=["leading-2010", "newer-2020"], **fields)


def led_by(key: str) -> Question:
    return asked_with(index_review=key)


def told(impact: Impact, what: str, *, of: str = "ratings") -> tuple[object, object]:
    """Before and after of the one change of an aspect."""
    (found,) = (it for it in getattr(impact, of) if it.what == what)
    return found.before, found.after


def turned(impact: Impact) -> Impact:
    """The impact with before and after in each other's place."""

    def swap(change):
        fields = {"before": change.after, "after": change.before}
        if hasattr(change, "fields"):
            fields["fields"] = tuple(swap(it) for it in change.fields)
        return replace(change, **fields)

    return Impact(
        ratings=tuple(map(swap, impact.ratings)),
        pooled=tuple(map(swap, impact.pooled)),
        statements=tuple(map(swap, impact.statements)),
        records=tuple(map(swap, impact.records)),
        problems=tuple(replace(it, new=not it.new) for it in impact.problems),
        pages=tuple(replace(it, added=not it.added) for it in impact.pages),
    )


def as_sets(impact: Impact) -> dict[str, set[str]]:
    return {name: {repr(it) for it in getattr(impact, name)} for name in Impact.__dataclass_fields__}


def test_the_same_records_twice_change_nothing() -> None:
    here = snapshot(ASKED, FIRST, SECOND, LEADING, problems=(QUERY,))
    assert impact_of(here, snapshot(ASKED, FIRST, SECOND, LEADING, problems=(QUERY,))).is_empty
    assert impact_of(here, here) == Impact()


def test_swapping_the_sides_swaps_before_and_after() -> None:
    before = snapshot(ASKED, FIRST, SECOND, THIRD)
    after = snapshot(ASKED, SECOND, THIRD, LEADING, problems=(QUERY,))
    there, back = impact_of(before, after), impact_of(after, before)
    assert there.problems and there.pages and there.records and there.ratings and there.pooled and there.statements
    assert as_sets(back) == as_sets(turned(there))


def test_taking_a_trial_out_of_a_pool_shows_in_rating_figures_and_words() -> None:
    impact = impact_of(snapshot(ASKED, FIRST, SECOND, THIRD), snapshot(ASKED, FIRST))
    assert told(impact, "headline") == ("own pool", "one study")
    assert told(impact, "coverage")[0].startswith("3 of about 3 trials")
    assert told(impact, "rating") == ("low", "very_low")
    before, after = told(impact, "our studies, randomised", of="pooled")
    assert (before.k, before.n, after.k, after.n) == (3, 680, 1, 80)
    assert told(impact, "plain", of="statements")[1].startswith("In women after menopause, we do not know")
    assert [(it.what, it.id) for it in impact.records if it.kind == "studies"] == [
        ("removed", "second-2002"),
        ("removed", "third-2003"),
    ]
    assert {it.address for it in impact.pages if not it.added} >= {"studies/second-2002/", "studies/third-2003/"}


def test_the_order_is_that_of_a_reviewer() -> None:
    impact = impact_of(snapshot(ASKED, FIRST, SECOND, THIRD), snapshot(ASKED, FIRST))
    whats = [change.what for change in impact.ratings]
    assert whats.index("coverage") < whats.index("rating") < whats.index("limits")


def test_a_study_beside_an_index_review_moves_the_direction_counts_alone() -> None:
    impact = impact_of(snapshot(led_by("leading-2010"), FIRST, LEADING), snapshot(led_by("leading-2010"), LEADING))
    assert "rating" not in {change.what for change in impact.ratings}
    before, after = told(impact, "sides")
    assert before.startswith("Of 1 ") and after.startswith("Of 0 ")


def test_a_pooled_value_is_told_with_its_interval_and_numbers() -> None:
    impact = impact_of(snapshot(ASKED), snapshot(ASKED, FIRST))
    before, after = told(impact, "our studies, randomised", of="pooled")
    assert before is None and isinstance(after, Figures)
    assert str(after) == "2.0 percentage points (95 % interval 0.7 to 3.3); k 1 (studies), n 80"


@pytest.mark.parametrize(
    ("example", "silent"), [(INDEX_CHANGED_SILENTLY.failing, 1), (INDEX_CHANGED_SILENTLY.passing, 0)]
)
def test_another_index_review_needs_a_word_in_the_history(example: str, silent: int) -> None:
    fields = read_tree(example.encode(), file="").values
    impact = impact_of(snapshot(led_by("leading-2010"), LEADING, NEWER), snapshot(asked_with(**fields), LEADING, NEWER))
    assert told(impact, "index review")[1].startswith("Newer 2020 (newer-2020")
    assert [(it.new, it.problem.rule) for it in impact.problems] == [(True, INDEX_CHANGED_SILENTLY.id)] * silent


def test_a_silent_change_names_both_reviews() -> None:
    impact = impact_of(*(snapshot(led_by(key), LEADING, NEWER) for key in ("leading-2010", "newer-2020")))
    assert impact.problems[0].problem.message == "the index review of asked was leading-2010, and is newer-2020"


def test_another_row_of_the_index_review_is_another_choice() -> None:
    rows = (snapshot(asked_with(index_review="leading-2010", **row), LEADING) for row in ({}, {"index_row": "row"}))
    assert impact_of(*rows).problems[0].problem.message.endswith("and is leading-2010 (named: leading-2010, row row)")


def test_an_index_review_that_lost_its_figure_is_a_silent_change_too() -> None:
    before = snapshot(led_by("leading-2010"), LEADING, NEWER)
    impact = impact_of(before, snapshot(led_by("leading-2010"), review("leading-2010"), NEWER))
    assert impact.problems[0].problem.message == (
        "the index review of asked was leading-2010, and is newer-2020 (named: leading-2010)"
    )


def test_a_problem_that_only_moved_is_no_news() -> None:
    moved = replace(QUERY, place=replace(QUERY.place, line=9))
    assert impact_of(snapshot(FIRST, problems=(QUERY,)), snapshot(FIRST, problems=(moved,))).is_empty


def test_a_problem_that_is_there_twice_is_new_once() -> None:
    again = replace(QUERY, place=replace(QUERY.place, line=9))
    impact = impact_of(snapshot(FIRST, problems=(QUERY,)), snapshot(FIRST, problems=(QUERY, again)))
    assert [(it.new, it.problem.place.line) for it in impact.problems] == [(True, 9)]


@pytest.mark.parametrize("back", [False, True])
def test_a_record_with_an_error_is_set_aside_and_comes_back(back: bool) -> None:
    sides = snapshot(ASKED, FIRST), snapshot(ASKED, FIRST, problems=(ERROR,))
    impact = impact_of(*(reversed(sides) if back else sides))
    assert [it.what for it in impact.records] == ["restored" if back else "set aside"]
    assert [it.new for it in impact.problems] == [not back]
