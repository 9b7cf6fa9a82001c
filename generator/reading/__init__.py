"""From files to values: strict YAML with places, the bibliography, and the model."""

from __future__ import annotations

from generator.problems import Rule
from generator.reading.base import BIBLIOGRAPHY, FILE_PLACE, read_base, read_one
from generator.reading.front_matter import front_matter
from generator.reading.record_rules import RECORD_RULES
from generator.reading.rules import READING_RULES
from generator.reading.schema_line import SCHEMA_LINE
from generator.reading.site_settings import read_site_settings

RULES: tuple[Rule, ...] = (FILE_PLACE, SCHEMA_LINE, *(reading.rule for reading in (*READING_RULES, *RECORD_RULES)))
"""Every rule that a file must keep to be read."""

__all__ = ["BIBLIOGRAPHY", "RULES", "front_matter", "read_base", "read_one", "read_site_settings"]
