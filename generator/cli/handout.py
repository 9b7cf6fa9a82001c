"""The verb `handout`: print a sheet, trace a file, release versions, and say what became of a printed one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from generator.checks import check_all
from generator.cli.console import nearest, write_whole
from generator.cli.handout_table import row_of, score_notes, table
from generator.problems import text_lines
from generator.publishing.addresses import hyphened
from generator.publishing.edition import Edition, edition_of
from generator.publishing.handouts import (
    PLANS,
    TOPICS,
    Handout,
    Print,
    by_name,
    handouts_of,
    missing_reason,
    write_sheet,
)
from generator.publishing.handouts.content import build_handout
from generator.publishing.handouts.docx import NoWordProcessor
from generator.publishing.handouts.formats import FORMATS
from generator.publishing.handouts.language import TAGS, Voice, language_of, tag_of
from generator.publishing.handouts.ledger import HEAD, entry, standing_of, tidy_version, unreleased
from generator.publishing.handouts.pdf import NotPrintable, page_count
from generator.publishing.handouts.printing import DRAFT, MOST_PAGES, PAPERS, SIZES, is_signed
from generator.publishing.handouts.trace import (
    added_to,
    beside,
    blocks_of,
    compare,
    map_of,
    named_in,
    place_of,
    read_map,
)
from generator.publishing.said import Unfit
from generator.publishing.site_settings import SiteSettings
from generator.reading import read_base, read_site_settings
from generator.reading.clinic_file import read_clinic
from generator.reading.released_handouts import LEDGER, read_released
from generator.vocabulary import Audience

FINE, PROBLEMS, WRONG_USE = 0, 1, 2
Answer = tuple[str, list[str], int]
BINARY = {"pdf": "a PDF", "docx": "a DOCX"}


def run_handout(
    root: Path,
    *,
    group: str,
    topic: str,
    lang: str,
    variant: str,
    paper: str,
    format: str,
    output: Path | None,
    clinic: Path | None = None,
) -> Answer:
    """Write one sheet to `output`, or to stdout; its version and scores go to stderr."""
    wrong = _wrong_choice(group=group, topic=topic, lang=lang, variant=variant, paper=paper, format=format)
    if wrong:
        return "", [f"evidence handout: {wrong}"], WRONG_USE
    plan = next((one for one in PLANS if one.topic == topic and hyphened(one.group) == hyphened(group)), None)
    if plan is None:
        others = ", ".join(hyphened(one.group) for one in PLANS if one.topic == topic)
        return "", [f"evidence handout: {topic} has no sheet for {group}; it has {others}"], WRONG_USE
    if format in BINARY and output is None:
        return "", [f"evidence handout: {BINARY[format]} needs a file; name it with -o"], WRONG_USE
    edition, tag = edition_at(root), tag_of(lang)
    reason = missing_reason(edition, plan, tag)
    if reason:
        return "", [f"evidence handout: {topic} for {group} is not available yet: {reason}"], PROBLEMS
    how, faults = _copy(edition, clinic)
    if faults:
        return "", faults, PROBLEMS
    try:
        sheet = build_handout(edition, plan, tag)
        written = write_sheet(sheet, format=format, how=replace(how, variant=variant, paper=paper))
    except NoWordProcessor as absent:
        return "", [f"evidence handout: {absent}"], WRONG_USE
    except (Unfit, NotPrintable) as fault:
        return "", [f"evidence handout: {_in_file(fault, clinic)}"], PROBLEMS
    notes = [f"{sheet.name}: version {sheet.version}", *score_notes(sheet), *_page_notes(written, format, variant)]
    if output is None:
        return written if isinstance(written, str) else "", notes, FINE
    return _saved({output: written}, notes)


def run_all(root: Path, output: Path, *, clinic: Path | None = None) -> Answer:
    """Write every sheet in every size, paper and format to a folder, and print a table of what was measured."""
    edition = edition_at(root)
    how, faults = _copy(edition, clinic)
    if faults:
        return "", faults, PROBLEMS
    try:
        sheets = [sheet for tag in TAGS for sheet in handouts_of(edition, tag)]
        files = dict(_all_files(sheets, output, how))
    except (Unfit, NotPrintable) as fault:
        return "", [f"evidence handout: {_in_file(fault, clinic)}"], PROBLEMS
    _, said, code = _saved(files, list(_waiting(edition)))
    rows = [row_of(sheet, _pdfs(sheet, files, output)) for sheet in sheets]
    failed = any(not row.passes for row in rows)
    return table(rows), [*said, f"{len(files)} files written"], code or (PROBLEMS if failed else FINE)


def _copy(edition: Edition, clinic: Path | None) -> tuple[Print, list[str]]:
    """What belongs to this print: the address of the site, and what a clinic adds; or what is wrong with its file."""
    how = Print(site_url=edition.site.site_url)
    if clinic is None:
        return how, []
    found, logo, problems = read_clinic(clinic)
    return replace(how, clinic=found, logo=logo), list(text_lines(problems))


def _in_file(fault: Exception, clinic: Path | None) -> str:
    """A fault with its file: what cannot be set in type stands in the clinic's own."""
    return f"{clinic}: {fault}; change that text or logo" if isinstance(fault, NotPrintable) else str(fault)


