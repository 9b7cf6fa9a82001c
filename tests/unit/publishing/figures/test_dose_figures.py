"""The picture of doses shows each programme once, says in form and fill what the table says in words; lines show R2."""

from __future__ import annotations

import re

import pytest

from generator.publishing.figures.dose_curve import CurvePoint, DoseCurve, draw_curve
from generator.publishing.figures.dose_scatter import FORMS, DoseAxis, DoseMark, draw_doses

LOAD = DoseAxis("load", "Load", 0, 100, (0, 50, 100))
WEEKS = DoseAxis("weeks", "Weeks", 5, 270, (6, 52), logarithmic=True)
MARK = re.compile(r'<path class="ds-mark (ds-\w+)" data-row="(\d+)" data-side="(\w+)" d="M([\d.]+) ([\d.]+)')


@pytest.mark.parametrize("layout", ["wide", "narrow"])
@pytest.mark.parametrize("x, y", [(52, 80), (None, 80), (52, None), (None, None)])
def test_a_programme_is_drawn_whatever_is_not_stated(layout: str, x: float | None, y: float | None) -> None:
    drawn = draw_doses([DoseMark(7, x, y, "higher", False)], WEEKS, LOAD, layout=layout)
    assert [found[:3] for found in MARK.findall(drawn)] == [("ds-part", "7", "higher")]
    assert drawn.count("not stated") == 2


def test_higher_up_is_more_and_farther_right_is_more() -> None:
    marks = [DoseMark(0, 10, 20, "higher", False), DoseMark(1, 100, 90, "higher", False)]
    (*_, x0, y0), (*_, x1, y1) = MARK.findall(draw_doses(marks, WEEKS, LOAD))
    assert float(x0) < float(x1) and float(y0) > float(y1)


def test_what_is_not_stated_never_lies_among_what_is() -> None:
    marks = [DoseMark(row, 52, 0 if row else None, "untold", False) for row in range(2)]
    unstated, stated = (float(found[4]) for found in MARK.findall(draw_doses(marks, WEEKS, LOAD)))
    assert unstated > stated + 30


def test_each_side_has_a_form_of_its_own_and_reading_in_full_is_told_by_the_fill() -> None:
    forms = set()
    for side in FORMS:
        drawn = draw_doses([DoseMark(0, 52, 50, side, True)], WEEKS, LOAD)
        assert 'class="ds-mark ds-full"' in drawn
        forms.add(re.sub(r"[\d.]+", "#", drawn.split('data-side="')[1].split('d="')[1].split('"')[0]) + side[:2])
    assert len(forms) == 4 == len(set(FORMS.values()))


def test_a_line_carries_r2_in_the_drawing() -> None:
    points = [CurvePoint(f"s{dose}", dose, 1 + dose / 50, 0.5) for dose in range(40, 90, 5)]
    curve = DoseCurve("Lower back", LOAD, points, 1, 0.02, 37.4, 0.04)
    drawn = draw_curve(curve)
    assert "R\u00b2 = 37\u00a0%, p = 0.04" in drawn
    assert drawn.count('class="ds-dot"') == 10 and drawn.count('class="ds-line"') == 1
