"""The sentences of an answer: they compare, never promise, and say what both groups did (R5, R7)."""

from __future__ import annotations

import pytest

from generator.synthesis import SCAN_LINE, SURROGATE_LINE, Answer, Size, Statement, faults_of, forbidden_words
from generator.synthesis.conventions import RULES
from generator.synthesis.effect import Effect, Measure, thresholds_for
from generator.synthesis.size import size_of
from generator.synthesis.statements import Subject, pooled_statement
from generator.vocabulary import CertaintyLevel, ComparatorClass, OutcomeTarget, Quantity, SiteGroup
from tests.spec.certainty.records import answer, question, review, trial

LOW = {"tool": "rob2", "by": "a review", "overall": "low"}


def said(level: str, effect: Effect, size: Size, target: OutcomeTarget = OutcomeTarget.BMD_ITSELF) -> Statement:
    site = SiteGroup.LUMBAR_SPINE if target is OutcomeTarget.BMD_ITSELF else None
    subject = Subject(question(), target, site, Quantity.ABMD, frozenset({ComparatorClass.INACTIVE}))
    return pooled_statement(subject, effect, size=size, level=CertaintyLevel(level), basis="4 studies")


GAIN = Effect(Measure.PERCENT, 1.0, 0.6, 1.4)


@pytest.mark.parametrize(
    ("level", "effect", "size", "sentence"),
    [
        ("high", GAIN, Size.SLIGHT, "lifting alone leaves spine density slightly higher than not training."),
        ("moderate", GAIN, Size.PLAIN, "lifting alone probably leaves spine density higher than not training."),
        ("low", GAIN, Size.SLIGHT, "lifting alone may leave spine density slightly higher than not training."),
        (
            "moderate",
            Effect(Measure.PERCENT, 4.0, 3.2, 4.8),
            Size.LARGE,
            "lifting alone probably leaves spine density higher than not training by a large amount.",
        ),
        (
            "low",
            Effect(Measure.PERCENT, -1.0, -1.4, -0.6),
            Size.SLIGHT,
            "lifting alone may leave spine density slightly lower than not training.",
        ),
        (
            "moderate",
            Effect(Measure.PERCENT, 0.1, -0.3, 0.4),
            Size.LITTLE,
            "lifting alone probably makes little to no difference to spine density compared with not training.",
        ),
        (
            "low",
            Effect(Measure.PERCENT, 0.4, -1.2, 2.0),
            Size.NOT_CLEAR,
            "whether lifting alone changes spine density compared with not training was not clear: "
            "a gain of 2.0 percentage points or a loss of 1.2 percentage points fits.",
        ),
    ],
)
def test_the_grid_of_size_and_certainty(level: str, effect: Effect, size: Size, sentence: str) -> None:
    assert said(level, effect, size).technical == f"In women after menopause, {sentence}"


def test_very_low_still_shows_the_estimate() -> None:
    statement = said("very_low", GAIN, Size.SLIGHT)
    assert statement.technical == (
        "We do not know whether lifting alone leaves spine density higher than not training in women after menopause: "
        "the evidence is very uncertain. The estimate is 1.0 percentage points (95 % interval 0.6 to 1.4)."
    )
    assert "4 studies" in statement.figures


@pytest.mark.parametrize(
    ("effect", "target", "words"),
    [
        (
            Effect(Measure.RATIO, 0.67, 0.51, 0.87, more_is_better=False),
            OutcomeTarget.FRACTURE,
            "may lead to fewer fractures",
        ),
        (Effect(Measure.RATIO, 1.40, 1.10, 1.80, more_is_better=False), OutcomeTarget.FALLS, "may lead to more falls"),
    ],
)
def test_events_are_fewer_or_more_whichever_side_is_better(effect: Effect, target: OutcomeTarget, words: str) -> None:
    assert words in said("low", effect, Size.PLAIN, target).technical


def test_a_possible_harm_is_not_hidden_behind_no_difference() -> None:
    falls = Effect(Measure.RATIO, 1.23, 1.00, 1.51, more_is_better=False, printed=("1.23", "1.00", "1.51"))
    statement = said("low", falls, Size.NOT_CLEAR, OutcomeTarget.FALLS)
    assert "no difference and 51 % more both fit" in statement.technical


class TestWordsOfSize:
    """A word is used only where the whole interval bears it."""

    @pytest.mark.parametrize(
        ("value", "lower", "upper", "size"),
        [
            pytest.param(0.2, -0.3, 0.7, Size.LITTLE, id="whole interval between -0.5 and 1.5"),
            pytest.param(0.2, -0.6, 1.0, Size.NOT_CLEAR, id="a loss that matters fits"),
            pytest.param(0.4, -0.9, 1.7, Size.NOT_CLEAR, id="a gain beyond 1.5 fits"),
            pytest.param(1.0, 0.2, 1.8, Size.SLIGHT, id="up to 1.5"),
            pytest.param(2.0, 0.5, 3.5, Size.PLAIN, id="beyond 1.5"),
            pytest.param(2.0, -0.1, 4.1, Size.NOT_CLEAR, id="the interval holds no difference"),
            pytest.param(4.0, 1.0, 7.0, Size.PLAIN, id="large, but the lower limit is not beyond 1.5"),
            pytest.param(4.0, 2.0, 6.0, Size.LARGE, id="large"),
            pytest.param(-1.0, -1.8, -0.2, Size.SLIGHT, id="a loss"),
        ],
    )
    def test_percentage_points(self, value: float, lower: float, upper: float, size: Size) -> None:
        zones = thresholds_for(Measure.PERCENT, RULES)
        assert size_of(Effect(Measure.PERCENT, value, lower, upper), zones, may_be_large=True) is size

    def large(self, *, one_team: bool) -> Answer:
        made = [
            trial(f"study{i}-{2000 + i}", trained=(200, 4.0, 3.0), compared=(200, 0.0, 3.0), risk_of_bias=[LOW])
            for i in range(3)
        ]
        names = {study.id: ("Same, T",) for study in made} if one_team else None
        return answer(question(), *made, authors=names)

    def test_a_large_amount_needs_two_independent_teams(self) -> None:
        assert self.large(one_team=False).size is Size.LARGE
        assert self.large(one_team=True).size is Size.PLAIN


