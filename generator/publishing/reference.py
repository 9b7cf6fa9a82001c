"""The parts of the documentation that are made from code: schemas, field reference, glossary, rules.

Their committed copies below `docs/` are rewritten by `evidence reference`; a test holds them current.
"""

from __future__ import annotations

import inspect
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import generator.vocabulary as vocabulary
from generator.model import KINDS
from generator.problems import Rule
from generator.publishing.addresses import word_address
from generator.publishing.file_map import FileMap
from generator.publishing.json_schema import record_schemas, schema_name
from generator.vocabulary import Term
from generator.vocabulary.words import WORDS

GENERATED = "Made from the program; do not edit by hand. `evidence reference` writes it anew."


def reference_files(rules: Iterable[Rule]) -> FileMap:
    """Every generated document, by its path below `docs/`."""
    files: FileMap = {f"schemas/{name}.json": _json(schema) for name, schema in record_schemas().items()}
    files["contribute/fields.md"] = field_reference()
    files["contribute/rules.md"] = rule_reference(rules)
    files["learn/glossary.md"] = glossary()
    return files


def document(title: str, description: str, body: Iterable[str], *, within: str) -> str:
    """A generated page of `within` (its section of the site, one folder up) from blocks of Markdown."""
    front = f'---\ntitle: {title}\ndescription: {description}\ncrumbs: [["{within}", "../"]]\n---\n\n# {title}\n\n'
    return front + "\n\n".join(block for block in [*body, f"{GENERATED}\n{{ .be-small }}"] if block) + "\n"


def cell(text: str) -> str:
    """Text as a cell of a Markdown table."""
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; cells are Markdown, see `cell`."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _json(value: Any) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"


def _doc(kind: type) -> str:
    return inspect.getdoc(kind) or ""


# ---------------------------------------------------------------- fields


def field_reference() -> str:
    """The field reference: one table a kind, then one a part, in the order in which they are met."""
    schemas = record_schemas()
    kinds = {schema_name(kind): kind for kind in KINDS.values()}
    body = [
        "A record is one YAML file; its kind is named in its first line, `schema:`. Fields in "
        "**bold** are needed. Null is "
        "never written: a field that a source does not show is left out, and `not_found` says why.",
        "A commented example of each kind lies in `evidence/examples/`, and editors that know YAML "
        "schemas complete the "
        "fields by themselves. Parts that several kinds share stand [below the kinds](#parts).",
    ]
    for name, kind in kinds.items():
        body += [f"## {name.capitalize()} {{#{name}}}", _doc(kind), _fields(schemas[name])]
    parts = {
        name: part
        for schema in schemas.values()
        for name, part in schema.get("$defs", {}).items()
        if "properties" in part
    }
    body.append("## Parts {#parts}")
    for name, part in parts.items():
        body += [f"### {_spaced(name)} {{#{name.lower()}}}", part.get("description", ""), _fields(part)]
    return document(
        "Fields of a record", "Every field of every kind of record, made from the model.", body, within="Contribute"
    )


def _fields(schema: dict[str, Any]) -> str:
    needed = set(schema.get("required", []))
    rows = (
        (f"**`{name}`**" if name in needed else f"`{name}`", _type(field), cell(field.get("description", "")))
        for name, field in schema["properties"].items()
    )
    return table(("Field", "Value", "Meaning"), rows)


_PATTERN_WORDS = {"^\\d{4}(-\\d{2}(-\\d{2})?)?$": "date", "\\S": "text"}
_TYPE_WORDS = {"number": "number as printed", "integer": "whole number", "boolean": "`true` or `false`"}


def _type(field: dict[str, Any]) -> str:
    if "$ref" in field:
        name = field["$ref"].rsplit("/", 1)[-1]
        lists = {cls.__name__ for cls in _lists()}
        page = "../learn/glossary.md" if name in lists else ""
        return f"[{_spaced(name)}]({page}#{name.lower()})"
    if field.get("type") == "array":
        return f"list: {_type(field['items'])}"
    if "const" in field:
        return f"`{field['const']}`"
    if "enum" in field:
        return " or ".join(f"`{value}`" for value in field["enum"])
    if field.get("type") == "string" or "pattern" in field:
        return _PATTERN_WORDS.get(field.get("pattern", ""), "id" if "a-z" in field.get("pattern", "") else "text")
    return _TYPE_WORDS.get(field.get("type", ""), "fields of its own")


_NAMES = {
    "RobTool": "Tool for risk of bias",
    "RobJudgement": "Judgement of risk of bias",
    "RiskOfBias": "Risk of bias",
    "POperator": "Sign before a p-value",
    "PValue": "P-value",
    "CoIntervention": "Co-intervention",
    "Ci": "Interval",
    "KCount": "Count of studies",
    "Pico": "Question of a review (PICO)",
}


