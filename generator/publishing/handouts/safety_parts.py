"""The safety block of a sheet, its line on falls, and when to stop and call: word for word as everywhere else."""

from __future__ import annotations

from dataclasses import dataclass

from generator.publishing.handouts.language import Voice
from generator.publishing.handouts.sheet import Line, Part, line, said
from generator.publishing.handouts.texts import fixed, heading
from generator.vocabulary import SafetyAudience
from generator.vocabulary.safety import RedFlag, SafetyLine, red_flags, safety_lines

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


def falls_part(voice: Voice, needs: SafetyNeeds) -> Part | None:
    """The line on lifting and falls, for readers over 50."""
    lines = tuple(_line(voice, one) for one in needs.lines() if one.id == FALLS)
    return Part("falls", heading(voice, "falls"), lines) if lines else None


def safety_part(voice: Voice, needs: SafetyNeeds) -> Part:
    """All other lines of the block; what waits for a clinician has a star."""
    lines = tuple(_line(voice, one) for one in needs.lines() if one.id != FALLS)
    return Part("safety", heading(voice, "safety"), (*lines, fixed(voice, "star")), listed=True)


def stop_part(voice: Voice, audience: SafetyAudience) -> Part:
    """Signs to stop at, and what to do, most urgent first."""
    return Part("stop", heading(voice, "stop"), tuple(_flag(voice, flag) for flag in red_flags(audience)), listed=True)


def _line(voice: Voice, one: SafetyLine) -> Line:
    return line(voice.say(one.text), f"safety:{one.id}", strong=int(one.needs_heavy_or_impact), signed=not one.sign_off)


def _flag(voice: Voice, flag: RedFlag) -> Line:
    source = f"flag:{flag.id}"
    action = said(voice.say(flag.action), source)
    return Line((*action, *said(voice.say(flag.signs), source)), strong=len(action), signed=not flag.sign_off)
