"""What an eye sees in a drawing stands in words beside it: every figure of every drawing on every page of the site.

Drawings are hidden from screen readers, so the table below one, or the words of the link that it decorates, must hold
the same. Body maps are links themselves: tests/browser/test_body_map.py holds the names that are read out to the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from generator.publishing.figures.marks import CERTAINTIES
from tests.site.drawings import NUMBER, Node, forest_rows, half_a_digit, is_drawn, scale_of, value, words
from tests.unit.publishing.macros import written
from tests.unit.publishing.test_answer_plots import answer, funnel_of, reading

Pages = dict[str, Node]


@pytest.fixture(scope="module")
def pages(built_site: Path) -> Pages:
    """Every page that holds a drawing, by its path."""
    found = {}
    for file in sorted(built_site.rglob("*.html")):
        text = file.read_text(encoding="utf-8")
        if "<svg class=" in text:
            found[file.relative_to(built_site).as_posix()] = html.fromstring(text)
    return found


def each(pages: Pages, path: str) -> Iterator[tuple[str, Node]]:
    """What an XPath finds, with the page it stands on."""
    yield from ((page, node) for page, tree in pages.items() for node in tree.xpath(path))


def has(css: str) -> str:
    """A condition of XPath: the element has this class."""
    return f"contains(concat(' ', @class, ' '), ' {css} ')"


def table_rows(around: Node) -> set[tuple[str, str]]:
    """Name and figure of each row of the tables below: "2.8 (0.6 to 5.0)", also where two cells share it."""
    rows = set()
    for row in around.xpath(".//table//tr[th and td]"):
        cells = {cell.get("data-l", ""): words(cell) for cell in row.xpath("./td")}
        figure = cells.get("Together", "")
        if "shown apart" in figure:  # each by itself: the drawing spans them
            ends = sorted(re.findall(NUMBER, figure), key=value)
            figure = f"{ends[0]} to {ends[-1]}"
        if "Estimate" in cells:
            estimate, interval = cells["Estimate"], cells.get("95\N{NO-BREAK SPACE}% interval", "")
            figure = interval if estimate == "none" else f"{estimate} ({interval})"
        rows.add((words(row.xpath("./th")[0]), figure))
    return rows


def unsaid(around: Node) -> list[str]:
    """What the forest plots within a part of a page draw and its tables do not say, or draw at another place."""
    said, faults = table_rows(around), []
    for svg in around.xpath(f".//svg[{has('fp')}]"):
        rows = forest_rows(svg)
        faults += [f"{row.name}: {row.figure}" for row in rows if (row.name, row.figure) not in said]
        faults += [f"{row.name} is drawn at {row.drawn}" for row in rows if not is_drawn(row, scale_of(svg))]
    return faults


PLOT = f"//div[{has('be-plot')}][.//svg[{has('fp-wide')}]]"
YEARS = "//div[@data-years]"


@pytest.mark.parametrize("where, least", [(PLOT, 20), (YEARS, 2)], ids=["forest plots", "year by year"])
def test_a_forest_plot_and_its_table_hold_the_same(pages: Pages, where: str, least: int) -> None:
    found = list(each(pages, where))
    assert len(found) >= least
    assert sum(len(forest_rows(svg)) for _, node in found for svg in node.xpath(".//svg")) > 2 * len(found)
    assert {page: unsaid(node) for page, node in found if unsaid(node)} == {}


@pytest.mark.parametrize("was, becomes", [(">2.8<", ">2.9<"), ("(0.6 to 5.0)", "(0.7 to 5.0)")])
def test_a_planted_figure_is_found(pages: Pages, was: str, becomes: str) -> None:
    plot = next(node for _, node in each(pages, PLOT) if was in html.tostring(node, encoding="unicode"))
    assert unsaid(plot) == []
    assert unsaid(html.fromstring(html.tostring(plot, encoding="unicode").replace(was, becomes))) != []


def test_a_planted_shift_of_a_mark_is_found(pages: Pages) -> None:
    written_out = (html.tostring(node, encoding="unicode") for _, node in each(pages, PLOT))
    plot = html.fromstring(next(text for text in written_out if ">2.8<" in text))
    svg = plot.xpath(f".//svg[{has('fp-wide')}]")[0]
    name = forest_rows(svg)[0].name
    for mark in svg.xpath(f".//path[{has('fp-interval')}]")[:1]:
        mark.set("d", re.sub(r"^M([\d.]+)", lambda found: f"M{float(found[1]) - 9}", mark.get("d")))
    assert [fault.split(" is drawn at ")[0] for fault in unsaid(plot)] == [name]


def test_studies_to_untick_have_their_figures_in_the_plot_of_the_page(pages: Pages) -> None:
    """The last row is the reader's own; tests/browser/test_what_if.py holds it to the line that is read out."""
    found = list(each(pages, "//div[@data-what-if]//svg"))
    assert len(found) >= 4
    for page, svg in found:
        said = table_rows(pages[page])
        *studies, _ = forest_rows(svg)
        assert studies and {(row.name, row.figure) for row in studies} <= said, page


