"""The pages on which a reader tells of a study, makes a draft of a record, or says what is wrong; without a server.

What the scripts need lies beside the page as data: the published schemas, the rules of writing, the words of the
checks.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from generator.drafting.layout import layout
from generator.drafting.specification import FORM_KINDS, specification
from generator.model import KINDS
from generator.publishing.addresses import record_address
from generator.publishing.edition import Edition
from generator.publishing.file_map import FileMap
from generator.publishing.json_schema import record_schemas
from generator.publishing.page import Crumb, Page
from generator.publishing.templates import render_sections
from generator.reading.messages import message_data

ADDRESS = "contribute/add-a-study/"
CORRECTION = "contribute/suggest-a-correction/"
HEADINGS = {"tell-us": "Tell us about a study", "record": "Add a full record", "other-ways": "Without this form"}
CORRECTION_HEADINGS = {"what": "What is wrong", "other-ways": "Without this form"}
TRAIL = (Crumb("Contribute", "contribute/"),)


def add_study_pages(edition: Edition) -> Iterator[Page]:
    """The form for a study, and the one for a correction."""
    facts = {"repo": repository(edition), "kinds": FORM_KINDS}
    lead, sections = render_sections("add_study.html", facts, page_address=ADDRESS, headings=HEADINGS)
    words = "Tell us about a study in a minute, or make a draft of a record in ten. No account, no program to install."
    yield Page(ADDRESS, "Add a study", "form", words, lead, sections, TRAIL)
    lead, sections = render_sections("correction.html", facts, page_address=CORRECTION, headings=CORRECTION_HEADINGS)
    words = "Say which record is wrong, where, and how you know."
    yield Page(CORRECTION, "Suggest a correction", "form", words, lead, sections, TRAIL)


def add_study_files(edition: Edition) -> FileMap:
    """What the form loads: how a draft is written and judged, and what is in the collection already."""
    schemas = record_schemas()
    form = {
        "specification": specification(),
        "schemas": {kind: schemas[kind] for kind in FORM_KINDS},
        "messages": message_data(),
        "layout": layout(),
    }
    return {f"{ADDRESS}form.json": _json(form), f"{ADDRESS}known.json": _json(_known(edition))}


def repository(edition: Edition) -> str:
    """Address of the repository without a slash at its end; empty where none is set."""
    address = edition.site.repo_url.rstrip("/")
    return address if address.startswith(("https://", "http://")) else ""


def _known(edition: Edition) -> dict[str, Any]:
    """Names that are taken, and by number the publications that the bibliography has: key, and page of the record."""
    base = edition.base
    records = {record.id for kind in KINDS for record in (one.record for one in getattr(base, kind).values())}
    names = records | base.references.keys() | {one.id for one in edition.quarantined}
    numbers: dict[str, dict[str, list[str]]] = {"doi": {}, "pmid": {}}
    for key, reference in sorted(base.references.items()):
        for name, held in numbers.items():
            if number := getattr(reference, name):
                held[number] = [key, *_holder(edition, key)]
    registered = {
        record.registration.id: [record.id, record_address(kind, record.id)]
        for kind in FORM_KINDS.values()
        for record in (one.record for one in getattr(base, kind).values())
        if record.registration
    }
    return {"names": sorted(names), "records": sorted(records), **numbers, "registration": registered}


def _holder(edition: Edition, key: str) -> list[str]:
    """Id and page of the record that holds a publication; nothing where it has none."""
    kind, record_id = edition.owners.get(key, ("", ""))
    return [record_id, record_address(kind, record_id)] if kind else []


def _json(value: Mapping[str, Any]) -> str:
    """Compact, and in ASCII: a pattern may hold characters that no file may."""
    return json.dumps(value, separators=(",", ":")) + "\n"
