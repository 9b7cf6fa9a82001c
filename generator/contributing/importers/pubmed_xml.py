"""PubMed's answer as XML (`efetch`, `retmode=xml`)."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from generator.contributing.citation import Refusal
from generator.contributing.importers.facts import Facts
from generator.contributing.importers.medline import headline, notices

_NOTICES = {
    "ErratumIn": "an erratum",
    "RetractionIn": "a retraction",
    "ExpressionOfConcernIn": "an expression of concern",
}


def read(text: str) -> list[Facts] | Refusal:
    """Every article of the answer. Entities of its own are refused: PubMed defines none."""
    if "<!ENTITY" in text:
        return Refusal("the XML defines entities, which an answer of PubMed never does", "save the reference as .nbib")
    try:
        root = ElementTree.fromstring(text.strip())
    except ElementTree.ParseError as fault:
        return Refusal(f"the file begins like XML and cannot be read ({fault})", "save it again, or export it as .nbib")
    if root.tag not in ("PubmedArticleSet", "PubmedArticle"):
        hint = "PubMed saves a reference as .nbib under Cite; other sources export RIS or BibTeX"
        return Refusal(f"the file is XML of another kind (<{root.tag}>)", hint, wrong_use=True)
    return [_facts(article) for article in root.iter("PubmedArticle")]


def _facts(found: Element) -> Facts:
    article, journal = _at(found, "MedlineCitation/Article"), _at(found, "MedlineCitation/Article/Journal")
    issue = _at(journal, "JournalIssue")
    ids = {one.get("IdType"): _text(one) for one in found.findall("PubmedData/ArticleIdList/ArticleId")}
    types = [_text(one).lower() for one in article.findall("PublicationTypeList/PublicationType")]
    named = [
        _NOTICES[one.get("RefType", "")] for one in found.iter("CommentsCorrections") if one.get("RefType") in _NOTICES
    ]
    return Facts(
        title=_text(_at(article, "ArticleTitle")),
        authors=list(_authors(article)),
        date=_text(_at(issue, "PubDate/Year")) or _text(_at(issue, "PubDate/MedlineDate")),
        journal=headline(_text(_at(journal, "Title")).split(" : ")[0]),
        volume=_text(_at(issue, "Volume")),
        number=_text(_at(issue, "Issue")),
        pages=_text(_at(article, "Pagination/MedlinePgn")),
        doi=ids.get("doi") or next((_text(i) for i in article.findall("ELocationID[@EIdType='doi']")), ""),
        pmid=_text(_at(found, "MedlineCitation/PMID")),
        pmcid=ids.get("pmc", ""),
        abstract=" ".join(_text(part) for part in article.findall("Abstract/AbstractText")),
        types=types,
        registrations=[
            _text(one) for one in article.findall("DataBankList/DataBank/AccessionNumberList/AccessionNumber")
        ],
        remarks=notices(list(dict.fromkeys(named)), types),
    )


def _authors(article: Element) -> Iterator[str]:
    for author in article.findall("AuthorList/Author"):
        family, given = _text(_at(author, "LastName")), _text(_at(author, "ForeName")) or _text(_at(author, "Initials"))
        suffix = _text(_at(author, "Suffix"))
        person = ", ".join(part for part in (family, given, suffix) if part)
        yield person or _text(_at(author, "CollectiveName"))


def _at(element: Element, path: str) -> Element:
    """The first element at a path, or an empty one."""
    found = element.find(path)
    return found if found is not None else Element("none")


def _text(element: Element) -> str:
    """All text of an element, that of marked words within it too."""
    return " ".join("".join(element.itertext()).split())
