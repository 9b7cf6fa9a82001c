"""Questions people ask, by the words in which they ask them, each with the pages that answer; then all questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.publishing.addresses import exercise_address, people_address, record_address, region_address
from generator.publishing.edition import Edition
from generator.publishing.page import Page, Section
from generator.publishing.pages.listing import question_list
from generator.publishing.templates import render
from generator.vocabulary import Audience, Exercise, Region

ADDRESS = "questions/"
TITLE = "Questions people ask"
_INTRO = "Six questions in everyday words, and where their answers are. No page promises anything for one person."
_LIST_HEADING = "Questions with a page of their own"


@dataclass(frozen=True, slots=True)
class Answer:
    """A page that answers: words of the link, and its address."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as people put it, what to know before the answer, and the pages that hold it."""

    id: str
    question: str
    first: str
    answers: tuple[Answer, ...]


def asked_pages(edition: Edition) -> Iterator[Page]:
    """The one page of `questions/`."""
    listed = question_list(edition)
    sections = [_section(edition, asked) for asked in (*ASKED, KINDS)]
    rest = [replace(one, heading=_LIST_HEADING) if one.id == "list" else one for one in listed.sections]
    lead = f'<p class="be-lede">{_INTRO}</p>'
    yield replace(listed, title=TITLE, description=_INTRO, lead=lead, sections=(*sections, *rest), crumbs=())


def _section(edition: Edition, asked: Asked) -> Section:
    there = [answer for answer in asked.answers if _is_there(edition, answer.address)]
    return Section(
        asked.id, asked.question, render("asked.html", {"asked": asked, "answers": there}, page_address=ADDRESS)
    )


def _is_there(edition: Edition, address: str) -> bool:
    """Records come and go with the collection; every other page named here is always made."""
    kind, _, record = address.rstrip("/").partition("/")
    if kind not in ("studies", "claims"):
        return True
    aside = {(one.kind, one.id) for one in edition.quarantined}
    return record in getattr(edition.base, kind) or (kind, record) in aside


def _exercise(exercise: Exercise) -> Answer:
    return Answer(exercise.label, exercise_address(exercise))


def _people(audience: Audience) -> Answer:
    return Answer(audience.label, people_address(audience))


def _claim(said: str, claim: str) -> Answer:
    return Answer(f"What articles say: {said}", record_address("claims", claim))


ASKED: tuple[Asked, ...] = (
    Asked(
        "reversed",
        "Can bone loss be reversed?",
        "Studies compare people who train with people who do not. The trained group may end with "
        "denser bone because it "
        "gained, or because the others lost more. Our pages say which of the two it was. We do not write “reversed”.",
        (
            _people(Audience.AFTER_MENOPAUSE),
            _exercise(Exercise.PROGRESSIVE_RESISTANCE),
            _claim("training stopped or reversed the loss", "b3-men-50-79"),
        ),
    ),
    Asked(
        "spine-or-hip",
        "Spine or hip: which gains more?",
        "Each bone is measured by itself, and what holds for one need not hold for the next. So each has its own page.",
        (
            Answer("Spine", region_address(Region.SPINE)),
            Answer("Hip", region_address(Region.HIP)),
            _claim("better evidence for the spine than for the hip", "m3-spine-better-than-hip"),
            _claim("bones that carry the load gain most", "h3-loaded-bones"),
        ),
    ),
    Asked(
        "how-heavy",
        "How heavy does it have to be?",
        "The fair test is a study that sets heavy loads against light ones. What a study did is not a prescription: "
        "people in it were taught and watched.",
        (
            _exercise(Exercise.PROGRESSIVE_RESISTANCE),
            _exercise(Exercise.HIGH_INTENSITY_RESISTANCE_IMPACT),
            Answer("A study of heavy against light loads (Kerr 1996)", record_address("studies", "kerr-1996")),
            _claim("20 to 30 minutes are enough", "b4-twenty-minutes"),
        ),
    ),
    Asked(
        "is-it-safe",
        "Is it safe?",
        "It depends on your bones and on how you begin. One page has what to do, what to leave out, and when to stop.",
        (Answer("Is lifting safe?", "learn/is-it-safe/"),),
    ),
    Asked(
        "men",
        "Does it work for men?",
        "What was found in women need not hold for men. Studies of men stand on a page of their own.",
        (
            _people(Audience.MEN),
            Answer("A trial in men of 50 to 79", record_address("studies", "kukuljan-2009")),
            _claim("strength training in men of 50 to 79", "b3-men-50-79"),
        ),
    ),
    Asked(
        "children",
        "What about children?",
        "Growing bones gain in any case. Only a comparison shows what exercise adds.",
        (
            _people(Audience.CHILDREN_TEENS),
            Answer("A school study of 295 children", record_address("studies", "larsen-2018")),
            _claim("exercise makes children's bones stronger", "m8-children"),
            Answer("Safety for children and teenagers", "learn/is-it-safe/#children"),
        ),
    ),
)

KINDS = Asked(
    "kinds",
    "Every kind of exercise",
    "What we hold on each kind; a page with several kinds below it names them.",
    tuple(_exercise(node) for node in Exercise if node.parent == Exercise.ANY.value),
)
"""The tops of the exercise tree, so that every page of an exercise can be reached."""
