"""A clinic's own file is read strictly: every fault at once, with its place; a logo does nothing but show."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from generator.reading.clinic_file import read_clinic
from generator.reading.logo import MAX_BYTES, MAX_SIDE, read_logo

GOOD = """\
schema: clinic/1
name: Northside Physiotherapy
phone: 01632 960 001
note: |
  Bring your shoes.

  Walk for less than (<) 30 minutes & rest.
sign_off: {name: A. Example, role: physiotherapist, date: 2026-11-24}
"""
HOSTILE = """\
schema: clinic/1
name: <b>Northside</b>
phone: "0\u202e123"
logo: large.png
note: '#import "everything"'
colour: red
sign_off: {name: "", role: "{{ 7*7 }}", date: 2026}
"""


def read(folder: Path, text: str):
    path = folder / "clinic.yaml"
    path.write_text(text, encoding="utf-8")
    return read_clinic(path)


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_good_file_is_read_with_its_note_in_paragraphs(tmp_path: Path) -> None:
    clinic, logo, problems = read(tmp_path, GOOD)
    assert (logo, problems) == (None, [])
    assert clinic and clinic.sign_off and clinic.sign_off.date == "2026-11-24"
    assert clinic.paragraphs == ("Bring your shoes.", "Walk for less than (<) 30 minutes & rest.")


def test_hostile_text_and_a_logo_of_20_megabytes_are_named_all_at_once(tmp_path: Path) -> None:
    with (tmp_path / "large.png").open("wb") as file:
        file.truncate(20_000_000)
    clinic, logo, problems = read(tmp_path, HOSTILE)
    assert (clinic, logo) == (None, None)
    found = {(problem.place.line, problem.rule) for problem in problems}
    assert found == {
        (2, "clinic-text"),
        (3, "yaml-bidi-character"),
        (4, "clinic-logo"),
        (5, "clinic-text"),
        (6, "record-unknown-field"),
        (7, "clinic-date"),
        (7, "clinic-text"),
        (7, "record-text"),
    }
    assert all(problem.hint for problem in problems)
    large = next(problem for problem in problems if problem.rule == "clinic-logo")
    assert "20,000,000 bytes" in large.message and f"{MAX_BYTES:,}" in large.message


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "&lt;b&gt;",
        "#set page(width: 1cm)",
        "#image(x)",
        "{% include 'x' %}",
        "javascript:alert(1)",
        "<!-- x -->",
    ],
)
def test_markup_of_any_kind_is_refused_in_a_note(tmp_path: Path, text: str) -> None:
    _, _, problems = read(tmp_path, f"schema: clinic/1\nname: N\nnote: {text!r}\n")
    assert [problem.rule for problem in problems] == ["clinic-text"]


@pytest.mark.parametrize("text", ["a < b and c > d", "50 % & more", "room #3", "Dr. {A}", "1 <2>"])
def test_signs_of_plain_text_are_let_through(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, f"schema: clinic/1\nname: N\nnote: '{text}'\n")[2] == []


@pytest.mark.parametrize(
    "line", ["name: " + "x" * 81, "note: " + "x" * 801, "phone: " + "1" * 41, 'name: "a\\nb"', 'name: "a\\u0007b"']
)
def test_what_is_too_long_of_several_lines_or_holds_a_control_character_is_refused(tmp_path: Path, line: str) -> None:
    other = "" if line.startswith("name") else "name: N\n"
    clinic, _, problems = read(tmp_path, f"schema: clinic/1\n{other}{line}\n")
    assert clinic is None and len(problems) == 1 and problems[0].hint


def test_a_missing_file_and_a_missing_logo_are_problems(tmp_path: Path) -> None:
    assert [problem.rule for problem in read_clinic(tmp_path / "none.yaml")[2]] == ["file-place"]
    _, _, problems = read(tmp_path, "schema: clinic/1\nname: N\nlogo: none.png\n")
    assert "cannot be read" in problems[0].message


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"GIF89a", "no PNG, JPEG or SVG"),
        (b"MZ\x90", "no PNG, JPEG or SVG"),
        (b"\x89PNG\r\n\x1a\n", "damaged"),
        (b"\xff\xd8\xff\xe0", "damaged"),
        (png(1, 1)[:16] + struct.pack(">II", MAX_SIDE + 1, 10) + png(1, 1)[24:], "dots"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "<script>"),
        (b"<svg onload='x()'/>", "onload"),
        (b"<svg><image href='https://example.org/x.png'/></svg>", "other files"),
        (b"<svg><path style='fill:url(https://example.org/x)'/></svg>", "other files"),
        (b"<svg><style>@import 'x';</style></svg>", "other files"),
        (b"<svg><foreignObject/></svg>", "<foreignObject>"),
        (b"<svg><use href='#a'/></svg>", "<use>"),
        (b"<?xml version='1.0'?><svg><path></svg>", "well-formed"),
    ],
)
def test_a_logo_that_is_no_picture_or_does_something_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(content)
    logo, faults = read_logo(path)
    assert logo is None and said in " ".join(faults)


def test_entities_are_refused_before_they_unfold(tmp_path: Path) -> None:
    path = tmp_path / "logo.svg"
    path.write_text("<!DOCTYPE svg [<!ENTITY a 'aa'>]><svg>&a;</svg>", encoding="utf-8")
    assert read_logo(path)[0] is None
    path.write_text("<svg><!-- x --></svg><!DOCTYPE svg>", encoding="utf-8")
    assert "document type" in read_logo(path)[1][0]


@pytest.mark.parametrize("content", [png(20, 10), b"<svg viewBox='0 0 2 1'><rect width='2' height='1'/></svg>"])
def test_a_small_png_and_a_plain_svg_are_taken(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "logo").write_bytes(content)
    logo, faults = read_logo(tmp_path / "logo")
    assert faults == [] and logo and logo.content == content
