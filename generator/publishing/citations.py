"""A formatted reference: authors, title, where it appeared, and links to follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from string import ascii_lowercase

from generator.model.identifiers import doi_link, is_doi, is_pmcid, is_pmid, is_public_url
from generator.model.reference import Reference
from generator.publishing.csl import formatted
from generator.publishing.wording import date_words, sentence


@dataclass(frozen=True, slots=True)
class Link:
    """An address outside the site, and the words that lead there."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference as a list prints it. `caveat` says what of it nobody has confirmed yet."""

    key: str
    short: str
    authors: str
    title: str
    where: str
    links: tuple[Link, ...]
    caveat: str = ""


def told_apart(references: Mapping[str, Reference]) -> dict[str, Reference]:
    """The same references, those of one author and year with a letter in the order of their keys: 2020a, 2020b."""
    alike: dict[str, list[str]] = {}
    for key, reference in sorted(references.items()):
        alike.setdefault(reference.short, []).append(key)
    letters = {
        key: letter
        for short, keys in alike.items()
        if len(keys) > 1 and references[keys[0]].year
        for key, letter in zip(keys, ascii_lowercase, strict=False)
    }
    return {key: replace(reference, year_suffix=letters.get(key, "")) for key, reference in references.items()}


def cite(key: str, references: Mapping[str, Reference]) -> Citation:
    """Format the entry of that key; a key without an entry is shown as itself, never dropped."""
    reference = references.get(key)
    if reference is None:
        return Citation(key, key, "", key, "not in our bibliography yet", ())
    return Citation(
        key=key,
        short=reference.short,
        authors=formatted(reference).authors,
        title=reference.title or key,
        where=_where(reference),
        links=tuple(_links(reference)),
        caveat=sentence(reference.unconfirmed),
    )


def short_name(key: str, references: Mapping[str, Reference]) -> str:
    """How a text names a publication: "Watson 2018"; the key where the bibliography lacks it."""
    return references[key].short if key in references else key


def _where(reference: Reference) -> str:
    """Where it appeared, by the style; a web page with the day on which it was seen."""
    where = formatted(reference).where
    return f"{where}, seen {_seen(reference.urldate)}" if reference.urldate else where


def _seen(urldate: str) -> str:
    try:
        return date_words(urldate)
    except (ValueError, IndexError):
        return urldate


def _links(reference: Reference) -> Iterator[Link]:
    """DOI and PubMed first; a web address only where neither exists, and only a public http(s) one."""
    if is_doi(reference.doi):
        yield Link(f"doi:{reference.doi}", doi_link(reference.doi))
    if is_pmid(reference.pmid):
        yield Link(f"PubMed {reference.pmid}", f"https://pubmed.ncbi.nlm.nih.gov/{reference.pmid}/")
    if is_pmcid(reference.pmcid):
        yield Link(f"free text {reference.pmcid}", f"https://pmc.ncbi.nlm.nih.gov/articles/{reference.pmcid}/")
    if not (reference.doi or reference.pmid or reference.pmcid) and is_public_url(reference.url):
        yield Link("web page", reference.url)
