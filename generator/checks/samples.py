"""The example rows of the rules, written once: each rule shows only what it is about."""

from __future__ import annotations

DENSITY = "{site: femoral_neck, quantity: abmd, method: dxa, scale: percent_change}"
CHANGE_MG = "{site: femoral_neck, quantity: abmd, method: dxa, scale: change, unit: mg_cm2}"


def study_row(
    *,
    outcome: str = DENSITY,
    time: str = "{value: 12, unit: month}",
    count: str = "primary",
    arms: str = "",
    contrast: str = "estimate: 1.0",
    extra: str = "",
) -> str:
    """One result of a study; `contrast` goes on after its two sides, `arms` holds the entries of the list."""
    lines = [
        "results:",
        "  - id: neck",
        f"    outcome: {outcome}",
        f"    time: {time}" if time else "",
        "    from: {report: sample-2020, where: abstract}",
        f"    count: {count}",
        f"    arms: [{arms}]" if arms else "",
        f"    contrasts: [{{of: [ex], against: [con], {contrast}}}]" if contrast else "",
        f"    {extra}" if extra else "",
    ]
    return "\n".join(line for line in lines if line)


def review_row(fields: str, *, scale: str = "smd_unspecified") -> str:
    """One pooled result of a review; `fields` goes on after its outcome."""
    return f"""results:
  - id: neck
    exercise: [progressive_resistance]
    outcome: {{site: femoral_neck, quantity: abmd, method: dxa, scale: {scale}}}
    from: {{report: review-2021, where: abstract}}
    count: primary
    {fields}"""
