"""The records of the search: what each page is called, says, and is found by. Data only; no index is made here."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from generator.model import Publication
from generator.model.reference import Reference
from generator.publishing.addresses import record_address, word_address
from generator.publishing.edition import Edition
from generator.publishing.file_map import FileMap
from generator.publishing.page import Page
from generator.publishing.search.facets import FACETS, Keys, facets_by_address, kind_of, kind_of_text, label_of
from generator.publishing.search.page_words import title_of_text, words_of_page, words_of_text
from generator.reading import front_matter
from generator.vocabulary.lay_words import lay_words
from generator.vocabulary.words import WORDS

FOLDER = "evidence/search/"
RECORDS = f"{FOLDER}records.json"
_NAMED = frozenset({"region", "site", "people", "exercise"})
_TELLING = 7  # pages that may share a heading: one for each region, or each group of people, still tells them apart


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One page, or one word of the glossary. `title` and `says` are shown, the rest only finds it.

    `address` is below the site's root. `name` is what the page is about, in every word for it, where it is about one
    thing: a bone, a group of people, a kind of exercise, a word. `words` are everyday words for what the page says.
    """

    address: str
    title: str
    says: str
    name: str
    text: str
    words: str
    facets: Keys


def record_file(edition: Edition, pages: Iterable[Page], written: Mapping[str, str]) -> FileMap:
    """All records as one file; `written` are the pages written by hand, Markdown by path below `docs/`."""
    records = [*_made(edition, pages), *_by_hand(written), *_glossary()]
    return {RECORDS: record_text(sorted(records, key=lambda record: record.address))}


def record_text(records: Iterable[SearchRecord]) -> str:
    """Facets and records as JSON, a line each, so that a change of one page is a change of one line."""
    facets = [{"key": facet.key, "label": facet.label, "options": facet.options} for facet in FACETS]
    lines = (json.dumps(_plain(record), ensure_ascii=False) for record in records)
    head = json.dumps({"schema": "search-records/1", "facets": facets}, ensure_ascii=False)
    return head[:-1] + ',\n"records": [\n' + ",\n".join(lines) + "\n]}\n"


def _made(edition: Edition, pages: Iterable[Page]) -> Iterator[SearchRecord]:
    by_address = facets_by_address(edition)
    cited = _identifiers(edition)
    pages = list(pages)
    uses = Counter(section.heading for page in pages for section in page.sections)
    common = {heading for heading, count in uses.items() if count > _TELLING}
    for page in pages:
        facets = {"kind": frozenset({kind_of(page.kind)}), **by_address.get(page.address, {})}
        is_name = page.kind in _NAMED and "," not in page.title
        text = " ".join(filter(None, (cited.get(page.address, ""), words_of_page(page, common))))
        yield _record(page.address, page.title, page.description, text, facets, is_name=is_name)


def _by_hand(written: Mapping[str, str]) -> Iterator[SearchRecord]:
    for path, markdown in written.items():
        facts, body = front_matter(markdown)
        address = path.removesuffix("index.md") if path.endswith("index.md") else f"{path.removesuffix('.md')}/"
        facets = {"kind": frozenset({kind_of_text(path)})}
        title = facts.get("title") or title_of_text(body) or path
        yield _record(address, unescape(title), unescape(facts.get("description", "")), words_of_text(body), facets)


def _glossary() -> Iterator[SearchRecord]:
    """Each word of the glossary is found by itself."""
    for word, meaning in WORDS.items():
        yield _record(word_address(word), word, meaning, "Glossary.", {"kind": frozenset({"learn"})}, is_name=True)


def _record(address: str, title: str, says: str, text: str, facets: Keys, *, is_name: bool = False) -> SearchRecord:
    label = label_of(facets["kind"])
    words = [label, *lay_words(f"{label}\n{title}\n{says}\n{text}")]
    name = " ".join([title, *lay_words(title)]) if is_name else ""
    return SearchRecord(address, title, says, name, text, " ".join(words), facets)


def _plain(record: SearchRecord) -> dict[str, object]:
    return {
        "address": record.address,
        "title": record.title,
        "says": record.says,
        "name": record.name,
        "text": record.text,
        "words": record.words,
        "facets": {key: sorted(options) for key, options in record.facets.items()},
    }


def _identifiers(edition: Edition) -> dict[str, str]:
    """By what people look a publication up: authors, journal, title, DOI, PubMed and register numbers, by address."""
    found: dict[str, str] = {}
    for kind, located in edition.base.located():
        record = located.record
        if isinstance(record, Publication):
            reports = (edition.base.references.get(report.ref) for report in record.reports)
            numbers = [record.registration.id] if record.registration else []
            lines = [*(_reference_words(report) for report in reports if report), *numbers]
            found[record_address(kind, record.id)] = " ".join(lines)
    return found


def _reference_words(reference: Reference) -> str:
    surnames = " ".join(author.split(",")[0] for author in reference.authors)
    year = str(reference.year or "")
    facts = (surnames, year, reference.title, reference.journal, reference.doi, reference.pmid, reference.pmcid)
    return ". ".join(fact for fact in facts if fact) + "."
