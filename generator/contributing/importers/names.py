"""Names of authors in the one form of the bibliography: `Family, Given`; an institution stands as it is written."""

from __future__ import annotations

import re

from generator.contributing.importers.text import cleaned
from generator.reading.bib_names import read_names

_FAMILY_INITIALS = re.compile(r"(?P<family>\S.*?)\s+(?P<initials>[A-Z](?:[-.]{0,2} ?[A-Z]){0,3}\.?)")
_INITIALS = re.compile(r"[A-Z]\.?(?:[- ]?[A-Z]\.?){0,3}")
_SUFFIX = re.compile(r"(?:,\s*|\s+)(?P<suffix>Jr|Sr|II|III|IV|2nd|3rd)\.?$")
_ROMAN = {"2nd": "II", "3rd": "III"}


def family_first(written: str) -> str:
    """A name as files hold it ("Watson SL", "Watson, Steven L.", "King, Martin Jr") as `Family, Given`.

    A name that shows no family part comes back as it is: it may be an institution.
    """
    name = cleaned(written).strip(" ,;")
    name, suffix = _without_suffix(name)
    family, comma, given = (part.strip() for part in name.partition(","))
    if not comma:
        found = _FAMILY_INITIALS.fullmatch(name)
        if not found:
            return name
        family, given = found["family"], found["initials"]
    middle = f" {suffix}," if suffix else ""
    return f"{family},{middle} {_spaced_initials(given)}" if given else family


def is_unclear(name: str) -> bool:
    """Whether a name cannot be divided into family and given name: an institution, or several names in one."""
    return bool(read_names(name).faults)


def _without_suffix(name: str) -> tuple[str, str]:
    """Take `Jr` or `3rd` off the end of a name that has a comma before it."""
    found = _SUFFIX.search(name)
    if not found or "," not in name[: found.start()]:
        return name, ""
    suffix = _ROMAN.get(found["suffix"], found["suffix"])
    return name[: found.start()], f"{suffix}." if suffix in ("Jr", "Sr") else suffix


def _spaced_initials(given: str) -> str:
    """`SL` and `S.L.` become `S. L.`, `JP` with a hyphen stays `J.-P.`; a given name stays."""
    if not _INITIALS.fullmatch(given):
        return given
    return "".join(f" {part}." if part[0] != "-" else f"{part}." for part in re.findall(r"-?[A-Z]", given)).strip()
