"""The form's script writes what Python writes, to the byte, and what is written is read back as it was."""

from __future__ import annotations

import json
import random
from decimal import Decimal
from typing import Any

import pytest

from generator.contributing.citation import Citation
from generator.contributing.known import Shelf
from generator.contributing.scaffold import make_draft
from generator.drafting.bib_entry import bib_entry
from generator.drafting.draft_text import Contents, draft_text
from generator.drafting.first_values import first_values
from generator.drafting.skeletons import PLANS
from generator.drafting.specification import FORM_KINDS, specification
from generator.drafting.values import without_empty
from generator.model import KINDS, EvidenceBase, Reference
from generator.publishing.json_schema import record_schema
from generator.reading.yaml_tree import read_tree
from tests.unit.drafting import node

RECORDS = 240
HARD = [
    "plain words", "a: colon", "colon at the end:", "a #comment", "#begins", "- dash", "-1.0 to 2", "no", "Yes", "null",
    "1e3", "0x1F", "012", "0.30", ".5", "12:30", "1_000", "2019-03", "2019-03-31", "2019", "true", "~", "'single'",
    'a "double" quote', "back\\slash", "trailing ", " leading", "two  blanks", "tab\there", "first\nsecond",
    "first \nsecond", "a\n\nb\n", "[list]", "{map: x}", "a, b", "x [1]", "%", "@at", "`tick`", "&anchor", "*alias",
    "!tag", "| pipe", "> more", "? ask", "<= 3", "= 3", "Müller-Lüdenscheidt", "骨密度", "🦴 bone", "e\u0301",
    "non\u00a0break",
    "word " * 40 + "end", "long: " * 30 + "end", "x" * 150, "y" * 150 + " z", "TODO",
    "https://example.org/a?b=c#d", "10.1002/jbmr.3284",
    "5%", "+.inf", "a]b", "on", "N", "1,000", "a:b", "$key and $today", "line one\n  indented\nend",
]  # fmt: skip
NUMBERS = ["0", "0.30", "-1.0", "12", "100.05", "-0.004", "65"]


class Invented:
    """Records that keep the shape of the schema and none of its sense."""

    def __init__(self, schema: dict[str, Any], seed: int) -> None:
        self.schema, self.random = schema, random.Random(seed)

    def value(self, part: dict[str, Any], depth: int = 0) -> Any:
        if "$ref" in part:
            part = self.schema["$defs"][part["$ref"].rsplit("/", 1)[-1]]
        if "enum" in part:
            return self.random.choice(part["enum"])
        kind = part.get("type")
        if kind == "object" and "properties" in part:
            likely = 0.7 if depth < 2 else 0.35
            chosen = [name for name in part["properties"] if self.random.random() < likely] or [*part["properties"]][:1]
            return {name: self.value(part["properties"][name], depth + 1) for name in chosen}
        if kind == "object":
            inner = part.get("additionalProperties") or next(iter(part["patternProperties"].values()))
            return {f"key_{n}": self.value(inner, depth + 1) for n in range(2)}
        if kind == "array":
            return [self.value(part["items"], depth + 1) for _ in range(self.random.randint(0, 3))]
        if kind == "boolean":
            return self.random.random() < 0.5
        if kind in ("number", "integer"):
            return Decimal(self.random.choice(NUMBERS))
        return part.get("const") or self.random.choice(HARD)


def invented(kind: str, seed: int) -> tuple[dict[str, Any], str]:
    """A record of a kind, and the design that its draft is for."""
    schema = record_schema(KINDS[FORM_KINDS[kind]])
    made = Invented(schema, seed)
    record = without_empty(made.value(schema)) or {}
    for name in ("schema", "id", "status", "bibtex"):
        record.pop(name, None)
    designs = schema["$defs"][{"study": "Design", "review": "ReviewDesign", "guideline": "GuidelineDesign"}[kind]]
    design = made.random.choice(designs["enum"])
    named = {**record.get("design", {}), "type": design} if kind == "study" else design
    made_whole = {**record, "design": named}
    return {name: made_whole[name] for name in schema["properties"] if name in made_whole}, design


def plain(value: Any) -> Any:
    """For the way to the script: a number as its literal."""
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, list):
        return [plain(part) for part in value]
    return {"$figure": str(value)} if isinstance(value, Decimal | int) and not isinstance(value, bool) else value


def cases() -> list[tuple[str, dict[str, Any], str]]:
    kinds = [*FORM_KINDS]
    return [(kinds[n % 5 % 3], *invented(kinds[n % 5 % 3], n)) for n in range(RECORDS)]