def _page_notes(written: str | bytes, format: str, variant: str) -> list[str]:
    """Says where a sheet, with what a clinic added, is longer than patients read to the end."""
    if format != "pdf" or not isinstance(written, bytes):
        return []
    pages, most = page_count(written), MOST_PAGES[variant]
    return [f"{pages} pages"] if pages <= most else [f"{pages} pages; {variant} should have at most {most}"]


def run_trace(root: Path, file: Path) -> Answer:
    """Print each sentence of a sheet with its source and place; fail at an orphan, an edited or a lost one."""
    kind = {".html": "html", ".htm": "html", ".md": "md", ".txt": "txt"}.get(file.suffix.lower(), "")
    if not kind or not file.is_file():
        return "", [f"evidence handout trace: {file} is no file .html, .md or .txt that is there"], WRONG_USE
    text = file.read_text(encoding="utf-8", errors="replace")
    printed = named_in(text)
    if printed is None:
        return "", [f"{file}: no version line; this is no sheet of ours, or the line was removed"], PROBLEMS
    if not tag_of(printed.lang):
        return "", [f"{file}: its last line names the language {printed.lang}; we have {', '.join(TAGS)}"], PROBLEMS
    edition = edition_at(root)
    sheets = by_name(edition, tag_of(printed.lang))
    carried = read_map(text) if kind == "html" else None
    told = carried or (map_of(sheets[printed.name]) if printed.name in sheets else None)
    faults = list(_map_faults(printed, told, sheets, root))
    if told is None:
        return "", [f"{file}: {fault}" for fault in faults], PROBLEMS
    voice = Voice(language_of(tag_of(printed.lang)))
    frame = beside(voice, printed.version, printed.name)
    found, added = compare(blocks_of(text, kind=kind), told.sentences, frame), added_to(text, kind=kind)
    lost = [one for one in found.lost if one.source != DRAFT or not is_signed(voice, added)]
    lines = [f"{one.text}\t{one.source}\t{place_of(edition, one.source)}" for one in told.sentences]
    faults += [f"orphan: {orphan}" for orphan in found.orphans]
    faults += [f"lost: {one.text} ({one.source})" for one in lost]
    known = len(told.sentences) - len(lost)
    notes = [f"{file}: {fault}" for fault in faults]
    notes += [f"{file}: of this copy alone, not traced: {text}" for text in added]
    notes.append(f"{known} of {len(told.sentences)} sentences traced, {len(found.orphans)} orphans")
    return "\n".join(lines) + "\n", notes, PROBLEMS if faults else FINE


def _map_faults(printed, told, sheets, root: Path) -> Iterator[str]:
    """Why the map of a file cannot be believed: it was edited, or nobody ever released such a version."""
    version, name, lang = printed
    now = sheets.get(name)
    if told is None or (told.version, told.name, told.lang) != printed:
        yield f"version {version} of {name} cannot be traced: it carries no map, and today's version is another"
    elif told.true_version != version:
        yield f"version {version} does not fit the sentences: they or their sources were edited"
    elif not (now and now.version == version) and version not in {one.version for one in read_released(root)[0]}:
        yield f"version {version} is neither today's nor in {LEDGER}"


