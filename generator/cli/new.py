"""The verb `new`: a draft of a record from one publication, written together with its entry in the bibliography."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

from generator.contributing.bib_writer import with_entry
from generator.contributing.citation import Citation, Refusal
from generator.contributing.importers import chosen, read_citations
from generator.contributing.known import Shelf
from generator.contributing.online import CROSSREF, Services, look_up
from generator.contributing.scaffold import KIND_NAMES, Draft, make_draft
from generator.model import Reference
from generator.model.identifiers import is_doi, is_pmid, normal_doi, normal_pmid
from generator.reading import BIBLIOGRAPHY, read_base
from generator.verification.network import TIMEOUT
from generator.verification.pubmed import SERVICE

FINE, PROBLEMS, WRONG_USE = 0, 1, 2
Answer = tuple[str, list[str], int]
"""Text for stdout, lines for stderr, exit code."""


def run_new(
    root: Path,
    kind: str,
    *,
    source: Path | None,
    doi: str,
    pmid: str,
    design: str,
    stdout: bool,
    format: str,
    today: str,
    environment: Mapping[str, str],
) -> Answer:
    """Write the draft and its entry, answer with both paths; with `stdout` write nothing, answer with the YAML."""
    shelf = Shelf(read_base(root)[0])
    doi, pmid = normal_doi(doi), normal_pmid(pmid)
    citation = _malformed(doi, pmid) or _citation(shelf, kind, source, doi, pmid, _services(environment))
    if isinstance(citation, Refusal):
        return _refused(citation)
    draft = make_draft(KIND_NAMES[kind], citation, shelf=shelf, today=today, design=design)
    if isinstance(draft, Refusal):
        return _refused(draft)
    notes = [f"evidence new: {remark}" for remark in draft.remarks]
    if stdout:
        return _json(draft, text=draft.alone()) if format == "json" else draft.alone(), notes, FINE
    refusal = _write(root, draft)
    if refusal:
        return _refused(refusal)
    notes.append(f"evidence new: a draft, to be filled in; `evidence check {draft.file}` lists what is left to do")
    return _json(draft) if format == "json" else f"{draft.file}\n{BIBLIOGRAPHY}\n", notes, FINE


def _malformed(doi: str, pmid: str) -> Refusal | None:
    if doi and not is_doi(doi):
        return Refusal(f"{doi} has not the form of a DOI", "write it like 10.1002/jbmr.3284", wrong_use=True)
    if pmid and not is_pmid(pmid):
        return Refusal(f"{pmid} has not the form of a PubMed number", "write it like 28975661", wrong_use=True)
    return None


def _citation(
    shelf: Shelf, kind: str, source: Path | None, doi: str, pmid: str, services: Services
) -> Citation | Refusal | None:
    """The publication that is meant, from the file, the bibliography or the network; None where none is named."""
    if source is not None:
        return _from_file(source, doi=doi, pmid=pmid)
    if not doi and not pmid:
        return None
    asked = Citation(reference=Reference(key="", kind="article", doi=doi, pmid=pmid))
    if kind not in ("claim", "question") and (refusal := shelf.holder_of(asked)):
        return refusal
    if entry := shelf.entry_of(asked.reference):
        return Citation(reference=entry, about=entry.title)
    return look_up(doi=doi, pmid=pmid, services=services)


def _from_file(source: Path, *, doi: str, pmid: str) -> Citation | Refusal:
    try:
        content = source.read_bytes()
    except OSError as fault:
        return Refusal(f"{source} cannot be read: {fault.strerror or fault}", "name a file", wrong_use=True)
    found = read_citations(content)
    one = found if isinstance(found, Refusal) else chosen(found, doi=doi, pmid=pmid)
    if isinstance(one, Refusal):
        return Refusal(f"{source}: {one.message}", one.hint, one.wrong_use)
    return one


def _services(environment: Mapping[str, str]) -> Services:
    """Where to ask: the public services, or what the environment names in their place."""
    return Services(
        pubmed=environment.get("EVIDENCE_PUBMED", SERVICE),
        crossref=environment.get("EVIDENCE_CROSSREF", CROSSREF),
        timeout=float(environment.get("EVIDENCE_PUBMED_TIMEOUT", TIMEOUT)),
    )


def _write(root: Path, draft: Draft) -> Refusal | None:
    """Write both files or neither."""
    record, bibliography = root / draft.file, root / BIBLIOGRAPHY
    if record.exists() or record.is_symlink():
        return Refusal(f"{draft.file} is there already", "`evidence check` says what it is", wrong_use=True)
    try:
        before = bibliography.read_bytes() if draft.entry and bibliography.exists() else b""
        entered = with_entry(before.decode("utf-8"), draft.entry) if draft.entry else ""
        record.parent.mkdir(parents=True, exist_ok=True)
        _replace_all({bibliography: entered, record: draft.text} if draft.entry else {record: draft.text})
    except UnicodeDecodeError:
        return Refusal(f"{BIBLIOGRAPHY} is not in UTF-8", f"`evidence check {BIBLIOGRAPHY}` names the place")
    except OSError as fault:
        return Refusal(f"{draft.file} cannot be written: {fault.strerror or fault}", wrong_use=True)
    return None


def _replace_all(texts: Mapping[Path, str]) -> None:
    """Put every text in its place; where one cannot be, the others are as they were, and the fault is raised."""
    before = {path: path.read_bytes() if path.is_file() else None for path in texts}
    partials = {path: path.with_name(f".{path.name}.partial") for path in texts}
    done: list[Path] = []
    try:
        for path, text in texts.items():
            partials[path].write_text(text, encoding="utf-8", newline="\n")
        for path, partial in partials.items():
            os.replace(partial, path)
            done.append(path)
    except OSError:
        for path in done:
            _restore(path, before[path])
        raise
    finally:
        for partial in partials.values():
            partial.unlink(missing_ok=True)


def _restore(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(content)


def _refused(refusal: Refusal) -> Answer:
    hint = [f"    hint: {refusal.hint}"] if refusal.hint else []
    return "", [f"evidence new: {refusal.message}", *hint], WRONG_USE if refusal.wrong_use else PROBLEMS


def _json(draft: Draft, *, text: str = "") -> str:
    facts = {"schema": "new/1", "id": draft.id, "key": draft.key, "record": draft.file, "bibliography": BIBLIOGRAPHY}
    facts |= {"text": text} if text else {}
    return json.dumps({**facts, "remarks": list(draft.remarks)}, ensure_ascii=False, indent=2) + "\n"
