"""The explorer: every study, review and guideline in one table that can be filtered, sorted and taken away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from unicodedata import combining, normalize

from generator.model import Guideline, Publication, Review, Study
from generator.model.arms import Arm
from generator.model.parts import RiskOfBias
from generator.publishing.addresses import hyphened, record_address, region_address, site_address
from generator.publishing.edition import Edition
from generator.publishing.evidence_map import EvidenceMap, StudyHere
from generator.publishing.explorer_data import ADDRESS, ANY_DRAW, ANY_LOW, UNKNOWN, Row, data_files, decade
from generator.publishing.file_map import FileMap
from generator.publishing.page import Page
from generator.publishing.pages.frame import title_of
from generator.publishing.pages.listing import ListRow
from generator.publishing.pages.sites import regions_of
from generator.publishing.pages.standing import EQUAL, HIGHER, LOWER
from generator.publishing.pages.trails import STUDIES
from generator.publishing.pages.trial_table import standing_of
from generator.publishing.templates import render_sections
from generator.publishing.wording import (
    NOT_STATED,
    dose_words,
    duration_words,
    joined,
    lower_first,
    upper_first,
    who_words,
)
from generator.synthesis.audiences import audiences_of
from generator.synthesis.pairs import load_of
from generator.synthesis.people import people_in
from generator.vocabulary import BoneStatus, Exercise, RecordStatus, SiteGroup, Supervision, TimeUnit

TITLE = "Explore all studies"
HEADINGS = {"table": "Find studies", "by-bone": "The same studies bone by bone", "set-aside": "Set aside"}
_KINDS = {"study": "studies", "review": "reviews", "guideline": "guidelines"}
_SIDES = {HIGHER: "higher", LOWER: "lower", EQUAL: "same", "": "untold"}
_DAYS = {TimeUnit.WEEK: 7.0, TimeUnit.MONTH: 365.25 / 12, TimeUnit.YEAR: 365.25}
_LOW = frozenset(
    {
        *(BoneStatus.LOW_BONE_MASS, BoneStatus.OSTEOPOROSIS),
        *(BoneStatus.LOW_BONE_MASS_OR_OSTEOPOROSIS, BoneStatus.SEVERE_OSTEOPOROSIS),
    }
)
_OTHER = frozenset({"other"})
_NONE = frozenset({UNKNOWN})
_MANY_SESSIONS = 4
Keys = frozenset[str]


@dataclass(frozen=True, slots=True)
class Bones:
    """A region in the plain list: its page, and its bones with the number of studies that measured each."""

    name: str
    address: str
    sites: tuple[tuple[str, str, int], ...]


def explorer_pages(edition: Edition) -> Iterator[Page]:
    """The one page of the explorer; what it shows without script leads to the same studies."""
    count = sum(len(getattr(edition.base, kind)) for kind in _KINDS.values())
    aside = tuple(ListRow(one.id, one.address, "", ()) for one in edition.quarantined if one.kind in _KINDS.values())
    facts = {"count": count, "regions": _regions(edition), "aside": aside}
    lead, sections = render_sections("explorer.html", facts, page_address=ADDRESS, headings=HEADINGS)
    words = "Every study, review and guideline of this collection in one table: filter it, sort it, take it with you."
    yield Page(ADDRESS, TITLE, "explore", words, lead, sections, STUDIES, template="wide.html")


def explorer_files(edition: Edition, cited: FileMap) -> FileMap:
    """What the page loads; `cited` holds the files of references that lie at each publication's page."""
    return data_files(explorer_rows(edition, cited))


def explorer_rows(edition: Edition, cited: FileMap) -> list[Row]:
    """One row a publication, by name: the order in which the page lists them unless it is asked for another."""
    found = ((kind, one.record) for kind in _KINDS for one in getattr(edition.base, _KINDS[kind]).values())
    rows = (_row(edition, cited, kind=kind, record=record) for kind, record in found)
    return sorted(rows, key=lambda row: (_plain(row.name), row.address))