def test_a_funnel_and_its_table_hold_the_same() -> None:
    readings = [reading(f"s{n}", 1 + n / 5, se=0.3 + n / 10) for n in range(10)]
    page = html.fromstring(written("funnel", funnel_of(answer(*readings))))
    said = [[value(words(cell)) for cell in row.xpath("./td")] for row in page.xpath(".//tbody/tr")]
    assert len(said) == 10
    for svg in page.xpath(".//svg"):
        scale = scale_of(svg)
        drawn = [scale.at(float(point.get("cx"))) for point in svg.xpath(f".//circle[{has('fp-point')}]")]
        assert drawn == pytest.approx([estimate for estimate, _ in said], abs=0.05)
        down = [float(point.get("cy")) for point in svg.xpath(f".//circle[{has('fp-point')}]")]
        assert sorted(range(10), key=down.__getitem__) == sorted(range(10), key=lambda n: said[n][1])


def bars_shown(svg: Node) -> list[tuple[str, str, float]]:
    """Name, printed change, and length of each bar; a bar to the left of no change has a negative one."""
    zero = float(re.findall(r"M(-?[\d.]+) ", svg.xpath(".//path[@class='bars-zero']/@d")[0])[0])
    names, rects = svg.xpath(".//tspan[@class='bars-name']/text()"), svg.xpath(".//rect")
    printed = [text.rstrip("%\N{NO-BREAK SPACE}") for text in svg.xpath(".//text[@class='bars-value']/text()")]
    starts = [(float(rect.get("x")), float(rect.get("width"))) for rect in rects]
    lengths = [width if abs(start - zero) < 0.2 else -width for start, width in starts]
    return list(zip(names, printed, lengths, strict=True))


def is_in_proportion(shown: list[tuple[str, str, float]]) -> bool:
    """Whether the bars are as long as their figures say, each with what rounding allows."""
    longest = max(shown, key=lambda one: abs(one[2]))
    unit = longest[2] / value(longest[1])
    return all(
        abs(length - value(printed) * unit) <= 0.3 + unit * half_a_digit(printed) * (1 + abs(length / longest[2]))
        for _, printed, length in shown
    )


SIGNS = "+\N{MINUS SIGN}"
BARS = f"//svg[{has('bars')}]"


def test_bars_of_a_study_and_its_table_of_results_hold_the_same(pages: Pages) -> None:
    found = [(page, svg) for page, svg in each(pages, BARS) if page.startswith("studies/")]
    assert len(found) > 10
    for page, svg in found:
        rows = svg.xpath(f"./ancestor::div[{has('be-section')}]//table//tr[th and td]")
        said = {(words(row.xpath("./th")[0]), words(td).split(" ")[0]) for row in rows for td in row.xpath("./td")}
        shown = bars_shown(svg)
        assert {(name, printed) for name, printed, _ in shown} <= said, page
        assert is_in_proportion(shown), (page, shown)


