"""Strict YAML: what values mean, which faults are found, and where everything stands."""

from __future__ import annotations

from decimal import Decimal

import pytest
import yaml

from generator.problems import Place
from generator.reading import yaml_events
from generator.reading.yaml_tree import MAX_PROBLEMS, Tree, read_tree

RECORD = """\
schema: study/1
id: watson-2018
arms:
  - {id: hirit, n: 49}
  - id: con
    n: 52
größe 𝛼: {mean: 0.30, label: 'é: x'}
empty: {}
"""


def read(text: str) -> Tree:
    return read_tree(text.encode(), file="evidence/studies/x.yaml")


def faults(text: str | bytes) -> list[tuple[int, int, str]]:
    source = text.encode() if isinstance(text, str) else text
    return [(p.place.line, p.place.column, p.rule) for p in read_tree(source, file="f").problems]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("off", "off"),
        ("y", "y"),
        ("true", True),
        ("false", False),
        ("1:30", "1:30"),
        ("1_000", "1_000"),
        ("1,000", "1,000"),
        ("2020-02-30", "2020-02-30"),
        ("2019-03", "2019-03"),
        ("2019", 2019),
        ("0", 0),
        ("-0", 0),
        ("+5", 5),
        ("-12", -12),
        ("0.30", Decimal("0.30")),
        ("-1.20", Decimal("-1.20")),
        ("10.0", Decimal("10.0")),
        ("1e3", Decimal("1E+3")),
        ("2.5e-4", Decimal("0.00025")),
        ("1.2.3", "1.2.3"),
        ("<0.001", "<0.001"),
        ("\u22125", "\u22125"),
        ("\u0663", "\u0663"),
        ("...x", "...x"),
        ("nan", "nan"),
        ("'012'", "012"),
        ('"null"', "null"),
        ("'true'", "true"),
        ('""', ""),
        ('"a\\tb"', "a\tb"),
        ("a#b", "a#b"),
        ("http://x.org/a", "http://x.org/a"),
    ],
)
def test_a_word_means_what_a_person_means(written: str, value: object) -> None:
    tree = read(f"a: {written}\n")
    assert tree.values == {"a": value}
    assert type(tree.values["a"]) is type(value)
    if isinstance(value, Decimal):
        assert str(tree.values["a"]) == str(value)


