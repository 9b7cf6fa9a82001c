"""A plot can be taken away: a drawing that stands alone, its figures, the licence."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from xml.etree import ElementTree

from generator.publishing.answer_plots import forest_of
from generator.publishing.edition import edition_of
from generator.publishing.plot_bundle import _COLOURS, plot_bundle
from generator.publishing.site_settings import SiteSettings
from tests.conftest import ROOT
from tests.spec.certainty.records import base, question, trial


def bundle() -> zipfile.ZipFile:
    """The bundle of one trial's plot."""
    edition = edition_of(
        base(question(), trial("one-2001", trained=(60, 2.4, 2.0), compared=(60, 0.0, 2.0))), [], SiteSettings()
    )
    plot = forest_of(edition.findings.questions["asked"].first, address_of=lambda key: "")
    assert plot
    made = plot_bundle(plot, version="2026-11-24")
    assert made == plot_bundle(plot, version="2026-11-24"), "the same plot gives the same bytes"
    return zipfile.ZipFile(io.BytesIO(made))


def test_it_holds_the_drawing_the_figures_and_the_licence() -> None:
    files = bundle()
    assert files.namelist() == ["LICENCE.txt", "plot-1.svg", "plot.csv"]
    rows = list(csv.DictReader(io.StringIO(files.read("plot.csv").decode("utf-8"))))
    assert [row["estimate"] for row in rows if row["name"] == "One 2001"] == ["2.4"]
    licence = files.read("LICENCE.txt").decode("utf-8")
    assert "CC BY 4.0" in licence and "provisional" in licence


def test_the_drawing_stands_alone() -> None:
    drawing = bundle().read("plot-1.svg").decode("utf-8")
    assert ElementTree.fromstring(drawing).tag == "{http://www.w3.org/2000/svg}svg"
    assert "var(--be" not in drawing.split("</style>")[0], "every colour of its sheet is named"


def test_its_colours_are_those_of_the_site_by_day() -> None:
    sheet = (ROOT / "docs" / "stylesheets" / "evidence.css").read_text(encoding="utf-8")
    day = dict(re.findall(r"(--be-[\w-]+):\s*(#[0-9A-Fa-f]{3,6})", sheet.split("slate")[0]))
    named = {name: colour.lower() for name, colour in day.items() if name in _COLOURS}
    assert len(named) > 6
    assert {name: _COLOURS[name] for name in named if name != "--be-ground"} == {
        name: colour for name, colour in named.items() if name != "--be-ground"
    }
