"""The page "Data": what can be downloaded, how to load it, how to cite it; and the files themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.publishing.edition import Edition
from generator.publishing.exports import export_files, manifest
from generator.publishing.exports.api import ROOT
from generator.publishing.exports.columns import TABLES, Table
from generator.publishing.file_map import FileMap
from generator.publishing.metadata import dataset_json_ld
from generator.publishing.page import Page, relative
from generator.publishing.templates import render_sections

ADDRESS = "data/"
TITLE = "Data and downloads"
HEADINGS = {
    "files": "Files",
    "load": "How to load them",
    "dictionary": "What each column means",
    "api": "As JSON, one address a record",
    "cite": "How to cite",
}
_FILES = (
    ("references.bib", "Every publication, BibTeX", "application/x-bibtex"),
    ("references.ris", "Every publication, RIS", "application/x-research-info-systems"),
    ("references.csl.json", "Every publication, CSL-JSON", "application/vnd.citationstyles.csl+json"),
    ("fhir/Bundle.json", "Every rated answer as FHIR R5 Evidence, one bundle", "application/fhir+json"),
    ("tables/datapackage.json", "All tables as a Frictionless data package", "application/json"),
    ("manifest.json", "Sizes and hashes of every file", "application/json"),
)
PYTHON = """\
import csv

with open("comparisons.csv", encoding="utf-8", newline="") as file:
    rows = list(csv.DictReader(file))
read = [row for row in rows if row["standing"] == "read"]
print(len(read), "differences that were read")"""
R = """\
wide <- read.csv("metafor_wide.csv")
spine <- subset(wide, question == "ls-lowbmd-postmeno-hirit")
print(data.frame(study = spine$study, difference = spine$yi, se = sqrt(spine$vi)))"""
DUCKDB = """\
SELECT question, site, certainty, k_read, k_eligible
FROM read_csv('questions.csv', header = true, all_varchar = true)
WHERE certainty = 'low' ORDER BY question, site;"""


@dataclass(frozen=True, slots=True)
class FileLink:
    """A file to download."""

    address: str
    words: str


def download_files(edition: Edition) -> FileMap:
    """Every exported file where the site serves it: the API at its own address, the rest below `data/`.

    None in a copy of a past year: a file goes further than the band that says so.
    """
    if edition.as_of is not None:
        return {}
    files = export_files(edition)
    del files["manifest.json"]
    placed = {path if path.startswith(f"{ROOT}/") else f"{ADDRESS}{path}": text for path, text in files.items()}
    listed = {relative(path, ADDRESS): text for path, text in placed.items()}
    return {**placed, f"{ADDRESS}manifest.json": manifest(listed, edition.built)}


def download_pages(edition: Edition) -> Iterator[Page]:
    """The one page of `data/`."""
    if edition.as_of is not None:
        yield _past_page(edition)
        return
    listed = [*(FileLink(f"{ADDRESS}{path}", words) for path, words, _ in _FILES), *map(_table_link, TABLES)]
    view = {
        "files": tuple(listed),
        "tables": TABLES,
        "loaders": (("Python", PYTHON), ("R", R), ("DuckDB", DUCKDB)),
        "api": ROOT,
        "version": edition.built,
        "cite": _cite(edition),
    }
    lead, sections = render_sections("downloads.html", {"view": view}, page_address=ADDRESS, headings=HEADINGS)
    kinds = {path: kind for path, _, kind in _FILES} | {f"tables/{table.name}.csv": "text/csv" for table in TABLES}
    yield Page(
        ADDRESS,
        TITLE,
        "data",
        "Every record and finding as tables, references and JSON, with the meaning of each column.",
        lead,
        sections,
        extra={"json_ld": dataset_json_ld(edition, kinds)},
    )


def _past_page(edition: Edition) -> Page:
    """What stands in its place in a copy of a past year: no files, and how to cite the copy as what it is."""
    view = {"year": edition.as_of, "version": edition.built}
    headings = {"cite": HEADINGS["cite"]}
    lead, sections = render_sections("downloads_past.html", {"view": view}, page_address=ADDRESS, headings=headings)
    return Page(ADDRESS, TITLE, "data", "No downloads in a copy that looks back.", lead, sections)


def _table_link(table: Table) -> FileLink:
    return FileLink(f"{ADDRESS}tables/{table.name}.csv", f"{table.row}, CSV")


def _cite(edition: Edition) -> str:
    where = f" {edition.site.site_url}" if edition.site.site_url else ""
    return f"Bone Evidence. Version of {edition.built}.{where} CC BY 4.0."
