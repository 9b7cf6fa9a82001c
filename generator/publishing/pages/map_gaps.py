"""What an evidence map shows to be missing for a group: questions without a rating, then bones without a study."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.publishing.addresses import exercise_address
from generator.publishing.answer_marks import certainty_mark
from generator.publishing.answers import the_bone
from generator.publishing.evidence_map import AnswerHere, EvidenceMap
from generator.publishing.figures.marks import CERTAINTIES
from generator.publishing.wording import joined, plural
from generator.vocabulary import Audience, Exercise, SiteGroup

MAIN_BONES = (SiteGroup.LUMBAR_SPINE, SiteGroup.TOTAL_HIP, SiteGroup.FEMORAL_NECK)
"""The bones that scans diagnose by."""

MAIN_KINDS = (
    Exercise.PROGRESSIVE_RESISTANCE,
    Exercise.RESISTANCE_PLUS_IMPACT,
    Exercise.IMPACT_JUMPING,
    Exercise.WEIGHT_BEARING_AEROBIC,
    Exercise.WALKING,
    Exercise.NON_WEIGHT_BEARING_AEROBIC,
    Exercise.MIND_BODY_ANY,
    Exercise.BALANCE_FUNCTIONAL,
    Exercise.WHOLE_BODY_VIBRATION,
)
"""Kinds of exercise that people ask about, at any depth of the tree, in its order."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that we do not know: a question without a rating, or a kind of exercise that lacks studies."""

    title: str
    address: str
    why: str


def unrated_gaps(evidence: EvidenceMap, audience: Audience) -> tuple[Gap, ...]:
    """Questions that are asked and not rated at some bone: by priority, then those with most trials to read."""
    found: dict[str, list[AnswerHere]] = {}
    for site in evidence.sites():
        for here in evidence.cell(site, audience).answers:
            if not here.is_rated:
                found.setdefault(here.question.id, []).append(here)
    ranked = sorted(found.values(), key=_most_wanted)
    return tuple(Gap(here[0].finding.title, here[0].address, joined([_waits(one) for one in here])) for here in ranked)


def unstudied_gaps(evidence: EvidenceMap, audience: Audience) -> tuple[Gap, ...]:
    """Main kinds of exercise without a study at a main bone: those that lack it at most bones first."""
    lacking = [(kind, _bones_without(evidence, audience, kind)) for kind in MAIN_KINDS]
    ranked = sorted(lacking, key=lambda found: -len(found[1]))
    return tuple(Gap(short_name(kind), exercise_address(kind), joined(bones)) for kind, bones in ranked if bones)


def short_name(kind: Exercise) -> str:
    """The name of a kind of exercise without what stands in brackets behind it."""
    return kind.label.split(" (")[0]


def _bones_without(evidence: EvidenceMap, audience: Audience, kind: Exercise) -> list[str]:
    cells = (evidence.cell(site, audience, kind) for site in MAIN_BONES)
    return [the_bone(cell.site) for cell in cells if not (cell.k or cell.apart)]


def _most_wanted(unrated: Sequence[AnswerHere]) -> tuple[int, int, str]:
    most = max(here.answer.coverage.eligible for here in unrated)
    return unrated[0].question.priority, -most, unrated[0].question.id


def _waits(here: AnswerHere) -> str:
    """A bone at which a question waits, with what it waits for."""
    bone = the_bone(here.answer.site) if here.answer.site else ""
    listed = here.answer.coverage.eligible
    trials = f"; {plural(listed, 'trial')} listed" if listed else ""
    return f"{bone} ({CERTAINTIES[certainty_mark(here.answer)].word}{trials})"
