"""From bytes to text that is safe to parse."""

from __future__ import annotations

from generator.problems import Place
from generator.reading.plain_text import Lines, name_of, read_plain_text, refused_character, shown


def test_every_line_end_becomes_a_line_feed() -> None:
    plain = read_plain_text(b"a\r\nb\rc\n", file="f", prefix="yaml", limit=100)
    assert plain.text == "a\nb\nc\n"
    assert [(p.place, p.rule) for p in plain.problems] == [(Place("f", 2, 2), "yaml-line-end")]


def test_refused_characters_are_replaced_one_for_one() -> None:
    plain = read_plain_text("\u202ea\x07\ufdd0𝛼".encode() + b"\xff", file="f", prefix="yaml", limit=100)
    assert plain.text == "\ufffda\ufffd\ufffd𝛼\ufffd"
    assert len(plain.problems) == 4


def test_a_file_over_the_limit_is_not_read_and_one_at_the_limit_is() -> None:
    assert read_plain_text(b"abc", file="f", prefix="bib", limit=2).text is None
    assert read_plain_text(b"abc", file="f", prefix="bib", limit=3).text == "abc"


def test_an_offset_becomes_a_line_and_a_column_in_code_points() -> None:
    lines = Lines("é𝛼\n\nb", file="f")
    assert [lines.place(offset) for offset in (0, 1, 2, 3, 4)] == [
        Place("f", 1, 1),
        Place("f", 1, 2),
        Place("f", 1, 3),
        Place("f", 2, 1),
        Place("f", 3, 1),
    ]


def test_an_invisible_character_is_named() -> None:
    assert name_of("\u202e") == "U+202E RIGHT-TO-LEFT OVERRIDE"
    assert refused_character("a\x07b\u202e") == "U+0007"
    assert refused_character("plain é\ttext\n") is None


def test_a_message_shows_a_value_on_one_line_and_not_at_length() -> None:
    assert shown("a\n  b") == "a b"
    assert shown("x" * 100) == "x" * 57 + "..."
