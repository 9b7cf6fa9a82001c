"""PubMed's own format, as the site saves it (`.nbib`) and its service answers (`rettype=medline`), read by rispy."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import ClassVar

from rispy.parser import RisParser

from generator.contributing.importers.facts import Facts

START = re.compile(r"^PMID *- ", re.MULTILINE)
_FOLD = re.compile(r"\n {2,}")
_TAGS = "PMID TI BTI FAU AU CN DP DEP JT TA VI IP PG AID LID PMC AB SI PT PB".split()
# Tags that name a notice on the article (National Library of Medicine, MEDLINE element descriptions).
_NOTICES = {"EIN": "an erratum", "RIN": "a retraction", "ECI": "an expression of concern", "RPI": "a republication"}
_SMALL_WORDS = frozenset("a an and at by de des di du en et for in la le of on the to und".split())


class _MedlineParser(RisParser):
    """rispy's parser for tags of up to four letters."""

    START_TAG = "PMID"
    DEFAULT_MAPPING: ClassVar[dict] = {tag: tag for tag in (*_TAGS, *_NOTICES)}
    DEFAULT_LIST_TAGS: ClassVar[list[str]] = [*_TAGS, *_NOTICES]
    DEFAULT_DELIMITER_MAPPING: ClassVar[dict] = {}

    def parse_line(self, line: str) -> tuple[str | None, str]:
        """Tag and content of one line."""
        found = re.match(r"([A-Z]{2,4}) *- ?(.*)", line)
        return (found[1], found[2].strip()) if found else (None, line.strip())


def read(text: str) -> list[Facts]:
    """Every record of the text."""
    bodies = START.split(text)[1:]
    parser = _MedlineParser(skip_unknown_tags=True)
    records = (parser.parse(f"PMID- {_FOLD.sub(' ', body.strip())}\nER  -\n")[0] for body in bodies)
    return [_facts(defaultdict(list, record)) for record in records]


def _facts(record: dict[str, list[str]]) -> Facts:
    types = [kind.lower() for kind in record["PT"]]
    pmid = record["PMID"]
    return Facts(
        kind="book" if record["BTI"] and not record["TI"] else "article",
        title=_first(record, "TI", "BTI"),
        authors=record["FAU"] or record["AU"] or record["CN"],
        date=_first(record, "DP", "DEP"),
        journal=headline(_first(record, "JT").split(" : ")[0]) or _first(record, "TA"),
        publisher=_first(record, "PB"),
        volume=_first(record, "VI"),
        number=_first(record, "IP"),
        pages=_first(record, "PG"),
        doi=_doi(record),
        pmid=pmid if isinstance(pmid, str) else pmid[0],
        pmcid=_first(record, "PMC"),
        abstract=_first(record, "AB"),
        types=types,
        registrations=[number.rpartition("/")[2] for number in record["SI"]],
        remarks=notices([what for tag, what in _NOTICES.items() if record[tag]], types),
    )


def notices(named: list[str], types: list[str]) -> list[str]:
    """Remarks on what PubMed says of the article since it was published."""
    found = [*named, *(["a retraction"] if "retracted publication" in types and "a retraction" not in named else [])]
    return [f"PubMed names {what}: look it up and write it under `editorial`" for what in found]


def headline(journal: str) -> str:
    """A journal's name with capitals, as it stands on its cover; PubMed writes its words small."""
    words = journal.split()
    return " ".join(
        word if i and word in _SMALL_WORDS or not word.islower() else word[:1].upper() + word[1:]
        for i, word in enumerate(words)
    )


def _first(record: dict[str, list[str]], *tags: str) -> str:
    return next((value for tag in tags for value in record[tag] if value), "")


def _doi(record: dict[str, list[str]]) -> str:
    """The article's DOI, from the lines of the form `10.1002/jbmr.3284 [doi]`."""
    marked = (value for value in (*record["LID"], *record["AID"]) if value.endswith("[doi]"))
    return next(marked, "").removesuffix("[doi]").strip()