def run_release(root: Path, names: list[str]) -> Answer:
    """Append the present versions to the ledger; those that it holds already are left as they are."""
    released, problems = read_released(root)
    if problems:
        return "", [str(problem) for problem in problems], PROBLEMS
    try:
        sheets = _every_sheet(root)
    except Unfit as fault:
        return "", [f"evidence handout release: {fault}"], PROBLEMS
    known = sorted({sheet.name for sheet in sheets})
    unknown = [name for name in names if name not in known]
    if unknown:
        near = nearest("sheet", unknown[0], known)
        return "", [f"evidence handout release: there is no sheet {unknown[0]}; {near}"], WRONG_USE
    added = unreleased([sheet for sheet in sheets if not names or sheet.name in names], released)
    if added:
        path = root / LEDGER
        before = path.read_text(encoding="utf-8") if path.is_file() else HEAD
        write_whole(path, before + "".join(map(entry, added)))
    lines = [f"{sheet.version}  {sheet.name}  {sheet.lang}" for sheet in added]
    return "".join(f"{line}\n" for line in lines), [f"{len(added)} versions released"], FINE


def run_status(root: Path, given: str) -> Answer:
    """Say what became of a printed version: current, superseded, withdrawn or unknown."""
    version = tidy_version(given)
    if not version:
        message = f"evidence handout status: {given!r} is no version; expected eight signs such as 7f3a-9c2e"
        return "", [message], WRONG_USE
    released, problems = read_released(root)
    if problems:
        return "", [str(problem) for problem in problems], PROBLEMS
    standing = standing_of(version, _every_sheet(root), released)
    text = "\n".join([f"{version}: {standing.state}", *standing.lines]) + "\n"
    return text, [], PROBLEMS if standing.state == "unknown" else FINE


# ---------------------------------------------------------------- what was asked for


def _wrong_choice(**given: str) -> str:
    """What is wrong with a choice, with what there is; empty where all is well."""
    if not tag_of(given["lang"]):
        return f"there is no sheet in {given['lang']}; there are {', '.join(TAGS)}"
    choices = {
        "group": ("--for", [hyphened(one) for one in Audience]),
        "topic": ("--about", list(TOPICS)),
        "variant": ("--variant", list(SIZES)),
        "paper": ("--paper", list(PAPERS)),
        "format": ("--format", list(FORMATS)),
    }
    for key, (option, known) in choices.items():
        value = hyphened(given[key]) if key in ("group", "variant") else given[key]
        if value not in known:
            return f"{option} {given[key] or 'is missing'}: {nearest('value', value, known)}"
    return ""


def _all_files(sheets: Iterable[Handout], folder: Path, how: Print) -> Iterator[tuple[Path, str | bytes]]:
    """Every file of `--all`; where there is no python-docx, without those for a word processor."""
    for sheet in sheets:
        for variant in SIZES:
            for paper in _SHEETS:
                for format in FORMATS:
                    try:
                        written = write_sheet(sheet, format=format, how=replace(how, variant=variant, paper=paper))
                    except NoWordProcessor:
                        continue
                    yield _file(folder, sheet, variant, paper, format), written


_SHEETS = ("a4", "letter")


def _file(folder: Path, sheet: Handout, variant: str, paper: str, format: str) -> Path:
    return folder / f"{sheet.name}.{sheet.lang}.{variant}.{paper}.{format}"


def _pdfs(sheet: Handout, files: Mapping[Path, str | bytes], folder: Path) -> dict[str, list[bytes]]:
    """The PDF files of a sheet, one a paper, by variant."""
    return {variant: [files[_file(folder, sheet, variant, paper, "pdf")] for paper in _SHEETS] for variant in SIZES}


def _waiting(edition: Edition) -> Iterator[str]:
    """Sheets that English has and another language has not, with the reason."""
    for plan in PLANS:
        if not missing_reason(edition, plan):
            reasons = {tag: missing_reason(edition, plan, tag) for tag in TAGS}
            yield from (f"{plan.name}.{tag} was left out: {reason}" for tag, reason in reasons.items() if reason)


def _every_sheet(root: Path) -> list[Handout]:
    edition = edition_at(root)
    return [sheet for tag in TAGS for sheet in handouts_of(edition, tag)]


def edition_at(root: Path) -> Edition:
    """The edition that a checkout holds, with the addresses of its settings."""
    base, unread = read_base(root)
    return edition_of(base, check_all(base, unread).problems, SiteSettings(**read_site_settings(root)))


def _saved(files: dict[Path, str | bytes], notes: list[str]) -> Answer:
    try:
        for path, content in files.items():
            write_whole(path, content)
    except OSError as fault:
        return "", [*notes, f"evidence handout: {fault.filename}: {fault.strerror}"], WRONG_USE
    return "", notes, FINE