@pytest.mark.parametrize(
    ("written", "rule", "repair"),
    [
        ("012", "yaml-number", "write 12, or quote it"),
        ("-007.10", "yaml-number", "write -7.10, or quote it"),
        ("00", "yaml-number", "write 0, or quote it"),
        (".5", "yaml-number", "write 0.5, or quote it"),
        ("5.", "yaml-number", "write 5, or quote it"),
        ("-.5e3", "yaml-number", "write -0.5e3, or quote it"),
        ("0x1F", "yaml-number", "write the number in decimal figures, or quote it if it is text"),
        ("0o17", "yaml-number", "write the number in decimal figures, or quote it if it is text"),
        ("0b1", "yaml-number", "write the number in decimal figures, or quote it if it is text"),
        (".inf", "yaml-number", "printed figure"),
        ("-.INF", "yaml-number", "printed figure"),
        (".nan", "yaml-number", "printed figure"),
        ("1e99999999999", "yaml-number", "exponent"),
        ("9" * 5000, "yaml-number", "quote it"),
        ("True", "yaml-bool", "write true"),
        ("FALSE", "yaml-bool", "write false"),
        ("~", "yaml-null", "not_found"),
        ("null", "yaml-null", "not_found"),
        ("NULL", "yaml-null", "not_found"),
    ],
)
def test_a_word_that_readers_understand_differently_is_an_error_at_its_place(
    written: str, rule: str, repair: str
) -> None:
    tree = read(f"b: 1\nfield: {written}\n")
    (problem,) = tree.problems
    assert (problem.place.line, problem.place.column, problem.rule) == (2, 8, rule)
    assert "`field`" in problem.message
    assert repair in problem.hint
    assert tree.values == {"b": 1, "field": None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\nb: 1\n", [(1, 1, "yaml-null")]),
        ("a:\n  -\n  - 1\n", [(2, 3, "yaml-null")]),
        ("é: {d, e: }\n", [(1, 5, "yaml-null"), (1, 8, "yaml-null")]),
        ("a: 1\nb: 2\na: 3\n", [(3, 1, "yaml-duplicate-key")]),
        ("x: {é: 1, 𝛼: 2, é: 3}\n", [(1, 17, "yaml-duplicate-key")]),
        ("a: 1\n'a': 2\n", [(2, 1, "yaml-duplicate-key")]),
        ("a: &x 1\nb: *x\n", [(1, 4, "yaml-anchor"), (2, 4, "yaml-alias")]),
        ("&x a: 1\n", [(1, 1, "yaml-anchor")]),
        ("*x : 1\n", [(1, 1, "yaml-alias")]),
        ("a:\n  <<: {b: 1}\n  c: 2\n", [(2, 3, "yaml-merge-key")]),
        ("a: !!str 5\nb: !x {c: 1}\nd: ! e\n", [(1, 4, "yaml-tag"), (2, 4, "yaml-tag"), (3, 4, "yaml-tag")]),
        ("a: !!python/object/apply:os.system [ls]\n", [(1, 4, "yaml-tag")]),
        ("1: a\ntrue: b\n~: c\n1.5: d\n", [(line, 1, "yaml-key") for line in (1, 2, 3, 4)]),
        ("no: a\non: b\n1:30: c\n", []),
        ("? [a, b]\n: c\n{x: 1}: d\n", [(1, 3, "yaml-complex-key"), (3, 1, "yaml-complex-key")]),
        ("---\na: 1\n", []),
        ("a: 1\n---\nb: ~\n", [(2, 1, "yaml-documents")]),
        ("# c\n%YAML 1.1\n---\na: 1\n", [(2, 1, "yaml-directive")]),
        ("", [(1, 1, "yaml-empty")]),
        ("\n# only this\n", [(1, 1, "yaml-empty")]),
        ("---\n...\n", [(1, 1, "yaml-empty")]),
        ("\n- a\n", [(2, 1, "yaml-not-mapping")]),
        ("text\n", [(1, 1, "yaml-not-mapping")]),
        ("a:\n\tb: 1\n", [(2, 1, "yaml-tab")]),
        ("a:\n \t\tb: 1\nc: é\t# d\n", [(2, 2, "yaml-tab"), (3, 5, "yaml-tab")]),
        ("a:\n  b: 1\n\tc: 2\n", [(3, 1, "yaml-tab")]),
        ("a: b: c\n\td: 1\n", [(1, 5, "yaml-syntax"), (2, 1, "yaml-tab")]),
        ("a: " + "[" * 19 + "1" + "]" * 19 + "\n", []),
        ("a: " + "[" * 20 + "1" + "]" * 20 + "\n", [(1, 23, "yaml-depth")]),
        ("a: x\u202ey\n# \u2066\n", [(1, 5, "yaml-bidi-character"), (2, 3, "yaml-bidi-character")]),
        ("a: 𝛼\x07\nb: \x00\n", [(1, 5, "yaml-control-character"), (2, 4, "yaml-control-character")]),
        ("a: b\u2028c\nd: \u0085\n", [(1, 5, "yaml-control-character"), (2, 4, "yaml-control-character")]),
        ("a: \ufeff\u200b\n", [(1, 4, "yaml-control-character"), (1, 5, "yaml-control-character")]),
        ("a: \ufffe\U0010ffff\n", [(1, 4, "yaml-noncharacter"), (1, 5, "yaml-noncharacter")]),
        ('a: "\\u202e"\nb: "\\0"\n', [(1, 4, "yaml-escape"), (2, 4, "yaml-escape")]),
        ("a: 1\nb: 2\r", [(2, 5, "yaml-line-end")]),
        (b"\xef\xbb\xbfa: 012\n", [(1, 1, "yaml-byte-order-mark"), (1, 4, "yaml-number")]),
        (b"a: \xc3\xa9\xe9\xe9\nb: \xff\n", [(1, 5, "yaml-encoding"), (2, 4, "yaml-encoding")]),
        (b"\xff\xfea\x00", [(1, 1, "yaml-encoding")]),
        (b"a: 1\n" * 300_000, [(1, 1, "yaml-size")]),
    ],
)
def test_a_fault_is_found_at_its_line_and_column(text: str | bytes, expected: list[tuple[int, int, str]]) -> None:
    assert faults(text) == expected


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("é: b: c\n", 1, 5, "colon"),
        ("a: 1\n  b: 2\n", 2, 4, "colon"),
        ("a: 1\nb: 'x\nc: 2\n", 2, 4, "never closed"),
        ('a: "x\n', 1, 4, "never closed"),
        ("a: [1, 2\nb: 3\n", 2, 2, "`[` at line 1, column 4"),
        ("a: {x: 1, y: 2\n", 1, 4, "before this bracket is closed"),
        ("a: @x\n", 1, 4, "begin with @"),
        ("a: `x`\n", 1, 4, "begin with `"),
        ("a: %5\n", 1, 4, "begin with %"),
        ("a: *bold*\n", 1, 4, "`*`"),
        ("a: !e!x 1\n", 1, 4, "`!`"),
        ("a:\n  b: 1\n c: 2\n", 3, 2, "does not continue the mapping"),
        ("a: 'x' y\n", 1, 8, "does not continue the mapping"),
        ("- a\nb: 1\n", 2, 1, "not one of its items"),
        ("a: - b\n", 1, 4, "list item"),
        ("a: ]\n", 1, 4, "value was expected"),
        ("a: [1,, 2]\n", 1, 7, "value was expected"),
        ('a: "C:\\path"\n', 1, 7, "backslash"),
        ("a: |x\n  b\n", 1, 5, "after `|` or `>`"),
        ("a: 1\n\nforgotten colon\nb: 1\n", 3, 1, "not a key with a colon"),
        ("{a: 1}}\n", 1, 7, "record has ended"),
    ],
)
def test_a_syntax_error_is_said_in_plain_words_at_its_place(text: str, line: int, column: int, said: str) -> None:
    tree = read(text)
    problem = tree.problems[-1]
    assert (problem.place.line, problem.place.column, problem.rule) == (line, column, "yaml-syntax")
    assert said in problem.message
    assert problem.hint
    assert tree.values is None


