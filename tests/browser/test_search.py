"""The search: by keyboard on a phone, in everyday words, narrowed down, restored from its address, and by ear."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.reader import focus_shows
from tests.browser.test_accessibility import axe  # noqa: F401  (axe is a fixture)
from tests.browser.test_layout import STICKS_OUT

RUN = """async () => (await axe.run(document, {resultTypes: ["violations"],
  rules: {"target-size": {enabled: true}}})).violations.map(rule => rule.id + ": " + rule.nodes[0].html)"""
COUNT = ".be-search__count"

# What somebody types -> what must be among the first results: the end of an address, of every kind of page.
QUERIES = {
    "lower back after menopause lifting alone": r"/questions/ls-postmeno-prt/",
    "hip bone": r"/regions/hip/",
    "back": r"/regions/spine/(lumbar-spine/)?",
    "heel": r"/regions/foot/calcaneus/",
    "men": r"/people/men/",
    "kids": r"/people/children-teens/",
    "weights": r"/exercise/progressive-resistance/",
    "jumping": r"/exercise/impact-jumping/",
    "swimming": r"/exercise/(non-weight-bearing-aerobic|aquatic)/",
    "bone thinning": r"/learn/glossary/#word-osteoporosis",
    "brittle bones": r"/learn/glossary/#word-osteop(orosis|enia)",
    "T-score": r"/learn/glossary/#word-t-score-z-score",
    "what is a bone scan": r"/learn/.*(scan|word-dxa)",
    "is lifting safe": r"/learn/is-it-safe/",
    "how we decide": r"/learn/how-we-decide/",
    "LIFTMOR": r"/studies/watson-2018/",
    "Nelson 1994": r"/studies/nelson-1994/",
    "10.1002/jbmr.3284": r"/studies/watson-2018/",
    "https://doi.org/10.1002/jbmr.3284": r"/studies/watson-2018/",
    "PMID: 28975661": r"/studies/watson-2018/",
    "ACTRN12616000475448": r"/studies/watson-2018/",
    "Shojaa 2020": r"/reviews/shojaa-2020",
    "Osteoporosis Canada guideline": r"/guidelines/morin-2023/",
    "Harvard muscle bone connection": r"/articles/harvard-",
    "20 % of women 5 % of men have osteoporosis": r"/claims/b1-how-many/",
    "leaflet thin bones weights": r"/handouts/.+/",
    "evidence map": r"/map/",
    "explore all studies": r"/explore/",
    "download data": r"/data/",
    "missing from the collection": r"/contribute/what-is-missing/",
    "editorial policy": r"/about/editorial-policy/",
    "why pagefind": r"/decisions/0012-search/",
}


def search(open_page: Open, query: str, **how: object) -> Page:
    """The page of the search once it has looked for this."""
    page = open_page(f"/search/{query}", **how)
    expect(page.locator(COUNT)).not_to_be_empty()
    return page


def results(page: Page) -> list[str]:
    return page.locator(".be-search__list a").evaluate_all("links => links.map(link => link.href)")


def number(page: Page) -> int:
    return int(page.inner_text(COUNT).split()[0].replace(",", ""))


def focused(page: Page) -> str:
    return page.evaluate("() => document.activeElement.textContent || document.activeElement.name")


def test_every_kind_of_page_is_found_in_the_words_of_readers(open_page: Open) -> None:
    page = open_page("/search/")
    missed = {}
    for query, wanted in QUERIES.items():
        page.fill("[data-search] input[type=search]", "")
        expect(page.locator(COUNT)).to_be_empty()
        page.fill("[data-search] input[type=search]", query)
        expect(page.locator(COUNT)).not_to_be_empty()
        if not any(re.search(f"{wanted}$|{wanted}[^/]*/$", address) for address in results(page)[:5]):
            missed[query] = results(page)[:5]
    assert missed == {}


def test_a_trial_in_a_table_leads_to_the_answers_that_rest_on_it(open_page: Open) -> None:
    page = search(open_page, "?q=Nelson+1994&kind=answer")
    assert any(address.endswith("/questions/ls-postmeno-prt/") for address in results(page))


@pytest.mark.parametrize("key", ["/", "s"])
def test_somebody_finds_and_opens_a_page_by_keyboard_on_a_phone(open_page: Open, key: str) -> None:
    page = open_page("/questions/", width=390)
    page.keyboard.press(key)
    assert focused(page) == "q" and focus_shows(page)
    page.keyboard.type("hip bone")
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text(re.compile("^[0-9]+ pages$"))
    page.keyboard.press("ArrowDown")
    first = focused(page)
    assert focus_shows(page)
    page.keyboard.press("ArrowDown")
    assert focused(page) != first
    page.keyboard.press("ArrowUp")
    assert focused(page) == first
    page.keyboard.press("ArrowUp")
    assert focused(page) == "q"
    page.keyboard.press("ArrowDown")
    wanted = results(page)[0]
    page.keyboard.press("Enter")
    expect(page).to_have_url(wanted)


def test_escape_closes_and_gives_the_focus_back(open_page: Open) -> None:
    page = open_page("/about/", width=390)
    page.locator(".be-search-open").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("hip")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.evaluate("() => document.activeElement.matches('.be-search-open')")


def test_enter_makes_a_page_of_the_search_and_back_leads_back(open_page: Open) -> None:
    page = open_page("/about/")
    page.keyboard.press("/")
    page.keyboard.type("broken hip")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=broken\+hip$"))
    expect(page.locator(COUNT)).to_have_text(re.compile("pages$"))
    page.go_back()
    expect(page).to_have_url(re.compile("/about/$"))


def test_keys_that_somebody_types_elsewhere_open_nothing(open_page: Open) -> None:
    page = open_page("/search/")
    page.fill("[data-search] input[type=search]", "")
    page.keyboard.type("s/")
    assert page.input_value("[data-search] input[type=search]") == "s/"
    assert page.get_by_role("dialog").count() == 0


def test_the_keys_can_be_switched_off(open_page: Open, address: str) -> None:
    page = open_page("/search/")
    page.get_by_role("button", name="Do not let the keys").press("Enter")
    assert focused(page).startswith("Let the keys")
    page.goto(f"{address}/about/")
    page.keyboard.press("s")
    assert page.get_by_role("dialog").count() == 0


def test_each_count_beside_an_option_comes_true(open_page: Open) -> None:
    page = search(open_page, "?q=hip")
    whole = number(page)
    for key, option in (("kind", "study"), ("region", "spine")):
        label = page.locator(f"label:has([name={key}][value={option}])")
        promised = re.search(r"\((\d+)\)", label.inner_text())
        assert promised
        label.locator("input").press("Space")
        expect(page.locator(COUNT)).to_have_text(re.compile(rf"^{promised.group(1)} of {whole} pages$"))
    expect(page).to_have_url(re.compile(r"/search/\?q=hip&kind=study&region=spine$"))


def test_the_address_restores_the_search(open_page: Open) -> None:
    page = search(open_page, "?q=hip&kind=answer,bone&certainty=low")
    assert page.input_value("[data-search] input[type=search]") == "hip"
    assert page.locator("[data-search] input:checked").count() == 3
    told = page.locator(".be-search__list li > .be-small").all_inner_texts()
    assert told and all(re.match(r"(Questions and answers|Bones) · (.* · )?low certainty", line) for line in told)


def test_more_results_come_and_the_focus_goes_to_the_first_of_them(open_page: Open) -> None:
    page = search(open_page, "?q=hip")
    assert len(results(page)) == 10
    page.get_by_role("button", name="Show more").press("Enter")
    expect(page.locator(".be-search__list li")).to_have_count(20)
    assert page.evaluate("() => document.activeElement.href") == results(page)[10]


def test_where_no_page_has_all_words_each_way_out_says_what_it_gives(open_page: Open) -> None:
    page = search(open_page, "?q=hip+zebra+weights")
    expect(page.get_by_role("status")).to_have_text("Nothing found.")
    way = page.locator(".be-note p", has_text="Without zebra")
    promised = re.search(r"(\d+) pages", way.inner_text())
    assert promised and page.get_by_role("link", name="the list of questions").is_visible()
    way.get_by_role("button").press("Enter")
    expect(page.locator(COUNT)).to_have_text(promised.group())
    assert page.evaluate("selector => document.activeElement.matches(selector)", COUNT)


def test_where_the_facets_leave_nothing_the_way_out_is_to_drop_them(open_page: Open) -> None:
    page = search(open_page, "?q=LIFTMOR&certainty=high")
    assert "Pages have these words" in page.inner_text(".be-note")
    page.get_by_role("button", name="Without what narrows it down").press("Enter")
    expect(page.locator(COUNT)).to_have_text(re.compile("pages$"))


def test_where_the_index_does_not_come_the_search_says_so_and_tries_again(open_page: Open, address: str) -> None:
    page = open_page(None)
    page.route("**/evidence/search/*", lambda route: route.abort())
    page.goto(f"{address}/search/?q=hip")
    expect(page.get_by_role("status")).to_have_text("The search did not load.")
    page.unroute("**/evidence/search/*")
    page.get_by_role("button", name="Try again").press("Enter")
    expect(page.get_by_role("status")).to_have_text(re.compile("pages$"))


def test_without_script_the_page_says_so_and_offers_the_lists(open_page: Open) -> None:
    page = open_page("/about/", java_script_enabled=False)
    page.locator(".be-search-open").press("Enter")
    expect(page).to_have_url(re.compile("/search/$"))
    assert page.locator("[data-plain]").is_visible() and not page.locator("[data-search]").is_visible()
    assert page.locator("article a[href*='questions/']:visible").count() == 1


def test_opened_from_the_disk_the_page_says_so(open_page: Open, built_site: object) -> None:
    page = open_page(None)
    page.goto(f"file://{built_site}/about/index.html")
    page.locator(".be-search-open").press("Enter")
    expect(page).to_have_url(re.compile("/search/index.html$"))
    assert page.locator("[data-plain]").is_visible() and not page.locator("[data-search]").is_visible()


STATES = {
    "empty": "",
    "results": "?q=hip&kind=answer",
    "zero": "?q=hip+zebra",
    "left by facets": "?q=LIFTMOR&certainty=high",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_state_breaks_a_rule_of_accessibility(
    open_page: Open,
    axe: str,  # noqa: F811
    address: str,
    width: int,
    scheme: str,
) -> None:
    page = open_page(None, width=width, color_scheme=scheme)
    faults = {}
    for name, query in STATES.items():
        page.goto(f"{address}/search/{query}")
        expect(page.locator("[data-search]")).to_be_visible()
        if query:
            expect(page.locator(COUNT)).not_to_be_empty()
            page.evaluate("() => { document.querySelector('.be-search__filters').open = true; }")
        page.evaluate(axe)
        faults[f"page, {name}"] = page.evaluate(RUN)
        page.goto(f"{address}/about/")
        page.keyboard.press("/")
        page.keyboard.type(query.removeprefix("?q=").split("&")[0].replace("+", " "))
        if query:
            expect(page.locator(f"dialog {COUNT}")).not_to_be_empty()
        page.evaluate(axe)
        faults[f"dialog, {name}"] = page.evaluate(RUN)
    assert {state: found for state, found in faults.items() if found} == {}


@pytest.mark.parametrize("width", [320, 390, 640])  # 640 is 1280 at 200 %
def test_nothing_sticks_out(open_page: Open, width: int) -> None:
    page = search(open_page, "?q=10.1002/jbmr.3284", width=width)
    page.evaluate("() => { document.querySelector('.be-search__filters').open = true; }")
    assert page.evaluate(STICKS_OUT) == []
    page = open_page("/about/", width=width)
    page.keyboard.press("/")
    page.keyboard.type("ACTRN12616000475448")
    expect(page.locator(f"dialog {COUNT}")).not_to_be_empty()
    assert (
        page.evaluate("() => { const d = document.querySelector('dialog'); return d.scrollWidth - d.clientWidth; }")
        <= 0
    )
