"""A study: one investigation with all its reports, arms, results, harms."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.arms import Arm
from generator.model.fields import BibKey, Figure, Flag, Part, Text
from generator.model.parts import Duration, Population, Publication, RiskOfBias
from generator.model.results import Adherence, Harm, Result
from generator.vocabulary import Allocation, Basis, Design, Relation


class StudyDesign(Part):
    """How the study was built."""

    type: Design
    """Design."""
    allocation: Allocation = Allocation.NOT_STATED
    """What was allocated to the groups."""
    duration: Duration | None = None
    """Length of the programme."""
    icc: Figure | None = None
    """Intracluster correlation as printed, in a cluster trial."""
    country: Text | None = None
    """Country or countries."""
    country_basis: Basis = Basis.PRINTED
    """`inferred` where no source prints the country."""
    place: Text | None = None
    """Town, institution, schools."""
    assessors_blinded: Flag | None = None
    """Whether those who measured bone did not know the group."""
    note: Text | None = None
    """Detail of design or allocation, in our words."""


class RelatedWork(Part):
    """Another publication tied to this study."""

    ref: BibKey
    """Key in `references.bib`; it needs no record."""
    how: Relation
    """How it is tied."""
    basis: Basis = Basis.PRINTED
    """`inferred` where no source says so."""
    note: Text | None = None
    """Anything a reader should know."""


class Study(Publication):
    """One investigation, with all its reports."""

    schema_: Literal["study/1"] = Field(alias="schema")
    """Kind and version of the record."""
    design: StudyDesign
    """How it was built."""
    population: Population
    """Who took part."""
    arms: list[Arm] = Field(default_factory=list)
    """Groups, or sides of the body; none in a survey."""
    results: list[Result] = Field(default_factory=list)
    """What was found."""
    harms: list[Harm] = Field(default_factory=list)
    """What went wrong, or the statement that nothing did."""
    adherence: list[Adherence] = Field(default_factory=list)
    """How much was done, how many left."""
    risk_of_bias: list[RiskOfBias] = Field(default_factory=list)
    """Published or own judgements."""
    related: list[RelatedWork] = Field(default_factory=list)
    """Publications tied to this study."""

    def arm(self, arm_id: str) -> Arm:
        """The arm of that id; KeyError if there is none."""
        found = next((arm for arm in self.arms if arm.id == arm_id), None)
        if found is None:
            raise KeyError(arm_id)
        return found
