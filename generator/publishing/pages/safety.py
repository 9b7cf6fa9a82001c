"""The page "Is lifting safe?", and the safety block that other pages print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model import Study
from generator.model.arms import Arm
from generator.publishing.addresses import record_address
from generator.publishing.citations import short_name
from generator.publishing.edition import Edition
from generator.publishing.page import Crumb, Page
from generator.publishing.templates import render_sections
from generator.publishing.wording import NOT_STATED, figure, joined, lower_first, plural, sentence, upper_first
from generator.synthesis.audiences import audiences_of
from generator.synthesis.safety import heavy_or_impact, safety_row
from generator.vocabulary import Audience, Exercise, SafetyAudience, Supervision
from generator.vocabulary.safety import (
    ADULTS,
    EVERYONE,
    GUIDANCE_DIFFERENCES,
    RED_FLAGS,
    SAFETY_LINES,
    RedFlag,
    SafetyLine,
    SafetySource,
    red_flags,
    safety_lines,
)

ADDRESS = "learn/is-it-safe/"
TITLE = "Is lifting safe?"
_LEARN = (Crumb("Learn", "learn/"),)
_HEADINGS = {
    "low-bone": "If your bones are thin, or one has broken",
    "adults": "If you do not know of weak bones",
    "children": "Children and teenagers",
    "stop": "When to stop, and whom to call",
    "bending": "Bending forward: guides differ",
    "falls": "Lifting and falls",
    "studies": "How the studies kept people safe",
    "sign-off": "What still waits for a clinician",
    "sources": "Where each line comes from",
}
_LIFTING = (Exercise.RESISTANCE_ANY, Exercise.RESISTANCE_PLUS_IMPACT, Exercise.IMPACT_JUMPING)


@dataclass(frozen=True, slots=True)
class BlockLine:
    """A line of the block; one that is not signed gets a star."""

    text: str
    signed: bool


@dataclass(frozen=True, slots=True)
class BlockStop:
    """What to do (`title`), and the signs that call for it; most urgent first."""

    title: str
    text: str
    signed: bool


@dataclass(frozen=True, slots=True)
class SafetyBlock:
    """What `components/safety.html` prints for one audience."""

    lines: tuple[BlockLine, ...]
    stops: tuple[BlockStop, ...]

    @property
    def signed(self) -> bool:
        """Whether no line awaits a clinician."""
        return all(item.signed for item in (*self.lines, *self.stops))


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A source as this page names it; `address` is our own record, where there is one."""

    words: str
    title: str
    url: str
    address: str
    read: bool


@dataclass(frozen=True, slots=True)
class Origin:
    """A line and what stands behind it."""

    text: str
    audiences: str
    sources: tuple[SourceLink, ...]
    signed: bool


@dataclass(frozen=True, slots=True)
class PositionView:
    """What one body says, and where."""

    body: str
    says: str
    source: SourceLink


@dataclass(frozen=True, slots=True)
class TrialSafety:
    """Who watched a study's sessions, who could not take part, and what went wrong."""

    name: str
    address: str
    watched: str
    excluded: str
    harms: str


def safety_block(audience: SafetyAudience, *, heavy_or_impact: bool, from_50: bool) -> SafetyBlock:
    """The block for a page of `audience`; see `safety_lines` for the two conditions."""
    lines = safety_lines(audience, heavy_or_impact=heavy_or_impact, from_50=from_50)
    return SafetyBlock(
        tuple(BlockLine(line.text, not line.sign_off) for line in lines),
        tuple(BlockStop(flag.action, flag.signs, not flag.sign_off) for flag in red_flags(audience)),
    )


def block_for(audience: Audience | None, *, heavy_or_impact: bool) -> SafetyBlock:
    """The block for a page about everyone of a group; None: all adults.

    Readers with weak bones find the stricter block on the pages of their own questions, and on "Is lifting safe?".
    """
    children, young = audience is Audience.CHILDREN_TEENS, audience is Audience.YOUNGER_WOMEN
    block = SafetyAudience.CHILDREN if children else SafetyAudience.ADULTS_GENERAL
    return safety_block(block, heavy_or_impact=heavy_or_impact, from_50=not (children or young))


_HEAVY_LINES = frozenset({"s_high_intensity", "s_high_intensity_children", "s_vertebral_fracture"})


def beside_heavy(study: Study) -> tuple[BlockLine, ...]:
    """What stands beside the programme of a study with heavy loads or jumps; nothing beside any other."""
    if not heavy_or_impact([safety_row(study, study.id)]):
        return ()
    growing = set(audiences_of(study.population)) == {Audience.CHILDREN_TEENS}
    audience = SafetyAudience.CHILDREN if growing else SafetyAudience.ADULTS_LOW_BONE
    lines = safety_lines(audience, heavy_or_impact=True, from_50=True)
    return tuple(BlockLine(line.text, not line.sign_off) for line in lines if line.id in _HEAVY_LINES)


