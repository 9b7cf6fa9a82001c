"""Read what reference managers, publishers and PubMed write; the content of a file tells its format, not its name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from generator.contributing.citation import Citation, Refusal
from generator.contributing.importers import bibtex, json_formats, medline, pubmed_xml, ris
from generator.contributing.importers.facts import Facts
from generator.contributing.importers.text import MAX_BYTES, decoded
from generator.model.identifiers import normal_doi, normal_pmid

FORMATS = "BibTeX, RIS, PubMed (.nbib, XML, JSON), CSL-JSON and Crossref's JSON"


def read_citations(source: bytes) -> list[Citation] | Refusal:
    """Every publication that a file describes, each once, or why it cannot be read. Never raises."""
    if len(source) > MAX_BYTES:
        return Refusal(f"the file has {len(source):,} bytes; a reference has a few thousand", "export one reference")
    text, remark = decoded(source)
    if not text.strip():
        return Refusal("the file is empty", "export the reference again")
    found = _read(text)
    if isinstance(found, Refusal):
        return found
    citations = [facts.citation() for facts in found]
    titled = [citation for citation in citations if citation.reference.title]
    if not titled:
        what = "a reference without a title" if citations else "no reference"
        return Refusal(f"the file holds {what}", "export it again, with title, authors and year")
    return _each_once(replace(one, remarks=(*one.remarks, remark) if remark else one.remarks) for one in titled)


def chosen(citations: list[Citation], *, doi: str = "", pmid: str = "") -> Citation | Refusal:
    """The one publication that is meant: the only one, or that with this DOI or PubMed number."""
    doi, pmid = normal_doi(doi), normal_pmid(pmid)
    fitting = [c for c in citations if _may_be(c.reference.doi, doi) and _may_be(c.reference.pmid, pmid)]
    if len(citations) > 1 and (doi or pmid):
        fitting = [c for c in fitting if (doi and c.reference.doi == doi) or (pmid and c.reference.pmid == pmid)]
    if len(fitting) == 1:
        reference = fitting[0].reference
        return replace(fitting[0], reference=replace(reference, doi=reference.doi or doi, pmid=reference.pmid or pmid))
    if not fitting:
        number = f"DOI {doi}" if doi else f"PubMed number {pmid}"
        return Refusal(f"it describes no publication with {number}, but {_listed(citations)}", wrong_use=True)
    hint = "choose one with --doi or --pmid, or export it alone; a draft is made of one publication"
    return Refusal(f"it describes {len(fitting)} publications: {_listed(fitting)}", hint, wrong_use=True)


def _read(text: str) -> list[Facts] | Refusal:
    start = text.lstrip()[:1]
    if start in ("{", "["):
        return json_formats.read(text)
    if start == "<":
        return pubmed_xml.read(text)
    for form in (medline, ris, bibtex):
        if form.START.search(text):
            return form.read(text)
    hint = f"{FORMATS} can be read; PubMed and most journals offer one of them under Cite or Export citation"
    if re.match(r"%PDF|PK\x03\x04", text):
        return Refusal("the file is a document, not a reference", hint, wrong_use=True)
    return Refusal("the file is in a format that is not known here", hint, wrong_use=True)


def _may_be(given: str, wanted: str) -> bool:
    return not given or not wanted or given == wanted


def _each_once(citations: Iterable[Citation]) -> list[Citation]:
    """A publication that was exported twice is one."""
    found: dict[str, Citation] = {}
    for citation in citations:
        reference = citation.reference
        found.setdefault(reference.doi or reference.pmid or str(reference), citation)
    return list(found.values())


def _listed(citations: list[Citation]) -> str:
    named = [f"{one.called} ({_number(one)})" for one in citations[:5]]
    left = f" and {len(citations) - 5} more" if len(citations) > 5 else ""
    return "; ".join(named) + left


def _number(citation: Citation) -> str:
    reference = citation.reference
    return reference.doi or (f"PubMed {reference.pmid}" if reference.pmid else "no DOI")