def test_all_faults_of_a_file_come_in_one_run() -> None:
    text = "a: ~\nb: 012\nc: &x True\nd: *x\na: 1\n<<: {e: .nan}\nf: \u202e\n"
    found = [(line, rule) for line, _, rule in faults(text)]
    assert found == [
        (1, "yaml-null"),
        (2, "yaml-number"),
        (3, "yaml-anchor"),
        (3, "yaml-bool"),
        (4, "yaml-alias"),
        (5, "yaml-duplicate-key"),
        (6, "yaml-merge-key"),
        (6, "yaml-number"),
        (7, "yaml-bidi-character"),
    ]


def test_a_repeated_key_names_the_first_and_the_first_is_kept() -> None:
    tree = read("a: {x: 1}\nb: {a: 0}\na: {y: [2]}\n")
    assert "the first is at line 1, column 1" in tree.problems[0].message
    assert tree.values == {"a": {"x": 1}, "b": {"a": 0}}
    assert tree.place(("a", "y", 0)) == tree.place(("a",)) == Place(tree.file, 1, 4)


def test_a_flood_of_faults_is_cut_short_and_counted() -> None:
    problems = read("a:\n" + "  - 01\n" * (MAX_PROBLEMS + 50)).problems
    assert len(problems) == MAX_PROBLEMS + 1
    assert problems[-1].message.startswith("50 more faults")


def test_quoted_and_block_text_keeps_its_exact_characters() -> None:
    tree = read("a: |\n  0.30 \n    two\n\n  é\nb: >-\n  one\n  two\nc: '  it''s  '\nd: |+\n  x\n\n")
    assert tree.values == {"a": "0.30 \n  two\n\né\n", "b": "one two", "c": "  it's  ", "d": "x\n\n"}
    assert tree.problems == ()


def test_windows_line_ends_are_read_like_unix_ones() -> None:
    windows = read(RECORD.replace("\n", "\r\n"))
    unix = read(RECORD)
    assert (windows.values, windows.problems) == (unix.values, ())
    assert windows.place(("größe 𝛼", "label")) == unix.place(("größe 𝛼", "label"))


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ((), (1, 1), (1, 1)),
        (("schema",), (1, 9), (1, 1)),
        (("arms",), (4, 3), (3, 1)),
        (("arms", 0), (4, 5), (4, 5)),
        (("arms", 0, "n"), (4, 20), (4, 17)),
        (("arms", 1), (5, 5), (5, 5)),
        (("arms", 1, "n"), (6, 8), (6, 5)),
        (("größe 𝛼", "mean"), (7, 17), (7, 11)),
        (("größe 𝛼", "label"), (7, 30), (7, 23)),
        (("arms", 1, "label"), (5, 5), (5, 5)),
        (("arms", 7, "n"), (4, 3), (3, 1)),
        (("nothing", "here"), (1, 1), (1, 1)),
        (("empty", "x"), (8, 8), (8, 1)),
    ],
)
def test_a_path_has_a_place_and_an_unknown_one_that_of_its_nearest_ancestor(
    path: tuple[str | int, ...], value: tuple[int, int], key: tuple[int, int]
) -> None:
    tree = read(RECORD)
    assert tree.place(path) == Place(tree.file, *value)
    assert tree.place(path, at="key") == Place(tree.file, *key)


def test_a_location_with_segments_of_no_child_is_followed_to_the_real_field() -> None:
    tree = read(RECORD)
    assert tree.existing_path(("arms", 1, "tagged-union", "n")) == ("arms", 1, "n")
    assert tree.existing_path(("arms", -1, "n")) == ("arms",)


def test_the_pure_parser_reads_the_same_values_and_finds_the_same_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    text = RECORD + "x: [~, 012, {a: 1, a: 2}]\ny: é: 1\n"
    fast = read(text)
    monkeypatch.setattr(yaml_events, "PARSER", yaml.SafeLoader)
    pure = read(text)
    assert (pure.values, pure.problems) == (fast.values, fast.problems)
    assert pure.place(("arms", 1, "n")) == fast.place(("arms", 1, "n"))
