"""Risk of bias as a grid of letters: one table for each tool, one row for each study, one cell for each item judged.

No traffic lights: shades of one colour and a letter in each square. What nobody judged is one line of names, because a
wall of question marks would look like a finding.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.model import Study
from generator.model.parts import RiskOfBias
from generator.publishing.wording import count_words, figure, joined, upper_first
from generator.vocabulary import RobJudgement, RobTool

_LIGHTS = {
    RobJudgement.LOW: ("L", "low"),
    RobJudgement.SOME_CONCERNS: ("S", "some"),
    RobJudgement.MODERATE: ("S", "some"),
    RobJudgement.HIGH: ("H", "high"),
    RobJudgement.SERIOUS: ("H", "high"),
    RobJudgement.CRITICAL: ("H", "high"),
    RobJudgement.CRITICALLY_LOW: ("H", "high"),
    RobJudgement.UNCLEAR: ("?", "unknown"),
    RobJudgement.NO_INFORMATION: ("?", "unknown"),
    RobJudgement.YES: ("Y", "low"),
    RobJudgement.PARTIAL_YES: ("P", "some"),
    RobJudgement.NO: ("N", "high"),
    RobJudgement.NOT_APPLICABLE: ("\N{EN DASH}", "unknown"),
}
_PROXY = "This scale scores how a trial was done and reported; it is not a judgement of risk of bias itself."


@dataclass(frozen=True, slots=True)
class Light:
    """One square: its letter, its shade (`low`, `some`, `high`, `unknown`) and its word."""

    letter: str
    shade: str
    word: str


@dataclass(frozen=True, slots=True)
class RobName:
    """A study that nobody judged, as far as we know."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class RobRow:
    """One study judged with one tool; `cells` follow the domains of its table, or are empty where none was read."""

    name: str
    address: str
    judged_by: str
    cells: tuple[Light, ...]
    overall: Light | None
    score: str


@dataclass(frozen=True, slots=True)
class RobTable:
    """All studies judged with one tool; `letters` are those that stand in it; no `overall_head`, no last column."""

    caption: str
    note: str
    domains: tuple[str, ...]
    overall_head: str
    rows: tuple[RobRow, ...]
    letters: tuple[Light, ...]


@dataclass(frozen=True, slots=True)
class RobGrid:
    """Risk of bias of the studies of an answer: `summary` in words, a table for each tool, and who was not judged."""

    summary: str
    tables: tuple[RobTable, ...]
    unjudged: tuple[RobName, ...]


_NOT_READ = Light("?", "unknown", "Not read")


def rob_grid_of(
    studies: Iterable[Study], *, name_of: Callable[[str], str], address_of: Callable[[str], str]
) -> RobGrid | None:
    """The grid of these studies, in their order; None for no study. Names and addresses are asked for by study id."""
    shown = tuple(studies)
    if not shown:
        return None
    tools = [tool for tool in RobTool if any(judged.tool is tool for study in shown for judged in study.risk_of_bias)]
    tables = tuple(_table(tool, shown, name_of, address_of) for tool in tools)
    unjudged = tuple(RobName(name_of(s.id), address_of(s.id)) for s in shown if not s.risk_of_bias)
    return RobGrid(_summary(len(shown), len(unjudged)), tables, unjudged)


def light_of(judgement: RobJudgement) -> Light:
    """The square of one judgement."""
    letter, shade = _LIGHTS[judgement]
    return Light(letter, shade, judgement.label)


def _summary(studies: int, unjudged: int) -> str:
    if unjudged == studies:
        return f"Nobody has judged the risk of bias of {'this study' if studies == 1 else 'these studies'} yet."
    judged = upper_first(count_words(studies - unjudged, "study was", "studies were"))
    return f"{judged} judged by others, of {studies} whose records we hold. We have judged none ourselves."


def _table(
    tool: RobTool, studies: Sequence[Study], name_of: Callable[[str], str], address_of: Callable[[str], str]
) -> RobTable:
    judged = [(study, one) for study in studies for one in study.risk_of_bias if one.tool is tool]
    domains = tuple(dict.fromkeys(name for _, one in judged for name in one.domains))
    rows = tuple(_row(one, domains, name_of(study.id), address_of(study.id)) for study, one in judged)
    seen = {light for row in rows for light in (*row.cells, *((row.overall,) if row.overall else ()))}
    proxy = any(one.proxy for _, one in judged)
    return RobTable(
        caption=_caption(tool),
        note=_PROXY if proxy else "",
        domains=tuple(upper_first(name.replace("_", " ")) for name in domains),
        overall_head=_overall_head(rows),
        rows=rows,
        letters=tuple(_letters(seen)),
    )


def _caption(tool: RobTool) -> str:
    if tool is RobTool.OTHER:
        return "Judged with another tool"
    return f"Judged with {'the ' if ' ' in tool.label and tool.label[-1].isalpha() else ''}{tool.label}"


def _overall_head(rows: Sequence[RobRow]) -> str:
    """The head of the last column; empty where no row has anything to put there."""
    if any(row.overall for row in rows):
        return "Overall"
    return "Score" if any(row.score for row in rows) else ""


def _letters(seen: Collection[Light]) -> Iterator[Light]:
    """Each letter once, with all the words that it stands for."""
    order = [light for light in (*map(light_of, RobJudgement), _NOT_READ) if light in seen]
    for letter, shade in dict.fromkeys((light.letter, light.shade) for light in order):
        words = [light.word.lower() for light in order if light.letter == letter]
        yield Light(letter, shade, joined(words, "or"))


def _row(judged: RiskOfBias, domains: Sequence[str], name: str, address: str) -> RobRow:
    cells = tuple(light_of(judged.domains[key]) if key in judged.domains else _NOT_READ for key in domains)
    return RobRow(
        name,
        address,
        f"By: {judged.by}" if judged.by else "",
        cells if judged.domains else (),
        light_of(judged.overall) if judged.overall else None,
        _score(judged),
    )


def _score(judged: RiskOfBias) -> str:
    if judged.score is None:
        return ""
    return f"{figure(judged.score)} of {figure(judged.out_of)}" if judged.out_of is not None else figure(judged.score)
