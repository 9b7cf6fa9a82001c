"""Parts that several kinds of record share."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from generator.model.fields import (
    BibKey,
    Count,
    Figure,
    Fingerprint,
    Flag,
    Part,
    PartialDate,
    RowId,
    Slug,
    Text,
    WebAddress,
)
from generator.vocabulary import Basis as BasisTerm
from generator.vocabulary import (
    BoneStatus,
    ChangeKind,
    CountRole,
    Depth,
    EditorialStatus,
    Funding,
    Interest,
    LifeStage,
    Method,
    NotCounted,
    NotFoundReason,
    POperator,
    PopulationFlag,
    Quantity,
    RecordStatus,
    RegistrationTiming,
    ReportRole,
    RobJudgement,
    RobTool,
    Scale,
    Sex,
    Site,
    TimeUnit,
    Unit,
    WithdrawalReason,
)


class Source(Part):
    """Where a row was read."""

    report: BibKey
    """Key of the report, one of the record's `reports`."""
    where: Text
    """Place in the report: `abstract`, `table 2`, `registry entry`."""
    read_at: WebAddress | None = None
    """Public page where this was read, if it is not in the texts from which the record is written."""
    quoted_in: BibKey | None = None
    """Key of another work that says this of the report, where the report itself was not read for it."""


class ReportLink(Part):
    """One publication of a study, review or guideline."""

    ref: BibKey
    """Key in `references.bib`."""
    role: ReportRole
    """What the report is within the study."""
    depth: Depth
    """How deep we read it."""
    read_at: WebAddress | None = None
    """Public page of the publisher, PubMed or an archive where it was read, where that is not plain from its DOI."""
    note: Text | None = None
    """Anything a reader should know of this report."""


class Registration(Part):
    """An entry in a trial or review register."""

    id: Text
    """Register number as printed, for example ACTRN12616000475448."""
    timing: RegistrationTiming = RegistrationTiming.NOT_STATED
    """Whether it was registered before the first participant."""
    basis: BasisTerm = BasisTerm.PRINTED
    """`inferred` where the number was matched by us."""
    note: Text | None = None
    """Anything a reader should know."""


class Editorial(Part):
    """What the journal says of the publication since."""

    status: EditorialStatus
    """Correction, concern, retraction, or none found."""
    notice: BibKey | None = None
    """Key of the notice."""
    checked: PartialDate | None = None
    """When we looked."""
    note: Text | None = None
    """What the notice says, in our words."""


class Duration(Part):
    """A length of time."""

    value: Figure
    """How long."""
    unit: TimeUnit
    """Week, month or year."""
    to: Figure | None = None
    """Upper end, where a range was printed."""


class Age(Part):
    """Age in years."""

    mean: Figure | None = None
    """Mean age."""
    sd: Figure | None = None
    """Standard deviation of age."""
    min: Figure | None = None
    """Lower limit of inclusion, or youngest."""
    max: Figure | None = None
    """Upper limit of inclusion, or oldest."""


class Outcome(Part):
    """What was measured where, with what, on which scale."""

    site: Site | None = None
    """Skeletal site; absent for fractures, falls and harms."""
    quantity: Quantity
    """The thing measured or counted."""
    method: Method = Method.NOT_REPORTED
    """The instrument."""
    unit: Unit | None = None
    """Unit of the figures, where the scale has none of its own."""
    unit_basis: BasisTerm = BasisTerm.PRINTED
    """`assumed` where no unit is printed and the size of the figures tells it."""
    scale: Scale
    """How the quantity is expressed."""
    note: Text | None = None
    """Detail of the site or measure, for example the vertebrae or the bone type."""


class Interval(Part):
    """A confidence interval as printed."""

    level: Figure = Decimal(95)
    """Level in per cent."""
    lower: Figure
    """Lower limit."""
    upper: Figure
    """Upper limit."""


class PValue(Part):
    """A p value as printed."""

    op: POperator
    """How it was printed; `ns` carries no value."""
    value: Figure | None = None
    """The figure."""


class Counting(Part):
    """Whether a result row takes part in sums."""

    count: CountRole
    """`primary` rows count; others are shown."""
    why: NotCounted | None = None
    """Why a row is never counted."""


class Population(Part):
    """Who took part."""

    sex: Sex
    """Sex of the participants."""
    life_stage: list[LifeStage] = Field(default_factory=list)
    """Age and menopause; several where the people span several."""
    bone_status: list[BoneStatus] = Field(default_factory=list)
    """Bone density or fracture history by which people were taken in."""
    age: Age | None = None
    """Age in years."""
    years_since_menopause: Age | None = None
    """Years since the last period."""
    t_score: Age | None = None
    """T-score of the participants: mean and limits of inclusion."""
    flags: list[PopulationFlag] = Field(default_factory=list)
    """Features that keep the study out of general questions."""
    description: Text | None = None
    """The people in our own words."""
    excluded: list[Text] = Field(default_factory=list)
    """Who was not allowed in."""
    n_allocated: Count | None = None
    """People allocated to groups, or surveyed."""
    n_completed: Count | None = None
    """People who completed."""
    n_analysed: Count | None = None
    """People in the main analysis."""
    source: Source | None = Field(None, alias="from")
    """Where this was read."""


