"""The body map follows from its marks and stands without colour, script or a mouse."""

from __future__ import annotations

import gzip
import re

import pytest

from generator.publishing.figures.body_map import body_map
from tests.unit.publishing.figures.drawings import every_mark, ids, mark, parsed, unknown, with_class, words

LAYOUTS = ["wide", "narrow"]


def links(svg: str) -> list:
    return [element for element in parsed(svg).iter("a")]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_mark_is_one_link_in_the_order_of_the_marks(layout: str) -> None:
    marks = every_mark()
    for order in (marks, marks[::-1], marks[3:5]):
        assert [link.get("href") for link in links(body_map(order, layout=layout))] == [m.href for m in order]


def test_a_label_is_named_by_its_own_words() -> None:
    tree = parsed(body_map(every_mark(), layout="wide"))
    texts = {element.get("id"): words(element) for element in tree.iter() if element.get("id")}
    names = [" ".join(texts[part] for part in link.attrib["aria-labelledby"].split()) for link in tree.iter("a")]
    assert names[0] == "Lower back more bone certainty moderate 9 studies"
    assert names[2] == "Femoral neck more bone certainty high 9 studies reviews disagree as the authors state it"
    assert names[4] == "Femoral shaft not in this collection"


def test_a_pin_says_its_number_and_all_that_the_list_says() -> None:
    first, second, *_ = links(body_map(every_mark(), layout="narrow"))
    assert first.get("aria-label") == "1. Lower back (lumbar spine), more bone, certainty moderate, 9 studies"
    assert words(with_class(second, "bm-pin-number")[0]) == "2"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_ids_are_unique_and_every_reference_is_met(layout: str) -> None:
    svg = body_map(every_mark(), layout=layout)
    found = ids(parsed(svg))
    assert len(found) == len(set(found))
    inner = set(re.findall(r'href="#([^"]+)"', svg)) | set(re.findall(r"url\(#([^)]+)\)", svg))
    assert inner - set(found) == set()


def test_both_layouts_can_stand_on_one_page() -> None:
    wide, narrow = (set(ids(parsed(body_map(every_mark(), layout=layout)))) for layout in LAYOUTS)
    assert wide & narrow == set()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_colour_is_written_into_the_drawing(layout: str) -> None:
    svg = body_map(every_mark(), layout=layout)
    assert "style=" not in svg and "<style" not in svg
    assert re.findall(r"#[0-9a-fA-F]{6}\b|rgb\(", svg) == []
    assert {fill for fill in re.findall(r' fill="([^"]*)"', svg) if not fill.startswith("url(#")} == set()
    assert "on" not in {name[:2] for name in re.findall(r" (\w+)=", svg)}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_fills_follow_the_certainty(layout: str) -> None:
    low = body_map([mark("tibia", certainty="low")], layout=layout)
    high = body_map([mark("tibia", certainty="high")], layout=layout)
    assert "bm-is-high" in high
    painted = [element.get("fill", "") for element in with_class(parsed(low), "bm-is-low")]
    assert painted and all(fill.endswith("-low)") for fill in painted)


@pytest.mark.parametrize(
    ("state", "css"),
    [
        ("not_in_collection", "bm-is-dashed"),
        ("searched_none", "bm-is-dashed"),
        ("not_rated", "bm-is-dotted"),
        ("measured_not_read", "bm-is-dotted"),
        ("not_applicable", "bm-is-plain"),
    ],
)
def test_an_empty_state_is_never_filled(state: str, css: str) -> None:
    tree = parsed(body_map([unknown("tibia", state)], layout="narrow"))
    (bone,) = with_class(tree, "bm-fill")
    assert bone.get("class") == f"bm-fill {css}"
    assert "fill" not in bone.attrib


def test_a_bone_without_a_mark_is_drawn_plain_and_is_no_link() -> None:
    one = body_map([mark("tibia")], layout="wide")
    assert len(links(one)) == 1
    assert len(with_class(parsed(one), "bm-site")) == 1
    assert one.count("<path") + one.count("<use") > 100


