"""What a file says of one publication, as it says it, and how that becomes a citation in the house's form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.contributing.citation import Citation
from generator.contributing.importers.names import family_first, is_unclear
from generator.contributing.importers.text import cleaned
from generator.drafting.naming import UNCLEAR
from generator.model import Reference, identifiers

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_RANGE = re.compile(r"(?P<first>\w+)\s*[-\u2010-\u2015]+\s*(?P<last>\w+)")
_NUMBERS = re.compile(r"\b(?:NCT\d{8}|ISRCTN\d{8}|ACTRN\d{14}|CRD42\d{9,10}|DRKS\d{8})\b", re.IGNORECASE)


@dataclass(slots=True, kw_only=True)
class Facts:
    """The words of the file, field by field; what it does not say is empty. Names stand as they are written there."""

    kind: str = "article"
    title: str = ""
    authors: Sequence[str] = ()
    and_others: bool = False
    editors: Sequence[str] = ()
    date: str = ""
    journal: str = ""
    booktitle: str = ""
    publisher: str = ""
    institution: str = ""
    volume: str = ""
    number: str = ""
    pages: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    url: str = ""
    abstract: str = ""
    types: Sequence[str] = ()
    registrations: Sequence[str] = ()
    remarks: list[str] = field(default_factory=list)

    def citation(self) -> Citation:
        """The publication in the form of the bibliography; its key is still to be given."""
        doi, pmid, pmcid = self._identifiers()
        year = _YEAR.search(self.date)
        is_issued = self.kind in ("report", "phdthesis")
        reference = Reference(
            key="",
            kind=self.kind,
            title=_title(self.title),
            authors=tuple(family_first(name) for name in self.authors if cleaned(name)),
            and_others=self.and_others,
            editors=tuple(family_first(name) for name in self.editors if cleaned(name)),
            year=int(year.group()) if year else None,
            journal=cleaned(self.journal) if self.kind == "article" else "",
            booktitle=cleaned(self.booktitle),
            publisher=cleaned(self.publisher) if self.kind != "article" and not is_issued else "",
            institution=cleaned(self.institution) or (cleaned(self.publisher) if is_issued else ""),
            volume=cleaned(self.volume),
            number=cleaned(self.number),
            pages=_pages(cleaned(self.pages)),
            doi=doi,
            pmid=pmid,
            pmcid=pmcid,
            url=self._address(bool(doi or pmid)),
        )
        about = " ".join(cleaned(text) for text in (self.title, self.abstract, *self.types))
        remarks = (*(cleaned(remark) for remark in self.remarks), *_open_points(self, reference))
        return Citation(reference=reference, registration=self._registration(), about=about, remarks=remarks)

    def _identifiers(self) -> tuple[str, str, str]:
        doi, pmid = identifiers.normal_doi(cleaned(self.doi)), identifiers.normal_pmid(cleaned(self.pmid))
        pmcid = identifiers.normal_pmcid(cleaned(self.pmcid))
        return (
            doi if identifiers.is_doi(doi) else "",
            pmid if identifiers.is_pmid(pmid) else "",
            pmcid if identifiers.is_pmcid(pmcid) else "",
        )

    def _address(self, has_number: bool) -> str:
        """The web address where it is the only way to the publication; DOI and PubMed number make their own."""
        url = cleaned(self.url)
        return url if identifiers.is_public_url(url) and (self.kind == "online" or not has_number) else ""

    def _registration(self) -> str:
        """The first register number that is named as such, else one that the abstract prints."""
        named = [identifiers.normal_registration(cleaned(text)) for text in self.registrations]
        printed = [identifiers.normal_registration(number) for number in _NUMBERS.findall(self.abstract)]
        return next((number for number in (*named, *printed) if identifiers.is_registration(number)), "")


def _open_points(facts: Facts, reference: Reference) -> Iterator[str]:
    """What the file says in a way that does not settle it."""
    if facts.doi and not reference.doi:
        yield f"the file's DOI, {cleaned(facts.doi)}, has not the form of one"
    for name in (*reference.authors, *reference.editors):
        if is_unclear(name):
            yield UNCLEAR.format(name=name)


def _title(text: str) -> str:
    """A title without the full stop, and without the brackets that PubMed puts round a translated one."""
    title = cleaned(text).removesuffix(".").strip()
    return title[1:-1] if title.startswith("[") and title.endswith("]") else title


def _pages(text: str) -> str:
    """A range as BibTeX writes it, its last page in full: `211-20` is 211 to 220."""
    found = _RANGE.fullmatch(text)
    if not found:
        return text
    first, last = found["first"], found["last"]
    if first.isdigit() and last.isdigit() and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return first if first == last else f"{first}--{last}"
