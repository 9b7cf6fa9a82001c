"""The fields that plans share: how a record begins and ends, its publication, its people."""

from __future__ import annotations

from generator.drafting.slots import Block, Slot, text


def beginning(kind: str) -> Block:
    """Kind, id and status."""
    return (
        Slot("schema", f"schema: {kind}/1"),
        Slot("id", "id: $id"),
        Slot("status", "status: draft   # `active` when no TODO is left; a draft is never counted"),
    )


PUBLICATION: tuple[Block, ...] = (
    (
        Slot(
            "summary",
            "summary: TODO",
            "# What was done and found, in plain words of your own, at most 90. Say with whom people were compared.",
        ),
    ),
    (
        Slot(
            "reports",
            text("""
                reports:
                  - {ref: $key, role: main, depth: not_read}   # TODO: depth
            """),
            "# `depth`: how deep you read it: full_text, abstract, or secondary (only what others write of it).",
        ),
    ),
    (
        Slot(
            "registration",
            "# registration: {id: TODO, timing: TODO}   # register number; prospective or retrospective",
        ),
    ),
    (
        Slot(
            "editorial",
            "editorial: {status: not_checked}   # TODO: {status: none_found, checked: $today}",
            "# Does the journal or PubMed show a correction or a retraction? Then none_found, corrected, retracted ...",
        ),
        Slot(
            "funding",
            "# funding: {types: [TODO], funders: [TODO], interests: [TODO], from: {report: $key, where: TODO}}",
        ),
    ),
)
"""Summary, reports, registration, notices and funding."""

PEOPLE = (
    Slot("sex", "sex: not_reported   # TODO: female, male, mixed"),
    Slot("life_stage", "# life_stage: [TODO]   # postmenopausal_unspecified, premenopausal, older_adult_65_plus ..."),
    Slot("bone_status", "# bone_status: [TODO]   # not_selected, normal, low_bone_mass, osteoporosis ..."),
)
"""Who took part, as far as a title tells."""

NOT_FOUND: Block = (
    Slot(
        "not_found",
        text("""
            # not_found:
            #   - {what: TODO, why: TODO}
        """),
        "# What you looked for and did not find. `why`: not_reported, not_in_text_read, text_cut, not_looked.",
    ),
)
"""What stays empty."""

ENDING: Block = (
    Slot("extracted", "extracted: {date: $today}   # add `by:` and your handle, if you like to be named"),
    Slot(
        "changes",
        text("""
            changes:
              - {date: $today, what: first record}
        """),
    ),
)
"""Who wrote the record and when."""
