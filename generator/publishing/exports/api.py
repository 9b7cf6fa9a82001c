"""The static API: every record and finding as JSON at a stable address, with the schemas and an OpenAPI description."""

from __future__ import annotations

import json
from typing import Any

import generator.vocabulary as vocabulary
from generator.model import KINDS, Located
from generator.publishing.addresses import record_address
from generator.publishing.edition import Edition, cited_references
from generator.publishing.exports.package import LICENCE
from generator.publishing.file_map import FileMap
from generator.publishing.json_schema import record_schemas, schema_name
from generator.publishing.reference_formats import csl_items
from generator.publishing.whereabouts import renamed_records
from generator.synthesis import GRADE_INFORMED, PROVISIONAL, plain
from generator.vocabulary import Term

VERSION = "v1"
ROOT = f"api/{VERSION}"
_FIGURE = r"^-?\d+(\.\d+)?$"
_NOTICE = (
    f"Ratings: {PROVISIONAL}. {GRADE_INFORMED}. A collection, not a systematic search. General information, not "
    "medical advice."
)


def api_files(edition: Edition) -> FileMap:
    """Every file of the API by its path below `api/v1/`."""
    files: dict[str, Any] = {"index.json": _index(edition)}
    for kind in KINDS:
        found = sorted(getattr(edition.base, kind).items())
        files[f"{kind}.json"] = _list(kind, [_summary(kind, located) for _, located in found])
        files |= {f"{kind}/{key}.json": _record(edition, kind, located) for key, located in found}
    findings = edition.findings
    files["findings.json"] = _list("findings", [_finding_summary(finding) for finding in findings.questions.values()])
    files |= {f"findings/{key}.json": _with_notice("finding", plain(one)) for key, one in findings.questions.items()}
    files["cells.json"] = _list("cells", plain(findings.cells))
    files["vocabulary.json"] = _with_notice("vocabulary", {"lists": _vocabulary()})
    files["changes.json"] = _list("changes", _changes(edition))
    files["renamed.json"] = _list("renamed", _renamed(edition))
    files["references.csl.json"] = csl_items(cited_references(edition))
    files |= {f"schemas/{name}.json": _figures_as_text(schema) for name, schema in record_schemas().items()}
    files["openapi.json"] = _openapi(edition)
    return {path: json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n" for path, value in files.items()}


def _figures_as_text(node: Any) -> Any:
    """The schema of a record as the API gives it: a printed figure is text there, so that 0.30 keeps its digits.

    Examples are left out: they are written as a person writes a record.
    """
    if isinstance(node, list):
        return [_figures_as_text(item) for item in node]
    if not isinstance(node, dict):
        return node
    changed = {key: _figures_as_text(value) for key, value in node.items() if key != "examples"}
    return changed | {"type": "string", "pattern": _FIGURE} if node.get("type") == "number" else changed


def _with_notice(kind: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"schema": f"{kind}/1", "notice": _NOTICE, **value}


def _list(kind: str, items: Any) -> dict[str, Any]:
    return {"schema": f"{kind}/1", "notice": _NOTICE, "count": len(items), "items": items}


def _index(edition: Edition) -> dict[str, Any]:
    kinds = (*KINDS, "findings", "cells", "vocabulary", "changes", "renamed")
    return {
        "schema": "index/1",
        "notice": _NOTICE,
        "version": edition.built,
        "license": LICENCE["name"],
        "lists": {kind: f"{kind}.json" for kind in kinds},
        "openapi": "openapi.json",
        "counts": {kind: len(getattr(edition.base, kind)) for kind in KINDS},
    }


def _summary(kind: str, found: Located) -> dict[str, Any]:
    record = found.record
    title = (
        getattr(record, "title", None) or getattr(record, "name", None) or getattr(record, "said", None) or record.id
    )
    return {
        "id": record.id,
        "title": title,
        "status": record.status.value,
        "url": f"{kind}/{record.id}.json",
        "page": record_address(kind, record.id),
    }


def _record(edition: Edition, kind: str, found: Located) -> dict[str, Any]:
    """A record as it stands in its file: keys of the file, digits as numbers, beside where it lies."""
    record = found.record
    written = record.model_dump(mode="json", by_alias=True, exclude_unset=True)
    keys = [report.ref for report in getattr(record, "reports", ())]
    cited = [edition.base.references[key] for key in keys if key in edition.base.references]
    return {
        "schema": f"{schema_name(type(record))}-document/1",
        "notice": _NOTICE,
        "file": found.file,
        "page": record_address(kind, record.id),
        "record": written,
        "references": csl_items(cited),
    }


def _finding_summary(finding: Any) -> dict[str, Any]:
    first = finding.first
    return {
        "id": finding.id,
        "title": finding.title,
        "final": finding.final,
        "state": finding.state.value if finding.state else None,
        "statement": first.statement.plain,
        "url": f"findings/{finding.id}.json",
        "page": record_address("questions", finding.id),
    }


def _vocabulary() -> dict[str, list[dict[str, str]]]:
    lists = (getattr(vocabulary, name) for name in vocabulary.__all__)
    terms = [cls for cls in lists if isinstance(cls, type) and issubclass(cls, Term) and cls is not Term]
    return {
        cls.__name__: [{"id": term.value, "label": term.label, "definition": term.definition} for term in cls]
        for cls in sorted(terms, key=lambda cls: cls.__name__)
    }


def _changes(edition: Edition) -> list[dict[str, str]]:
    found = [
        {"date": change.date, "record": f"{kind}/{located.record.id}", "kind": change.kind.value, "what": change.what}
        for kind, located in edition.base.located()
        for change in located.record.changes
    ]
    return sorted(found, key=lambda change: (change["date"], change["record"], change["what"]), reverse=True)


def _renamed(edition: Edition) -> list[dict[str, str]]:
    """Where a record is found that had another id; its page at the old address leads on too."""
    return [{"was": f"{kind}/{was}", "is": f"{kind}/{now}"} for kind, was, now in renamed_records(edition)]


def _openapi(edition: Edition) -> dict[str, Any]:
    """OpenAPI 3.1 description of these files."""
    paths: dict[str, Any] = {"/index.json": _get("Where everything is", "index")}
    for kind in (*KINDS, "findings", "cells", "changes", "renamed"):
        paths[f"/{kind}.json"] = _get(f"All {kind}", f"{kind}-list")
    for kind in KINDS:
        paths[f"/{kind}/{{id}}.json"] = _get(f"One of the {kind}, as in its file", f"{kind}-one", by_id=True)
    paths["/findings/{id}.json"] = _get("What the evidence on a question adds up to", "finding-one", by_id=True)
    paths["/vocabulary.json"] = _get("Every closed list", "vocabulary")
    paths["/openapi.json"] = _get("This description", "openapi")
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Bone Evidence",
            "version": f"{VERSION} ({edition.built})",
            "description": f"Static files, no key, no limit. {_NOTICE} Fields may be added within v1; none is "
            "renamed or taken away.",
            "license": {"name": "CC BY 4.0", "url": LICENCE["path"]},
        },
        "servers": [{"url": edition.site.full_address(ROOT) or "."}],  # "." is where this file lies
        "paths": paths,
    }


_LIST = {
    "type": "object",
    "required": ["schema", "notice", "count", "items"],
    "properties": {"count": {"type": "integer"}, "items": {"type": "array", "items": {"type": "object"}}},
}
_ONE = {"type": "object", "required": ["schema", "notice"]}
_RECORD = {
    "type": "object",
    "required": ["schema", "notice", "file", "page", "record", "references"],
    "properties": {"record": {"type": "object", "description": "As `schemas/<kind>.json` describes it"}},
}


def _shape(operation: str) -> dict[str, Any]:
    if operation.endswith("-list"):
        return _LIST
    return _RECORD if operation.endswith("-one") and not operation.startswith("finding") else _ONE


def _get(summary: str, operation: str, *, by_id: bool = False) -> dict[str, Any]:
    shape = {"type": "object"} if operation == "openapi" else _shape(operation)
    content = {"application/json": {"schema": shape}}
    got: dict[str, Any] = {
        "operationId": operation,
        "summary": summary,
        "responses": {"200": {"description": summary, "content": content}, "404": {"description": "No such id"}},
    }
    if by_id:
        got["parameters"] = [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}]
    return {"get": got}
