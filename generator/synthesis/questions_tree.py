"""Questions as a tree: which studies each one holds, which it inherits from narrower ones, and where each is at home.

A parent never adds up what its children say: a study stands once, with the arms nearest to the parent (rule B4).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import median

from generator.model import EvidenceBase, Question, Study
from generator.synthesis.comparisons import Standing, StudyReading, read_study, weeks_of
from generator.synthesis.conventions import RULES, SD_FLOOR, Conventions
from generator.vocabulary import BoneStatus, CountRole, Quantity, Scale, Sex, SiteGroup, SpreadType

ELIGIBLE = frozenset({Standing.READ, Standing.UNREAD, Standing.NOT_RECORDED})
"""Standings that count among the eligible studies of a question, whether their figures were read or not."""

# An imputed spread needs at least this many other trials to come from (rules, section 3).
_FEWEST_DONORS = 3


@dataclass(frozen=True)
class QuestionTree:
    """Every question of a base with its studies; `absent` and `silent` name studies that a run treats as unknown to
    us, or as known with unread figures.
    """

    base: EvidenceBase
    absent: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question by its id."""
        return {key: found.record for key, found in self.base.questions.items()}

    @cached_property
    def _holders(self) -> Mapping[str, Study]:
        """Bib key of a report, or id of a record -> its study."""
        holders = {key: found.record for key, found in self.base.studies.items()}
        keys = {r.ref: found.record for found in self.base.studies.values() for r in found.record.reports}
        return keys | holders

    @cached_property
    def _studies(self) -> tuple[Study, ...]:
        return tuple(found.record for found in self.base.studies.values())

    @cached_property
    def _memory(self) -> dict:
        return {}

    def children(self, question: Question) -> tuple[Question, ...]:
        """The narrower questions right below one, by id; questions that are one another's parents have none."""
        below = (q for _, q in sorted(self.questions.items()) if q.parent == question.id)
        return tuple(q for q in below if not self._circles(q))

    def _circles(self, question: Question) -> bool:
        seen, at = {question.id}, question.parent
        while at in self.questions:
            if at in seen:
                return True
            seen.add(at)
            at = self.questions[at].parent
        return False

    def readings(
        self, question: Question, site: SiteGroup | None, rules: Conventions = RULES
    ) -> tuple[StudyReading, ...]:
        """Every study that has to do with a question at a site, once, by id, however it stands."""
        key = (question.id, site, rules)
        if key not in self._memory:
            found = {reading.study: reading for reading in self._found(question, site, rules)}
            kept = (reading for name, reading in found.items() if name not in self.absent)
            self._memory[key] = tuple(sorted((self._hushed(r) for r in kept), key=lambda r: r.study))
        return self._memory[key]

    def eligible(
        self, question: Question, site: SiteGroup | None, rules: Conventions = RULES
    ) -> tuple[StudyReading, ...]:
        """The studies that count as eligible, read or not."""
        return tuple(r for r in self.readings(question, site, rules) if r.standing in ELIGIBLE)

    def home(self, question: Question, site: SiteGroup | None, study: str) -> str:
        """The narrowest question below this one that holds the study: its home."""
        for child in self.children(question):
            if _asks_at(child, site) and any(r.study == study for r in self.eligible(child, site)):
                return self.home(child, site, study)
        return question.id

    def distinct(self, question: Question) -> tuple[str, ...]:
        """Ids of all studies of a question and of those below it, each once: the only number a parent shows."""
        sites = question.site or [None]
        own = {reading.study for site in sites for reading in self.eligible(question, site)}
        return tuple(sorted(own.union(*(self.distinct(child) for child in self.children(question)))))

    def label(self, key: str) -> str:
        """How texts name a study or a reference: "Watson 2018"."""
        study = self._holders.get(key)
        reference = self.base.references.get(study.main_report.ref if study else key)
        return reference.short if reference else key

    def _hushed(self, reading: StudyReading) -> StudyReading:
        if reading.study not in self.silent or reading.standing is not Standing.READ:
            return reading
        quiet = tuple(replace(c, estimate=None, direction=None) for c in reading.comparisons)
        return replace(reading, standing=Standing.UNREAD, comparisons=quiet, why="treated as unread")

    def _found(self, question: Question, site: SiteGroup | None, rules: Conventions) -> Iterator[StudyReading]:
        """Later readings take the place of earlier ones: found by its record, inherited, then named by the question."""
        beside = self._listed_beside_below(question, site, rules) if site else frozenset()
        for study in self._studies if site else ():
            if reading := self._read(study, question, site, rules, named=False):
                yield _beside(reading, "a narrower question lists it beside") if study.id in beside else reading
        yield from self._inherited(question, site, rules)
        for listed in ("not_pooled", "partial", "figures"):
            for key in getattr(question.trials, listed):
                yield self._named(key, question, site, rules, pooled=listed != "not_pooled")

    def _listed_beside_below(self, question: Question, site: SiteGroup, rules: Conventions) -> frozenset[str]:
        """Studies that a narrower question keeps out of its main number by its own choice: its parents do the same."""
        below = (c for c in self.children(question) if _asks_at(c, site) and is_narrower(c, question))
        return frozenset(r.study for child in below for r in self.readings(child, site, rules) if r.listed_beside)

    def _inherited(self, question: Question, site: SiteGroup | None, rules: Conventions) -> Iterator[StudyReading]:
        for child in self.children(question):
            if not _asks_at(child, site):
                continue
            narrower = is_narrower(child, question)
            for below in self.eligible(child, site, rules):
                study = self._holders.get(below.study)
                if study is None:
                    yield from [below] if narrower else []
                elif reading := self._read(study, question, site, rules, named=narrower):
                    yield reading

    def _named(
        self, key: str, question: Question, site: SiteGroup | None, rules: Conventions, *, pooled: bool
    ) -> StudyReading:
        study = self._holders.get(key)
        if study is None:
            standing = Standing.NOT_RECORDED if pooled else Standing.EXCLUDED
            why = "not yet recorded" if pooled else "listed beside, not in the main number; not yet recorded"
            return StudyReading(key, self.label(key), standing, why=why)
        reading = self._read(study, question, site, rules, named=True)
        assert reading is not None
        return reading if pooled else _beside(reading, "listed beside")

    def _read(
        self, study: Study, question: Question, site: SiteGroup | None, rules: Conventions, *, named: bool
    ) -> StudyReading | None:
        if site is None:
            why = "" if study.counted else "not counted"
            standing = Standing.UNREAD if study.counted else Standing.EXCLUDED
            return StudyReading(study.id, self.label(study.id), standing, why=why or "no comparison in events was read")
        donor = self.donor_sd(site, rules) if rules.impute else None
        return read_study(study, question, site, named=named, label=self.label(study.id), rules=rules, donor_sd=donor)

    def donor_sd(self, site: SiteGroup, rules: Conventions) -> float | None:
        """The median standard deviation of percent change at a site, over at least three studies; else None."""
        found = [median(sds) for study in self._studies if (sds := list(_printed_sds(study, site, rules)))]
        return median(found) if len(found) >= _FEWEST_DONORS else None


