"""The evidence map: a table of exercise by bone for each group of people, and one of groups by bone before them.

The table is the map: each cell is a link whose words say what is known, and a bubble beside them is decoration. Cells
overlap, because a study lies at several bones and in several rows, so only distinct studies are ever counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.publishing.addresses import exercise_address, hyphened, site_address
from generator.publishing.answer_marks import certainty_mark, direction_mark
from generator.publishing.answers import kind_words, volume_words
from generator.publishing.audiences import PEOPLE
from generator.publishing.edition import Edition
from generator.publishing.evidence_map import AnswerHere, Cell, EvidenceMap
from generator.publishing.figures.bubble import bubble, bubble_patterns
from generator.publishing.figures.marks import CERTAINTIES
from generator.publishing.page import Crumb, Page, relative
from generator.publishing.pages.linked_answers import Unbroken, unbroken
from generator.publishing.pages.map_gaps import Gap, short_name, unrated_gaps, unstudied_gaps
from generator.publishing.pages.place_parts import Chip, Named, has_page
from generator.publishing.templates import render_sections
from generator.publishing.wording import joined, lower_first, plural, upper_first
from generator.synthesis.words import bone_words
from generator.vocabulary import Audience, CertaintyLevel, EmptyState, Exercise, SiteGroup

ADDRESS = "map/"
TITLE = "Evidence map"
QUESTIONS = Crumb("Questions", "questions/")
COLUMNS = (
    SiteGroup.LUMBAR_SPINE,
    SiteGroup.TOTAL_HIP,
    SiteGroup.FEMORAL_NECK,
    SiteGroup.TROCHANTER,
    SiteGroup.RADIUS,
    SiteGroup.RADIUS_ULTRADISTAL,
    SiteGroup.TIBIA,
    SiteGroup.CALCANEUS,
    SiteGroup.WHOLE_BODY,
    SiteGroup.TBLH,
)
"""Bones with a column where anything is held, by region; other bones are listed below the table of a group."""

_LEGEND_PEOPLE = (100, 1000)
_HEADINGS = {"table": "The map", "beside": "Not in the table", "gaps": "Gaps, the most wanted first"}
_OVERVIEW = {"table": "The map", "beside": "How to use it"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell as it is shown: the words of its link and the bubble beside them.

    `certainty` and `direction` are keys of CERTAINTIES and DIRECTIONS; `about` names exercise or people that are not
    those of the row, `rests_on` what is behind an answer, `held` the studies of this collection, also as numbers;
    `apart` says that all of them are of special groups, set apart.
    """

    row: str
    bone: str
    address: str
    direction: str
    certainty: str
    about: str
    rests_on: str
    held: str
    bubble: str
    studies: int
    people: int
    apart: bool

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing but the state to tell."""
        return not (self.held or self.rests_on or self.direction)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: its head, how deep it lies in the tree, and its cells; `studies` counts distinct ones."""

    name: str
    address: str
    depth: int
    studies: str
    entries: tuple[Entry, ...]
    missing: str


@dataclass(frozen=True, slots=True)
class MapView:
    """Everything that the template of a map lays out; `largest` people have the largest bubble of all maps."""

    people: str
    head: str
    chips: tuple[Chip, ...]
    distinct: str
    regions: tuple[tuple[str, int], ...]
    bones: tuple[Named, ...]
    rows: tuple[Row, ...]
    patterns: str
    sizes: tuple[tuple[str, str], ...]
    fills: tuple[tuple[str, str], ...]
    other_bones: tuple[Named, ...]
    other_kinds: tuple[Named, ...]
    asked: tuple[Gap, ...]
    unstudied: tuple[Gap, ...]
    unbroken: Unbroken
    largest: int


def map_address(audience: Audience) -> str:
    """Address of the map of a group."""
    return f"{ADDRESS}{hyphened(audience)}/"


def map_pages(edition: Edition) -> Iterator[Page]:
    """The map of all groups, then that of each."""
    maps = MapMaker(edition)
    yield _page(maps.overview(), ADDRESS, TITLE, _OVERVIEW, "every group of people, bone by bone")
    for audience in Audience:
        people = PEOPLE[audience]
        view = maps.group(audience)
        yield _page(view, map_address(audience), f"{TITLE}: {people}", _HEADINGS, f"{people}, exercise by bone")


