"""The exports pass the validators of their fields, and readers of each format find what went out."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import frictionless
import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from fhir.resources.bundle import Bundle
from fhir.resources.evidence import Evidence
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from pybtex.database import parse_file
from pydantic import ValidationError

from generator.publishing.edition import Edition, cited_references
from generator.publishing.exports import export_files
from generator.publishing.exports.columns import TABLES
from generator.publishing.exports.fhir import evidence_id, fhir_files
from generator.publishing.site_settings import SiteSettings


def read(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def test_the_tables_are_a_valid_data_package(exported: Path) -> None:
    report = frictionless.validate(str(exported / "tables" / "datapackage.json"))
    assert report.valid, report.flatten(["title", "rowNumber", "fieldNumber", "type", "note"])[:5]
    assert [task.name for task in report.tasks] == [table.name for table in TABLES]


def test_a_broken_table_is_no_valid_data_package(exported: Path, tmp_path: Path) -> None:
    for path in (exported / "tables").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    table = tmp_path / "questions.csv"
    head, first, *rest = table.read_text(encoding="utf-8").splitlines()
    cells = first.split(",")
    names = head.split(",")
    cells[names.index("title")] = cells[names.index("title")].replace(",", " ")
    table.write_text("\n".join([head, f"{first},one cell too many", *rest]) + "\n", encoding="utf-8")
    assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid


def test_every_figure_is_a_number_negatives_included(exported: Path) -> None:
    for table in TABLES:
        with (exported / "tables" / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for column in (column.name for column in table.columns if column.type in ("number", "integer")):
            assert all(float(row[column]) is not None for row in rows if row[column]), (table.name, column)
    with (exported / "tables" / "arm_results.csv").open(encoding="utf-8", newline="") as file:
        assert sum(row["mean"].startswith("-") for row in csv.DictReader(file)) > 50


def test_what_a_row_is_about_is_told_by_what_was_measured(exported: Path) -> None:
    with (exported / "tables" / "arm_results.csv").open(encoding="utf-8", newline="") as file:
        told = {(row["quantity"], row["outcome_target"]) for row in csv.DictReader(file)}
    assert ("abmd", "bmd_itself") in told and ("stiffness_index", "bmd_itself") not in told
    assert not [quantity for quantity, target in told if not target]


def test_every_row_carries_its_context(exported: Path) -> None:
    wanted = {"provisional", "coverage", "comparator_class", "outcome_target", "depth", "source"}
    for table in TABLES:
        assert wanted <= {column.name for column in table.columns}, table.name
        assert all(column.meaning for column in table.columns)


def test_the_api_description_is_valid_openapi_and_names_files_that_exist(exported: Path) -> None:
    api = exported / "api" / "v1"
    description = read(api / "openapi.json")
    validate(description)
    for path, item in description["paths"].items():
        shape = item["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        where = api / path.removeprefix("/")
        files = sorted(where.parent.glob("*.json")) if "{id}" in path else [where]
        assert files, path
        for file in files:
            Draft202012Validator(shape).validate(read(file))


@pytest.mark.parametrize("kind", ["studies", "reviews", "guidelines", "claims", "questions"])
def test_records_of_the_api_obey_the_published_schemas(exported: Path, kind: str) -> None:
    api = exported / "api" / "v1"
    singular = {"studies": "study"}.get(kind, kind.removesuffix("s"))
    schema = read(api / "schemas" / f"{singular}.json")
    validator = Draft202012Validator(schema)
    for path in sorted((api / kind).glob("*.json")):
        faults = [
            f"{path.stem}: {list(fault.absolute_path)}: {fault.message}"
            for fault in validator.iter_errors(read(path)["record"])
        ]
        assert faults == []


def test_reference_managers_read_every_reference(exported: Path, edition: Edition) -> None:
    keys = {reference.key for reference in cited_references(edition)}
    assert len(keys) > 200 and not [key for key in keys if key.startswith("example-")]
    ris = rispy.loads((exported / "references.ris").read_bytes().decode("utf-8"))
    assert {entry["id"] for entry in ris} == keys
    assert set(parse_file(str(exported / "references.bib"), "bibtex").entries) == keys
    assert {item["id"] for item in read(exported / "references.csl.json")} == keys


@pytest.mark.filterwarnings("ignore")
def test_a_citation_processor_formats_the_references(exported: Path) -> None:
    source = CiteProcJSON(read(exported / "references.csl.json"))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    bibliography.register(Citation([CitationItem("watson-2018")]))
    text = str(bibliography.bibliography()[0])
    assert "Watson" in text and "2018" in text and "Journal of Bone and Mineral Research" in text


def test_the_manifest_has_the_hash_of_every_file(exported: Path) -> None:
    listed = {file["path"]: file["sha256"] for file in read(exported / "manifest.json")["files"]}
    files = {p.relative_to(exported).as_posix() for p in exported.rglob("*") if p.is_file()} - {"manifest.json"}
    assert set(listed) == files
    assert all(sha256((exported / path).read_bytes()).hexdigest() == digest for path, digest in listed.items())


def test_the_same_records_give_the_same_bytes(edition: Edition) -> None:
    assert export_files(edition) == export_files(edition)


def test_the_api_never_speaks_of_an_evidence_level_of_schema_org(exported: Path) -> None:
    assert not [path for path in exported.rglob("*.json") if "EvidenceLevel" in path.read_text(encoding="utf-8")]


def test_every_rated_answer_is_valid_fhir(exported: Path, edition: Edition) -> None:
    rated = [answer for finding in edition.findings.questions.values() for answer in finding.answers if answer.rating]
    files = sorted((exported / "fhir").glob("Evidence-*.json"))
    assert len(files) == len(rated) > 20
    bundle = Bundle.model_validate_json((exported / "fhir" / "Bundle.json").read_text(encoding="utf-8"))
    assert len(bundle.entry) == len(rated)
    for file in files:
        resource = Evidence.model_validate_json(file.read_text(encoding="utf-8"))
        assert file.name == f"Evidence-{resource.id}.json"


def test_a_variable_without_its_role_is_no_valid_fhir(exported: Path) -> None:
    resource = read(next((exported / "fhir").glob("Evidence-*.json")))
    resource["variableDefinition"][0].pop("variableRole")
    with pytest.raises(ValidationError):
        Evidence.model_validate(resource)


def test_fhir_says_what_the_answer_says(exported: Path, edition: Edition) -> None:
    coded = set()
    for answer in (a for finding in edition.findings.questions.values() for a in finding.answers if a.rating):
        resource = read(exported / "fhir" / f"Evidence-{evidence_id(answer)}.json")
        (certainty,) = resource["certainty"]
        assert code_of(certainty["rating"]) == answer.final.replace("_", "-")
        parts = {
            code_of(part["type"]): code_of(part["rating"]) for part in certainty["subcomponent"] if "rating" in part
        }
        taken = sum(LEVELS[code] for code in parts.values())
        assert taken == sum(domain.levels for domain in answer.rating.domains)
        assert [note["text"] for note in certainty["note"]][1:] == list(answer.rating.why_not_higher)
        assert resource["status"] == "draft", "nobody has signed it"
        effect = answer.lead.effect
        for statistic in resource.get("statistic", []):
            coded.add(code_of(statistic["statisticType"]))
            values = (statistic["quantity"], *statistic["attributeEstimate"][0]["range"].values())
            shown = [float(text.replace("\u2212", "-")) for text in effect.shown]
            assert [value["value"] for value in values] == shown
            assert ("more events" in statistic["note"][0]["text"]) == (not effect.more_is_better)
            assert [each for each in resource["relatedArtifact"] if each["type"] == "derived-from"]
    assert {"0000457", "0000100", "rate-ratio"} <= coded, "differences, standardised differences and ratios occur"


LEVELS = {"no-concern": 0, "serious-concern": 1, "very-serious-concern": 2, "downcode1": 1, "downcode2": 2}


def code_of(concept: dict) -> str:
    return concept["coding"][0]["code"]


def test_a_fhir_resource_leads_to_itself_and_to_its_page(edition: Edition) -> None:
    named = replace(edition, site=SiteSettings(site_url="https://bones.example/"))
    files = fhir_files(named)
    for name in files.keys() - {"Bundle.json"}:
        resource = json.loads(files[name])
        assert resource["url"] == f"https://bones.example/data/fhir/{name}"
        assert resource["relatedArtifact"][0]["document"]["url"].startswith("https://bones.example/questions/")
