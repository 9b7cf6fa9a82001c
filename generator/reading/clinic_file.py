"""Read `clinic.yaml`, what a clinic adds to its own copy of a handout: strictly, with every fault at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator.model.clinic import Clinic, Logo
from generator.problems import Place, Problem, Rule, in_order
from generator.reading.logo import MAX_BYTES, MAX_SIDE, read_logo
from generator.reading.records import read_record
from generator.reading.yaml_tree import Tree, read_tree

CLINIC_TEXT = Rule(
    "clinic-text",
    "What a clinic adds is plain text",
    "It is printed letter by letter. Markup in it would be read by the patient as it stands, and shows that something "
    "else was meant.",
    passing="note: Call us if you are unsure.",
    failing="note: Call <b>us</b> if you are unsure.",
)
CLINIC_LOGO = Rule(
    "clinic-logo",
    "A clinic's logo is a small picture that is whole by itself",
    "A sheet is opened without a network, and printed. A large picture, or one that runs or fetches something, does "
    "not belong on it.",
    passing="a PNG, JPEG or SVG of at most 1,000,000 bytes",
    failing="an SVG with a script",
)
CLINIC_DATE = Rule(
    "clinic-date",
    "A copy is signed on a day",
    "The patient reads when the clinician answered for the copy: a year is too little.",
    passing="date: 2026-11-24",
    failing="date: 2026",
)
CLINIC_RULES = (CLINIC_TEXT, CLINIC_LOGO, CLINIC_DATE)
"""The rules on a clinic's own file, besides those of every file."""
_MARKUP = (
    (re.compile(r"<[A-Za-z/!?][^>]*>?"), "looks like HTML"),
    (re.compile(r"&(?:#\w+|[A-Za-z]+);"), "looks like an HTML entity"),
    (re.compile(r"#(?:let|set|show|import|include)\b|#[A-Za-z][\w.-]*[(\[]"), "looks like a Typst command"),
    (re.compile(r"\{[{%#]|[%#}]\}"), "looks like a template"),
    (re.compile(r"\b(?:javascript|vbscript|data):\S", re.IGNORECASE), "looks like a program in an address"),
)
_TEXTS = (("name",), ("phone",), ("note",), ("sign_off", "name"), ("sign_off", "role"))


def read_clinic(path: Path) -> tuple[Clinic | None, Logo | None, list[Problem]]:
    """A clinic's own file and its logo; nothing of both where there is any fault. A missing file is a fault."""
    try:
        source = path.read_bytes()
    except OSError as fault:
        place = Place(path.as_posix())
        return None, None, [Problem(place, "file-place", f"the file cannot be read: {fault.strerror}", "name another")]
    tree = read_tree(source, file=path.as_posix())
    clinic, problems = read_record(tree, Clinic)
    found = [*problems, *_text_problems(tree), *_date_problems(tree)]
    logo, logo_problems = _logo(tree, path)
    found += logo_problems
    return (None, None, in_order(found)) if found or clinic is None else (clinic, logo, [])


def _value(tree: Tree, path: tuple[str, ...]):
    """The value at a path; None where there is none."""
    value = tree.values
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _text_problems(tree: Tree) -> Iterator[Problem]:
    for path in _TEXTS:
        text = _value(tree, path)
        for pattern, what in _MARKUP:
            found = pattern.search(text) if isinstance(text, str) else None
            if found:
                message = f"{'.'.join(path)} holds {found[0][:30]!r}, which {what}; plain text was expected"
                yield Problem(tree.place(path), CLINIC_TEXT.id, message, "write it in words")


def _date_problems(tree: Tree) -> Iterator[Problem]:
    path = ("sign_off", "date")
    date = _value(tree, path)
    if date is not None and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(date)):
        message = f"sign_off.date is {str(date)[:30]!r}; a day was expected"
        yield Problem(tree.place(path), CLINIC_DATE.id, message, "write year-month-day, for example 2026-11-24")


def _logo(tree: Tree, path: Path) -> tuple[Logo | None, list[Problem]]:
    name = _value(tree, ("logo",))
    if not isinstance(name, str):
        return None, []
    logo, faults = read_logo(path.parent / name)
    hint = f"give a PNG, JPEG or SVG of at most {MAX_BYTES:,} bytes and {MAX_SIDE} dots a side, without script or links"
    place = tree.place(("logo",))
    return logo, [Problem(place, CLINIC_LOGO.id, f"logo {name[:60]!r}: {fault}", hint) for fault in faults]
