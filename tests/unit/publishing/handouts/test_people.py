"""People as figures: only where the trials themselves say how many of those who did not train had an event."""

from __future__ import annotations

import copy
import io
import re
from decimal import Decimal
from typing import Any

import pytest

from generator.publishing.figures.icon_array import IconGroup, icon_array
from generator.publishing.handouts import Handout, Print, write_sheet
from generator.publishing.handouts.content import build_handout
from generator.publishing.handouts.drawings import part_drawings
from generator.publishing.handouts.topics import PLANS
from generator.publishing.handouts.trace import blocks_of, compare
from tests.unit.publishing.handouts.real import real_sheets, sources_of, told
from tests.unit.publishing.records import ARMS, SOURCE, edition, located, pooled, question, review

PLAN = next(plan for plan in PLANS if plan.name == "is-lifting-safe.after-menopause")
KEYS = ("fell", "more with training", "did not fall")


def row(scale: str = "risk_ratio", **fields: Any) -> dict[str, Any]:
    """A pooled ratio of people who fell."""
    return pooled("fallers", outcome={"quantity": "fallers", "scale": scale}, **fields)


def counted(**fields: Any) -> dict[str, Any]:
    """What a trial counted in its two groups."""
    arms = [
        {"arm": "lift", "people_with_events": 20, "n": 50},
        {"arm": "con", "people_with_events": 15, "n": 50},
    ]
    months = {"value": Decimal(12), "unit": "month"}
    outcome = {"quantity": "fallers", "scale": "count"}
    return {"id": "f", "outcome": outcome, "time": months, "from": SOURCE, "count": "primary", "arms": arms, **fields}


def sheet(
    result: dict[str, Any], *, lang: str = "en-GB", pool: dict[str, Any] | None = None, **wording: Any
) -> Handout:
    """The sheet of one trial and one review on falls."""
    people = {"words": "adults aged 50 and over with low bone density or a past fracture"}
    asked = question(
        "falls-atrisk-prt", people=people, outcome_target=["falls"], site=[], trials={"partial": ["doe-2001"]}
    )
    study = located("studies", "doe-2001", arms=copy.deepcopy(ARMS), results=[result])
    given = pool or row(estimate=1.5, lower="1.1", upper="2.0")
    return build_handout(edition(asked, review("roe-2002", given), study), PLAN, lang)


def facts(made: Handout):
    return next(part for part in made.parts if part.id == "facts")


def test_the_risk_without_training_is_that_of_the_trials_and_both_stand_on_one_hundred_people() -> None:
    made = sheet(counted())
    name, compared, trained = (cell.text for cell in facts(made).box.rows[0])
    assert name == "People with falls, of each 100, in 12 months"
    assert (compared, trained) == ("30", "45 (may be 33 to 60)")
    assert "that of the other groups in Doe 2001" in told(made, "facts")
    assert "study:doe-2001/results" in sources_of(made)


