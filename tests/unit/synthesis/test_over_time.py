"""Year by year: what there was by the end of each year in which a figure came out, by the rules of today."""

from __future__ import annotations

from generator.model import EvidenceBase, Study
from generator.synthesis import Answer, QuestionTree, answer_question
from generator.synthesis.comparisons import Body
from generator.synthesis.over_time import over_time
from generator.vocabulary import OutcomeTarget, SiteGroup
from tests.spec.certainty.records import base, question, trial


def of(name: str, gain: float = 2.0, n: int = 40) -> Study:
    return trial(name, trained=(n, gain, 2.5), compared=(n, 0.0, 2.5), people=2 * n)


def found(*records: Study) -> tuple[Answer, EvidenceBase]:
    made = base(question(), *records)
    return answer_question(QuestionTree(made), "asked", OutcomeTarget.BMD_ITSELF, SiteGroup.LUMBAR_SPINE), made


def test_each_year_holds_the_studies_up_to_it_and_the_last_one_is_the_answer() -> None:
    answer, made = found(of("d-2010", 0.4), of("a-1994"), of("c-2010", 1.0), of("b-2001", 3.0), of("e-2015", 1.5))
    steps = over_time(answer, Body.RANDOMISED, made)
    assert [step.year for step in steps] == [1994, 2001, 2010, 2015]
    assert [step.pool.k for step in steps] == [1, 2, 4, 5]
    assert [[row.study for row in step.new] for step in steps][2] == ["c-2010", "d-2010"]
    assert steps[-1].pool == answer.pools[Body.RANDOMISED]


def test_each_year_is_what_the_answer_would_have_been_without_the_later_studies() -> None:
    records = [of("a-1994"), of("b-2001", 3.0), of("c-2010", 1.0), of("d-2012", 0.4), of("e-2015", 1.5)]
    answer, made = found(*records)
    for step, known in zip(over_time(answer, Body.RANDOMISED, made), range(1, 6), strict=True):
        assert step.pool == found(*records[:known])[0].pools[Body.RANDOMISED]


def test_the_year_is_that_of_the_report_with_the_figure() -> None:
    late = of("first-2000")
    row = late.results[0].model_copy(update={"source": late.results[0].source.model_copy(update={"report": "z-2009"})})
    late = late.model_copy(update={"results": [row]})
    answer, made = found(late, of("z-2009", 1.0))
    assert over_time(answer, Body.RANDOMISED, made) == ()
    answer, made = found(of("first-2000"), of("z-2009", 1.0))
    assert [step.year for step in over_time(answer, Body.RANDOMISED, made)] == [2000, 2009]


def test_one_year_or_an_unknown_year_gives_no_steps() -> None:
    for names in (["a-2001", "b-2001"], ["a-2001"], ["a-2001", "b-undated"]):
        answer, made = found(*(of(name) for name in names))
        assert over_time(answer, Body.RANDOMISED, made) == (), names