def safety_pages(edition: Edition) -> Iterator[Page]:
    """The one page of `learn/is-it-safe/`."""
    trials = tuple(_trials(edition))
    blocks = {audience: safety_block(audience, heavy_or_impact=True, from_50=True) for audience in SafetyAudience}
    low, general = (blocks[one].lines for one in (SafetyAudience.ADULTS_LOW_BONE, SafetyAudience.ADULTS_GENERAL))
    view = {
        "blocks": {audience.value: block for audience, block in blocks.items()},
        "only_general": tuple(line for line in general if line not in low),
        "stops": tuple(BlockStop(flag.action, flag.signs, not flag.sign_off) for flag in RED_FLAGS),
        "differences": tuple(_difference(edition, one.topic, one.positions, one.rule) for one in GUIDANCE_DIFFERENCES),
        "falls": tuple(source_link(edition, source) for source in _line("s_lifting_falls").sources),
        "risks": tuple(source_link(edition, source) for source in _line("s_benefit").sources),
        "told": _told(trials),
        "trials": trials,
        "origins": tuple(_origin(edition, item) for item in (*SAFETY_LINES, *RED_FLAGS)),
    }
    lead, sections = render_sections("safety_page.html", {"view": view}, page_address=ADDRESS, headings=_HEADINGS)
    description = "How to train safely, by bone health and age; when to stop; and what still waits for a clinician."
    yield Page(ADDRESS, TITLE, "learn", description, lead, sections, _LEARN, hide=())


def _line(line_id: str) -> SafetyLine:
    return next(line for line in SAFETY_LINES if line.id == line_id)


def source_link(edition: Edition, source: SafetySource) -> SourceLink:
    """A source as pages name it, with our own record of it where there is one."""
    words = f"{source.authors} {source.year}" if source.year else source.authors
    return SourceLink(words, source.title, source.url, edition.address_of(source.bib_key), source.read)


def _difference(edition: Edition, topic: str, positions, rule: str) -> dict:
    views = tuple(PositionView(one.body, one.says, source_link(edition, one.source)) for one in positions)
    return {"topic": topic, "positions": views, "rule": rule}


def _origin(edition: Edition, item: SafetyLine | RedFlag) -> Origin:
    text = item.text if isinstance(item, SafetyLine) else f"{item.action} {item.signs}"
    sources = tuple(source_link(edition, source) for source in item.sources)
    return Origin(text, _for_whom(item.audiences), sources, not item.sign_off)


def _for_whom(audiences: frozenset[SafetyAudience]) -> str:
    if audiences == EVERYONE:
        return "Everyone"
    if audiences == ADULTS:
        return "All adults"
    return upper_first(joined([lower_first(one.label) for one in SafetyAudience if one in audiences]))


# ---------------------------------------------------------------- what the studies did


def _trials(edition: Edition) -> Iterator[TrialSafety]:
    for found in edition.base.studies.values():
        study: Study = found.record
        arms = _lifting_arms(study)
        if arms and study.counted:
            yield TrialSafety(
                name=study.name or short_name(study.main_report.ref, edition.base.references),
                address=record_address("studies", study.id),
                watched=joined(list(dict.fromkeys(_watched(arm) for arm in arms))),
                excluded=upper_first(joined([lower_first(who) for who in study.population.excluded])) or NOT_STATED,
                harms=" ".join(sentence(harm.what) for harm in study.harms) or NOT_STATED,
            )


def _lifting_arms(study: Study) -> list[Arm]:
    """The arms that lifted or jumped."""
    trained = [arm for arm in study.arms if arm.role == "intervention" and arm.modality]
    return [arm for arm in trained if any(node.covers(arm.modality) for node in _LIFTING)]


def _watched(arm: Arm) -> str:
    return NOT_STATED if arm.supervision is Supervision.NOT_REPORTED else arm.supervision.label


def _told(trials: Iterable[TrialSafety]) -> str:
    """How many of the studies watched, screened and told of harms."""
    trials = list(trials)
    if not trials:
        return ""
    said = {
        "watched at least part of the sessions": sum(
            "upervised" in t.watched and "Not" not in t.watched for t in trials
        ),
        "say whom they kept out": sum(t.excluded != NOT_STATED for t in trials),
        "tell of harms": sum(t.harms != NOT_STATED for t in trials),
    }
    counts = joined([f"{figure(count)} {words}" for words, count in said.items()])
    studies = plural(len(trials), "study", "studies")
    return f"Of {studies} of lifting or jumping in this collection, {counts}, as far as we have read."
