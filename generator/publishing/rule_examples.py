"""The page of rules by example: the readable tests of the engine, each as a sentence and the few lines that hold it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping

from generator.publishing.reference import document

PAGE = "learn/rules-by-example.md"
_INTRO = (
    "Each sentence below is a test that runs on every change. The code under it is that test: it makes a few "
    "invented studies and says what the engine must answer. [How we decide](how-we-decide/index.md#rules) tells the "
    "rules in words."
)


def rules_by_example(sources: Mapping[str, str]) -> str:
    """The page, from the text of test modules by path: a module is a chapter, a class a section, a test a paragraph."""
    body = [_INTRO]
    for path, source in sorted(sources.items()):
        body += _chapter(path, source)
    title = "Rules by example"
    page = document(title, "Each rule of the ratings as tests that anyone can read and run.", body, within="Learn")
    return page.replace("---\n", "---\nsearch:\n  exclude: true\n", 1)


def _chapter(path: str, source: str) -> Iterator[str]:
    module = ast.parse(source)
    heading, _, more = (ast.get_docstring(module) or path).partition("\n\n")
    yield f"## {_flat(heading).rstrip('.')} {{#{_slug(path)}}}"
    if more:
        yield _flat(more)
    for node in module.body:
        if isinstance(node, ast.ClassDef) and _tests(node.body):
            yield f"### {_said(node.name)} {{#{_slug(path)}-{_slug(_said(node.name))}}}"
            yield _flat(ast.get_docstring(node) or "")
            for test in _tests(node.body):
                yield from _paragraph(test, source)
        elif isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield from _paragraph(node, source)


def _tests(body: list[ast.stmt]) -> list[ast.FunctionDef]:
    return [node for node in body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]


def _paragraph(test: ast.FunctionDef, source: str) -> Iterator[str]:
    first = min([test.lineno, *(decorator.lineno for decorator in test.decorator_list)])
    lines = source.splitlines()[first - 1 : test.end_lineno]
    indent = min(len(line) - len(line.lstrip()) for line in lines if line.strip())
    code = "\n".join(line[indent:] for line in lines)
    yield f"**{_said(test.name.removeprefix('test_'))}.**"
    yield f"```python\n{code}\n```"


def _said(name: str) -> str:
    """A name as words: `TestOneVoice` and `one_voice` are "One voice"."""
    words = (
        re.sub(r"(?<=[a-z0-9])(?=[A-Z0-9])|(?<=[A-Z])(?=[A-Z][a-z])", " ", name.removeprefix("Test"))
        .replace("_", " ")
        .lower()
    )
    return words[:1].upper() + words[1:]


def _flat(text: str) -> str:
    return " ".join(text.split())


def _slug(name: str) -> str:
    stem = name.rsplit("/", 1)[-1].removesuffix(".py").removeprefix("test_")
    return re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")