def _page(view: MapView, address: str, title: str, headings: dict[str, str], what: str) -> Page:
    lead, sections = render_sections("map.html", {"view": view}, page_address=address, headings=headings)
    return Page(
        address=address,
        title=title,
        kind="map",
        description=f"The evidence map: {what}. Which studies there are, what they add up to and how sure we are.",
        lead=lead,
        sections=sections,
        crumbs=(QUESTIONS, *([Crumb(TITLE, ADDRESS)] if address != ADDRESS else [])),
        template="wide.html",
    )


def answer_shown(cell: Cell) -> AnswerHere | None:
    """The answer that stands in a cell: that for all of the group, else a rated one for some of it, else none rated."""
    fit = [here for here in cell.exact if here.asks_if_it_works]
    rated = [here for here in fit if here.is_rated]
    leading = cell.leading
    if leading and leading.is_rated:
        return leading
    return rated[0] if rated else leading


class MapMaker:
    """Makes the view of each map from one reading of the collection."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.evidence = EvidenceMap(edition)
        self.sites = frozenset(self.evidence.sites())
        self.columns = tuple(site for site in COLUMNS if site in self.sites)
        cells = (self.evidence.cell(site, audience) for site in self.columns for audience in Audience)
        self.largest = max((cell.n for cell in cells), default=0)

    def overview(self) -> MapView:
        """Groups of people by bone, each cell with the answer that leads there."""
        columns = tuple(site for site in self.columns if site is not SiteGroup.TBLH)  # of children alone: on their map
        rows = []
        for audience in Audience:
            name = upper_first(PEOPLE[audience])
            whole = [self.evidence.cell(site, audience) for site in columns]
            leading = [self.evidence.leading_cell(site, audience) for site in columns]
            shown = [self._entry(cell, every, name, ADDRESS) for cell, every in zip(leading, whole, strict=True)]
            rows.append(_row(name, map_address(audience), 0, whole, shown))
        return self._view(ADDRESS, None, columns, rows)

    def group(self, audience: Audience) -> MapView:
        """Kinds of exercise by bone, in one group of people."""
        page = map_address(audience)
        table = {kind: [self.evidence.cell(site, audience, kind) for site in self.columns] for kind in Exercise}
        columns = [
            index for index in range(len(self.columns)) if any(not cells[index].is_empty for cells in table.values())
        ]
        rows = []
        for kind, every in table.items():
            cells = [every[index] for index in columns]
            if all(cell.is_empty for cell in cells):
                continue
            shown = [self._entry(cell, cell, short_name(kind), page) for cell in cells]
            address = exercise_address(kind) if kind is not Exercise.ANY else ""  # the top of the tree has no page
            rows.append(_row(short_name(kind), address, len(kind.lineage()) - 1, cells, shown))
        return self._view(page, audience, tuple(self.columns[index] for index in columns), rows)

    def _entry(self, cell: Cell, counted: Cell, row: str, page: str) -> Entry:
        """A cell: its answer, and the studies of `counted`, which is the same cell on the map of a group."""
        here = answer_shown(cell)
        certainty = certainty_mark(here.answer) if here else counted.state.value
        return Entry(
            row=row,
            bone=lower_first(cell.site.reader_label),
            address=relative(here.address if here else self._bone_address(cell.site, cell.audience), page),
            direction=direction_mark(here.answer) if here else "",
            certainty=certainty,
            about=_about(cell, here, page),
            rests_on=f"rests on {volume_words(here.answer)}" if here and here.is_rated else "",
            held=held_words(counted),
            bubble=self._bubble(counted, certainty),
            studies=studies_shown(counted),
            apart=not counted.k and bool(counted.apart),
            people=counted.n,
        )

    def _bubble(self, cell: Cell, certainty: str) -> str:
        studies = studies_shown(cell)
        return bubble(str(studies), people=cell.n, largest=self.largest, certainty=certainty) if studies else ""

    def _bone_address(self, site: SiteGroup, audience: Audience | None) -> str:
        there = has_page(self.evidence.cell(site, audience))
        return site_address(site, audience if there else None)

    def _view(self, page: str, audience: Audience | None, columns: tuple[SiteGroup, ...], rows: list[Row]) -> MapView:
        people = PEOPLE[audience] if audience else "each group of people"
        shown = {row.name for row in rows}
        return MapView(
            people=people,
            head="Kind of exercise" if audience else "People",
            chips=_chips(page, audience),
            distinct=self._distinct(audience, columns),
            regions=_regions(columns),
            bones=tuple(Named(site.reader_label, self._bone_address(site, audience)) for site in columns),
            rows=tuple(rows),
            patterns=bubble_patterns(),
            sizes=tuple((_size(n, self.largest), f"{n:,} people") for n in _LEGEND_PEOPLE if n <= self.largest),
            fills=tuple((_fill(mark, self.largest), CERTAINTIES[mark].word) for mark in _marks_shown(rows)),
            other_bones=self._other_bones(audience, columns) if audience else (),
            other_kinds=tuple(
                Named(short_name(kind), exercise_address(kind))
                for kind in Exercise
                if audience and short_name(kind) not in shown
            ),
            asked=unrated_gaps(self.evidence, audience) if audience else (),
            unstudied=unstudied_gaps(self.evidence, audience) if audience else (),
            unbroken=unbroken(self.edition, audience),
            largest=self.largest,
        )

    def _distinct(self, audience: Audience | None, columns: Sequence[SiteGroup]) -> str:
        """Distinct studies at all bones of a table: the only total that a map may show (rule B4)."""
        cells = [self.evidence.cell(site, audience) for site in columns]
        held = {here.study.id for cell in cells for here in cell.studies}
        apart = {here.study.id for cell in cells for here in cell.apart} - held
        people = f" in {PEOPLE[audience]}" if audience else ""
        beside = f"; {plural(len(apart), 'more study', 'more studies')} of special groups, not counted" if apart else ""
        return f"{plural(len(held), 'study', 'studies')}{people} at the bones of this table, each counted once{beside}"

    def _other_bones(self, audience: Audience, columns: Sequence[SiteGroup]) -> tuple[Named, ...]:
        others = (self.evidence.cell(site, audience) for site in SiteGroup if site not in columns)
        return tuple(
            Named(cell.site.reader_label, self._bone_address(cell.site, audience), held_words(cell))
            for cell in others
            if not cell.is_empty
        )


def studies_shown(cell: Cell) -> int:
    """The number in a bubble: studies, else those set apart."""
    return cell.k or len(cell.apart)


def held_words(cell: Cell) -> str:
    """What the collection holds in a cell: studies and people, else studies set apart, else reviews."""
    if cell.k:
        known = f"{'at least ' if cell.silent else ''}{plural(cell.n, 'person', 'people')}"
        return f"{plural(cell.k, 'study', 'studies')}, {known if cell.n else 'people not stated'}"
    if cell.apart:
        return f"{plural(len(cell.apart), 'study', 'studies')} of special groups"
    return plural(len(cell.reviews), "review") if cell.reviews else ""


def _about(cell: Cell, here: AnswerHere | None, page: str) -> str:
    """What a cell must name: the kind of exercise on the map of all groups; people who are only some of a group."""
    if not here:
        return ""
    words = [upper_first(kind_words(cell.exercise))] if page == ADDRESS else []
    words += [] if here.is_about_all(cell.audience) else [f"only {here.question.population.words}"]
    return ": ".join(words)


def _row(name: str, address: str, depth: int, cells: Sequence[Cell], shown: Sequence[Entry]) -> Row:
    distinct = {here.study.id for cell in cells for here in cell.studies}
    missing = [bone_words(cell.site) for cell, entry in zip(cells, shown, strict=True) if entry.is_empty]
    return Row(
        name,
        address,
        depth,
        plural(len(distinct), "study", "studies") if distinct else "",
        tuple(shown),
        joined(missing),
    )


def _chips(page: str, current: Audience | None) -> tuple[Chip, ...]:
    groups = (
        Chip(audience.label, relative(map_address(audience), page), current=audience is current)
        for audience in Audience
    )
    return Chip("All groups", relative(ADDRESS, page), current=current is None), *groups


def _regions(columns: Sequence[SiteGroup]) -> tuple[tuple[str, int], ...]:
    """Each region with the number of its columns."""
    return tuple((region.label, len(list(found))) for region, found in groupby(columns, lambda site: site.region))


def _marks_shown(rows: Sequence[Row]) -> tuple[str, ...]:
    shown = {entry.certainty for row in rows for entry in row.entries if entry.bubble}
    return tuple(term.value for term in (*CertaintyLevel, *EmptyState) if term.value in shown)


def _size(people: int, largest: int) -> str:
    return bubble("", people=people, largest=largest, certainty=EmptyState.NOT_RATED.value)


def _fill(certainty: str, largest: int) -> str:
    return bubble("", people=largest // 6, largest=largest, certainty=certainty)
