"""Where every page lives: one fixed mapping from ids to addresses; ids keep `_`, addresses use `-`."""

from __future__ import annotations

from generator.vocabulary import Audience, BoneGroup, Exercise, Region, SiteGroup


def hyphened(term: str) -> str:
    """An id as it stands in an address."""
    return str(term).replace("_", "-")


def record_address(kind: str, record_id: str) -> str:
    """Address of a record's page; `kind` is its folder below `evidence/`."""
    return f"{kind}/{hyphened(record_id)}/"


def region_address(region: Region) -> str:
    """Address of a region."""
    return f"regions/{hyphened(region)}/"


def site_address(site: SiteGroup, audience: Audience | None = None, bones: BoneGroup | None = None) -> str:
    """Address of a site, of a site for one group of readers, or for one bone status within that group."""
    parts = [part for part in (audience, bones) if part]
    return f"{region_address(site.region)}{hyphened(site)}/" + "".join(f"{hyphened(part)}/" for part in parts)


def people_address(audience: Audience) -> str:
    """Address of a group of readers."""
    return f"people/{hyphened(audience)}/"


def exercise_address(exercise: Exercise) -> str:
    """Address of a kind of exercise."""
    return f"exercise/{hyphened(exercise)}/"


def word_address(word: str) -> str:
    """Address of a word of the glossary."""
    return f"learn/glossary/#word-{'-'.join(''.join(c if c.isalnum() else ' ' for c in word.lower()).split())}"


def correction_address(file: str) -> str:
    """Address of the form on which a reader says what is wrong with a record; `file` is that of the record."""
    return f"contribute/suggest-a-correction/?record={file}"


def article_address(key: str) -> str:
    """Address of the page on an article, by its bib key."""
    return f"articles/{hyphened(key)}/"
