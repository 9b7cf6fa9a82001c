"""The dose explorer: what trials asked people to do, as pictures, as a table, and as text. It prescribes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.publishing.addresses import hyphened
from generator.publishing.edition import Edition
from generator.publishing.figures.dose_curve import draw_curve
from generator.publishing.figures.dose_scatter import DoseAxis, DoseMark, draw_doses
from generator.publishing.file_map import FileMap
from generator.publishing.page import Crumb, Page
from generator.publishing.pages.dose_curves import FEWEST, Shared, shared_scales
from generator.publishing.pages.dose_programmes import Programme, not_stated, programmes_of
from generator.publishing.pages.safety import BlockLine
from generator.publishing.templates import render_sections
from generator.publishing.wording import NOT_STATED, figure, joined, lower_first, plural, upper_first
from generator.publishing.wording.depth import ONE_DEPTH
from generator.vocabulary import Audience, Depth, Exercise, SafetyAudience, SiteGroup
from generator.vocabulary.safety import safety_lines

ADDRESS = "explore/dose/"
TITLE = "What trials asked people to do"
HEADINGS = {
    "before": "Before you read on",
    "picture": "Loads, days and weeks",
    "more": "Is more better?",
    "missing": "What trials did not tell",
    "table": "All programmes as a table",
}
AXES = (
    DoseAxis("load", "Load, % of the most one can lift once (1RM)", 25, 100, (25, 50, 75, 100)),
    DoseAxis("days", "Sessions a week", 0.5, 7.5, (1, 2, 3, 4, 5, 6, 7)),
    DoseAxis("weeks", "Weeks of training", 5, 270, (6, 13, 26, 52, 104, 208), logarithmic=True),
)
ANY = "any"
LAYOUTS = ("wide", "narrow")
PAIRS = (("weeks", "load"), ("days", "load"), ("weeks", "days"))
"""Which doses are drawn against each other: across, up."""

FEWEST_AT_A_BONE = 10
"""Programmes below which a bone has no picture of its own; the table holds every one."""

_PAIR_WORDS = {
    ("weeks", "load"): "Load by weeks",
    ("days", "load"): "Load by sessions a week",
    ("weeks", "days"): "Sessions a week by weeks",
}
_SIGNS = {
    "higher": ("\u25b2", "higher"),
    "lower": ("\u25bc", "lower"),
    "same": ("\u25a0", "the same figure"),
    "untold": ("\u25c6", "cannot be told"),
}
_SAFETY = ("s_high_intensity", "s_vertebral_fracture", "s_lifting_falls", "s_spine_flexion")


@dataclass(frozen=True, slots=True)
class BoneSide:
    """How trained people stood at a bone: keys for the script, and words."""

    bone: str
    side: str
    sign: str
    words: str


@dataclass(frozen=True, slots=True)
class DoseRow:
    """A row of the table, with the keys by which it is chosen."""

    number: int
    programme: Programme
    sides: tuple[BoneSide, ...]
    depth: str
    kinds: str
    groups: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A ready-made picture in both layouts, and what it shows in a sentence."""

    key: str
    title: str
    summary: str
    wide: str
    narrow: str


@dataclass(frozen=True, slots=True)
class DoseView:
    """Everything that the template lays out."""

    rows: tuple[DoseRow, ...]
    trials: int
    heavy: int
    screened: int
    safety: tuple[BlockLine, ...]
    excluded: tuple[tuple[str, str, str], ...]
    pictures: tuple[Picture, ...]
    pairs: tuple[tuple[str, str], ...]
    bones: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str, str], ...]
    missing: tuple[tuple[str, str], ...]
    in_full: str
    curves: tuple[tuple[str, str, str], ...]
    closest: str


def dose_pages(edition: Edition) -> Iterator[Page]:
    """The one page of the dose explorer."""
    view = dose_view(edition)
    lead, sections = render_sections("dose.html", {"view": view}, page_address=ADDRESS, headings=HEADINGS)
    words = "Loads, sessions a week and weeks of every trial of this collection. A description, not a prescription."
    trail = (Crumb("Studies", "studies/"), Crumb("Explore all studies", "explore/"))
    extra = {"styles": ["stylesheets/dose.css"]}
    yield Page(ADDRESS, TITLE, "dose", words, lead, sections, trail, template="wide.html", extra=extra)


def dose_files(edition: Edition) -> FileMap:
    """The pictures that the page loads when another bone or another pair of doses is asked for."""
    programmes = programmes_of(edition)
    bones: tuple[SiteGroup | None, ...] = (None, *_bones(programmes))
    return {
        f"{ADDRESS}pictures/{_pair_key(pair)}-{hyphened(bone) if bone else ANY}-{layout}.svg": drawing + "\n"
        for pair in PAIRS
        for bone in bones
        for layout, drawing in _drawings(programmes, pair, bone)
    }


