"""Patient handouts, from the same findings as the site: traced, measured, printable, recallable.

topics, texts                       what is asked, for whom; our own fixed sentences
sheet                               the content model: parts, lines, sentences with their sources, the version
answer_words, parts, advice,
safety_parts, sources, content      one sheet built from findings, guidelines and safety lines
complete                            no sheet leaves without every line that keeps its reader safe
html, plain, pdf, formats           the same sheet as HTML, text, Markdown and PDF
trace, readability, ledger          each sentence to its source; how hard to read; what became of a version
gallery                             the pages of the site
"""

from __future__ import annotations

from generator.publishing.handouts.content import by_name, handouts_of, missing_reason
from generator.publishing.handouts.formats import write_sheet
from generator.publishing.handouts.gallery import handout_files, handout_pages
from generator.publishing.handouts.printing import Print
from generator.publishing.handouts.readability import NotMeasurable, Scores, measure
from generator.publishing.handouts.sheet import Handout
from generator.publishing.handouts.topics import PLANS, TOPICS

__all__ = [
    "PLANS",
    "TOPICS",
    "Handout",
    "NotMeasurable",
    "Print",
    "Scores",
    "by_name",
    "handout_files",
    "handout_pages",
    "handouts_of",
    "measure",
    "missing_reason",
    "write_sheet",
]
