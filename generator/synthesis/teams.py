"""Which studies come from one research team: they share an author, or say that they are tied."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model import EvidenceBase, Study


def teams_of(studies: Iterable[Study], base: EvidenceBase) -> tuple[frozenset[str], ...]:
    """Groups of study ids that share authors of their main reports or are tied; the largest first, then by id.

    A study whose authors are not known could belong to any team, and is therefore joined with every other.
    """
    known = list(studies)
    names = {study.id: _authors(study, base) for study in known}
    teams: list[set[str]] = []
    for study in known:
        tied = [team for team in teams if any(_tied(study, other, names) for other in known if other.id in team)]
        teams = [team for team in teams if team not in tied] + [{study.id}.union(*tied)]
    return tuple(sorted(map(frozenset, teams), key=lambda team: (-len(team), sorted(team))))


def _tied(study: Study, other: Study, names: dict[str, frozenset[str]]) -> bool:
    if not names[study.id] or not names[other.id]:
        return True
    linked = {link.ref for link in study.related} & {r.ref for r in other.reports}
    linked |= {link.ref for link in other.related} & {r.ref for r in study.reports}
    return bool(linked or names[study.id] & names[other.id])


def _authors(study: Study, base: EvidenceBase) -> frozenset[str]:
    """Family name and first initial of each author, which is how reports differ least."""
    reference = base.references.get(study.main_report.ref)
    parts = [author.split(",") for author in reference.authors] if reference else []
    return frozenset(f"{part[0].strip().lower()} {''.join(part[1:]).strip()[:1].lower()}" for part in parts)
