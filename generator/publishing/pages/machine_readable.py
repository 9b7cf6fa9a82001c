"""What the page of a publication carries for machines and for the right column: tags, JSON-LD, files to take away."""

from __future__ import annotations

from html import escape
from typing import Any

from generator.model import Publication
from generator.publishing.edition import Edition
from generator.publishing.metadata import article_json_ld, citation_tags
from generator.publishing.take_away import record_actions


def machine_readable(edition: Edition, kind: str, record: Publication) -> dict[str, Any]:
    """Front matter of a publication's page beyond its words; the theme prints it."""
    reference = edition.base.references.get(record.main_report.ref)
    tags = [[name, escape(content)] for name, content in citation_tags(reference)] if reference else []
    return {
        "citation": tags,
        "json_ld": article_json_ld(edition, record),
        "actions": record_actions(edition, kind, record.id),
    }
