"""What readers take away: references, tables, the API, and a manifest with the hash of every file.

One set of findings stands behind all of them; the same base gives the same bytes.
"""

from __future__ import annotations

import json
from hashlib import sha256

from generator.publishing.edition import Edition, cited_references
from generator.publishing.exports.api import ROOT, api_files
from generator.publishing.exports.database import parquet_files, parquet_is_possible, sqlite_file
from generator.publishing.exports.fhir import fhir_files
from generator.publishing.exports.package import table_files
from generator.publishing.file_map import FileMap
from generator.publishing.reference_formats import bibtex_text, csl_json, ris_text
from generator.publishing.said import Unfit, unfit_answers

NAMES = ("references", "tables", "sqlite", "parquet", "api", "fhir")
"""What `export --only` may name."""


def export_files(edition: Edition, only: str = "", *, databases: bool = False) -> FileMap:
    """Every exported file by its path below the folder of exports, with `manifest.json`; `only` one of NAMES.

    With `databases` the tables come as SQLite too, and as Parquet where pyarrow is installed; the site leaves them out.
    Raises Unfit where an answer may not be published.
    """
    unfit = list(unfit_answers(edition))
    if unfit:
        raise Unfit(unfit)
    files: FileMap = {}
    if only in ("", "references"):
        references = cited_references(edition)
        files["references.bib"] = bibtex_text(references)
        files["references.ris"] = ris_text(references)
        files["references.csl.json"] = csl_json(references)
    if only in ("", "tables"):
        files |= {f"tables/{name}": text for name, text in table_files(edition).items()}
    if only == "sqlite" or databases:
        files["evidence.sqlite"] = sqlite_file(edition)
    if only == "parquet" or (databases and parquet_is_possible()):
        files |= {f"parquet/{name}": content for name, content in parquet_files(edition).items()}
    if only in ("", "api"):
        files |= {f"{ROOT}/{name}": text for name, text in api_files(edition).items()}
    if only in ("", "fhir"):
        files |= {f"fhir/{name}": text for name, text in fhir_files(edition).items()}
    if not only:
        files["manifest.json"] = manifest(files, edition.built)
    return files


def manifest(files: FileMap, version: str) -> str:
    """The list of files with their sizes and SHA-256 hashes, by path."""
    listed = [
        {"path": path, "bytes": len(_bytes(content)), "sha256": sha256(_bytes(content)).hexdigest()}
        for path, content in sorted(files.items())
    ]
    return json.dumps({"schema": "manifest/1", "version": version, "files": listed}, indent=1) + "\n"


def _bytes(content: str | bytes) -> bytes:
    return content.encode("utf-8") if isinstance(content, str) else content


__all__ = ["NAMES", "export_files", "manifest", "parquet_is_possible"]