def _plain(name: str) -> str:
    """A name to sort by: no accents, no capitals."""
    return "".join(sign for sign in normalize("NFKD", name) if not combining(sign)).casefold()


def _row(edition: Edition, cited: FileMap, *, kind: str, record: Publication) -> Row:
    address = record_address(_KINDS[kind], record.id)
    reference = edition.base.references.get(record.main_report.ref)
    year = reference.year if reference else None
    own = _OF_KIND[kind](record)
    shared = {
        "kind": frozenset({kind}),
        "years": frozenset({decade(year)[0]}),
        "funding": _keys(record.funding.types if record.funding else ()) or _NONE,
        "depth": _keys([record.main_report.depth]),
    }
    return Row(
        name=title_of(edition, record),
        address=address,
        mark=_mark(record),
        options=shared | own.options,
        texts=own.texts,
        numbers={"year": year, "number": own.number},
        standing=own.standing,
        cited={form: str(cited.get(f"{address}cite.{form}", "")) for form in ("bib", "ris")},
        doi=reference.doi if reference else "",
    )


@dataclass(frozen=True, slots=True)
class Own:
    """What a row holds that depends on its kind."""

    options: Mapping[str, Keys]
    texts: Mapping[str, str]
    number: int | None
    standing: Mapping[str, Keys]


def _study(study: Study) -> Own:
    trained = [arm for arm in study.arms if arm.role == "intervention"]
    kinds = [arm.modality for arm in trained if arm.modality]
    tried = joined([lower_first(kind.label) for kind in dict.fromkeys(kinds)])
    options = {
        "site": _sites(study.results),
        "group": _keys(audiences_of(study.population)) or _OTHER,
        "bones": _bone_health(study.population.bone_status),
        "exercise": _lineage(kinds),
        "design": _keys([study.design.type]) | ({ANY_DRAW} if study.design.type.randomised else set()),
        "load": frozenset(filter(None, map(load_of, trained))) or _NONE,
        "sessions": frozenset(chain.from_iterable(map(_sessions, trained))) or _NONE,
        "weeks": _weeks(study) or _NONE,
        "supervision": _keys({arm.supervision for arm in trained} - {Supervision.NOT_REPORTED}) or _NONE,
        "impact": frozenset({"yes" if any(map(_has_impact, trained)) else "no"}),
        "bias": _judged(study.risk_of_bias),
    }
    texts = {
        "people": upper_first(who_words(study.population)),
        "programme": upper_first(tried) or ("No exercise was tested" if not study.arms else NOT_STATED),
        "dose": _dose(study, trained) or NOT_STATED,
        "built": study.design.type.label,
    }
    return Own(options, texts, people_in(study), _standing(study))


def _review(review: Review) -> Own:
    population, kinds = review.pico.population, review.pico.exercise
    options = {
        "site": _sites(review.results),
        "group": _keys(audiences_of(population)) or _OTHER,
        "bones": _bone_health(population.bone_status),
        "exercise": _lineage(kinds),
        "design": _keys([review.design]),
        "bias": _judged(review.appraisal),
    }
    covers = joined([lower_first(kind.label) for kind in kinds])
    texts = {
        "people": upper_first(who_words(population)),
        "programme": f"Covers {covers}",
        "built": review.design.label,
    }
    return Own(options, texts, review.included.count.participants, {})


def _guideline(guideline: Guideline) -> Own:
    kinds = [kind for advice in guideline.recommendations for kind in advice.exercise]
    options = {
        "group": _keys(audiences_of(guideline.population)) or _OTHER,
        "bones": _bone_health(guideline.population.bone_status),
        "exercise": _lineage(kinds),
        "design": _keys([guideline.design]),
        "bias": _judged(guideline.appraisal),
    }
    named = joined([lower_first(kind.label) for kind in dict.fromkeys(kinds)])
    texts = {
        "people": upper_first(who_words(guideline.population)),
        "programme": f"Advises on {named}" if named else "Names no kind of exercise",
        "built": guideline.design.label,
    }
    return Own(options, texts, None, {})


_OF_KIND = {"study": _study, "review": _review, "guideline": _guideline}