def test_the_picture_shows_the_same_numbers_as_the_words() -> None:
    made = sheet(counted())
    (drawn,) = part_drawings(facts(made))
    assert drawn.alternative == "Figures of people with falls. Did not train: 30 of 100; Trained: 45 of 100."
    filled = [path.count("M") // 2 for path in re.findall(r'class="icons-with" d="([^"]+)"', drawn.svg)]
    outlined = [path.count("M") // 2 for path in re.findall(r'class="icons-without" d="([^"]+)"', drawn.svg)]
    struck = [path.count("M") for path in re.findall(r'class="icons-strokes" d="([^"]+)"', drawn.svg)]
    # The last of each stands in the key.
    assert (filled[:2], outlined[:2], struck[:1]) == ([30, 30], [70, 70], [15])


def test_where_one_of_a_hundred_would_be_too_many_a_thousand_people_are_drawn() -> None:
    rare = counted(arms=[{"arm": "con", "people_with_events": 2, "n": 500}])
    made = sheet(rare)
    assert [cell.text for cell in facts(made).box.rows[0]][1:] == ["4", "6 (may be 4 to 8)"]
    assert facts(made).people[0].of == 1000


@pytest.mark.parametrize(
    "result",
    [
        counted(arms=[{"arm": "con", "events": 15, "n": 50}]),
        counted(arms=[{"arm": "con", "people_with_events": 15}]),
        counted(arms=[{"arm": "lift", "people_with_events": 15, "n": 50}]),
        counted(time=None),
        counted(count="secondary"),
        counted(subgroup="Women over 80"),
    ],
    ids=["events are no people", "of how many", "the trained alone", "no time", "not the main row", "a part of them"],
)
def test_without_a_risk_there_is_no_picture_and_the_box_says_why(result: dict[str, Any]) -> None:
    made = sheet(result)
    assert facts(made).people == ()
    assert facts(made).box.rows[0][1].text == "100"
    assert "We did not find how many people had falls, so we do not draw them." in told(made, "facts")


def test_a_ratio_of_events_is_no_ratio_of_people() -> None:
    made = sheet(counted(), pool=row("rate_ratio", estimate=1.5, lower="1.1", upper="2.0"))
    assert facts(made).people == () and "so we do not draw them" in told(made, "facts")


def test_the_sheets_of_today_draw_no_people_and_say_so() -> None:
    for name, made in real_sheets().items():
        assert all(not part.people for part in made.parts)
        assert ("so we do not draw them" in told(made, "facts")) is name.startswith("is-lifting-safe")


@pytest.mark.parametrize("lang", ["en-GB", "es"])
def test_every_format_has_the_picture_or_its_words_and_is_traced_whole(lang: str) -> None:
    import docx
    import pypdf

    made = sheet(counted(), lang=lang)
    (drawn,) = part_drawings(facts(made))
    html = write_sheet(made, format="html", how=Print())
    assert isinstance(html, str) and 'class="icons"' in html
    for kind in ("html", "md", "txt"):
        written = write_sheet(made, format=kind, how=Print())
        assert isinstance(written, str)
        found = compare(
            blocks_of(written, kind=kind), tuple(made.sentences()), (made.frame.version, made.frame.unsigned)
        )
        assert (found.orphans, found.lost) == ((), ())
    pdf = write_sheet(made, format="pdf", how=Print())
    assert isinstance(pdf, bytes) and drawn.alternative in _alternatives(pypdf.PdfReader(io.BytesIO(pdf)))
    document = docx.Document(io.BytesIO(write_sheet(made, format="docx", how=Print())))
    assert drawn.alternative in [shape._inline.docPr.get("descr") for shape in document.inline_shapes]


def _alternatives(reader) -> list[str]:
    """The alternatives of the pictures of a PDF."""
    return [str(node["/Alt"]) for node in _nodes(reader) if "/Alt" in node]


def _nodes(reader):
    """The elements of its structure."""
    waiting = [reader.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, list):
            waiting += [child for child in node if hasattr(child, "get_object")]
        elif isinstance(node, dict):
            yield node
            if "/K" in node and hasattr(node["/K"], "get_object"):
                waiting.append(node["/K"])


def test_fewer_events_are_struck_out_and_equal_ones_need_no_key_for_a_difference() -> None:
    fewer = icon_array((IconGroup("a", 12, "12"), IconGroup("b", 8, "8")), of=100, key=KEYS)
    assert re.search(r'class="icons-strokes" d="([^"]+)"', fewer)[1].count("M") == 4
    alike = icon_array((IconGroup("a", 12, "12"), IconGroup("b", 12, "12")), of=100, key=KEYS)
    assert "icons-strokes" not in alike and KEYS[1] not in alike


@pytest.mark.parametrize(("count", "of"), [(101, 100), (-1, 100), (5, 250)])
def test_numbers_that_no_picture_can_show_are_refused(count: int, of: int) -> None:
    with pytest.raises(ValueError, match="100 or 1000"):
        icon_array((IconGroup("a", count, ""), IconGroup("b", 1, "")), of=of, key=KEYS)