def _beside(reading: StudyReading, why: str) -> StudyReading:
    """A study that would count, kept out of the main number by choice; one that is excluded anyway as it is."""
    if reading.standing is Standing.EXCLUDED:
        return reading
    return replace(reading, standing=Standing.EXCLUDED, why=f"{why}, not in the main number", listed_beside=True)


def _printed_sds(study: Study, site: SiteGroup, rules: Conventions) -> Iterator[float]:
    """Standard deviations of percent change that a study prints at a site within the window of time."""
    first, last = rules.weeks
    for result in study.results if study.counted else ():
        outcome, weeks = result.outcome, weeks_of(study, result)
        here = outcome.site is not None and outcome.site.group is site and outcome.quantity is Quantity.ABMD
        if not here or outcome.scale is not Scale.PERCENT_CHANGE or result.count is not CountRole.PRIMARY:
            continue
        for arm in result.arms if weeks is not None and first <= weeks <= last + 0.5 else ():
            if arm.spread and arm.spread.type is SpreadType.SD and arm.spread.value:
                if float(arm.spread.value) >= SD_FLOOR.get(site.value, 0.0):
                    yield float(arm.spread.value)


def _asks_at(question: Question, site: SiteGroup | None) -> bool:
    return site in question.site if site else not question.site


def is_narrower(child: Question, parent: Question) -> bool:
    """Whether everything that answers the child also answers the parent, by the words of the two questions."""
    inner, outer = child.population, parent.population
    return (
        outer.sex in (Sex.MIXED, inner.sex)
        and (not outer.life_stage or bool(inner.life_stage) and set(inner.life_stage) <= set(outer.life_stage))
        and outer.bone_status in (BoneStatus.ANY, inner.bone_status)
        and (outer.age_min is None or inner.age_min is not None and inner.age_min >= outer.age_min)
        and (outer.age_max is None or inner.age_max is not None and inner.age_max <= outer.age_max)
        and set(inner.include) == set(outer.include)
        and parent.exercise.covers(child.exercise)
        and set(child.comparator) <= set(parent.comparator)
    )
