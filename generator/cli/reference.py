"""The verb `reference`: documents that are made from code, among them the page of all verbs and their options."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import typer
from typer.main import get_command

from generator.cli.check import RULES
from generator.cli.console import write_whole
from generator.publishing.handouts.catalogue import TEMPLATE, template
from generator.publishing.reference import cell, document, reference_files, table
from generator.publishing.rule_examples import PAGE, rules_by_example

FINE, PROBLEMS = 0, 1
COMMANDS_PAGE = "contribute/commands.md"
EXIT_CODES = (
    ("0", "All is well."),
    ("1", "The data have problems, or a comparison failed."),
    ("2", "Wrong use: an unknown option, rule, file or folder."),
    ("3", "A fault of the program. Set `EVIDENCE_TRACE=1` and run again to see where."),
)


def run_reference(root: Path, app: typer.Typer, *, check: bool) -> tuple[str, list[str], int]:
    """Write every document that is made from code; with `check` only name those out of date.

    Return the text for stdout, lines for stderr, and the exit code.
    """
    pages = {**reference_files(RULES), COMMANDS_PAGE: command_reference(app), **examples(root)}
    files = {f"docs/{path}": text for path, text in pages.items()} | {TEMPLATE: template()}
    stale = [path for path, text in sorted(files.items()) if not _holds(root / path, _text(text))]
    if check:
        lines = [f"{path} is not what the program makes; run `evidence reference`" for path in stale]
        return f"{len(files)} documents, {len(stale)} out of date", lines, PROBLEMS if stale else FINE
    for path in stale:
        write_whole(root / path, _text(files[path]))
    return f"{len(files)} documents, {len(stale)} written", stale, FINE


SPECS = (
    "tests/spec/certainty",
    "tests/spec/checks",
    "tests/property/test_synthesis_laws.py",
    "tests/evidence/test_real_findings.py",
)


def examples(root: Path) -> dict[str, str]:
    """The page of rules by example, from the tests below `root`; nothing where there are none."""
    paths = [
        path
        for spec in SPECS
        for path in ((root / spec).glob("test_*.py") if (root / spec).is_dir() else [root / spec])
    ]
    sources = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in paths if path.is_file()}
    return {PAGE: rules_by_example(sources)} if sources else {}


def _text(content: str | bytes) -> str:
    return content if isinstance(content, str) else content.decode("utf-8")


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


# ---------------------------------------------------------------- the page of verbs


def command_reference(app: typer.Typer) -> str:
    """The page of all verbs, made from the command itself, so that it cannot say anything else than `--help` does."""
    group: Any = get_command(app)
    body = [
        inspect.cleandoc(group.help or ""),
        "`evidence X` and `python -m generator X` are the same. The result goes to stdout, progress "
        "and messages to stderr. "
        "Lines and columns count from 1.",
        "## Exit codes {#exit-codes}",
        table(("Code", "Meaning"), EXIT_CODES),
    ]
    for name, verb in _verbs(group):
        body += _verb(name, verb)
    return document(
        "Commands", "Every verb of the evidence command, with its options and exit codes.", body, within="Contribute"
    )


def _verbs(group: Any, within: str = "") -> Iterator[tuple[str, Any]]:
    """Every verb that is shown, each followed by the verbs within it: `handout`, then `handout trace`."""
    for name, verb in sorted(group.commands.items()):
        if not verb.hidden:
            yield f"{within}{name}", verb
            yield from _verbs(verb, f"{within}{name} ") if hasattr(verb, "commands") else ()


def _verb(name: str, verb: Any) -> Iterator[str]:
    yield f"## evidence {name} {{#{name.replace(' ', '-')}}}"
    usage = " ".join(["evidence", name, *(_usage(param) for param in verb.params if _is_argument(param)), "[options]"])
    yield f"```sh\n{usage}\n```"
    yield inspect.cleandoc(verb.help or "")
    rows = [(_names(param), cell(param.help or ""), _default(param)) for param in verb.params if not param.hidden]
    if rows:
        yield table(("Option", "Meaning", "Default"), rows)


def _is_argument(param: Any) -> bool:
    return not any(option.startswith("-") for option in param.opts)


def _value_word(param: Any) -> str:
    """What to write in place of the value: its name in capitals."""
    return param.metavar or param.name.upper()


def _usage(argument: Any) -> str:
    word = f"{_value_word(argument)}{'...' if argument.nargs == -1 else ''}"
    return word if argument.required else f"[{word}]"


def _names(param: Any) -> str:
    if _is_argument(param):
        return f"`{_value_word(param)}`"
    names = ", ".join(f"`{option}`" for option in (*param.opts, *param.secondary_opts))
    if param.is_flag:
        return names
    if isinstance(param.default, Enum):
        return f"{names} " + " or ".join(f"`{choice.value}`" for choice in type(param.default))
    return f"{names} `{_value_word(param)}`"


def _default(param: Any) -> str:
    if param.required:
        return "needed"
    if isinstance(param.default, Enum):
        return f"`{param.default.value}`"
    return "" if param.default is None or param.is_flag else f"`{param.default}`"
