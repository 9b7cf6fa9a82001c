"""The pictures of a sheet, each with its text alternative: drawn in black on white, for every format alike."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from generator.publishing.figures.bars import bars
from generator.publishing.figures.icon_array import icon_array
from generator.publishing.figures.marked_figure import marked_figure
from generator.publishing.handouts.sheet import Handout, Part, People, Picture
from generator.publishing.templates import render

_TICK = re.compile(r'<text class="bars-axis" text-anchor="middle"[^>]*>[^<]*%</text>')
_BARS, _SKELETON, _PEOPLE = 48, 14, 60  # mm
_BARS_UNITS, _LETTER = 340, 8.2  # width of the drawing of bars, and of a letter of its label, in its own units


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture: SVG for a page that has the style, what it shows in words, and its width on paper in millimetres."""

    svg: str
    alternative: str
    width: float

    @property
    def file(self) -> str:
        """The SVG as a file of its own, with the style inside."""
        svg = self.svg.replace(" data-search-exclude", "").replace(' aria-hidden="true"', "")
        return re.sub(r"<svg ([^>]*)>", rf'<svg xmlns="http://www.w3.org/2000/svg" \1>{_style()}', svg, count=1)


@cache
def _style() -> str:
    return f"<style>{render('components/paper_pictures.css', {}, page_address='')}</style>"


def skeleton_drawing(handout: Handout) -> Drawing | None:
    """The skeleton with the bones marked that a sheet speaks of; None where it speaks of none that can be marked."""
    if not handout.marked:
        return None
    return Drawing(marked_figure(handout.marked), handout.frame.skeleton, _SKELETON)


def part_drawings(part: Part) -> tuple[Drawing, ...]:
    """The pictures of one part."""
    return (*((_bars(part.picture),) if part.picture else ()), *map(_people, part.people))


def _bars(picture: Picture) -> Drawing:
    """The two bars, with one digit as the sentence above them has it.

    Of the axis only "no change" is kept: each bar carries its figure, and the other marks crowd a narrow picture. A
    label that is longer than the drawing widens it.
    """
    drawn = _TICK.sub("", bars(picture.groups, label=picture.label, layout="narrow", zero=picture.zero))
    width = max(_BARS_UNITS, round(len(picture.label) * _LETTER) + 24)
    drawn = drawn.replace(f'viewBox="0 0 {_BARS_UNITS} ', f'viewBox="0 0 {width} ', 1)
    return Drawing(drawn, picture.alternative, _BARS)


def _people(people: People) -> Drawing:
    """People as figures, of whom some have an event."""
    return Drawing(icon_array(people.groups, of=people.of, key=people.key), people.alternative, _PEOPLE)
