"""The front matter of a page that is written by hand."""

from __future__ import annotations

import re

import yaml

_BLOCK = re.compile(r"\A---\n(.*?)^---\n", re.MULTILINE | re.DOTALL)


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """The facts at the head of a Markdown file that are plain texts, and what follows them.

    Without a head, or with one that is no YAML, there are no facts: the engine reads the same file, and says so.
    """
    block = _BLOCK.match(text)
    if not block:
        return {}, text
    try:
        facts = yaml.safe_load(block.group(1))
    except yaml.YAMLError:
        facts = None
    facts = facts if isinstance(facts, dict) else {}
    return {key: value for key, value in facts.items() if isinstance(value, str)}, text[block.end() :]
