"""The safety block of a sheet, its line on falls, and when to stop and call: word for word as everywhere else."""

from __future__ import annotations

from dataclasses import dataclass

from generator.publishing.handouts.sheet import Line, Part, Sentence, line, said
from generator.publishing.handouts.texts import HEADINGS, TEXTS
from generator.vocabulary import SafetyAudience
from generator.vocabulary.safety import SafetyLine, red_flags, safety_lines

FALLS = "s_lifting_falls"


@dataclass(frozen=True, slots=True)
class SafetyNeeds:
    """Whose block a sheet prints; whether the studies lifted heavy or jumped; whether its readers are over 50."""

    audience: SafetyAudience
    heavy_or_impact: bool
    from_50: bool

    def lines(self) -> tuple[SafetyLine, ...]:
        """The lines that must be printed."""
        return safety_lines(self.audience, heavy_or_impact=self.heavy_or_impact, from_50=self.from_50)


def falls_part(needs: SafetyNeeds) -> Part | None:
    """The line on lifting and falls, for readers over 50."""
    lines = tuple(_line(one) for one in needs.lines() if one.id == FALLS)
    return Part("falls", _heading("falls"), lines) if lines else None


def safety_part(needs: SafetyNeeds) -> Part:
    """All other lines of the block; what waits for a clinician has a star."""
    lines = tuple(_line(one) for one in needs.lines() if one.id != FALLS)
    star = line(TEXTS["star"], "text:star")
    return Part("safety", _heading("safety"), (*lines, star), listed=True)


def stop_part(audience: SafetyAudience) -> Part:
    """Signs to stop at, and what to do, most urgent first."""
    return Part("stop", _heading("stop"), tuple(_flag(flag) for flag in red_flags(audience)), listed=True)


def _line(one: SafetyLine) -> Line:
    return line(one.text, f"safety:{one.id}", strong=int(one.needs_heavy_or_impact), signed=not one.sign_off)


def _flag(flag) -> Line:
    action = said(flag.action, f"flag:{flag.id}")
    return Line((*action, *said(flag.signs, f"flag:{flag.id}")), strong=len(action), signed=not flag.sign_off)


def _heading(part: str) -> Sentence:
    return Sentence(HEADINGS[part], f"text:heading-{part}")
