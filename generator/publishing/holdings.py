"""What the collection holds, counted: one source for the verb `stats` and for the pages that tell of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from generator.model import Publication
from generator.publishing.edition import Edition
from generator.synthesis.audiences import audiences_of
from generator.vocabulary import Audience, CertaintyLevel, Depth, EmptyState, SiteGroup

PUBLICATIONS = ("studies", "reviews", "guidelines")


@dataclass(frozen=True, slots=True)
class Holdings:
    """Counts by table: each table maps an id to a number of records, in a fixed order."""

    tables: Mapping[str, Mapping[str, int]]

    @property
    def publications(self) -> int:
        """Studies, reviews and guidelines together."""
        return sum(self.tables["kind"][kind] for kind in PUBLICATIONS)


def holdings_of(edition: Edition) -> Holdings:
    """Count the sound records of an edition; those set aside are counted as such."""
    base = edition.base
    kinds = ("studies", "reviews", "guidelines", "claims", "questions")
    records: list[Publication] = [found.record for kind in PUBLICATIONS for found in getattr(base, kind).values()]
    kind = {name: len(getattr(base, name)) for name in kinds}
    kind |= {"publications": sum(kind[name] for name in PUBLICATIONS), "set_aside": len(edition.quarantined)}
    return Holdings(
        {
            "kind": kind,
            "status": _ordered(Counter(record.status.value for record in records), sorted),
            "site": _ordered(Counter(site for r in records for site in _sites(r)), _as(SiteGroup)),
            "audience": _ordered(Counter(each for r in records for each in _audiences(r)), _as(Audience)),
            "depth": _ordered(Counter(record.main_report.depth.value for record in records), _as(Depth)),
            "completeness": _completeness(records),
            "answers": _ordered(Counter(edition.findings.levels), _as((*CertaintyLevel, *EmptyState))),
        }
    )


def _sites(record: Publication) -> set[str]:
    return {row.outcome.site.group.value for row in getattr(record, "results", ()) if row.outcome.site}


def _audiences(record: Publication) -> set[str]:
    people = getattr(record, "population", None) or getattr(getattr(record, "pico", None), "population", None)
    return {audience.value for audience in audiences_of(people)} if people else set()


def _completeness(records: Iterable[Publication]) -> Mapping[str, int]:
    """How many publications tell of what a reader looks for first."""
    listed = list(records)
    tests = {
        "figures_read_against_the_source": lambda r: r.compared is not None,
        "checked_by_a_second_person": lambda r: r.checked is not None,
        "with_a_figure": lambda r: any(_has_figure(row) for row in getattr(r, "results", ())),
        "with_harms": lambda r: bool(getattr(r, "harms", None)),
        "with_risk_of_bias": lambda r: bool(getattr(r, "risk_of_bias", None) or getattr(r, "appraisal", None)),
        "with_funding": lambda r: r.funding is not None,
        "with_registration": lambda r: r.registration is not None,
    }
    return {name: sum(bool(test(record)) for record in listed) for name, test in tests.items()}


def _has_figure(row: object) -> bool:
    if getattr(row, "estimate", None) is not None:
        return True
    arms = (arm.mean is not None or arm.final is not None for arm in getattr(row, "arms", ()))
    return any(arms) or any(one.estimate is not None for one in getattr(row, "contrasts", ()))


def _as(terms: Iterable) -> Callable[[Iterable[str]], list[str]]:
    """Sorts ids in the order of a closed list."""
    order = [term.value for term in terms]
    return lambda keys: sorted(keys, key=order.index)


def _ordered(counts: Counter, order: Callable[[Iterable[str]], list[str]]) -> Mapping[str, int]:
    return {key: counts[key] for key in order(counts)}
