"""The real records exported once, into a folder that every test reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks import check_all
from generator.publishing.edition import Edition, edition_of
from generator.publishing.exports import export_files
from generator.publishing.site_settings import SiteSettings
from generator.reading import read_base
from tests.conftest import ROOT


@pytest.fixture(scope="session")
def edition() -> Edition:
    """The edition of the real records."""
    base, unread = read_base(ROOT)
    return edition_of(base, check_all(base, unread).problems, SiteSettings())


@pytest.fixture(scope="session")
def exported(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every export."""
    folder = tmp_path_factory.mktemp("export")
    for path, content in export_files(edition).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return folder
