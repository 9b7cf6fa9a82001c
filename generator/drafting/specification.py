"""All that the form on the site needs to write the same draft as `evidence new`, as data."""

from __future__ import annotations

from typing import Any

from generator.drafting.bib_entry import ENTRY_STYLE
from generator.drafting.draft_text import ADVICE, EDITOR_LINE, MOVED
from generator.drafting.first_values import DESIGN_AT, GUESSED, ISSUER, PEOPLE_AT, REGISTERED
from generator.drafting.guesses import patterns
from generator.drafting.naming import NAMING, UNCLEAR
from generator.drafting.skeletons import PLANS
from generator.drafting.style import STYLE
from generator.model.identifiers import NUMBER_FORMS

FORM_KINDS = {"study": "studies", "review": "reviews", "guideline": "guidelines"}
"""Kinds of record that the form makes -> their folders: those that are one publication and what it says."""


def specification() -> dict[str, Any]:
    """The rules of writing, the plans and the first guesses of the kinds that the form makes."""
    return {
        "style": STYLE,
        "entry": ENTRY_STYLE,
        "naming": NAMING,
        "numbers": NUMBER_FORMS,
        "unclear": UNCLEAR,
        "heading": {"editor": EDITOR_LINE, "advice": ADVICE, "moved": MOVED},
        "asides": {"guessed": GUESSED, "open": "TODO", "registration": REGISTERED, "issuer": ISSUER},
        "kinds": {kind: _kind(folder) for kind, folder in FORM_KINDS.items()},
    }


def _kind(folder: str) -> dict[str, Any]:
    return {
        "folder": folder,
        "plan": [[slot.data() for slot in block] for block in PLANS[folder]],
        "design": DESIGN_AT[folder],
        "people": PEOPLE_AT[folder],
        "guesses": patterns(folder),
    }
