"""What machines read of a page: tags for reference managers, JSON-LD of schema.org.

Our certainty is never written as schema.org's `EvidenceLevel`: that property has three letters of another scale.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.model import Guideline, Publication, Question, Reference, Review, Study
from generator.publishing.addresses import record_address
from generator.publishing.edition import Edition
from generator.publishing.exports.package import LICENCE

CONTEXT = "https://schema.org"


def citation_tags(reference: Reference) -> Iterator[tuple[str, str]]:
    """Tags (Highwire Press) by which Zotero saves the article itself from the page about it.

    None where its title was not seen: an article saved under a name of ours would be cited under it.
    """
    if not reference.title:
        return
    yield "citation_title", reference.title
    for name in reference.authors or ((reference.institution,) if reference.institution else ()):
        yield "citation_author", name
    for tag, value in (
        ("citation_publication_date", str(reference.year or "")),
        ("citation_journal_title", reference.journal),
        ("citation_volume", reference.volume),
        ("citation_issue", reference.number),
        ("citation_firstpage", reference.pages.replace("\u2013", "-").partition("-")[0]),
        ("citation_lastpage", reference.pages.replace("\u2013", "-").rpartition("-")[2]),
        ("citation_doi", reference.doi),
        ("citation_pmid", reference.pmid),
        ("citation_issn", reference.issn),
        ("citation_isbn", reference.isbn),
        ("citation_publisher", reference.publisher),
        ("citation_language", reference.language),
    ):
        if value:
            yield tag, value


def article_json_ld(edition: Edition, record: Publication) -> str:
    """JSON-LD of the page of a study, review or guideline, and of the publication that it is about."""
    reference = edition.base.references.get(record.main_report.ref)
    page = _page(edition, record_address(_folder(record), record.id), record.summary)
    about: dict[str, Any] = {"@type": "MedicalScholarlyArticle"}
    if reference:
        about |= _article(reference)
    page["mainEntity"] = about
    if isinstance(record, Study) and record.design.type.randomised:
        page["about"] = {"@type": "MedicalTrial", "name": record.name or about.get("name", record.id)}
    if isinstance(record, Guideline):
        page["about"] = {"@type": "MedicalGuideline", "guidelineSubject": {"@type": "Thing", "name": "bone density"}}
    return _text(page)


def question_json_ld(edition: Edition, question: Question, sentence: str) -> str:
    """JSON-LD of the page of a question: the sentence as an abstract, never as a level."""
    page = _page(edition, record_address("questions", question.id), sentence)
    return _text(page | {"name": question.title, "abstract": sentence})


def dataset_json_ld(edition: Edition, files: dict[str, str]) -> str:
    """JSON-LD of the page of downloads; `files` are addresses by media type."""
    return _text(
        {
            "@context": CONTEXT,
            "@type": "Dataset",
            "name": "Bone Evidence",
            "description": "Records of studies and reviews on exercise and bone, and what they add up to by rule.",
            "license": LICENCE["path"],
            "version": edition.built,
            "isAccessibleForFree": True,
            "distribution": [
                {"@type": "DataDownload", "contentUrl": path, "encodingFormat": kind} for path, kind in files.items()
            ],
        }
    )


def _folder(record: Publication) -> str:
    return {Study: "studies", Review: "reviews", Guideline: "guidelines"}[type(record)]


def _page(edition: Edition, address: str, description: str) -> dict[str, Any]:
    page: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "MedicalWebPage",
        "description": description,
        "inLanguage": "en-GB",
        "license": LICENCE["path"],
        "isAccessibleForFree": True,
    }
    if edition.built:
        page["dateModified"] = edition.built
    if url := edition.site.full_address(address):
        page["url"] = url
    return page


def _article(reference: Reference) -> dict[str, Any]:
    article: dict[str, Any] = {"name": reference.title or reference.key}
    if reference.authors:
        article["author"] = [{"@type": "Person", "name": name} for name in reference.authors]
    if reference.year:
        article["datePublished"] = str(reference.year)
    if reference.journal:
        article["isPartOf"] = {"@type": "Periodical", "name": reference.journal}
    if reference.link:
        article["sameAs"] = reference.link
    return article


def _text(value: dict[str, Any]) -> str:
    """JSON that may stand inside a script element: no sign in it can end the element."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c").replace("&", "\\u0026")
