"""What the evidence map says: a cell a link with words, five states where nothing is rated, gaps, no sum over cells."""

from __future__ import annotations

import re
from typing import Any

from generator.publishing.edition import Edition
from generator.publishing.evidence_map import EvidenceMap
from generator.publishing.figures.bubble import LARGEST, bubble, radius
from generator.publishing.page import Page
from generator.publishing.pages.map import map_pages
from generator.vocabulary import Audience, Exercise, SiteGroup
from tests.unit.publishing.records import ARMS, edition, located, question, result, review
from tests.unit.publishing.records import WOMEN as OF_WOMEN

WOMEN = {**OF_WOMEN, "n_allocated": 40}
READ = [{"arm": "lift", "mean": 1}, {"arm": "con", "mean": -1}]
GROUP = "map/after-menopause/"


def study(record_id: str = "doe-2001", **fields: Any) -> Any:
    found = {"arms": ARMS, "results": [result(arms=READ)], "population": WOMEN, **fields}
    return located("studies", record_id, **found)


def at(site: str, row: str, **fields: Any) -> dict[str, Any]:
    """A row of a study at another bone than the lower back."""
    made = result(row, **fields)
    return {**made, "outcome": {**made["outcome"], "site": site}}


def html(page: Page) -> str:
    return "\n".join([page.lead, *(section.html for section in page.sections)]).replace("\u00a0", " ")


def words(markup: str) -> str:
    """What is read out: no drawing, and nothing that is hidden from a screen reader."""
    spoken = re.sub(r'<svg.*?</svg>|<span aria-hidden="true">.*?</span>|<[^>]+>', "", markup, flags=re.DOTALL)
    return " ".join(spoken.split())


def pages(shown: Edition) -> dict[str, Page]:
    return {page.address: page for page in map_pages(shown)}


def group(*found: Any) -> str:
    return html(pages(edition(*found))[GROUP])


def links(markup: str) -> dict[str, str]:
    """Words of each cell's link, with the address it leads to."""
    cells = re.findall(r"<td data-l[^>]*>\s*<a href=\"([^\"]+)\">(.*?)</a>", markup, flags=re.DOTALL)
    return {words(inner): href for href, inner in cells}


def test_a_rated_cell_says_exercise_bone_direction_certainty_and_what_it_rests_on() -> None:
    found = links(group(study(), review(), question()))
    said = [name for name in found if name.startswith("Lifting, lower back: ")]
    assert len(said) == 1
    assert "certainty" in said[0] and "rests on" in said[0] and said[0].endswith("1 study, 40 people")
    assert found[said[0]] == "../../questions/asked/"


def test_a_cell_that_no_question_asks_says_so_and_leads_to_the_bone() -> None:
    found = links(group(study()))
    assert found["Lifting, lower back: not yet rated; 1 study, 40 people"].endswith("lumbar-spine/after-menopause/")


def test_a_study_whose_figures_were_not_read_is_not_called_unrated() -> None:
    assert "Lifting, lower back: measured, figures not read; 1 study, 40 people" in links(
        group(study(results=[result()]))
    )


def test_an_empty_cell_of_a_row_with_studies_is_named_not_left_blank() -> None:
    jumps = study(
        "roe-2003", arms=[{**ARMS[0], "modality": "impact_jumping"}, ARMS[1]], results=[at("total_hip", "th")]
    )
    assert "Jumping and other impact, lower back: not in this collection" in links(group(study(), jumps))


def test_people_who_were_not_counted_make_the_number_a_lower_limit() -> None:
    silent = study("roe-2003", population=OF_WOMEN)
    assert "Lifting, lower back: not yet rated; 2 studies, at least 40 people" in links(group(study(), silent))
    assert "Lifting, lower back: not yet rated; 1 study, people not stated" in links(group(silent))


def test_an_answer_for_some_of_a_group_names_them() -> None:
    narrow = question(people={"bone_status": "osteoporosis", "words": "women with thin bones"})
    said = next(name for name in links(group(study(), review(), narrow)) if name.startswith("Lifting, lower back"))
    assert said.startswith("Lifting, lower back: only women with thin bones: ")


