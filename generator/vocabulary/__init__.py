"""The one home of closed lists: every id a record may use, with its label, definition and source."""

from __future__ import annotations

from generator.vocabulary.bones import Region, Site, SiteGroup
from generator.vocabulary.exercise import (
    Comparator,
    ComparatorClass,
    CoIntervention,
    Delivery,
    EffortScale,
    Exercise,
    Setting,
    Supervision,
)
from generator.vocabulary.judgements import (
    AuthorsCertainty,
    CertaintyLevel,
    ClaimVerdict,
    EmptyState,
    Identity,
    OutcomeTarget,
    RecommendationStrength,
    RecommendationTopic,
    RobJudgement,
    RobTool,
)
from generator.vocabulary.outcomes import (
    Basis,
    CountScope,
    CountUnit,
    Direction,
    Method,
    POperator,
    PrintedVerdict,
    Quantity,
    Scale,
    SpreadType,
    TestKind,
    TimeUnit,
    Unit,
)
from generator.vocabulary.people import Audience, BoneGroup, BoneStatus, LifeStage, PopulationFlag, SafetyAudience, Sex
from generator.vocabulary.studies import (
    Allocation,
    CountRole,
    Depth,
    Design,
    EditorialStatus,
    Funding,
    GuidelineDesign,
    Interest,
    NotCounted,
    NotFoundReason,
    RecordStatus,
    RegistrationTiming,
    Relation,
    ReportRole,
    ReviewDesign,
)
from generator.vocabulary.term import Term

__all__ = [
    "Allocation", "Audience", "AuthorsCertainty", "Basis", "BoneGroup", "BoneStatus", "CertaintyLevel", "ClaimVerdict",
    "CoIntervention", "Comparator", "ComparatorClass", "CountRole", "CountScope", "CountUnit", "Delivery", "Depth",
    "Design", "Direction", "EditorialStatus", "EffortScale", "EmptyState", "Exercise", "Funding", "GuidelineDesign",
    "Identity", "Interest", "LifeStage", "Method", "NotCounted", "NotFoundReason", "OutcomeTarget", "POperator",
    "PopulationFlag", "PrintedVerdict", "Quantity", "RecommendationStrength", "RecommendationTopic", "RecordStatus",
    "Region", "RegistrationTiming", "Relation", "ReportRole", "ReviewDesign", "RobJudgement", "RobTool",
    "SafetyAudience", "Scale", "Setting", "Sex", "Site", "SiteGroup", "SpreadType", "Supervision", "Term", "TestKind",
    "TimeUnit", "Unit",
]
