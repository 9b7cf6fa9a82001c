"""What the home page and the pages of bones, regions, people and exercise say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import pytest

from generator.problems import Place, Problem, Severity
from generator.publishing.edition import Edition, edition_of
from generator.publishing.page import Page
from generator.publishing.pages.exercise import exercise_pages
from generator.publishing.pages.home import home_pages
from generator.publishing.pages.map_bundles import map_files
from generator.publishing.pages.people import people_pages
from generator.publishing.pages.regions import region_pages
from generator.publishing.pages.sites import site_pages
from generator.publishing.site_settings import SiteSettings
from generator.vocabulary import SiteGroup
from tests.unit.publishing.records import ARMS, base_of, edition, located, pooled, question, result, review
from tests.unit.publishing.records import WOMEN as OF_WOMEN

WOMEN = {**OF_WOMEN, "n_allocated": 40}
READ = [{"arm": "lift", "mean": 1}, {"arm": "con", "mean": -1}]
MAKERS = (home_pages, region_pages, site_pages, people_pages, exercise_pages)
SPINE, SPINE_WOMEN = "regions/spine/lumbar-spine/", "regions/spine/lumbar-spine/after-menopause/"


def study(record_id: str = "doe-2001", **fields: Any) -> Any:
    found = {"arms": ARMS, "results": [result(arms=READ)], "population": WOMEN, **fields}
    return located("studies", record_id, **found)


def all_pages(shown: Edition) -> dict[str, Page]:
    return {page.address: page for maker in MAKERS for page in maker(shown)}


def html(page: Page) -> str:
    return "\n".join([page.lead, *(section.html for section in page.sections)]).replace("\u00a0", " ")


def words(page: Page) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html(page)).split())


def page_of(address: str, *found: Any) -> Page:
    return all_pages(edition(*found))[address]


FULL = (study(), review(), located("claims", "claim-one"), question())


@pytest.mark.parametrize("page", all_pages(edition(*FULL)).values(), ids=lambda page: page.address or "home")
def test_every_page_has_a_title_a_description_and_no_forbidden_word(page: Page) -> None:
    assert page.title
    assert page.description.strip()
    text = words(page).lower()
    for forbidden in ("no studies found", "increases", "reverses", "rebuilds", "restores", "proven"):
        assert forbidden not in text


@pytest.mark.parametrize("page", all_pages(edition(*FULL)).values(), ids=lambda page: page.address or "home")
def test_sections_are_few_and_ids_are_used_once(page: Page) -> None:
    ids = re.findall(r'\bid="([^"]+)"', html(page)) + [section.id for section in page.sections]
    assert len(page.sections) <= 7
    assert len(ids) == len(set(ids))


def test_an_empty_collection_still_makes_every_page_that_the_site_links_to() -> None:
    pages = all_pages(edition())
    assert "" in pages
    assert {"regions/hip/", "people/men/", "exercise/progressive-resistance/"} <= set(pages)
    assert "not in this collection" in words(pages["regions/foot/calcaneus/"]).lower()


def test_links_between_these_pages_lead_to_pages_and_files() -> None:
    pages, files = all_pages(edition(*FULL)), map_files(edition(*FULL))
    own = ("regions/", "people/", "exercise/")
    for page in pages.values():
        for link in re.findall(r'href="([^"#]+)"', html(page)):
            target = _resolved(page.address, link)
            if link.endswith(".zip"):
                assert f"{page.address}{link}" in files
                continue
            assert not target.startswith(own) or target in pages, (page.address, link)


def _resolved(address: str, link: str) -> str:
    parts = [part for part in address.split("/") if part]
    for step in link.removeprefix("./").split("/"):
        parts = parts[:-1] if step == ".." else [*parts, *([step] if step else [])]
    return "/".join(parts) + "/" if parts else ""


def test_the_home_page_asks_the_founding_question_and_keeps_it_a_question() -> None:
    assert page_of("").title == "Does lifting weights build bone?"


def test_the_home_page_says_counts_and_date_and_who_it_is_about() -> None:
    text = words(page_of("", *FULL))
    assert "1 study, 1 review, 1 claim of an article and 1 question" in text
    assert "collection last updated 5 January 2026" in text
    assert "because most trials were made with it" in text


def test_the_home_page_shows_claims_of_different_verdicts() -> None:
    claims = [
        located("claims", f"claim-{n}", verdict=verdict, reason="It differs.")
        for n, verdict in enumerate(["faithful", "faithful", "faithful", "imprecise", "misattributed"])
    ]
    shown = re.findall(r'be-claim__verdict"><span aria-hidden="true">.</span> ([^<]+)<', html(page_of("", *claims)))
    assert shown == ["Not what that study tested", "Roughly right", "Matches the source"]


def test_records_that_changed_alike_on_one_day_are_one_line() -> None:
    text = words(page_of("", study("a-2001"), study("b-2001")))
    assert "5 January 2026: Two records. First." in text


def test_a_record_that_is_left_out_is_named_on_the_home_page() -> None:
    fault = Problem(Place("evidence/studies/doe-2001.yaml"), "rule", "wrong", "mend it", Severity.ERROR)
    (page,) = home_pages(edition_of(base_of(study()), [fault], SiteSettings()))
    assert 'href="studies/doe-2001/"' in html(page)
    assert "have an error and are not counted" in words(page)


def test_the_map_and_its_table_hold_the_same_bones() -> None:
    page = html(page_of("", *FULL))
    drawn = re.findall(r'data-site="([^"]+)"', page)
    rows = page.count('<td data-l="Effect">') + page.count('<td data-l="Answer"')
    assert len(drawn) == 2 * rows  # the wide and the narrow drawing
    assert rows == 11


def test_an_answer_box_tells_both_marks_what_they_rest_on_and_dates() -> None:
    text = words(page_of(SPINE_WOMEN, study(), review("roe-2002", search={"to": "2019-03"}), question()))
    for part in (
        "lifting alone may leave the bone density of the lower back a little higher than not training.",
        "slightly more bone",
        "low that there is any gain. Computed by published rules, provisional.",
        "0 of about 1 trial had figures we could read",
        "0.40 standard deviations (95 % interval 0.15 to 0.65)",
        "Studies searched to March 2019",
        "Record checked: not yet checked by a second person",
        "Page built 5 January 2026",
        "In this collection: 1 study, 40 people.",
    ):
        assert part in text


def test_an_answer_box_leads_to_the_whole_answer_and_its_reasons() -> None:
    lead = page_of(SPINE_WOMEN, review(), question()).lead
    assert 'href="../../../../questions/asked/">Read the whole answer' in lead
    assert 'href="../../../../questions/asked/#why-not-higher" title="GRADE-informed' in lead
    assert 'href="../../../../reviews/roe-2002/"' in lead


def test_without_a_question_nothing_is_rated_however_much_reviews_say() -> None:
    page = page_of(SPINE_WOMEN, study(), review("roe-2002", pooled(authors_certainty="moderate")))
    assert "not yet rated" in words(page)
    assert "more bone" not in page.lead
    assert "be-certainty--moderate" not in page.lead
    assert "be-certainty--moderate" in html(page), "it stands in the table of reviews, as theirs"


def test_a_wider_exercise_and_another_group_are_named_above_the_answer() -> None:
    wide = (review("roe-2002", pooled(exercise=["any"])), question(exercise="any"))
    assert "Exercise of any kind: lifting by itself has no rated answer here." in words(page_of(SPINE_WOMEN, *wide))
    everyone = words(page_of(SPINE, review(), question()))
    assert "Women after menopause In women after menopause, lifting alone may leave" in everyone


def test_narrower_groups_are_links_with_marks_of_their_own() -> None:
    few = question("a-few", people={"bone_status": "osteoporosis"}, title="With osteoporosis?", index_review=None)
    page = page_of(SPINE_WOMEN, review(), question(), few)
    listed = next(section.html for section in page.sections if section.id == "answers")
    assert "Narrower groups" in listed
    assert "With osteoporosis?" in listed
    assert "not in this collection" in listed


def test_every_density_page_says_that_denser_is_not_unbroken_and_what_is_known_of_fractures() -> None:
    breaks = located(
        "questions", "breaks", outcome_target=["fracture"], audience=["after_menopause"], title="Fewer breaks?"
    )
    for address in ("", SPINE, SPINE_WOMEN, "regions/spine/", "people/after-menopause/"):
        assert "Denser is not the same as unbroken." in words(page_of(address, *FULL))
        assert re.search(r'href="[./]*questions/breaks/">Fewer breaks', html(page_of(address, *FULL, breaks)))


def test_where_no_question_on_fractures_is_about_a_group_the_page_says_so() -> None:
    breaks = located("questions", "breaks", outcome_target=["fracture"], audience=["men"])
    assert "in women after menopause we ask no question yet" in words(page_of("people/after-menopause/", breaks))
    assert "we ask no question yet" not in words(page_of("people/men/", breaks))


@pytest.mark.parametrize("address", [SPINE, SPINE_WOMEN, "regions/hip/", "people/men/", "exercise/walking/"])
def test_every_adult_page_prints_the_lines_on_past_fractures_medicines_and_falls(address: str) -> None:
    text = words(page_of(address, *FULL))
    assert "Have you broken a bone in your spine" in text
    assert "Exercise does not replace your bone medicine." in text
    assert "Lifting alone was not shown to prevent falls." in text


def test_children_get_lines_of_their_own() -> None:
    text = words(page_of("people/children-teens/", *FULL))
    assert "need enough food and rest" in text
    assert "Have you broken a bone in your spine" not in text


def test_whoever_belongs_to_two_groups_is_told_to_read_both() -> None:
    for address in ("", SPINE, "regions/spine/", "people/men/"):
        assert "If two groups fit you, read both" in words(page_of(address, *FULL))


def test_a_group_without_a_page_is_text_that_says_why() -> None:
    page = html(page_of(SPINE, study()))
    assert re.search(r'<a href="after-menopause/"', page)
    assert re.search(r"<span>Men<span class=\"be-hidden\">, no studies in this collection yet</span></span>", page)


def test_a_page_for_a_group_exists_only_where_something_speaks_to_it() -> None:
    pages = all_pages(edition(study()))
    assert SPINE_WOMEN in pages
    assert f"{SPINE}men/" not in pages


def test_a_wanted_question_makes_a_page_before_any_study_is_read() -> None:
    asked = question("q-men", audience=["men"], index_review=None, trials={"partial": ["roe-1999"]})
    assert "Measured in one trial, figures not read: roe-1999." in words(page_of(f"{SPINE}men/", asked))


def test_reviews_of_one_set_of_trials_are_marked_as_one_voice() -> None:
    family = review("a-2020", dataset="one"), review("b-2020", dataset="one")
    assert "one voice, not several" in words(page_of(SPINE_WOMEN, *family))
    assert "one voice, not several" not in words(page_of(SPINE_WOMEN, review("a-2020"), review("b-2020")))


def test_figures_of_trials_are_as_printed_with_depth_and_design() -> None:
    text = words(page_of(SPINE_WOMEN, study()))
    assert "Lifting: +1 % (higher)" in text
    assert "No training: \u22121 %" in text
    assert "Randomised trial we read the abstract" in text
    assert "Of 1 study, in 1 trained people stood higher" in text


def test_a_study_without_figures_is_listed_and_never_taken_as_no_effect() -> None:
    text = words(page_of(SPINE_WOMEN, study(results=[result(arms=[{"arm": "lift", "statement": "it rose"}])])))
    assert "Measured, figures not read" in text
    assert "That does not mean that nothing happened." in text


@pytest.mark.parametrize(
    ("modality", "load"), [("high_intensity_resistance_impact", None), ("progressive_resistance", 85)]
)
def test_heavy_loads_and_jumps_bring_the_warning(modality: str, load: int | None) -> None:
    dose = {"intensity": {"scale": "one_rm_pct", "value": load}} if load else None
    arms = [{**ARMS[0], "modality": modality, **({"dose": dose} if dose else {})}, ARMS[1]]
    assert "Do not copy heavy lifting or jumps alone." in words(page_of(SPINE_WOMEN, study(arms=arms)))
    assert "Do not copy" not in words(page_of(SPINE_WOMEN, study()))


def test_very_low_looks_empty_of_direction() -> None:
    said = review("roe-2002", pooled(authors_certainty="very_low", i2=80.0, n=40))
    box = page_of(SPINE_WOMEN, said, question()).lead
    assert "be-certainty--very_low" in box
    assert "not clear" in box
    assert "more bone" not in box


def test_a_region_page_stays_within_forty_links_however_much_it_holds() -> None:
    many = [study(f"s{n}-2001") for n in range(60)] + [review(f"r{n}-2002") for n in range(30)]
    many += [question(f"q{n}", site=list(SiteGroup), index_review=f"r{n}-2002") for n in range(30)]
    for address, page in all_pages(edition(*many)).items():
        if re.fullmatch(r"regions/[^/]+/", address):
            assert html(page).count("<a ") <= 40


def test_an_exercise_page_shows_its_place_in_the_tree() -> None:
    page = page_of("exercise/progressive-resistance/", study())
    assert [crumb.label for crumb in page.crumbs] == ["Body map", "Any strength training"]
    assert "1 higher" in words(page)


def drawn(pages: Iterable[Page]) -> set[str]:
    return {page.address for page in pages if page.extra.get("place")}


def test_places_of_the_spine_and_hip_have_their_picture() -> None:
    pictured = drawn(all_pages(edition(*FULL)).values())
    assert {"regions/spine/", SPINE, "regions/hip/", "regions/foot/calcaneus/"} <= pictured


def test_markup_in_a_record_is_shown_as_text() -> None:
    page = page_of(
        SPINE_WOMEN, study(population={**WOMEN, "flags": []}, arms=[{**ARMS[0], "label": "<b>x</b>"}, ARMS[1]])
    )
    assert "<b>x</b>" not in html(page)
    assert "&lt;b&gt;x&lt;/b&gt;" in html(page)


def test_a_harm_that_was_looked_for_and_did_not_come_up_is_not_told_as_one() -> None:
    source = {"report": "doe-2001", "where": "abstract"}
    harms = [{"what": "Injury from training", "events": 0, "from": source}, {"what": "Back pain", "from": source}]
    text = words(page_of("people/after-menopause/", study(harms=harms)))
    assert "None reported: Injury from training. Back pain." in text


def test_a_load_printed_as_a_bound_stays_a_bound() -> None:
    dose = {"intensity": {"scale": "one_rm_pct", "above": 85}}
    text = words(page_of(SPINE_WOMEN, study(arms=[{**ARMS[0], "dose": dose}, ARMS[1]])))
    assert re.search(r"more than 85\s% of the most they could lift once", text)