def _spaced(name: str) -> str:
    """The name of a class as words: "SiteGroup" is "Site group"."""
    return _NAMES.get(name) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()


# ---------------------------------------------------------------- glossary

_GROUPS = {
    "judgements": "How sure, and how judged",
    "bones": "Bones",
    "exercise": "Exercise",
    "people": "People",
    "outcomes": "Measurements and figures",
    "studies": "Studies and records",
}


def _lists() -> Iterator[type[Term]]:
    for name in vocabulary.__all__:
        found = getattr(vocabulary, name)
        if found is not Term and isinstance(found, type) and issubclass(found, Term):
            yield found


def glossary() -> str:
    """The glossary: first the words that readers meet, then every closed list with its ids, by what it is about."""
    body = [
        "First the words that pages use without stopping to explain them. Below them, for those who "
        "write records, every "
        "id that a record may use. Ids never change; labels may.",
        "## Words {#words}",
        table(("Word", "What it means"), ((_word(word), cell(meaning)) for word, meaning in WORDS.items())),
    ]
    for module, heading in _GROUPS.items():
        body.append(f"## {heading} {{#ids-{module}}}")
        for cls in sorted(_lists(), key=lambda cls: cls.__name__):
            if cls.__module__.rsplit(".", 1)[-1] == module:
                body += _list(cls)
    return document(
        "Glossary", "What the words on these pages mean, and every id that a record may use.", body, within="Learn"
    )


def _word(word: str) -> str:
    """A word with the anchor by which the search leads to it."""
    return f"**{cell(word)}**{{#{word_address(word).partition('#')[2]}}}"


def _list(cls: type[Term]) -> Iterator[str]:
    """One closed list; lists whose terms readers see in other words, or with a sign, have a column for them."""
    seen = "reader_label" if any(hasattr(term, "reader_label") for term in cls) else ""
    seen = seen or ("sign" if any(hasattr(term, "sign") for term in cls) else "")
    head = ("Id", "Label", *(("Readers see",) if seen else ()), "Meaning")
    rows = (
        (f"`{term.value}`", cell(term.label), *((cell(getattr(term, seen)),) if seen else ()), cell(term.definition))
        for term in cls
    )
    yield f"### {_spaced(cls.__name__)} {{#{cls.__name__.lower()}}}"
    yield _doc(cls)
    yield table(head, rows)
    yield f"Source: {cell(str(cls.SOURCE))}"


# ---------------------------------------------------------------- rules

_RULE_GROUPS = (
    ("content", "What a record says", ""),
    ("record", "How a record is written", "record-"),
    ("file", "How a file is written", "yaml-"),
    ("bibliography", "The bibliography", "bib-"),
)


def rule_reference(rules: Iterable[Rule]) -> str:
    """The page of rules: what each asks, why, and an example each way; the examples run as tests."""
    groups: dict[str, list[Rule]] = {group: [] for group, _, _ in _RULE_GROUPS}
    for rule in sorted(rules, key=lambda rule: rule.id):
        groups[_group_of(rule)].append(rule)
    body = [
        "`evidence check` holds every record to these rules; `evidence explain RULE-ID` prints one "
        "of them. An **error** "
        "blocks, a **query** asks for an answer in the record, **info** only tells.",
    ]
    for group, heading, _ in _RULE_GROUPS:
        rows = (
            (f"[{rule.id}](#{rule.id})", str(rule.severity), cell(rule.title.rstrip("."))) for rule in groups[group]
        )
        body += [f"## {heading} {{#{group}}}", table(("Rule", "Weight", "What it asks"), rows)]
        for rule in groups[group]:
            body += _rule(rule)
    return document(
        "Rules of the checks", "What every record is held to, with an example each way.", body, within="Contribute"
    )


def _group_of(rule: Rule) -> str:
    return next((group for group, _, start in _RULE_GROUPS if start and rule.id.startswith(start)), "content")


def _rule(rule: Rule) -> Iterator[str]:
    title = cell(rule.title)
    yield f"### {rule.id} {{#{rule.id}}}"
    yield f"**{rule.severity}**: {title}{'' if title.endswith('.') else '.'} {rule.text}".rstrip()
    yield f"Passes:\n\n{_example(rule.passing)}"
    yield f"Fails:\n\n{_example(rule.failing)}"


def _example(text: str) -> str:
    language = "bibtex" if text.lstrip().startswith("@") else "yaml"
    return f"```{language}\n{_visible(text.strip())}\n```"


def _visible(text: str) -> str:
    """The text with every character that nobody can see written by its escape, so that the page holds none of them."""
    return "".join(
        char.encode("unicode_escape").decode()
        if unicodedata.category(char) in ("Cc", "Cf", "Cn") and char != "\n"
        else char
        for char in text
    )
