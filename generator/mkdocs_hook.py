"""Lets a bare `mkdocs build --strict` and `mkdocs serve` work on a fresh checkout: publish before, protect after."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Any

from mkdocs.exceptions import Abort

from generator.cli.build import run_publish
from generator.site_build import PUBLISHED, protect_site

ALREADY_PUBLISHED = PUBLISHED in os.environ  # `evidence build` started this engine and does both itself
serving = False


def on_startup(command: str, **_: Any) -> None:
    """Remember whether a person is watching: a server goes on past an error, and reloads pages by inline script."""
    global serving
    serving = command == "serve"


def on_pre_build(config: Any) -> None:
    """Bring `docs/` in line with the records."""
    root = Path(config.config_file_path).parent
    report = logging.getLogger("mkdocs.hooks.bone_evidence").info
    if not ALREADY_PUBLISHED and run_publish(root, keep_going=serving, report=report):
        raise Abort("a record has an error; nothing was built")


def on_post_build(config: Any) -> None:
    """Write the Content-Security-Policy into every page."""
    if not ALREADY_PUBLISHED and not serving:
        protect_site(Path(config.site_dir))
