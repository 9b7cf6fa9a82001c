"""A reference: one publication, with every bibliographic fact about it."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten

from generator.model.identifiers import doi_link

UNCONFIRMED = "unconfirmed:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One entry of the bibliography in the field's words. A fact that is not known is an empty text.

    Names are "Family, Given" as BibTeX orders them; an institution stands as it is written. `year_suffix` tells entries
    of one author and year apart on the site (2020a, 2020b); no file holds it.
    """

    key: str
    kind: str
    title: str = ""
    authors: tuple[str, ...] = ()
    and_others: bool = False
    editors: tuple[str, ...] = ()
    year: int | None = None
    month: int | None = None
    journal: str = ""
    booktitle: str = ""
    series: str = ""
    edition: str = ""
    publisher: str = ""
    address: str = ""
    institution: str = ""
    volume: str = ""
    number: str = ""
    chapter: str = ""
    pages: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    issn: str = ""
    isbn: str = ""
    url: str = ""
    urldate: str = ""
    eprint: str = ""
    language: str = ""
    note: str = ""
    year_suffix: str = ""

    @property
    def surname(self) -> str:
        """Family name of the first author or editor, else the institution, else the first words of the title."""
        names = self.authors or self.editors
        if names:
            return names[0].split(",")[0]
        return self.institution or shorten(self.title, 40, placeholder=" …") or self.key

    @property
    def short(self) -> str:
        """How a text names the publication: "Watson 2018"."""
        return f"{self.surname} {self.year}{self.year_suffix}" if self.year else self.surname

    @property
    def link(self) -> str:
        """The best public address: the DOI's, else PubMed's, else PubMed Central's, else the given one."""
        if self.doi:
            return doi_link(self.doi)
        if self.pmid:
            return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/"
        if self.pmcid:
            return f"https://pmc.ncbi.nlm.nih.gov/articles/{self.pmcid}/"
        return self.url

    @property
    def unconfirmed(self) -> str:
        """What a note says has not been confirmed yet; empty if all has."""
        found, sign, rest = self.note.partition(UNCONFIRMED)
        return rest.strip() if sign and not found.strip() else ""
