"""Read the records, check them, and bring `docs/` in line with them: all that comes before the engine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.checks import check_all
from generator.problems import Problem, Severity
from generator.publishing import SiteSettings, publish
from generator.publishing.edition import newest_date
from generator.publishing.file_map import FileMap
from generator.publishing.output import owned_files, write_docs
from generator.publishing.said import Unfit
from generator.publishing.search import RECORDS
from generator.reading import read_base, read_site_settings
from generator.reading.released_handouts import read_released
from generator.site_build.past import Past
from generator.site_build.search_index import index_files


@dataclass(frozen=True, slots=True)
class Published:
    """What came of it. Where `stopped`, an error was found and `docs/` was left as it was (`files` is 0)."""

    problems: tuple[Problem, ...]
    records: int
    checks: int
    files: int
    newest: str
    settings: SiteSettings
    stopped: bool


def publish_docs(root: Path, *, keep_going: bool, past: Past | None = None) -> Published:
    """Write everything that is made from the records below `docs/`, or the copy of a past year into its own checkout.

    An error in a record stops it, unless `keep_going`: then that record is shown as one with an error. An answer that
    may not be published as it is stops it always.
    """
    base, unread = read_base(root)
    report = check_all(base, unread)
    released, ledger_faults = read_released(root)
    problems = (*report.problems, *ledger_faults)
    at = past.root if past else root
    settings = SiteSettings(**read_site_settings(at))
    stopped = not keep_going and any(problem.severity is Severity.ERROR for problem in problems)
    files: FileMap = {}
    if not stopped:
        try:
            files = publish(
                base,
                problems,
                site=settings,
                changelog=_text(root / "CHANGELOG.md"),
                stylesheet=_text(at / "docs" / "stylesheets" / "evidence.css"),
                written=_written(at / "docs"),
                released=released,
                as_of=past.year if past else None,
            )
        except Unfit as unfit:  # never published, not even with `keep_going`
            problems, stopped = (*problems, *unfit.problems), True
    if not stopped:
        files |= index_files(str(files[RECORDS]))
        write_docs(files, at / "docs")
    return Published(
        problems=tuple(problems),
        records=base.count(),
        checks=report.evaluations,
        files=len(files),
        newest=newest_date(base),
        settings=settings,
        stopped=stopped,
    )


def _written(docs: Path) -> dict[str, str]:
    """The pages below `docs/` that no earlier publishing made, by their path."""
    made = owned_files(docs)
    paths = {path.relative_to(docs).as_posix(): path for path in sorted(docs.rglob("*.md"))}
    return {name: path.read_text(encoding="utf-8") for name, path in paths.items() if name not in made}


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""