class RiskOfBias(Part):
    """A published or own judgement of risk of bias or quality."""

    tool: RobTool
    """The tool."""
    result: RowId | None = None
    """The result row it is about; absent for the whole study."""
    domains: dict[RowId, RobJudgement] = Field(default_factory=dict)
    """Judgement of each domain or item."""
    overall: RobJudgement | None = None
    """Overall judgement."""
    score: Figure | None = None
    """Sum score, where the tool has one."""
    out_of: Figure | None = None
    """Highest possible score."""
    source: Source | None = Field(None, alias="from")
    """Where the judgement was read."""
    by: Text | None = None
    """Who judged, if not a report of this record: `PEDro database`, `Cochrane review howe-2011`."""
    proxy: Flag = False
    """True where the tool does not judge risk of bias proper (PEDro, TESTEX)."""
    note: Text | None = None
    """Anything a reader should know."""


class FundingInfo(Part):
    """Who paid, and competing interests."""

    types: list[Funding] = Field(default_factory=list)
    """Kinds of funder."""
    funders: list[Text] = Field(default_factory=list)
    """Names of funders, with grant numbers as printed."""
    interests: list[Interest] = Field(default_factory=list)
    """Competing interests of the authors."""
    statement: Text | None = None
    """What the report says, in our words."""
    source: Source | None = Field(None, alias="from")
    """Where this was read."""


class NotFound(Part):
    """A field that stays empty, and why."""

    what: Text
    """Path of the field (`arms.con.n_analysed`) or what is missing."""
    why: NotFoundReason
    """Why it is empty."""
    note: Text | None = None
    """Anything a reader should know."""


class Conflict(Part):
    """Two sources that disagree; both values stay."""

    field: Text
    """Path of the field, or what it is about."""
    kept: Text
    """The value kept, as printed."""
    other: Text
    """The other value, as printed."""
    source: Source | None = Field(None, alias="from")
    """Where the other value stands."""
    note: Text | None = None
    """Why the first was kept."""


class Query(Part):
    """The answer to a question that a check asked."""

    rule: Slug
    """Id of the rule that asked."""
    at: Text
    """Path of the field it asked about."""
    answer: Text
    """What we found."""
    date: PartialDate
    """When it was answered."""


class Extraction(Part):
    """Who read, and when."""

    date: PartialDate
    """When it was read or checked."""
    by: Text | None = None
    """A contributor's handle."""


class Compared(Part):
    """The figures as they stood when they were last read against the sources, or a question's terms were settled.

    No named person signs for it: that is `checked`.
    """

    date: PartialDate
    """The day of that reading."""
    figures: Fingerprint
    """Fingerprint of all figures and coded answers on that day; `evidence check` tells a different one."""


class Change(Part):
    """One entry of a record's history."""

    date: PartialDate
    """When it changed."""
    what: Text
    """What changed, for readers; of a correction what stands there now."""
    kind: ChangeKind = ChangeKind.UPDATE
    """`correction` where something was wrong: it is listed under Corrections."""
    before: Text | None = None
    """What stood there before, for a correction."""


class Withdrawal(Part):
    """Why a record no longer counts."""

    code: WithdrawalReason
    """The kind of reason."""
    reason: Text
    """The reason, for readers."""
    date: PartialDate
    """Since when."""


class Record(Part):
    """What every record carries."""

    id: Slug
    """The file name without its ending; permanent."""
    former_ids: list[Slug] = Field(default_factory=list)
    """Ids that it had before it was renamed; what leads there is led on to it."""
    status: RecordStatus
    """Draft, active or withdrawn."""
    withdrawn: Withdrawal | None = None
    """Why and since when, for a withdrawn record."""
    queries: list[Query] = Field(default_factory=list)
    """Answers to what checks asked."""
    extracted: Extraction
    """Who wrote the record, and when."""
    checked: Extraction | None = None
    """Who checked it against its source; absent until a second person did."""
    compared: Compared | None = None
    """When its figures were last read against its sources, and the fingerprint of them then."""
    changes: list[Change] = Field(min_length=1)
    """History of the record, for readers."""
    note: Text | None = None
    """A note to readers, in our words."""
    bibtex: Text | None = None
    """BibTeX of a draft's publications, on its way to `references.bib`; `evidence check --fix` moves it there."""


class Publication(Record):
    """What records of published work carry."""

    name: Text | None = None
    """Short name by which it is known, for example LIFTMOR."""
    summary: Text
    """What it did and found, in at most 90 plain words of our own."""
    reports: list[ReportLink] = Field(min_length=1)
    """Its publications; exactly one is `main`."""
    registration: Registration | None = None
    """Register entry."""
    editorial: Editorial = Editorial(status=EditorialStatus.NOT_CHECKED)
    """What the journal says of it since."""
    funding: FundingInfo | None = None
    """Who paid."""
    not_found: list[NotFound] = Field(default_factory=list)
    """What stays empty, and why."""
    conflicts: list[Conflict] = Field(default_factory=list)
    """Where sources disagree."""
    tags: list[Slug] = Field(default_factory=list)
    """Free marks for lists, for example `founding-article`."""

    @property
    def main_report(self) -> ReportLink:
        """The main report, or the first where none is marked so."""
        return next((r for r in self.reports if r.role is ReportRole.MAIN), self.reports[0])

    @property
    def counted(self) -> bool:
        """Whether it takes part in sums: active, and not retracted or under concern."""
        return self.status is RecordStatus.ACTIVE and self.editorial.status.counted
