"""Laws of strict YAML, tried on bytes, on text made of YAML's own signs, and on broken records."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reading import yaml_events
from generator.reading.yaml_tree import Tree, read_tree

RECORD = """\
schema: study/1
id: trial-2020  # a comment
reports:
  - {ref: trial-2020, role: main, depth: abstract}
design: {type: rct_parallel, duration: {value: 8, unit: month}}
arms:
  - id: ex
    label: 'strength: heavy'
    dose: {sets: 5, reps: [5, 8], intensity: {scale: one_rm_pct, above: 85}}
  - id: con
    label: "caf\u00e9 \u2265 2"
results:
  - id: ls
    arms:
      - {arm: ex, n: 49, mean: 2.90, spread: {type: sd, value: 2.8}}
    contrasts: [{of: [ex], against: [con], p: {op: "<", value: 0.001}}]
note: |
  Two lines
    and an indented one
"""
EXAMPLES = settings(max_examples=200, deadline=None, derandomize=True)
SIGNS = st.sampled_from(list("ab01-:?,[]{}&*!|>'\"%@`#~.<= \n\t\r\\é𝛼\u202e\u2028\x00\ufeff")) | st.sampled_from(
    ["- ", ": ", "\n  ", "null", "true", "<<", "---\n", "...\n", "!!int ", "&a ", "*a", "0x1", "1e5", "\\u202e"]
)


def paths_of(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for segment, child in children:
        yield from paths_of(child, (*path, segment))


def check_laws(tree: Tree, source: bytes) -> None:
    lines = source.count(b"\n") + source.count(b"\r") + 1
    assert tree.values is None or type(tree.values) is dict
    assert tree.values is not None or tree.problems
    for problem in tree.problems:
        assert problem.place.file == "f"
        assert 1 <= problem.place.line <= lines
        assert problem.place.column >= 1
        assert problem.rule.startswith("yaml-")
        assert problem.message and problem.hint
        assert "\n" not in problem.message + problem.hint and len(problem.message) < 300
    assert list(tree.problems) == sorted(tree.problems, key=lambda p: (p.place, p.rule, p.message))
    for path in paths_of(tree.values):
        assert path in tree._spots
        assert 1 <= tree.place(path).line <= lines
        assert tree.existing_path(path) == path


@EXAMPLES
@given(st.binary(max_size=200))
def test_no_bytes_raise(source: bytes) -> None:
    check_laws(read_tree(source, file="f"), source)


@EXAMPLES
@given(st.lists(SIGNS, max_size=60).map("".join))
def test_no_text_of_yaml_signs_raises(text: str) -> None:
    check_laws(read_tree(text.encode(), file="f"), text.encode())


@EXAMPLES
@given(st.text(max_size=100))
def test_reading_the_same_bytes_twice_gives_the_same_tree(text: str) -> None:
    source = f"a: {text}".encode("utf-8", "surrogatepass")
    assert read_tree(source, file="f") == read_tree(source, file="f")


def mutations(seed: int, count: int) -> Iterator[bytes]:
    """Records with one to three bytes, words or lines changed, moved, doubled or lost."""
    chance = random.Random(seed)
    words = ["\t", "~", "&a ", "*a", "!x ", ": ", "- ", "'", '"', "[", "}", "012", "\u202e", "<<: {}\n", "---\n", ","]
    for _ in range(count):
        text = RECORD
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(text))
            cut = at + chance.choice([0, 0, 1, 2, 30])
            text = text[:at] + chance.choice([*words, "", RECORD[at : at + 40]]) + text[cut:]
        source = bytearray(text.encode())
        if chance.random() < 0.2:
            source[chance.randrange(len(source))] = chance.randrange(256)
        yield bytes(source)


def test_no_broken_record_raises_and_every_value_has_a_place() -> None:
    for source in mutations(seed=1, count=400):
        check_laws(read_tree(source, file="f"), source)


def test_both_parsers_refuse_the_same_records_and_read_the_others_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = list(mutations(seed=2, count=150))
    fast = [read_tree(source, file="f") for source in sources]
    monkeypatch.setattr(yaml_events, "PARSER", yaml.SafeLoader)
    for source, tree in zip(sources, fast, strict=True):
        pure = read_tree(source, file="f")
        assert bool(pure.problems) == bool(tree.problems), source.decode(errors="replace")
        assert pure.problems or pure.values == tree.values


@EXAMPLES
@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-10000, max_value=10000, places=3))
def test_a_figure_keeps_every_printed_digit(figure: Decimal) -> None:
    tree = read_tree(f"a: {figure:f}\n".encode(), file="f")
    assert str(tree.values["a"]) == f"{figure:f}"
