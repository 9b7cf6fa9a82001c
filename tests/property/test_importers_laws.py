"""Whatever a file holds, reading it never fails; and whatever is read makes a sound draft and a sound entry."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from generator.contributing.citation import Refusal
from generator.contributing.importers import read_citations
from generator.contributing.known import Shelf
from generator.contributing.scaffold import Draft, make_draft
from generator.model import EvidenceBase
from generator.problems import Severity
from generator.reading.bibliography import read_bibliography
from generator.reading.yaml_tree import read_tree
from tests.unit.contributing.samples import FORMATS

EMPTY = Shelf(EvidenceBase())
PIECES = ("{", "}", "\\", '"', "\n", ",", "@", " and ", "#", "%", "$", ": ", "~", "\\foo{}", "&lt;i&gt;", "\u202e", "–")
cuts = st.tuples(st.integers(0, 2000), st.integers(0, 20), st.sampled_from(("", *PIECES)))


def damaged(text: str, edits: list[tuple[int, int, str]]) -> str:
    """The text with pieces cut out and others put in."""
    for place, length, piece in edits:
        at = place % (len(text) + 1)
        text = text[:at] + piece + text[at + length :]
    return text


@given(st.sampled_from(sorted(FORMATS)), st.lists(cuts, max_size=12), st.sampled_from(("utf-8", "utf-16")))
@example("BibTeX", [(FORMATS["BibTeX"].index("number"), 0, "}")], "utf-8")
def test_a_damaged_file_gives_a_sound_draft_or_a_reason(name: str, edits: list, encoding: str) -> None:
    found = read_citations(damaged(FORMATS[name], edits).encode(encoding))
    if isinstance(found, Refusal):
        assert found.message
        return
    for citation in found:
        made = make_draft("studies", citation, shelf=EMPTY, today="2026-01-02")
        assert isinstance(made, Draft)
        assert [str(p) for text in (made.text, made.alone()) for p in read_tree(text.encode(), file="d").problems] == []
        problems = read_bibliography(made.entry.encode(), file="b")[1]
        assert [str(p) for p in problems if p.severity is Severity.ERROR] == []


@given(st.binary(max_size=400))
def test_bytes_of_any_kind_are_refused_or_read(content: bytes) -> None:
    assert isinstance(read_citations(content), Refusal | list)