def dose_view(edition: Edition) -> DoseView:
    """Gather the page from this edition."""
    programmes = programmes_of(edition)
    heavy = [programme for programme in programmes if programme.heavy]
    excluded = tuple(_excluded(edition, heavy))
    shared = tuple(shared_scales(edition, programmes, AXES, _bones(programmes)))
    return DoseView(
        rows=tuple(_row(number, programme) for number, programme in enumerate(programmes)),
        trials=len({programme.study for programme in programmes}),
        heavy=len(excluded),
        screened=sum(who != NOT_STATED for *_, who in excluded),
        safety=_warnings(bool(heavy)),
        excluded=excluded,
        pictures=tuple(_picture(programmes, pair) for pair in PAIRS),
        pairs=tuple((_pair_key(pair), _PAIR_WORDS[pair]) for pair in PAIRS),
        bones=((ANY, "All bones together"), *((hyphened(bone), bone.reader_label) for bone in _bones(programmes))),
        kinds=_occurring(Exercise, (key for programme in programmes for key in programme.kinds)),
        groups=_occurring(Audience, (key for programme in programmes for key in programme.groups)),
        missing=tuple((axis.words, figure(not_stated(programmes, axis.key))) for axis in AXES),
        in_full=plural(sum(one.depth is Depth.FULL_TEXT for one in programmes), "programme"),
        curves=tuple(_curves(shared)),
        closest=_closest(shared),
    )


def _warnings(heavy: bool) -> tuple[BlockLine, ...]:
    """The lines that stand beside doses: on heavy loads and jumps first, on past breaks, on falls, on bending."""
    lines = safety_lines(SafetyAudience.ADULTS_LOW_BONE, heavy_or_impact=heavy, from_50=True)
    wanted = sorted((line for line in lines if line.id in _SAFETY), key=lambda line: _SAFETY.index(line.id))
    return tuple(BlockLine(line.text, not line.sign_off) for line in wanted)


def _excluded(edition: Edition, heavy: Iterable[Programme]) -> Iterator[tuple[str, str, str]]:
    """Name, address and who was kept out, for each trial with heavy loads or jumps."""
    for one in {programme.study: programme for programme in heavy}.values():
        people = edition.base.studies[one.study].record.population.excluded
        yield one.name, one.address, upper_first(joined([lower_first(who) for who in people])) or NOT_STATED


def _bones(programmes: Iterable[Programme]) -> tuple[SiteGroup, ...]:
    counts = Counter(bone for programme in programmes for bone in programme.sides)
    return tuple(bone for bone in SiteGroup if counts[bone] >= FEWEST_AT_A_BONE)


def _row(number: int, programme: Programme) -> DoseRow:
    sides = [
        BoneSide(hyphened(bone), side, _SIGNS[side][0], f"{_SIGNS[side][1]}: {lower_first(bone.reader_label)}")
        for bone, side in programme.sides.items()
    ]
    depth = ONE_DEPTH[programme.depth]
    return DoseRow(number, programme, tuple(sides), depth, *_keys(programme.kinds, programme.groups))


def _keys(*sets: frozenset[str]) -> tuple[str, ...]:
    return tuple(" ".join(sorted(keys)) for keys in sets)


def _pair_key(pair: tuple[str, str]) -> str:
    return "-by-".join(reversed(pair))


def _axis(key: str) -> DoseAxis:
    return next(axis for axis in AXES if axis.key == key)


def _marks(programmes: Sequence[Programme], pair: tuple[str, str], bone: SiteGroup | None) -> Iterator[DoseMark]:
    for number, one in enumerate(programmes):
        side = one.sides.get(bone, "") if bone else one.side
        if side:
            x, y = (one.amount(key).value for key in pair)
            yield DoseMark(number, x, y, side, one.depth is Depth.FULL_TEXT)


def _drawings(
    programmes: Sequence[Programme], pair: tuple[str, str], bone: SiteGroup | None
) -> Iterator[tuple[str, str]]:
    marks, (across, up) = tuple(_marks(programmes, pair, bone)), map(_axis, pair)
    for layout in LAYOUTS:
        yield layout, draw_doses(marks, across, up, layout=layout)


def _picture(programmes: Sequence[Programme], pair: tuple[str, str]) -> Picture:
    drawn = dict(_drawings(programmes, pair, None))
    both = sum(all(one.amount(key).value is not None for key in pair) for one in programmes)
    counts = Counter(one.side for one in programmes)
    told = joined([f"{figure(counts[side])} {sign} {words}" for side, (sign, words) in _SIGNS.items() if counts[side]])
    summary = (
        f"{plural(len(programmes), 'programme')}: {told}. Both doses are stated for {figure(both)} of them; "
        "the others stand in the bands."
    )
    return Picture(_pair_key(pair), _PAIR_WORDS[pair], summary, drawn["wide"], drawn["narrow"])


def _occurring(terms: type, keys: Iterable[str]) -> tuple[tuple[str, str], ...]:
    there = set(keys)
    return tuple((hyphened(term), term.label) for term in terms if hyphened(term) in there)


def _curves(shared: Iterable[Shared]) -> Iterator[tuple[str, str, str]]:
    """What is drawn, and the drawing in both layouts."""
    for one in shared:
        if one.curve:
            title = f"{one.site.reader_label}: {lower_first(one.axis.words)}, {one.trials} trials. {one.curve.fit}"
            yield title, *(draw_curve(one.curve, layout=layout) for layout in LAYOUTS)


def _closest(shared: Sequence[Shared]) -> str:
    """Where most trials share a scale, though too few; empty where there is none."""
    short = [one for one in shared if not one.curve and one.trials]
    if not short:
        return ""
    most = max(short, key=lambda one: one.trials)
    return (
        f"Closest is the {lower_first(most.site.reader_label)}: {plural(most.trials, 'trial')} of the {FEWEST} needed "
        f"state {_NAMED[most.axis.key]} and have a difference with its standard error."
    )


_NAMED = {"load": "a load", "days": "sessions a week", "weeks": "weeks of training"}