def _mark(record: Publication) -> str:
    """A word for what is not counted: draft, withdrawn, retracted."""
    if record.status is not RecordStatus.ACTIVE:
        return record.status.label
    return "" if record.editorial.status.counted else record.editorial.status.label


def _keys(terms: Iterable) -> Keys:
    return frozenset(map(hyphened, terms))


def _bone_health(found: Iterable[BoneStatus]) -> Keys:
    """The bone status of people as recorded; each degree of low density is low density too."""
    stated = set(found) - {BoneStatus.NOT_REPORTED, BoneStatus.ANY}
    return (_keys(stated) | ({ANY_LOW} if stated & _LOW else frozenset())) or _NONE


def _sites(results: Iterable) -> Keys:
    return _keys({result.outcome.site.group for result in results if result.outcome.site}) or _OTHER


def _lineage(kinds: Iterable[Exercise]) -> Keys:
    """The kinds of exercise and those that they belong to, so that "any strength training" finds lifting."""
    return _keys(set(chain.from_iterable(kind.lineage() for kind in kinds)) - {Exercise.ANY})


def _sessions(arm: Arm) -> Iterator[str]:
    low = arm.dose.sessions_per_week if arm.dose else None
    if arm.dose and low is not None:
        first, last = (max(int(end), 1) for end in (low, arm.dose.sessions_per_week_to or low))
        for number in range(first, last + 1):
            yield str(number) if number < _MANY_SESSIONS else f"{_MANY_SESSIONS}-plus"


def _weeks(study: Study) -> Keys:
    length = study.design.duration
    if length is None:
        return frozenset()
    ends = (float(end) * _DAYS[length.unit] / 7 for end in (length.value, length.to) if end is not None)
    return frozenset(_band(weeks) for weeks in ends)


def _band(weeks: float) -> str:
    return "under-26" if weeks < 26 else "26-51" if weeks < 52 else "52-103" if weeks < 104 else "104-plus"


def _has_impact(arm: Arm) -> bool:
    kinds = (Exercise.RESISTANCE_PLUS_IMPACT, Exercise.IMPACT_JUMPING)
    told = arm.dose and (arm.dose.impacts_per_session or arm.dose.impact)
    return bool(told or (arm.modality and any(kind.covers(arm.modality) for kind in kinds)))


def _judged(judgements: Iterable[RiskOfBias]) -> Keys:
    """Whether anybody judged risk of bias; PEDro and TESTEX score quality and do not judge it."""
    proxies = {judgement.proxy for judgement in judgements}
    return frozenset({"judged" if False in proxies else "score" if proxies else "not-judged"})


def _dose(study: Study, trained: Iterable[Arm]) -> str:
    """The dose of each trained group, each once, and for how long."""
    doses = dict.fromkeys(dose_words(arm.dose) for arm in trained if arm.dose)
    parts = [*filter(None, doses), f"for {duration_words(study.design.duration)}" if study.design.duration else ""]
    return upper_first("; ".join(filter(None, parts)))


def _standing(study: Study) -> Mapping[str, Keys]:
    """At which bones trained people stood higher, lower, the same, or cannot be told, as on the pages of the bones."""
    found: dict[str, set[str]] = {side: set() for side in _SIDES.values()}
    for group in SiteGroup:
        here = tuple(result for result in study.results if result.outcome.site and result.outcome.site.group is group)
        if here:
            found[_SIDES[standing_of(StudyHere(study, here))]].add(hyphened(group))
    if not any(found.values()):
        found["untold"].update(_OTHER)
    return {side: frozenset(sites) for side, sites in found.items() if sites}


def _regions(edition: Edition) -> tuple[Bones, ...]:
    studies = [_sites(found.record.results) for found in edition.base.studies.values()]
    held = regions_of(EvidenceMap(edition))
    return tuple(
        Bones(
            region.label,
            region_address(region),
            tuple(
                (site.reader_label, site_address(site), sum(hyphened(site) in measured for measured in studies))
                for site in sites
            ),
        )
        for region, sites in held.items()
    )
