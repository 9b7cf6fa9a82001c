"""Short functions, short modules, short lines, and a word on every public one."""

from __future__ import annotations

import ast

from tests.architecture.sources import Source, sources

FUNCTION_LINES, MODULE_LINES, LINE_WIDTH = 50, 400, 120
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "misc", "common", "data"}

CODE = sources("generator")
ALL = [*CODE, *sources("tests")]


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def public(source: Source) -> list[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    return [node for node in source.tree.body if isinstance(node, kinds) and not node.name.startswith("_")]


def test_no_function_is_longer_than_a_screen() -> None:
    found = [(s.name, f.name, length(f)) for s in ALL for f in s.functions() if length(f) > FUNCTION_LINES]
    assert found == []


def test_no_module_is_longer_than_its_budget() -> None:
    assert [(s.name, len(s.lines)) for s in ALL if len(s.lines) > MODULE_LINES] == []


def test_no_line_is_wider_than_its_budget() -> None:
    wide = [f"{s.name}:{n}" for s in ALL for n, line in enumerate(s.lines, 1) if len(line) > LINE_WIDTH]
    assert wide == []


def test_every_public_function_and_class_says_what_it_is_for() -> None:
    assert [(s.name, node.name) for s in CODE for node in public(s) if not ast.get_docstring(node)] == []


def test_every_module_says_what_it_holds() -> None:
    assert [s.name for s in CODE if s.lines and not ast.get_docstring(s.tree)] == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [s.name for s in CODE if VAGUE_NAMES & set(s.path.with_suffix("").parts[-2:])] == []
