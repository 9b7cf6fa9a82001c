"""How many people stand behind a figure: analysed, else completers, else a share of those allocated, with a flag."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Study
from generator.model.arms import Arm
from generator.model.results import ArmResult
from generator.synthesis.conventions import Conventions
from generator.vocabulary import Basis


@dataclass(frozen=True, slots=True)
class People:
    """People of one arm: `used` enters the standard error, `shown` is a printed number; `flag` says what was done."""

    used: float
    shown: int
    flag: str = ""


def people_of(study: Study, arm: Arm, row: ArmResult | None, rules: Conventions) -> People | None:
    """The people of an arm at a result; None where no number of them was read.

    Analysed first; else those who completed, by arm or in proportion to those allocated; else 85 % of those allocated.
    """
    counted = row.n if row else None
    basis = (row.n_basis or Basis.ANALYSED) if row and counted else None
    shown = arm.n_allocated or counted or arm.n_analysed or arm.n_completed
    if not shown:
        return None
    if counted and basis is not Basis.ALLOCATED:
        return People(counted, shown)
    if arm.n_analysed or arm.n_completed:
        return People(arm.n_analysed or arm.n_completed or 0, shown)
    allocated = counted or shown
    if rules.use_allocated:
        return People(allocated, shown, "the number allocated is taken as analysed")
    of_all, completed = study.population.n_allocated, study.population.n_completed
    if of_all and completed:
        return People(allocated * completed / of_all, shown, f"{completed} of {of_all} completed; shared out by group")
    return People(allocated * rules.completers, shown, f"{rules.completers:.0%} of those allocated taken as analysed")


def people_in(study: Study) -> int | None:
    """People of a whole study: allocated, else analysed, else completed, else the sum of its arms; None if unknown."""
    people = study.population
    for number in (people.n_allocated, people.n_analysed, people.n_completed):
        if number is not None:
            return number
    arms = [arm.n_allocated or arm.n_analysed or arm.n_completed for arm in study.arms if not arm.group]
    return sum(n for n in arms if n) if arms and all(arms) else None
