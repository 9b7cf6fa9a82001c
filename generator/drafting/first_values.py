"""The values that a draft begins with: what a publication's description says, and what its words suggest."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from generator.drafting.guesses import fallback_design, guesses
from generator.model import Reference
from generator.vocabulary import Term

GUESSED = "TODO: guessed from title and abstract; right?"
REGISTERED = "TODO: from the file, right? Add `timing:` prospective or retrospective"
ISSUER = "TODO: the society or body behind it"
WANTED = "TODO: the publication that made you ask; `index_review:` once its record has figures"
DESIGN_AT = {"studies": "design.type", "reviews": "design", "guidelines": "design"}
"""Where a record of a kind names its design."""
PEOPLE_AT = {"studies": "population", "reviews": "pico.population", "guidelines": "population"}
"""Where it says whose bones."""


@dataclass(frozen=True, slots=True)
class FirstValues:
    """Values by path, remarks by path, and the variant of the plan."""

    values: dict[str, Any]
    asides: dict[str, str] = field(default_factory=dict)
    variant: str = ""

    def record(self) -> dict[str, Any]:
        """The values as a record holds them: `population.sex` within `population`."""
        record: dict[str, Any] = {}
        for path, value in self.values.items():
            *within, name = path.split(".")
            inner = record
            for part in within:
                inner = inner.setdefault(part, {})
            inner[name] = value
        return record


def first_values(
    folder: str, reference: Reference | None, *, about: str = "", registration: str = "", design: Term | None = None
) -> FirstValues:
    """Those of a draft for `folder`; `about` is all that describes the publication, `design` the one asked for."""
    if folder == "claims":
        is_online = reference is not None and reference.kind == "online"
        return FirstValues({"article": reference.key}, variant="online") if is_online else FirstValues({})
    if folder == "questions":
        return FirstValues({"wanted": reference.key}, {"wanted": WANTED}) if reference else FirstValues({})
    guess = guesses(reference.title if reference else "", about, kind=folder)
    people = {"sex": guess.sex, "life_stage": list(guess.life_stage), "bone_status": [guess.bone_status or ""]}
    kind = design or guess.design or fallback_design(folder)
    sign = "" if design else GUESSED if guess.design else "TODO"
    guessed = {f"{PEOPLE_AT[folder]}.{name}": value for name, value in people.items() if value}
    asides = {**dict.fromkeys(guessed, GUESSED), DESIGN_AT[folder]: sign, "registration": REGISTERED, "issuer": ISSUER}
    values = {"registration.id": registration, DESIGN_AT[folder]: kind, **guessed}
    if folder == "guidelines":
        values["issuer"] = reference.institution if reference else ""
    return FirstValues(values, asides, str(kind))
