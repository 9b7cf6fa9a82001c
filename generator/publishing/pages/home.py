"""The home page: one answer, the body map, four doors, three claims, what changed lately."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from textwrap import shorten

from generator.model import KINDS, Claim, Publication, Question
from generator.publishing.addresses import record_address
from generator.publishing.answers import short_answer
from generator.publishing.audiences import PEOPLE
from generator.publishing.bone_marks import map_cells, map_marks
from generator.publishing.edition import Edition
from generator.publishing.evidence_map import EvidenceMap
from generator.publishing.figures.body_map import body_map
from generator.publishing.figures.marks import BoneMark
from generator.publishing.page import Page, relative
from generator.publishing.pages.frame import title_of
from generator.publishing.pages.linked_answers import Unbroken, unbroken
from generator.publishing.pages.place_parts import HOME, Chip, Named, people_chips
from generator.publishing.templates import render_sections
from generator.publishing.wording import count_words, date_words, joined, plural, sentence, upper_first
from generator.vocabulary import Audience, ClaimVerdict

TITLE = "Does lifting weights build bone?"
SHOWN_TO = Audience.AFTER_MENOPAUSE
"""The group that the home page opens with, because most trials were made with it; the page says so."""

HEADINGS = {
    "bone-by-bone": "Bone by bone",
    "doors": "What do you need?",
    "claims": "What articles say, and what the studies show",
    "changes": "What changed lately",
}
_NOUNS = {
    "studies": ("study", "studies"),
    "reviews": ("review", ""),
    "guidelines": ("guideline", ""),
    "claims": ("claim of an article", "claims of articles"),
    "questions": ("question", ""),
}
_TELLING = (
    ClaimVerdict.MISATTRIBUTED,
    ClaimVerdict.IMPRECISE,
    ClaimVerdict.FAITHFUL,
    ClaimVerdict.OVERSTATED,
    ClaimVerdict.CONTRADICTED,
    ClaimVerdict.NOT_VERIFIABLE,
    ClaimVerdict.UNSUPPORTED,
)
_CLAIMS_SHOWN = _CHANGES_SHOWN = 3
_TITLE_LENGTH = 70  # characters of a sentence that stands for its record in a list
DOORS = (
    ("See the evidence", "studies/", "Every study, what it found, and how far to trust it."),
    ("Is lifting safe?", "learn/is-it-safe/", "Read this before you start."),
    ("Get a handout", "handouts/", "A sheet for a bone or a group of people, to print or to hand over."),
    ("Add a study", "contribute/", "Tell us about a study in one minute, or fill in a full record."),
)


@dataclass(frozen=True, slots=True)
class Door:
    """One of the doors."""

    title: str
    href: str
    text: str


@dataclass(frozen=True, slots=True)
class ClaimShown:
    """A claim as the home page shows it."""

    sign: str
    verdict: str
    said: str
    shows: str
    address: str


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """What changed on a day; one record has its address, several are counted."""

    date: str
    what: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """Everything that the template of the home page lays out."""

    answer: tuple[str, ...]
    counts: str
    updated: str
    groups: tuple[Chip, ...]
    shown: str
    people: str
    marks: tuple[BoneMark, ...]
    wide: str
    narrow: str
    doors: tuple[Door, ...]
    claims: tuple[ClaimShown, ...]
    all_claims: str
    changes: tuple[ChangeLine, ...]
    unbroken: Unbroken
    set_aside: tuple[Named, ...]
    other_faults: tuple[str, ...]


def home_pages(edition: Edition) -> Iterator[Page]:
    """The one home page."""
    view = home_view(edition)
    lead, sections = render_sections("home.html", {"view": view}, page_address=HOME, headings=HEADINGS)
    yield Page(
        address=HOME,
        title=TITLE,
        kind="home",
        description="What exercise does to bone, bone by bone, and how sure anyone can be. " + view.answer[0],
        lead=lead,
        sections=sections,
        template="home.html",
        hide=("navigation", "toc"),
    )


def home_view(edition: Edition) -> HomeView:
    """Gather what the home page says."""
    evidence = EvidenceMap(edition)
    marks = map_marks(evidence, SHOWN_TO, page=HOME, lifting_only=True)
    name = f"Body map: lifting, {PEOPLE[SHOWN_TO]}"
    return HomeView(
        answer=short_answer(map_cells(evidence, SHOWN_TO)),
        counts=_counts(edition),
        updated=date_words(edition.built) if edition.built else "",
        groups=people_chips(page=HOME, current=SHOWN_TO),
        shown=SHOWN_TO.label[:1].lower() + SHOWN_TO.label[1:],
        people=PEOPLE[SHOWN_TO],
        marks=marks,
        wide=body_map(marks, layout="wide", name=name),
        narrow=body_map(marks, layout="narrow", name=name),
        doors=tuple(Door(title, relative(address, HOME), text) for title, address, text in DOORS),
        claims=_claims(edition),
        all_claims=_all_claims(len(edition.base.claims)),
        changes=_changes(edition),
        unbroken=unbroken(edition, SHOWN_TO),
        set_aside=tuple(Named(aside.id, aside.address) for aside in edition.quarantined),
        other_faults=edition.other_faults,
    )


def _counts(edition: Edition) -> str:
    counts = [(len(getattr(edition.base, kind)), *_NOUNS[kind]) for kind in KINDS]
    known = [plural(count, one, many) for count, one, many in counts if count]
    return joined(known) or "no record yet"


def _all_claims(count: int) -> str:
    if count <= _CLAIMS_SHOWN:
        return "How we traced them"
    return f"All {count} claims we traced"


def _claims(edition: Edition) -> tuple[ClaimShown, ...]:
    """Three claims with different verdicts where there are such, in a fixed order."""
    claims: list[Claim] = [found.record for found in edition.base.claims.values() if found.record.status == "active"]
    rank = {verdict: place for place, verdict in enumerate(_TELLING)}
    ranked = sorted(claims, key=lambda claim: (rank[claim.verdict], claim.id))
    first = {claim.verdict: claim for claim in reversed(ranked)}
    chosen = [first[verdict] for verdict in _TELLING if verdict in first]
    chosen += [claim for claim in ranked if claim not in chosen]
    return tuple(
        ClaimShown(claim.verdict.sign, claim.verdict.label, claim.said, claim.shows, record_address("claims", claim.id))
        for claim in chosen[:_CLAIMS_SHOWN]
    )


def _changes(edition: Edition) -> tuple[ChangeLine, ...]:
    """The newest changes; records that changed alike on one day are one line."""
    entries = sorted(
        (
            (change.date, change.what, kind, found.record)
            for kind, found in edition.base.located()
            for change in found.record.changes
        ),
        key=lambda entry: (entry[0], entry[1], entry[2], entry[3].id),
        reverse=True,
    )
    groups = [list(found) for _, found in groupby(entries, key=lambda entry: entry[:2])]
    return tuple(_change_line(edition, group) for group in groups[:_CHANGES_SHOWN])


def _named(record: Claim | Question) -> str:
    said = record.title if isinstance(record, Question) else record.said
    return shorten(said, _TITLE_LENGTH, placeholder=" \u2026")


def _change_line(edition: Edition, group: list[tuple]) -> ChangeLine:
    date, what, kind, record = group[0]
    if len(group) > 1:
        return ChangeLine(date_words(date), sentence(what), upper_first(count_words(len(group), "record")), "")
    title = title_of(edition, record) if isinstance(record, Publication) else _named(record)
    return ChangeLine(date_words(date), sentence(what), title, record_address(kind, record.id))
