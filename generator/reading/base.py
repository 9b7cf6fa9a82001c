"""Read the whole folder of records: every record that can be read, and every fault of those that cannot."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path as FilePath

from generator.model import KINDS, Damaged, EvidenceBase, Located, Record
from generator.problems import Place, Problem, Rule, in_order
from generator.reading.bibliography import read_bibliography
from generator.reading.records import read_record
from generator.reading.released_handouts import LEDGER
from generator.reading.salvage import salvage
from generator.reading.schema_line import schema_line_problems
from generator.reading.yaml_tree import read_tree

BIBLIOGRAPHY = "evidence/references.bib"
FILE_PLACE = Rule(
    "file-place",
    "Every file below `evidence/` lies where it is read",
    "A record with a wrong ending, or in a folder that is no kind, would be overlooked in silence.",
    passing="evidence/studies/smith-2015.yaml",
    failing="evidence/study/smith-2015.yml",
)
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Folder -> the example file of its kind.
_EXAMPLES = {
    "studies": "study",
    "reviews": "review",
    "guidelines": "guideline",
    "claims": "claim",
    "questions": "question",
}


def read_base(root: FilePath) -> tuple[EvidenceBase, list[Problem]]:
    """Read `evidence/` below `root`. Faults in the data are problems; a missing folder is an empty one."""
    problems: list[Problem] = []
    with _collector_paused():
        records = {kind: dict(_read_kind(root, kind, problems)) for kind in KINDS}
        examples = dict(_read_examples(root, problems))
    references, places = _read_references(root, problems)
    unreadable = tuple(
        sorted({file for found in (*records.values(), examples) for file, it in found.items() if not it})
    )
    readable = {kind: _by_file_name(found) for kind, found in records.items()}
    kinds = {file: KINDS[kind] for kind, found in records.items() for file in found}
    base = EvidenceBase(
        **readable,
        examples=_by_file_name(examples),
        references=references,
        reference_places=places,
        unreadable=unreadable,
        damaged=dict(_read_damaged(root, [(file, kinds[file]) for file in unreadable if file in kinds])),
    )
    examples_of = {file: KINDS[kind] for kind, file in _example_files()}
    lines = schema_line_problems(root, [*kinds.items(), *((file, examples_of[file]) for file in examples)])
    return base, in_order([*problems, *_stray_files(root), *lines])


def read_one(root: FilePath, file: str, kind: type[Record]) -> tuple[Located | None, tuple[Problem, ...]]:
    """Read one record by its path from the root."""
    tree = read_tree((root / file).read_bytes(), file=file)
    record, problems = read_record(tree, kind)
    return (Located(record, file, tree.place) if record else None), problems


def record_files(root: FilePath) -> Iterator[tuple[str, str]]:
    """Every file of a record, read or not, by its path from the root, with the folder of its kind; examples too."""
    for kind in KINDS:
        yield from ((f"evidence/{kind}/{path.name}", kind) for path in _files_of(root, kind))
    yield from ((file, kind) for kind, file in _example_files() if (root / file).is_file())


def _read_damaged(root: FilePath, files: list[tuple[str, type[Record]]]) -> Iterator[tuple[str, Damaged]]:
    """What can still be read of records with faults of shape, by file name."""
    for file, kind in files:
        tree = read_tree((root / file).read_bytes(), file=file)
        record, unsure = salvage(tree.values, kind)
        if record:
            yield file, Damaged(Located(record, file, tree.place), unsure)


def _by_file_name(found: dict[str, Located | None]) -> dict[str, Located]:
    """Key by file name, which is unique; that a record's id equals it is a check's business."""
    return {FilePath(file).stem: it for file, it in found.items() if it}


Read = Iterator[tuple[str, Located | None]]


def _read_kind(root: FilePath, kind: str, problems: list[Problem]) -> Read:
    for path in _files_of(root, kind):
        yield _collect(root, f"evidence/{kind}/{path.name}", KINDS[kind], problems)


def _files_of(root: FilePath, kind: str) -> Iterator[FilePath]:
    """The files of a kind; what is no record file is named by `_stray_files`."""
    return filter(_is_record_file, sorted((root / "evidence" / kind).glob("*.yaml")))


def _example_files() -> Iterator[tuple[str, str]]:
    """Each kind with the file of its example."""
    yield from ((kind, f"evidence/examples/{name}.yaml") for kind, name in _EXAMPLES.items())


def _read_examples(root: FilePath, problems: list[Problem]) -> Read:
    for kind, file in _example_files():
        if (root / file).is_file():
            yield _collect(root, file, KINDS[kind], problems)


def _collect(root: FilePath, file: str, kind: type[Record], problems: list[Problem]) -> tuple[str, Located | None]:
    found, said = read_one(root, file, kind)
    problems.extend(said)
    return file, found


def _read_references(root: FilePath, problems: list[Problem]):
    path = root / BIBLIOGRAPHY
    if not path.is_file():
        return {}, {}
    entries, said = read_bibliography(path.read_bytes(), file=BIBLIOGRAPHY)
    problems.extend(said)
    return (
        {key: entry.reference for key, entry in sorted(entries.items())},
        {key: entry.place for key, entry in sorted(entries.items())},
    )


def _is_record_file(path: FilePath) -> bool:
    """A plain file with an id for a name. A link is none: it may lead out of the checkout."""
    return path.is_file() and not path.is_symlink() and bool(_ID.fullmatch(path.stem))


def _stray_files(root: FilePath) -> Iterator[Problem]:
    """Name files that nobody would read: a wrong ending or a wrong folder is easily overlooked."""
    expected = {file for _, file in _example_files()} | {BIBLIOGRAPHY, LEDGER}
    for path in sorted((root / "evidence").rglob("*")):
        file = path.relative_to(root).as_posix()
        folder = path.parent.name if path.parent.parent.name == "evidence" else ""
        if path.is_dir() or path.name.startswith(".") or file in expected or path.name == "README.md":
            continue
        if not (folder in KINDS and path.suffix == ".yaml" and _is_record_file(path)):
            message = f"{path.name} is in no place where a record is read"
            hint = f"records are plain files evidence/<kind>/<id>.yaml, ids in small letters; kinds: {', '.join(KINDS)}"
            yield Problem(Place(file), FILE_PLACE.id, message, hint)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Pause the garbage collector while many small objects are made: five times faster, nothing to collect."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
