"""Icon arrays: one hundred people, or a thousand, as figures, of whom some have an event.

Figures are told apart by form, not by colour: filled, outlined, or outlined and struck through. The same number of
people in both groups, so that one denominator serves both (Trevena and others 2013, doi 10.1186/1472-6947-13-S2-S7).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from generator.publishing.figures.curves import number

SIZES = (100, 1000)
"""How many people an array may stand for."""
_COLUMNS = {100: 20, 1000: 50}
_STEP = {100: (16.4, 23.0), 1000: (6.6, 9.2)}  # from one figure to the next, across and down
_WIDTH, _TITLE, _GAP, _KEY = 340, 22, 12, 23


@dataclass(frozen=True, slots=True)
class IconGroup:
    """A group in the picture: its name, how many of its people have the event, and the words of that number."""

    name: str
    with_event: int
    written: str


def icon_array(groups: tuple[IconGroup, IconGroup], *, of: int, key: tuple[str, str, str]) -> str:
    """Draw two groups of `of` people each, one below the other: first those without training, then those with it.

    `key` names the figures: with the event, those by whom the second group differs, without it. The drawing is hidden
    from screen readers: the sentences beside it say the same.
    Raises ValueError for another number of people than SIZES, or more events than people.
    """
    if of not in SIZES or not all(0 <= group.with_event <= of for group in groups):
        raise ValueError(f"an icon array stands for {SIZES[0]} or {SIZES[1]} people; no more than all have an event")
    compared, trained = (group.with_event for group in groups)
    both, most = sorted((compared, trained))
    tall = _TITLE + of // _COLUMNS[of] * _STEP[of][1] + _GAP
    drawn, top = "", 4.0
    for group, filled, marked in ((groups[0], compared, compared), (groups[1], both, most)):
        drawn += _title(group, top) + _people(range(filled), of, top, "icons-with")
        drawn += _people(range(filled, of), of, top, "icons-without")
        drawn += _strokes(range(filled, marked), of, top)
        top += tall
    for kind, words in zip(("with", "differs", "without"), key, strict=True):
        if kind != "differs" or both != most:
            drawn += _key(kind, words, top)
            top += _KEY
    return f'<svg class="icons" viewBox="0 0 {_WIDTH} {number(top + 4)}" aria-hidden="true">{drawn}</svg>'


def _title(group: IconGroup, top: float) -> str:
    name = f'<tspan class="icons-name">{escape(group.name)}</tspan>'
    return f'<text x="4" y="{number(top + 14)}">{name}: {escape(group.written)}</text>'


def _place(index: int, of: int, top: float) -> tuple[float, float]:
    across, down = _STEP[of]
    row, column = divmod(index, _COLUMNS[of])
    return 4 + across * (column + 0.5), top + _TITLE + down * row


def _people(places: Iterable[int], of: int, top: float, css: str) -> str:
    """Figures as one path: a head and a body each."""
    drawn = "".join(_figure(*_place(index, of, top), scale=_STEP[of][0] / _STEP[100][0]) for index in places)
    return f'<path class="{css}" d="{drawn}"/>' if drawn else ""


def _figure(x: float, y: float, *, scale: float) -> str:
    """A figure below the middle of its head's top, for people all alike: no sex, no age, no movement."""
    head, shoulder, hip, foot = 2.6 * scale, 6.6 * scale, 13 * scale, 19 * scale
    wide, narrow = 3.9 * scale, 2.3 * scale
    points = (
        f"M{number(x - wide)} {number(y + shoulder)}H{number(x + wide)}V{number(y + hip)}H{number(x + narrow)}"
        f"V{number(y + foot)}H{number(x - narrow)}V{number(y + hip)}H{number(x - wide)}z"
    )
    circle = (
        f"M{number(x - head)} {number(y + head)}a{number(head)} {number(head)} 0 1 0 {number(2 * head)} 0"
        f"a{number(head)} {number(head)} 0 1 0 {number(-2 * head)} 0z"
    )
    return circle + points


def _strokes(places: Iterable[int], of: int, top: float) -> str:
    across, down = _STEP[of]
    half, low = across * 0.42, down * 0.84
    drawn = ""
    for index in places:
        x, y = _place(index, of, top)
        drawn += f"M{number(x - half)} {number(y + low)}L{number(x + half)} {number(y)}"
    return f'<path class="icons-strokes" d="{drawn}"/>' if drawn else ""


def _key(kind: str, words: str, top: float) -> str:
    css = "icons-with" if kind == "with" else "icons-without"
    drawn = f'<path class="{css}" d="{_figure(12, top, scale=1)}"/>'
    if kind == "differs":
        drawn += f'<path class="icons-strokes" d="M5.1 {number(top + 19.3)}L18.9 {number(top)}"/>'
    return f'{drawn}<text class="icons-key" x="28" y="{number(top + 15)}">{escape(words)}</text>'
