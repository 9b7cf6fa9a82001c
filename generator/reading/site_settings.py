"""Read the two addresses of the project, which stand once, in `mkdocs.yml`."""

from __future__ import annotations

from pathlib import Path

import yaml


def read_site_settings(root: Path) -> dict[str, str]:
    """Give `site_url` and `repo_url` of `mkdocs.yml` below `root`, empty where they are not set.

    MkDocs' own tags (`!ENV`, `!!python/name`) are passed over: they never stand in these two lines.
    """
    path = root / "mkdocs.yml"
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    try:
        found = yaml.load(text, Loader=_Forgiving)
    except yaml.YAMLError:
        found = None  # the engine reads the same file next, and says what is wrong with it
    found = found if isinstance(found, dict) else {}
    return {name: str(found.get(name) or "").strip() for name in ("site_url", "repo_url")}


class _Forgiving(yaml.SafeLoader):
    """A loader that reads any tagged value as nothing."""


_Forgiving.add_multi_constructor("", lambda loader, suffix, node: None)