class TestForbiddenWords:
    """Words that promise, and a density page without the line on fracture, fail the build."""

    @pytest.mark.parametrize(
        "text",
        [
            "Lifting increases density.",
            "It builds bone.",
            "This reverses loss.",
            "It rebuilds bone.",
            "A significant gain.",
            "It had no effect.",
            "This proves it.",
            "It restores bone.",
            "a trend towards gain",
            "It prevents fractures.",
        ],
    )
    def test_each_is_found(self, text: str) -> None:
        assert len(forbidden_words([text])) == 1

    def test_the_line_that_density_is_no_fracture_must_stand_there(self) -> None:
        bare = Statement("Lifting may leave density higher.", "The same.")
        assert faults_of(bare, OutcomeTarget.BMD_ITSELF) == ("the line that density is not fracture is missing",)
        whole = Statement(bare.technical, bare.plain, cautions=(SURROGATE_LINE, SCAN_LINE))
        assert faults_of(whole, OutcomeTarget.BMD_ITSELF) == ()


class TestWhatTheGroupsDid:
    """The second sentence: both groups against their own start."""

    @pytest.mark.parametrize(
        ("trained", "compared", "sentence"),
        [
            (1.2, -2.0, "the trained group gained about 1.2 % and the comparison group lost about 2.0 %"),
            (0.3, -1.9, "the trained group stayed about the same and the comparison group lost about 1.9 %"),
            (-0.8, -2.6, "the trained group lost about 0.8 % and the comparison group lost about 2.6 %"),
        ],
    )
    def test_gained_stayed_or_lost(self, trained: float, compared: float, sentence: str) -> None:
        found = answer(question(), trial("one-2000", trained=(90, trained, 3.0), compared=(90, compared, 3.0)))
        assert found.statement.groups == f"In this trial {sentence}."

    def test_beside_a_review_it_is_told_whose_figures_these_are(self) -> None:
        made = trial("one-2000", trained=(90, 1.2, 3.0), compared=(90, -2.0, 3.0))
        found = answer(question(index_review="i-2020"), made, review("i-2020", "0.30", ("0.10", "0.50")))
        said = "In the one trial of just this whose figures we could read (One 2000) the trained group"
        assert found.statement.groups.startswith(said)

    def test_beside_a_review_a_trial_of_another_programme_says_nothing(self) -> None:
        made = trial("heavy-2000", trained=(90, 3.0, 3.0), compared=(90, -2.0, 3.0))
        asked = question(index_review="i-2020", exercise="resistance_any")
        found = answer(asked, made, review("i-2020", "0.30", ("0.10", "0.50"), exercise=["resistance_any"]))
        assert found.lead.review is not None and found.statement.groups == ""


def sided(*sides: str) -> Answer:
    """Studies of which only the side was read: favours_first, favours_second, not_stated."""
    made = [trial(f"s{i}-{2000 + i}", contrast={"direction": side}, people=50) for i, side in enumerate(sides)]
    return answer(question(), *made)


class TestDirectionsAlone:
    """R7: sides are counted; a test needs six of them and few unknown; the rating is at most low, without a size."""

    def test_below_six_sides_they_are_counted_and_not_rated(self) -> None:
        found = sided(*["favours_first"] * 5)
        assert (found.final, found.directions.p) == ("not_rated", None)
        assert "Of 5 studies taken as randomised, 5 were higher, 0 lower, 0 not readable." in found.statement.technical

    def test_from_six_on_a_sign_test_may_be_made_and_the_rating_is_at_most_low(self) -> None:
        found = sided(*["favours_first"] * 7)
        assert found.directions.p == pytest.approx(2 / 128)
        assert found.rating is not None and found.rating.final.dots <= 2
        assert found.size is Size.NOT_STATED

    def test_with_more_than_a_quarter_unknown_there_is_no_test(self) -> None:
        assert sided(*["favours_first"] * 6, *["not_stated"] * 3).directions.p is None

    def test_a_change_within_one_group_tells_no_side(self) -> None:
        only_within = trial("one-2000", trained=(20, 2.0), compared=())
        assert answer(question(), only_within).directions.unknown == 1

    def test_the_side_is_that_of_the_estimate_whatever_its_p(self) -> None:
        made = trial("one-2000", trained=(20, 0.4, 3.0), compared=(20, 0.0, 3.0), p={"op": "=", "value": 0.7})
        assert answer(question(), made).directions.higher == 1
