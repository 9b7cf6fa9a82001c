"""The rules that a file's text must keep before anyone looks at its content, each with an example of both kinds.

The table explains; the rules themselves stand in `plain_text`, `scalars`, `yaml_tree` and `bibliography`. A test runs
every example.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.problems import Rule, Severity


@dataclass(frozen=True, slots=True)
class ReadingRule:
    """A rule of reading: what it asks, a file that keeps it and one that breaks it.

    Bytes stand where the fault lies below the characters; `times` repeats the failing text, for rules about size.
    """

    id: str
    text: str
    passing: str | bytes
    failing: str | bytes
    severity: Severity = Severity.ERROR
    times: int = 1

    @property
    def rule(self) -> Rule:
        """The rule as the documentation and `explain` show it; bytes are shown by their escapes."""
        passing, failing = (
            text if isinstance(text, str) else repr(text)[2:-1] for text in (self.passing, self.failing)
        )
        return Rule(self.id, self.text, "", passing, failing, self.severity)

    @property
    def failing_source(self) -> bytes:
        """The bytes of a file that breaks the rule."""
        return _bytes(self.failing) * self.times

    @property
    def passing_source(self) -> bytes:
        """The bytes of a file that keeps every rule."""
        return _bytes(self.passing)


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode()


YAML_RULES = (
    ReadingRule("yaml-alias", "A value is written out, never referred to with *.", "a: '*b'\n", "a: *b\n"),
    ReadingRule("yaml-anchor", "No value is named with &.", "a: '&b c'\n", "a: &b c\n"),
    ReadingRule("yaml-bidi-character", "No invisible character reorders the text.", "a: b c\n", "a: b \u202ec\n"),
    ReadingRule("yaml-bool", "Yes or no is written true or false, in small letters.", "a: true\n", "a: True\n"),
    ReadingRule("yaml-byte-order-mark", "No byte order mark.", b"a: b\n", b"\xef\xbb\xbfa: b\n"),
    ReadingRule("yaml-complex-key", "A key is a word.", "'[a]': b\n", "[a]: b\n"),
    ReadingRule("yaml-control-character", "No control or invisible character.", "a: b\n", "a: b\u200b\n"),
    ReadingRule("yaml-depth", "At most 20 levels of nesting.", "a: [[b]]\n", "a: " + "[" * 20 + "b" + "]" * 20 + "\n"),
    ReadingRule("yaml-directive", "No line that begins with %.", "# YAML 1.2\na: b\n", "%YAML 1.2\n---\na: b\n"),
    ReadingRule("yaml-documents", "One record in a file.", "a: b\n", "a: b\n---\na: c\n"),
    ReadingRule("yaml-duplicate-key", "A key once in a mapping.", "a: 1\nb: 2\n", "a: 1\na: 2\n"),
    ReadingRule("yaml-empty", "A file holds a record.", "a: b\n", "# nothing yet\n"),
    ReadingRule("yaml-encoding", "A file is UTF-8.", "a: caf\u00e9\n", b"a: caf\xe9\n"),
    ReadingRule("yaml-escape", "No escape brings in a refused character.", 'a: "\\u00e9"\n', 'a: "\\u202e"\n'),
    ReadingRule("yaml-key", "A key is text.", "'2018': a\n", "2018: a\n"),
    ReadingRule("yaml-line-end", "A line ends with a line feed.", "a: 1\nb: 2\n", "a: 1\rb: 2\r"),
    ReadingRule("yaml-merge-key", "Fields are written out, never merged with <<.", "a: {b: 1}\n", "<<: {b: 1}\n"),
    ReadingRule("yaml-noncharacter", "No code that is not a character.", "a: b\n", "a: \ufdd0\n"),
    ReadingRule("yaml-not-mapping", "A file is a mapping of fields.", "a: b\n", "- a\n- b\n"),
    ReadingRule("yaml-null", "What is not known is left out and listed in not_found.", "a: b\n", "a: null\n"),
    ReadingRule("yaml-number", "A number means the same to everyone.", "a: 12\n", "a: 012\n"),
    ReadingRule("yaml-size", "A file has at most a mebibyte.", "a: b\n", "# filler of a kind\n", times=1 << 16),
    ReadingRule("yaml-syntax", "The text is YAML.", "a: 'b: c'\n", "a: b: c\n"),
    ReadingRule("yaml-tab", "Spaces, not tabs.", "a:\n  b: 1\n", "a:\n\tb: 1\n"),
    ReadingRule("yaml-tag", "No value carries a type with !.", "a: '!b'\n", "a: !b c\n"),
    ReadingRule("yaml-too-many", "Faults are listed up to 200 in a file.", "a: [12]\n", "- 012\n", times=250),
)


def _entry(inner: str = "", *, key: str = "a-2018", kind: str = "article", title: str = "T") -> str:
    """A complete entry with more fields after its own."""
    start = f"@{kind}{{{key},\n  author = {{A, B}},\n  title = {{{title}}},\n  journal = {{J}},\n  year = {{2018}},\n"
    return start + (f"  {inner},\n" if inner else "") + "}\n"


BIB_RULES = (
    ReadingRule("bib-bidi-character", "No invisible character reorders the text.", _entry(), _entry(title="a\u202eb")),
    ReadingRule("bib-byte-order-mark", "No byte order mark.", _entry(), b"\xef\xbb\xbf" + _entry().encode()),
    ReadingRule("bib-control-character", "No control or invisible character.", _entry(), _entry(title="a\x07b")),
    ReadingRule(
        "bib-date", "A day of access exists.", _entry("urldate = {2026-02-28}"), _entry("urldate = {2026-02-30}")
    ),
    ReadingRule(
        "bib-doi", "A DOI has the form of one.", _entry("doi = {10.1002/jbmr.3284}"), _entry("doi = {jbmr.3284}")
    ),
    ReadingRule("bib-duplicate-field", "A field once in an entry.", _entry(), _entry("year = {2019}")),
    ReadingRule("bib-duplicate-key", "A key once in the file.", _entry(), _entry() + _entry()),
    ReadingRule("bib-empty-field", "What is not known is left out.", _entry(), _entry("volume = {}")),
    ReadingRule(
        "bib-encoding",
        "The file is UTF-8.",
        _entry(title="caf\u00e9"),
        _entry(title="caf\u00e9").encode("latin-1"),
    ),
    ReadingRule(
        "bib-identifier-form",
        "An identifier is written in its normal form.",
        _entry("doi = {10.1002/jbmr.3284}"),
        _entry("doi = {https://doi.org/10.1002/jbmr.3284}"),
        Severity.INFO,
    ),
    ReadingRule(
        "bib-identifier-twice",
        "One DOI, PMID or PMCID belongs to one entry.",
        _entry("pmid = {1}") + _entry("pmid = {2}", key="b-2018"),
        _entry("pmid = {1}") + _entry("pmid = {1}", key="b-2018"),
    ),
    ReadingRule(
        "bib-issn", "An ISSN has a true check figure.", _entry("issn = {0884-0431}"), _entry("issn = {0884-0432}")
    ),
    ReadingRule("bib-key", "A key has small letters, figures and hyphens.", _entry(), _entry(key="A_2018")),
    ReadingRule("bib-latex", "Every LaTeX command is known.", _entry(title="5\\% \\'a"), _entry(title="\\foo{a}")),
    ReadingRule("bib-line-end", "A line ends with a line feed.", _entry(), _entry().replace("\n", "\r")),
    ReadingRule("bib-macro", "Texts are written out.", _entry("month = feb"), _entry("volume = xxiv")),
    ReadingRule("bib-missing-field", "Title, year, author and journal are there.", _entry(), "@misc{a, title = {T}}\n"),
    ReadingRule("bib-month", "A month is 1 to 12 or jan to dec.", _entry("month = {2}"), _entry("month = {13}")),
    ReadingRule(
        "bib-name", "Names are Family, Given.", _entry("editor = {C, D and others}"), _entry("editor = {Smith CD}")
    ),
    ReadingRule("bib-noncharacter", "No code that is not a character.", _entry(), _entry(title="a\ufdd0b")),
    ReadingRule("bib-pmcid", "A PMCID has the form of one.", _entry("pmcid = {PMC4650105}"), _entry("pmcid = {46x}")),
    ReadingRule("bib-pmid", "A PMID has the form of one.", _entry("pmid = {28975661}"), _entry("pmid = {0123}")),
    ReadingRule("bib-size", "The file has at most 32 MiB.", _entry(), "% filler of a kind\n", times=1 << 21),
    ReadingRule(
        "bib-sorted",
        "Entries stand in the order of their keys.",
        _entry() + _entry(key="b"),
        _entry(key="b") + _entry(),
    ),
    ReadingRule("bib-stray-text", "Text outside an entry begins with %.", "% note\n" + _entry(), "note\n" + _entry()),
    ReadingRule("bib-syntax", "Every entry is closed.", _entry(), "@misc{a, title = {T\n" + _entry()),
    ReadingRule("bib-unknown-field", "Fields are known.", _entry(), _entry("colour = {red}")),
    ReadingRule("bib-unknown-type", "Entry types are known.", _entry(), _entry(kind="artcle")),
    ReadingRule(
        "bib-url",
        "An address is http(s) with a named host.",
        _entry("url = {https://example.org/a}"),
        _entry("url = {http://192.0.2.1:8081/1}"),
    ),
    ReadingRule(
        "bib-year", "A year has four figures.", _entry(), "@misc{a, title = {T}, author = {A, B}, year = {18}}\n"
    ),
)

READING_RULES = (*YAML_RULES, *BIB_RULES)
