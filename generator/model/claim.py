"""A claim: a sentence of an article, traced to the study behind it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.fields import BibKey, Part, PartialDate, RowId, Text
from generator.model.parts import Record
from generator.vocabulary import ClaimVerdict, Depth, Exercise, Identity, SiteGroup


class Trace(Part):
    """A publication behind a claim, and how sure it is that it is the one."""

    ref: BibKey
    """Key in `references.bib`; it needs no record."""
    identity: Identity
    """How sure it is that the article means it."""
    depth: Depth
    """How deep we read it."""
    result: RowId | None = None
    """Result row of its record that the claim rests on."""
    where: Text | None = None
    """Place in the publication."""
    note: Text | None = None
    """Anything a reader should know."""


class Claim(Record):
    """One sentence of an article, judged against its source; about the sentence, never its author."""

    schema_: Literal["claim/1"] = Field(alias="schema")
    """Kind and version of the record."""
    article: BibKey
    """Key of the article, an `@online` entry."""
    row: Text | None = None
    """Row in our table of traced sentences, for example M1."""
    said: Text
    """What the article says, in our words."""
    said_on: PartialDate | None = None
    """Date of the article."""
    sites: list[SiteGroup] = Field(default_factory=list)
    """Bones it speaks of."""
    exercise: list[Exercise] = Field(default_factory=list)
    """Exercise it speaks of."""
    verdict: ClaimVerdict
    """How the sentence stands against its source."""
    reason: Text | None = None
    """Why, in at most three sentences; needed for every verdict but `faithful`."""
    shows: Text
    """What the study shows, in two sentences."""
    trace: list[Trace] = Field(default_factory=list)
    """The publications behind it."""
    fair_wording: Text | None = None
    """A fair sentence that anyone may reuse (CC BY 4.0)."""
    judged: PartialDate
    """When the verdict was given."""
