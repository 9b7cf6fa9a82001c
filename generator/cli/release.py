"""The verb `release`: a version with its change log, tag, exports, handout versions and list of ingredients (SBOM)."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.checks import check_all
from generator.cli.export import run_export
from generator.cli.handout import run_release as release_handouts
from generator.problems import Severity
from generator.reading import read_base

FINE, PROBLEMS, WRONG_USE = 0, 1, 2
Answer = tuple[str, list[str], int]
"""Text for stdout, lines for stderr, exit code."""

_VERSION = re.compile(r"(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}")
_UNRELEASED = re.compile(r"^## Unreleased\n(?P<entries>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_PLACES = (("pyproject.toml", r'^version = "(.*)"$'), ("CITATION.cff", r"^version: (.*)$"))
"""Where the version stands, besides the change log and the tag."""


class Refused(Exception):
    """What keeps a version from being released; nothing was changed. The text says what and how to repair it."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a release changes: whole texts by file, and the entry of the change log."""

    version: str
    texts: dict[str, str]
    entries: str

    @property
    def tag(self) -> str:
        return f"v{self.version}"


def run_release(root: Path, version: str, *, folder: Path, dry_run: bool, today: str) -> Answer:
    """Release the checkout `root` as `version` on the day `today`; exports go to `folder`.

    Refused: another form than 1.2.3, a version that is not above the present one, a tag that exists, changes that are
    not committed, records with errors, nothing unreleased in CHANGELOG.md. With `dry_run` nothing is written.
    """
    try:
        plan = _planned(root, version, today)
        if dry_run:
            return "".join(f"{line}\n" for line in _told(plan, folder, "would")), [], FINE
        _make(root, plan, folder)
    except Refused as fault:
        return "", [f"evidence release: {fault}"], PROBLEMS if _VERSION.fullmatch(version) else WRONG_USE
    return "".join(f"{line}\n" for line in _told(plan, folder, "did")), ["push it: git push --follow-tags"], FINE


# ---------------------------------------------------------------- what keeps it back


def _planned(root: Path, version: str, today: str) -> _Plan:
    if not _VERSION.fullmatch(version):
        raise Refused(f"the version is {version!r}; expected three numbers, as in 1.2.0")
    if changed := _git(root, "status", "--porcelain").splitlines():
        raise Refused(f"{len(changed)} files are changed or new, the first: {changed[0][3:]}; commit them first")
    if _git(root, "tag", "--list", f"v{version}").strip():
        raise Refused(f"the tag v{version} exists; choose a higher version")
    texts = {file: _with_version(root, file, pattern, version) for file, pattern in _PLACES}
    texts["CHANGELOG.md"], entries = _with_section(_text(root, "CHANGELOG.md"), version, today)
    base, unread = read_base(root)
    errors = [p for p in check_all(base, unread).problems if p.severity is Severity.ERROR]
    if errors:
        raise Refused(f"{len(errors)} errors in the records, the first: {errors[0]}")
    return _Plan(version, texts, entries)


def _with_version(root: Path, file: str, pattern: str, version: str) -> str:
    text = _text(root, file)
    found = re.search(pattern, text, re.MULTILINE)
    if found is None:
        raise Refused(f"{file} has no version that could be raised; expected a line like the pattern {pattern}")
    if _numbers(found[1]) > _numbers(version):
        raise Refused(f"{file} is at version {found[1]} already; choose a higher one than {version}")
    return text[: found.start(1)] + version + text[found.end(1) :]


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version))


def _with_section(text: str, version: str, today: str) -> tuple[str, str]:
    """The change log with what was unreleased under the new version, and those entries."""
    found = _UNRELEASED.search(text)
    entries = found["entries"].strip("\n") if found else ""
    if found is None or not entries:
        raise Refused("CHANGELOG.md has nothing under `## Unreleased`; say there what changes for users")
    section = f"## Unreleased\n\n## {version} ({today})\n\n{entries}\n\n"
    return (text[: found.start()] + section + text[found.end() :]).rstrip("\n") + "\n", entries


def _text(root: Path, file: str) -> str:
    try:
        return (root / file).read_text(encoding="utf-8")
    except OSError as fault:
        raise Refused(f"{file} cannot be read: {fault.strerror}") from fault


# ---------------------------------------------------------------- what is done


def _make(root: Path, plan: _Plan, folder: Path) -> None:
    """What may fail comes first and leaves no trace in the checkout: list, exports. Then the texts, commit and tag."""
    folder.mkdir(parents=True, exist_ok=True)
    _write_ingredients(root, folder / _ingredients(plan))
    _, notes, code = run_export(root, folder / "exports", only="", format="text")
    if code:
        raise Refused("; ".join(notes))
    for file, text in plan.texts.items():
        (root / file).write_text(text, encoding="utf-8", newline="\n")
    _, notes, code = release_handouts(root, [])
    if code:
        _git(root, "checkout", "--", ".")
        raise Refused("; ".join(notes))
    _git(root, "add", "--all", "--", *plan.texts, "evidence")
    _git(root, "commit", "--quiet", "--message", f"Version {plan.version}")
    _git(root, "tag", "--annotate", plan.tag, "--cleanup=verbatim", "--message", f"{plan.tag}\n\n{plan.entries}")


def _ingredients(plan: _Plan) -> str:
    return f"bone-evidence-{plan.version}.cdx.json"


def _write_ingredients(root: Path, path: Path) -> None:
    """The packages that the program is built with, with their digests: CycloneDX 1.6, from requirements.lock."""
    command = [sys.executable, "-W", "ignore", "-m", "cyclonedx_py", "requirements", "requirements.lock"]
    command += ["--pyproject", "pyproject.toml", "--output-reproducible", "--of", "JSON", "-o", str(path.resolve())]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr.strip().splitlines() or ["it gave no reason"])[-1]
        raise Refused(f"the list of ingredients could not be made ({said}); it needs cyclonedx-bom")


def _told(plan: _Plan, folder: Path, verb: str) -> Iterator[str]:
    """Each step, as done or as it would be."""
    did = "" if verb == "did" else "would "
    yield f"{did}move what is unreleased in CHANGELOG.md under {plan.version}"
    yield f"{did}set the version in {' and '.join(file for file, _ in _PLACES)}"
    yield f"{did}append the versions of all handouts to the ledger"
    yield f"{did}write {folder / 'exports'} and {folder / _ingredients(plan)}"
    yield f"{did}commit this and tag it {plan.tag}"


def _git(root: Path, *words: str) -> str:
    environment = {**os.environ, "LC_ALL": "C"}
    try:
        done = subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, check=False, env=environment)
    except FileNotFoundError as missing:
        raise Refused("git is not installed") from missing
    if done.returncode:
        raise Refused(f"git {words[0]}: {done.stderr.strip()}")
    return done.stdout