def test_current_is_said_to_everyone() -> None:
    svg = body_map([mark("tibia", current=True), mark("humerus")], layout="wide")
    assert [link.get("aria-current") for link in links(svg)] == ["page", None]


def test_the_legend_shows_the_empty_states_that_are_there_and_no_other() -> None:
    bare = body_map([mark("tibia")], layout="wide")
    full = body_map([mark("tibia"), unknown("humerus"), unknown("radius", "not_rated")], layout="wide")
    assert "not in this collection" not in bare and "not yet rated" not in bare
    assert full.count("not in this collection") == 2 and full.count("not yet rated") == 2


def test_the_fields_of_labels_never_overlap() -> None:
    notes = [mark(m.site, note="as the authors state it", disagree=True) for m in every_mark()]
    fields = [rect.attrib for rect in with_class(parsed(body_map(notes, layout="wide")), "bm-hit")]
    for x in {field["x"] for field in fields}:
        spans = sorted((float(f["y"]), float(f["y"]) + float(f["height"])) for f in fields if f["x"] == x)
        assert all(above[1] <= below[0] for above, below in zip(spans, spans[1:], strict=False))
        assert spans[-1][1] <= 960


def test_the_lines_of_a_label_stand_clear_of_each_other_and_inside_their_field() -> None:
    drawn = parsed(body_map([mark("tibia", note="a note", disagree=True)], layout="wide"))
    (site,) = with_class(drawn, "bm-site")
    lines = sorted({float(text.attrib["y"]) for text in site.iter("text")})
    (field,) = with_class(site, "bm-hit")
    assert len(lines) == 6
    assert all(below - above >= 20 for above, below in zip(lines, lines[1:], strict=False))
    assert lines[-1] + 5 <= float(field.attrib["y"]) + float(field.attrib["height"])


def test_a_pin_can_be_hit_by_a_finger_at_320_pixels() -> None:
    pins = with_class(parsed(body_map(every_mark(), layout="narrow")), "bm-hit")
    assert len(pins) == 11
    page = 320 - 2 * 12.8
    assert min(2 * float(pin.attrib["r"]) for pin in pins) * page / 360 >= 24


def test_text_is_escaped() -> None:
    svg = body_map([mark("tibia", name='Shin <&> "bone"', href='a?b=1&c="2"')], layout="wide")
    assert words(with_class(parsed(svg), "bm-name")[0]) == 'Shin <&> "bone"'
    assert links(svg)[0].get("href") == 'a?b=1&c="2"'


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_drawing_is_light(layout: str) -> None:
    packed = gzip.compress(body_map(every_mark(), layout=layout).encode())
    assert len(packed) < 20_000


def test_the_same_marks_give_the_same_drawing() -> None:
    assert body_map(every_mark(), layout="wide") == body_map(every_mark(), layout="wide")


def test_what_cannot_be_drawn_is_refused_with_a_reason() -> None:
    with pytest.raises(ValueError, match="no layout 'tall'"):
        body_map([mark()], layout="tall")
    with pytest.raises(ValueError, match="no place for site 'wards'"):
        body_map([mark("wards")], layout="wide")
    with pytest.raises(ValueError, match="two marks stand on one place of the body map: lumbar_spine"):
        body_map([mark("lumbar_spine_l1_l4"), mark("lumbar_spine_l2_l4")], layout="wide")


@pytest.mark.parametrize(
    ("site", "place"),
    [
        ("lumbar_spine_l1_l4", "lumbar_spine"),
        ("tibia_66", "tibia"),
        ("radius_33", "radius"),
        ("tblh", "whole_body"),
    ],
)
def test_a_site_stands_where_its_group_is_drawn(site: str, place: str) -> None:
    by_site, by_group = (body_map([mark(name, name="X", href="x")], layout="narrow") for name in (site, place))
    assert by_site.replace(f'data-site="{site}"', f'data-site="{place}"') == by_group
