"""The bibliography: entries with places, and every fault with its file, line and column."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.reference import Reference
from generator.problems import Place, Severity
from generator.reading.bibliography import BibEntry, read_bibliography

WATSON = r"""% The founding trial
@article{watson-2018,
  author  = {Watson, Steven L. and {de la Cruz}, Jos{\'e} and {Bone and Joint Group} and others},
  title   = {High-{Intensity} training: 5% of {{DXA}} & more},
  journal = "J Bone Miner Res",
  year    = 2018, month = feb, volume = {33},
  pages   = {211--220},
  doi     = {10.1002/jbmr.3284},
  pmid    = {28975661},
  url     = {https://example.org/a%20b_c?d=e~f},
  note    = {unconfirmed: volume},
}
"""


def entry(inner: str = "", *, key: str = "a-2018", kind: str = "article") -> str:
    return f"@{kind}{{{key},\n  author = {{A, B}}, title = {{T}}, journal = {{J}}, year = {{2018}},\n{inner}}}\n"


def read(text: str) -> dict[str, BibEntry]:
    entries, problems = read_bibliography(text.encode(), file="evidence/references.bib")
    assert problems == ()
    return entries


def only(inner: str) -> Reference:
    return read(entry(inner))["a-2018"].reference


def faults(text: str | bytes) -> list[tuple[int, int, str]]:
    source = text.encode() if isinstance(text, str) else text
    return [(p.place.line, p.place.column, p.rule) for p in read_bibliography(source, file="f")[1]]


def test_an_entry_becomes_a_reference_in_the_words_of_the_field() -> None:
    assert read(WATSON)["watson-2018"].reference == Reference(
        key="watson-2018",
        kind="article",
        title="High-Intensity training: 5% of DXA & more",
        authors=("Watson, Steven L.", "de la Cruz, José", "Bone and Joint Group"),
        and_others=True,
        journal="J Bone Miner Res",
        year=2018,
        month=2,
        volume="33",
        pages="211–220",
        doi="10.1002/jbmr.3284",
        pmid="28975661",
        url="https://example.org/a%20b_c?d=e~f",
        note="unconfirmed: volume",
    )


def test_an_entry_and_each_of_its_fields_have_a_place() -> None:
    found = read(WATSON)["watson-2018"]
    assert found.place == Place("evidence/references.bib", 2, 10)
    assert found.place_of("author") == Place("evidence/references.bib", 3, 13)
    assert found.place_of("month") == Place("evidence/references.bib", 6, 27)
    assert found.place_of("issn") == found.place


def test_a_name_that_occurs_inside_a_value_does_not_mislead_the_places() -> None:
    found = read("@misc{a, title = {Ü: year = 1}, author = {B, C}, year = {2018}}\n")["a"]
    assert found.place_of("year") == Place("evidence/references.bib", 1, 57)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        (r"caf\'e {\"U}ber \v{s} \c c \~{n} \H{o} {\aa}ngstr\"{o}m", "café Über š ç ñ ő ångström"),
        (r"Garc{\'\i}a, {\L}ukasz, {\O}stergaard, Stra\ss e", "García, Łukasz, Østergaard, Straße"),
        (r"5\% \& 6 \$ a\_b \#1", "5% & 6 $ a_b #1"),
        (r"``quoted'' -- and --- so~on", "“quoted” – and — so on"),
        ("5% of A & B", "5% of A & B"),
        ("O'Brien's  two\n   lines", "O'Brien's two lines"),
        (r"\emph{in vivo} \textit{x}", "in vivo x"),
        ("Größe 𝛼", "Größe 𝛼"),
    ],
)
def test_latex_becomes_the_characters_that_it_stands_for(written: str, title: str) -> None:
    text = f"@misc{{a, author = {{B, C}}, year = {{2018}}, title = {{{written}}}}}\n"
    assert read(text)["a"].reference.title == title


@pytest.mark.parametrize("written", [r"\foo{bar}", r"$\alpha$", r"\obar", r"\begin{x}"])
def test_latex_that_is_not_known_is_an_error_and_never_swallowed(written: str) -> None:
    assert faults(f"@misc{{a, author = {{B, C}}, year = {{2018}}, title = {{{written}}}}}\n") == [(1, 50, "bib-latex")]


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Watson, S. L. and Beck, B.", ("Watson, S. L.", "Beck, B.")),
        ("de Villiers, T. and {van der} Berg, A.", ("de Villiers, T.", "van der Berg, A.")),
        ("King, Jr., M. L.", ("King, Jr., M. L.",)),
        ("{Osteoporosis and Exercise Society}", ("Osteoporosis and Exercise Society",)),
        ("Plato", ("Plato",)),
    ],
)
def test_names_keep_their_order_and_their_parts(written: str, names: tuple[str, ...]) -> None:
    assert only(f"editor = {{{written}}}").editors == names


@pytest.mark.parametrize(
    "written",
    [
        "Watson SL and Beck, B.",
        "Watson SL, Weeks BK",
        "Watson, S., Weeks, B., Beck, B.",
        "Watson, S.; Weeks, B.",
        "Watson, S. et al.",
        "Steven Watson",
        "Watson, and Beck, B.",
        "Watson, S. and others and Beck, B.",
    ],
)
def test_a_name_whose_family_name_would_be_guessed_is_an_error(written: str) -> None:
    assert faults(entry(f"  editor = {{{written}}}")) == [(3, 12, "bib-name")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("% only a comment\n\n", []),
        ("\n\n% é\nstray\n" + entry(), [(4, 1, "bib-stray-text")]),
        ("article{a,\n}\n", [(1, 1, "bib-stray-text")]),
        ("@misc{a, title = {T\n" + entry(), [(1, 1, "bib-syntax")]),
        ("@misc{a title = {T}}\n\n" + entry(), [(1, 1, "bib-syntax")]),
        (entry() + entry(), [(4, 10, "bib-duplicate-key")]),
        (entry("é = {x}, Year = {2019}"), [(3, 1, "bib-unknown-field"), (3, 10, "bib-duplicate-field")]),
        (entry(kind="artikle"), [(1, 1, "bib-unknown-type")]),
        (entry(key="B_1"), [(1, 10, "bib-key")]),
        ("@misc{, title={T}, author={A, B}, year=2018}", [(1, 7, "bib-key")]),
        ("@misc{a}", [(1, 7, "bib-missing-field")] * 3),
        ("@online{a, title={T}, institution={I}, year=2018}", [(1, 9, "bib-missing-field")]),
        ("@misc{a, title={T}, note={unconfirmed: author, year}}", []),
        ("@misc{a, title={T}, author={A, B}, year={in press}}", [(1, 41, "bib-year")]),
        (entry("month = {13}"), [(3, 9, "bib-month")]),
        (entry("month = feb # mar"), [(3, 9, "bib-macro")]),
        (entry("publisher = acm"), [(3, 13, "bib-macro")]),
        ('@string{j = "J"}\n' + entry(), [(1, 1, "bib-macro")]),
        (entry("volume = { }"), [(3, 10, "bib-empty-field")]),
        (entry("urldate = {2026-02-30}"), [(3, 11, "bib-date")]),
        (entry("doi = {jbmr.3284}"), [(3, 7, "bib-doi")]),
        (entry("pmid = {PMC12}"), [(3, 8, "bib-pmid")]),
        (entry("pmcid = {28975661}"), [(3, 9, "bib-pmcid")]),
        (entry("issn = {0884-0432}"), [(3, 8, "bib-issn")]),
        (entry("url = {http://192.0.2.7:8081/28975661}"), [(3, 7, "bib-url")]),
        (entry("url = {javascript:alert(1)}"), [(3, 7, "bib-url")]),
        (entry(key="b") + entry(key="c") + entry(key="a"), [(7, 10, "bib-sorted")]),
        (entry("doi = {10.1/x}"), [(3, 7, "bib-doi")]),
        (
            entry("doi={10.1234/x}", key="a") + entry("doi={10.1234/X}", key="b"),
            [(6, 5, "bib-identifier-form"), (6, 5, "bib-identifier-twice")],
        ),
        (b"\xef\xbb\xbf" + entry().encode(), [(1, 1, "bib-byte-order-mark")]),
        (entry("note = {a\u202eb}"), [(3, 10, "bib-bidi-character")]),
        (entry("note = {\u00e9\x07}"), [(3, 10, "bib-control-character")]),
        (entry("note = {caf\u00e9}").encode("latin-1"), [(3, 12, "bib-encoding")]),
    ],
)
def test_a_fault_is_found_at_its_line_and_column(text: str | bytes, expected: list[tuple[int, int, str]]) -> None:
    assert faults(text) == expected


def test_unknown_names_suggest_the_nearest_known_one() -> None:
    problems = read_bibliography(entry("pmdi = {1}", kind="artcle").encode(), file="f")[1]
    assert [p.hint for p in problems] == ["did you mean @article?", "did you mean pmid?"]


def test_an_identifier_in_another_form_is_normalised_and_told_without_blocking() -> None:
    entries, problems = read_bibliography(entry("doi = {doi:10.1002/JBMR.3284}").encode(), file="f")
    assert entries["a-2018"].reference.doi == "10.1002/jbmr.3284"
    assert [(p.severity, p.hint) for p in problems] == [(Severity.INFO, "write 10.1002/jbmr.3284")]


def test_a_broken_entry_does_not_hide_its_neighbours() -> None:
    text = entry(key="a") + "@article{b,\n  title = {x\n" + entry(key="c") + entry("autor = {x}", key="d")
    entries, problems = read_bibliography(text.encode(), file="f")
    assert list(entries) == ["a", "c", "d"]
    assert [(p.place.line, p.rule) for p in problems] == [(4, "bib-syntax"), (11, "bib-unknown-field")]


def test_of_a_repeated_key_the_first_entry_counts_and_both_places_are_named() -> None:
    entries, problems = read_bibliography((entry("volume={1}") + entry("volume={2}")).encode(), file="f")
    assert entries["a-2018"].reference.volume == "1"
    assert "first at line 1" in problems[0].message


def test_an_entry_right_after_an_unclosed_one_has_its_own_place() -> None:
    entries, problems = read_bibliography(("@misc{a\n" + entry(key="b")).encode(), file="f")
    assert (entries["b"].place.line, entries["b"].place.column) == (2, 10)
    assert [(p.place.line, p.rule) for p in problems] == [(1, "bib-syntax")]


def test_the_parser_logs_nothing_of_a_broken_file(caplog: pytest.LogCaptureFixture) -> None:
    read_bibliography(b"@misc{a b=\n@misc{c", file="f")
    assert caplog.records == []


EXAMPLES = settings(max_examples=200, deadline=None, derandomize=True)
SIGNS = st.sampled_from(list("@{}(),=\"#%\\$~'-ab1 \n\té\u202e\x00")) | st.sampled_from(
    ["@article{a,", "@misc(b,", "author = {", " and ", "title = ", "year = 2018", "@string{", "@comment{", "\\'", "jan"]
)


@EXAMPLES
@given(st.binary(max_size=200) | st.lists(SIGNS, max_size=60).map(lambda signs: "".join(signs).encode()))
def test_no_bytes_raise_and_every_problem_has_its_place(source: bytes) -> None:
    entries, problems = read_bibliography(source, file="f")
    lines = source.count(b"\n") + source.count(b"\r") + 1
    assert (entries, problems) == read_bibliography(source, file="f")
    for problem in problems:
        assert problem.place.file == "f" and 1 <= problem.place.line <= lines and problem.place.column >= 1
        assert problem.rule.startswith("bib-") and problem.message and problem.hint
        assert "\n" not in problem.message + problem.hint and len(problem.message) < 300
    for key, found in entries.items():
        assert found.reference.key == key
        assert 1 <= found.place.line <= lines
