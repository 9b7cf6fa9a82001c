"""The verb `migrate`: records of an earlier schema version brought to the present one."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.cli.console import write_whole
from generator.contributing.migrations import MIGRATIONS, Migration, Plan, plan_migration
from generator.problems import json_rows, text_lines
from generator.reading.records import PRESENT_VERSIONS

FINE, PROBLEMS = 0, 1

Answer = tuple[str, list[str], int]
"""Text for stdout, lines for stderr, exit code."""


def run_migrate(
    root: Path,
    *,
    write: bool,
    format: str,
    migrations: Sequence[Migration] = MIGRATIONS,
    present: Mapping[str, str] = PRESENT_VERSIONS,
) -> Answer:
    """Show the edits, or with `write` make them: all, or none where a record stands in the way (exit code 1)."""
    plan = plan_migration(root, migrations=migrations, present=present)
    writing = write and not plan.problems
    if writing:
        for it in plan.migrated:
            write_whole(root / it.file, it.after)
    code = PROBLEMS if plan.problems else FINE
    if format == "json":
        return json.dumps(_table(plan, written=writing), ensure_ascii=False, indent=2) + "\n", [], code
    faults = [line for problem in plan.problems for line in text_lines([problem])]
    diffs = "" if write else "".join(it.diff for it in plan.migrated)
    return "".join(f"{line}\n" for line in faults) + diffs + f"{_said(plan, write=write)}\n", [], code


def _said(plan: Plan, *, write: bool) -> str:
    """The last line: what was done, or what would be."""
    changed, held = len(plan.migrated), len(plan.problems)
    if held:
        return f"{_records(held)} cannot be migrated; nothing was written"
    if not changed:
        return f"nothing to migrate: {_records(plan.files)}, each of the present version"
    return f"{_records(changed)} migrated" if write else f"{_records(changed)} would be migrated; `--write` does it"


def _records(count: int) -> str:
    return f"{count} {'record' if count == 1 else 'records'}"


def _table(plan: Plan, *, written: bool) -> dict[str, object]:
    rows = [
        {
            "file": it.file,
            "from": it.steps[0].before,
            "to": it.steps[-1].after,
            "what": [step.what for step in it.steps],
            "diff": it.diff,
        }
        for it in plan.migrated
    ]
    facts = {"schema": "migrate/1", "records": plan.files, "written": written}
    return {**facts, "migrated": rows, "problems": json_rows(plan.problems)}
