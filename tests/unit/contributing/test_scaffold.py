"""A draft of any kind and design passes the checks, holds only what fits, and takes no publication twice."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator.cli.check import run_check
from generator.contributing.citation import Citation, Refusal
from generator.contributing.importers import read_citations
from generator.contributing.known import Shelf
from generator.contributing.scaffold import KIND_NAMES, Draft, make_draft
from generator.drafting.guesses import designs_of
from generator.model import EvidenceBase, Reference
from generator.reading import read_base
from generator.synthesis import find
from generator.synthesis.comparisons import Standing
from generator.synthesis.findings import QuestionFinding
from generator.vocabulary import RecordStatus
from tests.conftest import ROOT
from tests.unit.contributing import samples

TODAY = "2026-01-02"
CITATION = read_citations(samples.RIS.encode())[0]
EMPTY = Shelf(EvidenceBase())
KINDS = [(folder, term.value) for folder in KIND_NAMES.values() for term in designs_of(folder) or ()]
KINDS += [("claims", ""), ("questions", "")]
OFFER = re.compile(r"^( *)# (?=[ -]*[a-z_]+:(?: |$)|  *- \{|  *@|  *\}|  *[a-z]+ +=)", re.MULTILINE)


def draft(folder: str, citation: Citation | None = CITATION, *, shelf: Shelf = EMPTY, design: str = "") -> Draft:
    made = make_draft(folder, citation, shelf=shelf, today=TODAY, design=design)
    assert isinstance(made, Draft), made
    return made


def checked(root: Path, made: Draft, text: str) -> tuple[str, int]:
    (root / made.file).parent.mkdir(parents=True)
    (root / made.file).write_text(text)
    if made.entry:
        (root / "evidence/references.bib").write_text(made.entry)
    out, _, code = run_check(root, [], draft=False, strict=False, fix=False, dry_run=False, format="text")
    return out, code


@pytest.mark.parametrize(("folder", "design"), KINDS)
def test_a_draft_passes_and_can_be_read_as_a_record(folder: str, design: str, tmp_path: Path) -> None:
    made = draft(folder, design=design)
    out, code = checked(tmp_path, made, made.text)
    assert code == 0, out
    assert made.id in getattr(read_base(tmp_path)[0], folder)
    assert max(map(len, made.text.splitlines())) <= 120


@pytest.mark.parametrize(("folder", "design"), KINDS)
def test_every_offer_of_a_draft_fits_the_model_once_it_is_taken(folder: str, design: str, tmp_path: Path) -> None:
    made = draft(folder, design=design)
    out, code = checked(tmp_path, made, OFFER.sub(r"\1", made.text))
    assert OFFER.search(made.text) and code == 0, out


@pytest.mark.parametrize("folder", KIND_NAMES.values())
def test_a_draft_of_no_publication_is_an_empty_form_that_passes(folder: str, tmp_path: Path) -> None:
    made = draft(folder, None)
    assert made.entry == "" and made.id.startswith("new-")
    out, code = checked(tmp_path, made, made.text)
    assert code == 0, out


def test_a_finished_record_may_hold_no_open_task(tmp_path: Path) -> None:
    made = draft("studies")
    out, code = checked(tmp_path, made, made.text.replace("status: draft", "status: active"))
    assert code == 1 and "error todo-left: summary is still to be done" in out


@pytest.mark.parametrize(
    ("design", "there", "not_there"),
    [
        ("rct_parallel", ["role: comparator", "# assessors_blinded"], ["clusters", "limb:", "paired"]),
        ("rct_cluster", ["clusters:", "cluster_adjusted"], ["limb:", "paired"]),
        ("rct_within_person", ["allocation: limb", "limb: control", "paired: true"], ["clusters"]),
        ("rct_factorial", ["of: [ex-plus, ex]", "co_intervention"], ["clusters", "limb:"]),
        ("single_arm", ["why: not_between_groups"], ["role: comparator", "allocation:", "contrasts"]),
        ("cross_sectional", ["groups:"], ["arms:", "allocation:", "harms:", "adherence:"]),
    ],
)
def test_a_design_decides_which_fields_there_are(design: str, there: list[str], not_there: list[str]) -> None:
    text = draft("studies", design=design).text
    assert [word for word in there if word not in text] == []
    assert [word for word in not_there if word in text] == []


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Jumping in girls: a school-based cluster-randomised trial", "rct_cluster"),
        ("Jumping in women: a randomized controlled trial", "rct_parallel"),
        ("Jumping: a non-randomized trial", "non_randomised_trial"),
        ("Bone density of dancers: a cross-sectional study", "cross_sectional"),
        ("Jumping and bone", "allocation_not_stated"),
    ],
)
def test_a_design_is_guessed_from_the_title_and_marked(title: str, expected: str) -> None:
    text = draft("studies", Citation(reference=replace(CITATION.reference, title=title), about=title)).text
    line = next(line for line in text.splitlines() if line.startswith("  type:"))
    assert line.startswith(f"  type: {expected} ") and "TODO" in line


def test_figures_are_never_filled_in_by_the_program() -> None:
    text = "".join(draft(folder, design=design).text for folder, design in KINDS)
    figures = re.findall(r"\b(?:mean|sd|n|n_[a-z]+|value|estimate|lower|upper|events|people|k|i2): (-?[\d.]+)", text)
    assert set(figures) == {"0", "0.05"}, "what two comments show: `events: 0` and a p value below 0.05"


def test_words_of_a_file_cannot_break_the_draft(tmp_path: Path) -> None:
    odd = replace(
        CITATION.reference,
        kind="report",
        institution='Body: "A" # & {B} [C]',
        title="- {a: b} # c: 'd' " * 12,
        authors=(),
    )
    made = draft("guidelines", Citation(reference=odd, remarks=("a: {b} # c " * 30,)))
    assert checked(tmp_path, made, made.text)[1] == 0
    assert read_base(tmp_path)[0].guidelines[made.id].record.issuer == odd.institution


def test_a_web_article_is_the_subject_of_a_claim_and_a_study_stands_behind_it() -> None:
    page = replace(CITATION.reference, kind="online", url="https://example.org/a")
    assert "article: muller-2018\n" in draft("claims", Citation(reference=page)).text
    assert "- {ref: muller-2018, identity: plausible" in draft("claims").text


REAL = Shelf(read_base(ROOT)[0])
LIFTMOR = REAL.base.references["watson-2018"]


@pytest.mark.parametrize(
    ("reference", "registration", "said"),
    [
        (
            Reference(key="", kind="article", title="x", doi=LIFTMOR.doi),
            "",
            f"DOI {LIFTMOR.doi} is that of watson-2018",
        ),
        (Reference(key="", kind="article", title="x", pmid=LIFTMOR.pmid), "", "PubMed number"),
        (CITATION.reference, "actrn12616000475448", "register number ACTRN12616000475448 is that of watson-2018"),
    ],
)
@pytest.mark.parametrize("folder", ["studies", "reviews", "guidelines"])
def test_what_is_recorded_is_refused_with_the_name_of_the_record(
    folder: str, reference: Reference, registration: str, said: str
) -> None:
    citation = Citation(reference=reference, registration=registration)
    refusal = make_draft(folder, citation, shelf=REAL, today=TODAY)
    assert isinstance(refusal, Refusal) and not refusal.wrong_use
    assert said in refusal.message and "evidence/studies/watson-2018.yaml" in refusal.message


def test_an_entry_that_no_record_uses_yet_is_used_and_not_written_again() -> None:
    held = REAL.base.record_of_reference()
    entry = next(one for one in REAL.base.references.values() if one.doi and one.key not in held)
    made = draft("studies", Citation(reference=replace(entry, key="")), shelf=REAL)
    assert (made.key, made.entry) == (entry.key, "") and f"ref: {entry.key}," in made.text
    assert any(entry.key in remark for remark in made.remarks)


def test_the_same_title_without_a_number_is_told() -> None:
    twin = Reference(key="", kind="article", title=LIFTMOR.title.upper(), authors=LIFTMOR.authors, year=LIFTMOR.year)
    made = draft("studies", Citation(reference=twin), shelf=REAL)
    assert made.id == "watson-2018b" and any("watson-2018 with the same title" in remark for remark in made.remarks)


def test_an_unknown_design_is_refused_with_those_there_are() -> None:
    refusal = make_draft("studies", CITATION, shelf=EMPTY, today=TODAY, design="rct")
    assert isinstance(refusal, Refusal) and refusal.wrong_use and "rct_cluster" in refusal.hint
    assert isinstance(make_draft("claims", CITATION, shelf=EMPTY, today=TODAY, design="rct_cluster"), Refusal)


def test_a_draft_is_listed_and_counts_in_no_answer() -> None:
    base = read_base(ROOT / "tests/golden/base")[0]
    study = base.studies["invented-2001"]

    def findings(status: RecordStatus) -> dict[str, QuestionFinding]:
        twin = study.record.model_copy(update={"id": "twin-2001", "status": status})
        return find(replace(base, studies={**base.studies, "twin-2001": replace(study, record=twin)})).questions

    plain, with_draft = find(base).questions, findings(RecordStatus.DRAFT)
    listed = {row.study: row.why for one in with_draft.values() for a in one.answers for row in a.readings}
    assert listed["twin-2001"] == "not counted: draft"
    assert [key for key in plain if _counted(with_draft[key]) != _counted(plain[key])] == []
    assert any(_counted(one) != _counted(plain[key]) for key, one in findings(RecordStatus.ACTIVE).items())


def _counted(finding: QuestionFinding) -> QuestionFinding:
    """A finding without the studies that it only lists."""
    answers = (
        replace(a, readings=tuple(row for row in a.readings if row.standing is not Standing.EXCLUDED))
        for a in finding.answers
    )
    return replace(finding, answers=tuple(answers))