def test_two_hundred_records_are_written_alike() -> None:
    words = {"id": "roe-2018", "key": "roe-2018", "today": "2026-01-02"}
    contents = [
        Contents(kind=kind, folder=FORM_KINDS[kind], variant=design, record=record, words=words,
                 asides={"population.sex": "TODO: right?"}, about=("Roe 2018: " + HARD[n % len(HARD)],))
        for n, (kind, record, design) in enumerate(cases())
    ]  # fmt: skip
    asked = [
        {"kind": c.kind, "folder": c.folder, "variant": c.variant, "record": plain(c.record), "words": words,
         "asides": dict(c.asides), "about": c.about, "remarks": []}
        for c in contents
    ]  # fmt: skip
    texts = node.run("drafts", asked)
    assert len(texts) == RECORDS
    for one, text in zip(contents, texts, strict=True):
        assert text == draft_text(PLANS[one.folder], one)


@pytest.mark.parametrize("seed", range(40))
def test_what_is_written_is_read_back_as_it_was(seed: int) -> None:
    kind = [*FORM_KINDS][seed % 3]
    record, design = invented(kind, seed)
    words = {"id": "roe-2018", "key": "roe-2018", "today": "2026-01-02"}
    folder = FORM_KINDS[kind]
    text = draft_text(PLANS[folder], Contents(kind=kind, folder=folder, variant=design, record=record, words=words))
    tree = read_tree(text.encode(), file="roe-2018.yaml")
    assert [str(problem) for problem in tree.problems] == []
    assert holds(tree.values, record)


def holds(read: Any, written: Any) -> bool:
    """Whether all that was written is there; beside it the plan may have put what was left open."""
    if isinstance(written, dict):
        return all(name in read and holds(read[name], part) for name, part in written.items())
    return read == written


@pytest.mark.parametrize("text", HARD)
def test_every_hard_text_stays_a_text(text: str) -> None:
    record = {"design": text, "issuer": text, "note": text, "tags": [text, text], "funding": {"statement": text}}
    words = {"id": "a", "key": "a", "today": "2026"}
    lines = draft_text(PLANS["guidelines"], Contents(kind="guideline", folder="guidelines", words=words, record=record))
    values = read_tree(lines.encode(), file="a.yaml").values
    assert {name: values[name] for name in record} == record


PUBLICATIONS = [
    {},
    {"title": "Lifting in postmenopausal women with osteopenia: a randomised trial of the LIFTX programme"},
    {"title": "JUMPING AND BONE", "authors": ["van der Berg, Anna", "World Bone Society and Others", "Roe, Jr., B."]},
    {"title": "Boys & men: 5% of $ and #1 -- {braces} ~ under_score", "authors": ["Müller-Lüdenscheidt, Jörg"]},
    {"title": "Bone " * 60, "authors": [f"Name{n}, A. B." for n in range(30)], "and_others": True, "pages": "211--220"},
    {"kind": "report", "title": "Guidance", "authors": [], "institution": "Body of Bones, Inc."},
    {"kind": "report", "title": "A title without anybody who wrote it, and rather a long one", "authors": []},
    {"kind": "online", "url": "https://example.org/a", "doi": "", "year": None},
    {"doi": "10.1002/(sici)1097<1::aid>3.0.co;2-x", "authors": ["Øster-Ægir, Þ.", "O’Neil, A. B."]},
    {"doi": "", "pmid": "28975661", "authors": ["Smith AB", "smith", "Łódź, É."]},
]


@pytest.mark.parametrize("kind", FORM_KINDS)
@pytest.mark.parametrize("publication", PUBLICATIONS)
@pytest.mark.parametrize("design", ["", "first"])
def test_a_publication_gives_the_same_file_on_both_ways(kind: str, publication: dict[str, Any], design: str) -> None:
    facts = {"kind": "article", "title": "Lifting", "authors": ["Roe, B. C."], "year": 2018, "journal": "Bone & Joint",
             "doi": "10.1000/bj.2018", **publication}  # fmt: skip
    facts = {name: tuple(value) if isinstance(value, list) else value for name, value in facts.items()}
    reference = Reference(key="", **facts)
    folder, about = FORM_KINDS[kind], f"{reference.title} A randomised trial. Systematic review. NCT01234567"
    chosen = next(iter(specification()["kinds"][kind]["guesses"]["design"])) if design else ""
    citation = Citation(reference=reference, about=about, registration="NCT01234567", remarks=("look here",))
    draft = make_draft(folder, citation, shelf=Shelf(EvidenceBase()), today="2026-01-02", design=chosen)
    told = {"about": about, "registration": "NCT01234567", "remarks": ["look here"]}
    asked = {"kind": kind, "publication": facts, "told": told, "design": chosen, "taken": [], "today": "2026-01-02"}
    found = node.run("publications", [asked])[0]
    assert (found["id"], found["file"], found["whole"]) == (draft.id, draft.file, draft.alone())


def test_the_specification_is_plain_data() -> None:
    assert json.loads(json.dumps(specification())) is not None
    assert bib_entry(Reference(key="a", kind="misc")).startswith("@misc{a,")
    assert first_values("studies", None).variant == "allocation_not_stated"
