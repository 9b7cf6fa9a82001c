"""Breadcrumbs of the record pages; the first crumb is the entry of the navigation that a page belongs to."""

from __future__ import annotations

from generator.publishing.page import Crumb

STUDIES = (Crumb("Studies", "studies/"),)
REVIEWS = (*STUDIES, Crumb("Reviews", "reviews/"))
GUIDELINES = (*STUDIES, Crumb("Guidelines", "guidelines/"))
CLAIMS = (*STUDIES, Crumb("What articles say", "claims/"))
QUESTIONS = (Crumb("Questions", "questions/"),)

TRAILS = {
    "studies": STUDIES,
    "reviews": REVIEWS,
    "guidelines": GUIDELINES,
    "claims": CLAIMS,
    "questions": QUESTIONS,
}
"""Folder below `evidence/` -> the breadcrumbs of its records."""
