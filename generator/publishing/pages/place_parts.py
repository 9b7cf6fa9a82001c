"""What pages of bones, people and exercise share: the answer box, choices of people, depth of reading, dates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model import Publication
from generator.publishing.addresses import people_address, record_address, site_address
from generator.publishing.answers import empty_sentence, kind_words, studies_and_people
from generator.publishing.audiences import PEOPLE
from generator.publishing.citations import Citation, cite
from generator.publishing.edition import Edition
from generator.publishing.evidence_map import LIFTING_FIRST, Cell, EvidenceMap, StudyHere
from generator.publishing.page import Crumb, relative
from generator.publishing.pages.answer_box import AnswerBox, box_of
from generator.publishing.pages.frame import title_of
from generator.publishing.pages.record_parts import NOT_CHECKED
from generator.publishing.wording import date_words, figure, joined, plural, upper_first
from generator.publishing.wording.numbers import NBSP
from generator.vocabulary import Audience, Depth, EmptyState

BODY_MAP = (Crumb("Body map", ""),)
HOME = ""
NO_PAGE = "no studies in this collection yet"

_STATES = {
    EmptyState.NOT_RATED: "Only the questions that we ask are rated. What was read stands below.",
    EmptyState.MEASURED_NOT_READ: "Trials exist; their figures were not read. That does not mean no effect.",
    EmptyState.NOT_IN_COLLECTION: "We did not search systematically: others may have studied it.",
    EmptyState.SEARCHED_NONE: "A documented search found none.",
    EmptyState.NOT_APPLICABLE: "This measure is meant for people who still grow.",
}


@dataclass(frozen=True, slots=True)
class PlaceAnswer:
    """The answer at a bone: the box of the question that asks it there; without one, what is held and why no rating.

    `about` names people or exercise where they are not those of the page; `state` is a key of CERTAINTIES.
    """

    sentence: str
    box: AnswerBox | None
    title: str
    address: str
    about: str
    state: str
    means: str
    held: str
    dates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """A choice; without an address it is text that says why."""

    label: str
    href: str = ""
    current: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A page and a few words about it."""

    title: str
    address: str
    about: str = ""


def answer_of(edition: Edition, leading: Cell, whole: Cell) -> PlaceAnswer:
    """The answer at a bone: `leading` answers, `whole` counts every study of that bone and of the page's group."""
    here = leading.leading
    checked = here.question.checked if here else None
    dates = [f"Record checked: {date_words(checked.date) if checked else NOT_CHECKED}"] if here else []
    dates += [f"Page built {date_words(edition.built)}"] if edition.built else []
    return PlaceAnswer(
        sentence=here.answer.statement.plain if here else empty_sentence(whole),
        box=box_of(edition, here.answer) if here else None,
        title=here.finding.title if here else "",
        address=here.address if here else "",
        about=_about(leading, whole) if here else "",
        state=whole.state.value,
        means=_STATES[whole.state],
        held=studies_and_people(whole),
        dates=tuple(dates),
    )


def _about(leading: Cell, whole: Cell) -> str:
    """What the page must name: another group than its own, and another exercise than lifting."""
    other = leading.audience if leading.audience is not whole.audience else None
    people = upper_first(PEOPLE[other]) if other else ""
    if leading.exercise is LIFTING_FIRST[0]:
        return people
    kind = upper_first(kind_words(leading.exercise))
    return f"{f'{people}. ' if people else ''}{kind}: lifting by itself has no rated answer here."


def description_of(answer: PlaceAnswer) -> str:
    """A page in two sentences, for search results: the answer, and what is held."""
    return f"{answer.sentence} In this collection: {answer.held}.".replace(NBSP, " ")


def site_chips(evidence: EvidenceMap, whole: Cell, *, page: str) -> tuple[Chip, ...]:
    """The groups of people for one bone: links where that page exists, text where it does not."""
    chips = [Chip("Everyone", relative(site_address(whole.site), page), current=whole.audience is None)]
    for audience in Audience:
        if has_page(evidence.cell(whole.site, audience)):
            href = relative(site_address(whole.site, audience), page)
            chips.append(Chip(audience.label, href, current=whole.audience is audience))
        else:
            chips.append(Chip(audience.label, reason=NO_PAGE))
    return tuple(chips)


def people_chips(*, page: str, current: Audience | None = None) -> tuple[Chip, ...]:
    """The groups of people, each with its own page."""
    return tuple(
        Chip(audience.label, relative(people_address(audience), page), current=audience is current)
        for audience in Audience
    )


def has_page(cell: Cell) -> bool:
    """Whether a bone has a page for one group: a record speaks to it, or a question on the wanted list does."""
    return not cell.is_empty


def depth_counts(records: Iterable[Publication], one: str = "study", many: str = "studies") -> str:
    """How deep we read, counted: "Of 9 studies we read the full text of 1 and the abstract of 8"."""
    depths = [record.main_report.depth for record in records]
    if not depths:
        return ""
    words = {
        Depth.FULL_TEXT: "the full text of {}",
        Depth.ABSTRACT: "the abstract of {}",
        Depth.SECONDARY: "only what others write of {}",
        Depth.NOT_READ: "nothing of {}",
    }
    if len(depths) > 1 and len(set(depths)) == 1:
        return f"We read {words[depths[0]].format(f'all {figure(len(depths))} {many}')}."
    told = [words[depth].format(figure(depths.count(depth))) for depth in Depth if depth in depths]
    return f"Of {plural(len(depths), one, many)} we read {joined(told)}."


def checked_counts(records: Sequence[Publication]) -> str:
    """How many records a second person has checked."""
    checked = sum(record.checked is not None for record in records)
    return f"{figure(checked)} of {plural(len(records), 'record')}".replace(NBSP, " ")


def citations(edition: Edition, records: Iterable[Publication]) -> tuple[tuple[Citation, str], ...]:
    """References of records with the address of each record's page, in order."""
    references = edition.base.references
    keys = [record.main_report.ref for record in records]
    return tuple((cite(key, references), edition.address_of(key)) for key in keys)


def named_study(edition: Edition, here: StudyHere) -> Named:
    """A study as lists name it, with its design."""
    address = record_address("studies", here.study.id)
    return Named(title_of(edition, here.study), address, here.study.design.type.label)