def test_every_link_of_the_table_has_its_own_words() -> None:
    markup = group(study(), study("roe-2003", results=[at("total_hip", "th", arms=READ)]), review(), question())
    cells = re.findall(r"<td data-l", markup)
    assert len(cells) == len(links(markup)) > 0


def test_only_distinct_studies_are_counted_over_cells() -> None:
    two_bones = study(results=[result(arms=READ), at("total_hip", "th", arms=READ)])
    shown = edition(two_bones)
    cells = [EvidenceMap(shown).cell(site, Audience.AFTER_MENOPAUSE) for site in SiteGroup]
    assert sum(cell.k for cell in cells) == 2
    text = words(html(pages(shown)[GROUP]))
    assert "1 study in women after menopause at the bones of this table, each counted once" in text
    assert "Any exercise 1 study " in text


def test_rows_stand_in_the_order_of_the_tree_and_kinds_without_a_record_below_the_table() -> None:
    markup = group(study())
    table, _, rest = markup.partition("</table>")
    heads = re.findall(r'<th scope="row" class="be-ev__head be-ev__head--(\d)"><(?:a[^>]*|b)>([^<]+)</', table)
    assert heads == [("0", "Any exercise"), ("1", "Any strength training"), ("2", "Lifting")]
    assert "Walking" in rest


def test_regions_stand_over_their_own_bones() -> None:
    rows = [result(arms=READ)] + [at(site, site) for site in ("total_hip", "femoral_neck", "radius_33", "tibia_50")]
    table = group(study(results=rows))
    spans = re.findall(r'scope="colgroup" colspan="(\d)">([^<]+)<', table)
    assert spans == [("1", "Spine"), ("2", "Hip"), ("1", "Forearm and wrist"), ("1", "Leg")]


def test_gaps_begin_with_what_is_asked_and_name_the_main_bones_without_a_study() -> None:
    unread = question("waits", index_review=None, exercise="walking", title="Does walking help?")
    gaps = group(study(), unread).partition("We ask, and cannot rate yet")[2]
    asked, _, unstudied = gaps.partition("No study in this collection")
    assert "Does walking help?" in asked and "Not rated at the lower back" in words(asked)
    assert "Walking No study here at the lower back, the hip as a whole and the neck of the hip" in words(unstudied)
    assert "Lifting No study here at the hip as a whole and the neck of the hip" in words(unstudied)
    assert unstudied.index("Walking") < unstudied.index(">Lifting<")


def test_a_map_without_records_says_so_and_has_no_table() -> None:
    markup = html(pages(edition())[GROUP])
    assert "<table" not in markup
    assert "No record speaks to any bone of this table yet." in markup


def test_each_group_has_a_map_and_chips_lead_between_them() -> None:
    made = pages(edition(study()))
    assert set(made) == {"map/", *(f"map/{str(audience).replace('_', '-')}/" for audience in Audience)}
    for page in made.values():
        assert page.lead.count("<li><a href=") == len(Audience) + 1
        assert page.lead.count('aria-current="true"') == 1


def test_the_map_of_all_groups_names_the_kind_of_exercise_that_leads() -> None:
    overview = pages(edition(study(), review(), question()))["map/"]
    assert any(name.startswith("Women after menopause, lower back: Lifting alone: ") for name in links(html(overview)))


def test_maps_with_an_answer_on_density_say_that_denser_is_not_unbroken() -> None:
    for page in pages(edition(study(), review(), question())).values():
        assert "<table" not in html(page) or "Denser is not the same as unbroken." in html(page)


def test_the_area_of_a_bubble_follows_the_people() -> None:
    whole, quarter = radius(4000, largest=4000), radius(1000, largest=4000)
    assert whole == LARGEST
    assert quarter == whole / 2
    assert 0 < radius(0, largest=4000) <= radius(1, largest=4000)


def test_a_bubble_is_decoration() -> None:
    assert 'aria-hidden="true"' in bubble("3", people=90, largest=900, certainty="low")


def test_every_kind_has_a_short_name_of_its_own() -> None:
    from generator.publishing.pages.map_gaps import short_name

    assert len({short_name(kind) for kind in Exercise}) == len(Exercise)
