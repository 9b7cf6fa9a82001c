"""Identifiers of publications and trials: is one well-formed, and how is it written in one form?

The forms are those of the registries: DOI (ISO 26324; the pattern follows Crossref's advice of 2015, widened for
older suffixes), PubMed, PubMed Central, ISSN (ISO 3297) and the trial registers. Whether one exists is not asked.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s\"{}\\^|`]*[^\s\"{}\\^|`.,;]")
_DOI_PREFIX = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_PMID = re.compile(r"[1-9][0-9]{0,7}")
_PMID_PREFIX = re.compile(
    r"(?:https?://(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov/pubmed)/|pmid:?\s*)", re.IGNORECASE
)
EXAMPLES = {"doi": "10.1002/jbmr.3284", "pmid": "28975661"}
"""What messages show of each kind."""
NUMBER_FORMS = {
    name: {"form": form.pattern, "prefix": prefix.pattern, "example": EXAMPLES[name]}
    for name, form, prefix in (("doi", _DOI, _DOI_PREFIX), ("pmid", _PMID, _PMID_PREFIX))
}
"""The form of a number and what may stand before it, for the form's script."""
_PMCID = re.compile(r"PMC[1-9][0-9]{0,8}")
_ISSN = re.compile(r"[0-9]{4}-[0-9]{3}[0-9X]")

_REGISTERS = {
    "ClinicalTrials.gov": re.compile(r"NCT[0-9]{8}"),
    "ISRCTN": re.compile(r"ISRCTN[0-9]{8}"),
    "ANZCTR": re.compile(r"ACTRN[0-9]{14}"),
    "PROSPERO": re.compile(r"CRD42[0-9]{9,10}"),
    "DRKS": re.compile(r"DRKS[0-9]{8}"),
    "ChiCTR": re.compile(r"CHICTR(?:[0-9]{10}|-[A-Z0-9]+-[0-9]{8})"),
    "CTRI": re.compile(r"CTRI/[0-9]{4}/[0-9]{2,3}/[0-9]{6}"),
    "CRIS": re.compile(r"KCT[0-9]{7}"),
    "EudraCT": re.compile(r"[0-9]{4}-[0-9]{6}-[0-9]{2}"),
    "IRCT": re.compile(r"IRCT[0-9]+N[0-9]+"),
    "JPRN": re.compile(r"(?:JPRN-)?(?:UMIN[0-9]{9}|JRCT[A-Z0-9]{10,11})"),
    "NTR": re.compile(r"N(?:TR|L)-?[0-9]{3,5}"),
    "PACTR": re.compile(r"PACTR[0-9]{15}"),
    "ReBEC": re.compile(r"RBR-[0-9A-Z]{6,10}"),
    "TCTR": re.compile(r"TCTR[0-9]{11}"),
}
_LINKS = {
    "ClinicalTrials.gov": "https://clinicaltrials.gov/study/{}",
    "ISRCTN": "https://www.isrctn.com/{}",
    "ANZCTR": "https://www.anzctr.org.au/{}.aspx",
    "PROSPERO": "https://www.crd.york.ac.uk/PROSPERO/view/{}",
}
# Registers whose own spelling is not all capitals.
_SPELLING = {"CHICTR": "ChiCTR", "JRCT": "jRCT"}


def is_doi(text: str) -> bool:
    """Say whether the whole text is a bare DOI such as `10.1002/jbmr.3284`."""
    return _DOI.fullmatch(text) is not None


def normal_doi(text: str) -> str:
    """Give the bare DOI in lower case, without `doi:` or a resolver's address; other text comes back trimmed."""
    bare = _DOI_PREFIX.sub("", text.strip(), count=1)
    return bare.lower() if is_doi(bare) else text.strip()


def doi_link(doi: str) -> str:
    """Give the resolver's address; `<` and `>` in old suffixes are escaped."""
    return "https://doi.org/" + quote(doi, safe="/:;()-._~")


def is_pmid(text: str) -> bool:
    """Say whether the text is a PubMed number: up to eight figures, no leading zero."""
    return _PMID.fullmatch(text) is not None


def normal_pmid(text: str) -> str:
    """Give the bare PubMed number, without `PMID:` or PubMed's address; other text comes back trimmed."""
    bare = _PMID_PREFIX.sub("", text.strip(), count=1).rstrip("/")
    return bare if is_pmid(bare) else text.strip()


def is_pmcid(text: str) -> bool:
    """Say whether the text is a PubMed Central number such as `PMC4650105`."""
    return _PMCID.fullmatch(text) is not None


def normal_pmcid(text: str) -> str:
    """Give `PMC` and the figures, in capitals; other text comes back trimmed."""
    bare = re.sub(r"(?i)^pmcid:?\s*", "", text.strip()).upper()
    return bare if is_pmcid(bare) else text.strip()


def is_issn(text: str) -> bool:
    """Say whether the text is an ISSN with a true check figure (ISO 3297: weights 8 to 2, modulus 11)."""
    if not _ISSN.fullmatch(text):
        return False
    figures = [10 if figure == "X" else int(figure) for figure in text.replace("-", "")]
    return sum(weight * figure for weight, figure in zip(range(8, 0, -1), figures, strict=True)) % 11 == 0


def register_of(text: str) -> str | None:
    """Name the trial or review register whose form the text has in full; None if there is none."""
    capitals = text.upper()
    return next((name for name, form in _REGISTERS.items() if form.fullmatch(capitals)), None)


def is_registration(text: str) -> bool:
    """Say whether the text is a registration number in its normal form."""
    return register_of(text) is not None and normal_registration(text) == text


def normal_registration(text: str) -> str:
    """Give a registration number as its register writes it, without blanks; other text comes back trimmed."""
    bare = re.sub(r"\s+", "", text).upper()
    register = register_of(bare)
    if register is None:
        return text.strip()
    if register == "ReBEC":
        return "RBR-" + bare.removeprefix("RBR-").lower()
    for capitals, spelling in _SPELLING.items():
        bare = bare.replace(capitals, spelling)
    return bare


def registration_link(text: str) -> str:
    """Give the address of a register's entry, or an empty text where the register has no stable address."""
    form = _LINKS.get(register_of(text) or "")
    return form.format(text) if form else ""


def is_public_url(text: str) -> bool:
    """Say whether the text is an http(s) address with a named host: no bare number, port, login or blank.

    A number for a host is how a mirror or a machine of one's own looks; a published source has a name.
    """
    if re.search(r"[\s<>\"{}\\^`|]", text) or not re.match(r"https?://", text):
        return False
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if port is not None or "@" in parts.netloc or parts.netloc.endswith(":"):
        return False
    return re.fullmatch(r"(?:[\w-]+\.)+(?:xn--[a-z0-9-]+|[^\W\d_]{2,})", host) is not None
