"""The rules that the values of a record must keep to be read as one, each with an example of both kinds.

The table explains; the rules themselves stand in `records`. A test runs every example.
"""

from __future__ import annotations

from generator.reading.rules import ReadingRule

CLAIM = """\
schema: claim/1
id: sample
status: active
article: sample-2020
said: Lifting helps.
verdict: faithful
shows: Lifters had a higher density than others.
judged: 2026-03
extracted: {date: 2026-03}
changes: [{date: 2026-03, what: first record}]
"""

QUESTION = """\
schema: question/1
id: sample
status: active
title: Does lifting leave density higher after 65?
site: [femoral_neck]
population: {sex: mixed, age_min: 65, words: adults aged 65 and over}
exercise: progressive_resistance
comparator: [inactive]
outcome_target: [bmd_itself]
priority: 1
why: Many start late.
extracted: {date: 2026-03}
changes: [{date: 2026-03, what: first record}]
"""


def _rule(id_: str, text: str, before: str, after: str) -> ReadingRule:
    """A rule whose failing example is the sample record with one line changed."""
    return ReadingRule(id_, text, CLAIM, CLAIM.replace(before, after, 1))


RECORD_RULES = (
    _rule("record-date", "A date is a year, a month or a day that exists.", "judged: 2026-03", "judged: 2026-02-30"),
    _rule(
        "record-empty-list",
        "A list that is needed has an entry.",
        "changes: [{date: 2026-03, what: first record}]",
        "changes: []",
    ),
    _rule("record-id-form", "An id has small letters, digits and single hyphens.", "id: sample", "id: A Sample"),
    _rule(
        "record-kind",
        "A file says of which kind it is, and lies in the folder of that kind.",
        "schema: claim/1",
        "schema: study/1",
    ),
    _rule("record-missing-field", "Every needed field is there.", "verdict: faithful\n", ""),
    ReadingRule(
        "record-number",
        "A figure is the bare number as printed.",
        QUESTION,
        QUESTION.replace("age_min: 65", "age_min: about 65"),
    ),
    _rule(
        "record-shape",
        "A list is a list, a group of fields a group.",
        "extracted: {date: 2026-03}",
        "extracted: 2026-03",
    ),
    _rule(
        "record-text",
        "A text is not empty, and is quoted where it looks like a number.",
        "said: Lifting helps.",
        "said: 12",
    ),
    _rule("record-unknown-field", "No field that the kind does not know.", "said:", "says:"),
    _rule(
        "record-unknown-id", "An id of a closed list is one of that list.", "verdict: faithful", "verdict: faithfull"
    ),
)