def test_bars_of_a_handout_and_the_sentence_above_them_hold_the_same(pages: Pages) -> None:
    found = [(page, svg) for page, svg in each(pages, BARS) if page.startswith("handouts/")]
    assert len(found) > 10
    for page, svg in found:
        around, shown = words(svg.getparent().getparent()), bars_shown(svg)
        said = re.findall(r"\d[\d.,]*\d|\d", around)
        assert {printed.lstrip(SIGNS) for _, printed, _ in shown} <= set(said), page
        assert is_in_proportion(shown), (page, shown)


def test_a_planted_bar_that_is_too_long_is_found(pages: Pages) -> None:
    shown = bars_shown(next(svg for _, svg in each(pages, BARS)))
    longer = [(name, printed, length * (1.2 if n else 1)) for n, (name, printed, length) in enumerate(shown)]
    assert is_in_proportion(shown) and not is_in_proportion(longer)


def test_a_bubble_and_the_words_of_its_link_hold_the_same(pages: Pages) -> None:
    cells = [(page, cell) for page, cell in each(pages, f"//table[{has('be-ev')}]//td/a[svg]")]
    assert len(cells) > 100
    for page, cell in cells:
        said, number = words(cell), cell.xpath("./svg/text")[0].text
        (fill,) = re.findall(r"bm-is-(\S+)", cell.xpath("./svg/circle")[0].get("class"))
        studies = number.removesuffix(" apart")
        assert re.search(rf"\b{studies} (?:more )?(?:stud|trial|exercise group|comparison)", said), (page, said, number)
        assert ("certainty" in said) == (fill not in {"dotted", "dashed", "plain"}), (page, said, fill)
        assert f"{fill.replace('_', ' ')} certainty" in said or "certainty" not in said, (page, said, fill)


def test_areas_of_bubbles_are_the_people_of_their_words(pages: Pages) -> None:
    found: dict[str, list[float]] = {}
    for page, cell in each(pages, f"//table[{has('be-ev')}]//td/a[svg]"):
        radius = float(cell.xpath("./svg/circle/@r")[0])
        people = [int(number.replace(",", "")) for number in re.findall(r"([\d,]+) (?:people|person)", words(cell))]
        if radius > 3 and people:
            found.setdefault(page, []).append(radius**2 / people[-1])
    assert len(found) == 6
    for page, areas in found.items():
        assert max(areas) < 1.25 * min(areas), (page, min(areas), max(areas))


def test_marks_of_doses_and_the_table_of_programmes_hold_the_same(pages: Pages) -> None:
    page = pages["explore/dose/index.html"]
    rows = {row.get("data-row"): row for row in page.xpath("//table[@id='doses-table']//tr[@data-row]")}
    drawings = page.xpath(f"//svg[{has('ds')}]")
    assert len(drawings) == 6 and len(rows) > 100
    for svg in drawings:
        marks = svg.xpath(f".//path[{has('ds-mark')}]")
        assert [mark.get("data-row") for mark in marks] == list(rows)
        for mark in marks:
            row = rows[mark.get("data-row")]
            assert mark.get("data-side") == row.get("data-side")
            read = words(row.xpath("./td[@data-l='Read']")[0])
            assert ("ds-full" in mark.get("class")) == ("full text" in read)


def test_the_colour_of_an_enlarged_bone_stands_in_words_on_its_page(pages: Pages) -> None:
    """Handouts say it in the words for readers: "we do not know" for very low."""
    found = list(each(pages, f"//svg[{has('bm-lens')}]"))
    assert len(found) > 20
    for page, svg in found:
        around = words(pages[page]).lower()
        for fill in set(re.findall(r"bm-is-(\w+)", html.tostring(svg, encoding="unicode"))) & set(CERTAINTIES):
            look = CERTAINTIES[fill]
            assert f"{look.word} certainty" in around or f"certainty {look.word}" in around or look.sure in around, page
