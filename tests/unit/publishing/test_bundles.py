"""A picture can be taken away: a drawing that stands alone, what it shows, the licence."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from functools import cache
from xml.etree import ElementTree

import pytest

from generator.publishing.answer_plots import forest_of
from generator.publishing.bundles import forest_bundle
from generator.publishing.edition import Edition, edition_of
from generator.publishing.pages.map_bundles import map_files
from generator.publishing.site_settings import SiteSettings
from tests.conftest import ROOT
from tests.spec.certainty.records import base, question, trial

SHEET = (ROOT / "docs" / "stylesheets" / "evidence.css").read_text(encoding="utf-8")


@cache
def edition() -> Edition:
    """One question and one trial."""
    records = base(question(), trial("one-2001", trained=(60, 2.4, 2.0), compared=(60, 0.0, 2.0)))
    return edition_of(records, [], SiteSettings(), stylesheet=SHEET)


def packed() -> bytes:
    plot = forest_of(edition().findings.questions["asked"].first, address_of=lambda key: "")
    assert plot
    return forest_bundle(plot).packed(version="2026-11-24", stylesheet=SHEET)


@cache
def bundles() -> dict[str, zipfile.ZipFile]:
    """The bundle of the trial's plot, and that of each map."""
    files = {"plot.zip": packed(), **map_files(edition())}
    return {path: zipfile.ZipFile(io.BytesIO(content)) for path, content in files.items()}


def drawings() -> list[tuple[str, str]]:
    return [
        (f"{path}: {name}", bundle.read(name).decode("utf-8"))
        for path, bundle in bundles().items()
        for name in bundle.namelist()
        if name.endswith(".svg")
    ]


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert packed() == packed()
    assert map_files(edition()) == map_files(edition())


def test_every_map_of_the_site_can_be_taken_away() -> None:
    assert {path.rpartition("/")[2] for path in bundles()} == {"plot.zip", "body-map.zip", "evidence-map.zip"}
    assert {"body-map.zip", "people/after-menopause/body-map.zip", "map/evidence-map.zip"} <= bundles().keys()


def test_each_holds_its_drawing_its_rows_and_the_licence() -> None:
    for path, bundle in bundles().items():
        licence = bundle.read("LICENCE.txt").decode("utf-8")
        assert "CC BY 4.0" in licence and "provisional" in licence, path
        assert [name for name in bundle.namelist() if name.endswith(".svg")], path
        assert list(csv.DictReader(io.StringIO(bundle.read("data.csv").decode("utf-8")))), path


def rows(path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(bundles()[path].read("data.csv").decode("utf-8"))))


def test_the_rows_are_what_the_drawing_shows() -> None:
    assert [row["estimate"] for row in rows("plot.zip") if row["name"] == "One 2001"] == ["2.4"]
    cells = {(row["row"], row["bone"]): row for row in rows("map/after-menopause/evidence-map.zip")}
    lifting = cells["Lifting", "lower back"]
    assert (lifting["studies"], lifting["people"]) == ("1", "120")
    drawing = dict(drawings())["map/after-menopause/evidence-map.zip: evidence-map.svg"]
    assert ">Lifting<" in drawing and lifting["certainty"] in words_of(drawing) and ">1<" in drawing


def words_of(drawing: str) -> str:
    """The lines of a drawing in one, as a reader takes them in."""
    return " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", drawing))


def test_a_map_says_of_whom_and_against_what() -> None:
    for path, bundle in bundles().items():
        if path.endswith("evidence-map.zip"):
            words = words_of(bundle.read("evidence-map.svg").decode("utf-8"))
            assert "against not training or gentle exercise" in words and "not about fractures" in words, path
            assert [row for row in rows(path) if row["about"] and row["about"] not in words] == [], path


@pytest.mark.parametrize(("name", "drawing"), drawings())
def test_a_drawing_stands_alone(name: str, drawing: str) -> None:
    assert ElementTree.fromstring(drawing).tag == "{http://www.w3.org/2000/svg}svg"
    assert "var(" not in drawing, "every colour of its sheet is named"
    assert "href=" not in re.sub(r'href="#', "", drawing), "no page lies beside the file"
    styled = set(re.findall(r"\.((?:fp|bm|bu)-[\w-]+)", drawing.split("</style>")[0]))
    used = {css for classes in re.findall(r'class="([^"]+)"', drawing) for css in classes.split()}
    assert len(used & styled) > 4, "it has the rules of the site for what it draws"


def test_colours_are_those_of_the_site_by_day() -> None:
    drawing = dict(drawings())["body-map.zip: body-map.svg"]
    assert ".bm-is-high { fill: #08306B; }" in drawing
    assert "#D6EAFF" not in drawing, "that is its colour by night"
