"""Marks to draw, and how to read a drawing."""

from __future__ import annotations

from xml.etree import ElementTree

from generator.publishing.figures.marks import BoneMark


def mark(site: str = "lumbar_spine", **changes: object) -> BoneMark:
    """A mark of moderate certainty, changed where the test needs it."""
    facts: dict[str, object] = {
        "site": site,
        "name": site.replace("_", " ").capitalize(),
        "effect_glyph": "▲",
        "effect_word": "more bone",
        "certainty": "moderate",
        "volume": "9 studies",
        "href": f"regions/{site}/",
    }
    return BoneMark(**(facts | changes))  # type: ignore[arg-type]


def unknown(site: str, state: str = "not_in_collection", **changes: object) -> BoneMark:
    """A mark that has no answer."""
    return mark(site, certainty=state, effect_glyph="", effect_word="", volume="", **changes)


def every_mark() -> list[BoneMark]:
    """One mark for each place of the map, with every look of a mark among them."""
    return [
        mark("lumbar_spine", name="Lower back", technical="lumbar spine"),
        mark("total_hip", certainty="low"),
        mark("femoral_neck", certainty="high", disagree=True, note="as the authors state it"),
        mark("trochanter", certainty="very_low", effect_glyph="◆", effect_word="not clear"),
        unknown("femoral_shaft"),
        mark("tibia", effect_glyph="■", effect_word="little or no difference"),
        mark("calcaneus", certainty="very_low", effect_glyph="◆", effect_word="not clear"),
        unknown("radius", "measured_not_read"),
        unknown("radius_ultradistal", "not_rated"),
        unknown("humerus", "not_applicable"),
        mark("whole_body", effect_glyph="▼", effect_word="less bone"),
    ]


def parsed(svg: str) -> ElementTree.Element:
    """The drawing as a tree; fails where it is not well formed."""
    return ElementTree.fromstring(svg)


def with_class(tree: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    """Every element that has a class."""
    return [element for element in tree.iter() if name in element.get("class", "").split()]


def ids(tree: ElementTree.Element) -> list[str]:
    """Every id, in order."""
    return [element.attrib["id"] for element in tree.iter() if "id" in element.attrib]


def words(element: ElementTree.Element) -> str:
    """The text of an element without what is hidden from a screen reader."""
    if element.get("aria-hidden") == "true":
        return ""
    return " ".join(((element.text or "") + "".join(words(child) + (child.tail or "") for child in element)).split())
