"""Supposing a record away is as good as taking its file away; a supposed retraction leaves nothing that rests on it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.contributing.impact import impact_of, snapshot_of
from generator.contributing.supposing import dois, excluding, record_ids, retracting
from generator.model import EvidenceBase
from generator.problems import Severity
from generator.reading import read_base
from tests.conftest import ROOT

INVENTED = ROOT / "tests/golden/base"


@pytest.mark.parametrize("file", ["studies/invented-2001", "reviews/invented-2010", "studies/broken-2004"])
def test_excluding_a_record_equals_the_folder_without_its_file(file: str, tmp_path: Path) -> None:
    shutil.copytree(INVENTED, tmp_path, dirs_exist_ok=True)
    (tmp_path / f"evidence/{file}.yaml").unlink()
    base, unread = read_base(INVENTED)
    before = snapshot_of(base, unread)
    supposed = impact_of(before, snapshot_of(*excluding(base, unread, [file.split("/")[1]])))
    assert supposed == impact_of(before, snapshot_of(*read_base(tmp_path)))
    assert [(it.what, f"{it.kind}/{it.id}") for it in supposed.records][0] == ("removed", file)


def test_ids_hold_those_of_records_that_could_not_be_read() -> None:
    assert {"broken-2004", "invented-2001", "ls-lifting"} <= record_ids(read_base(INVENTED)[0])


@pytest.fixture(scope="module")
def real() -> EvidenceBase:
    return read_base(ROOT)[0]


def test_a_supposed_retraction_makes_no_fault_and_moves_the_trial_aside(real: EvidenceBase) -> None:
    doi = next(doi for doi, holder in dois(real).items() if holder == ("studies", "watson-2018"))
    changed = retracting(real, [doi.upper()])
    assert not changed.studies["watson-2018"].record.counted
    named = [q.record for q in changed.questions.values() if "watson-2018" in q.record.trials.not_pooled]
    assert named and all("watson-2018" not in (*q.trials.figures, *q.trials.partial) for q in named)
    assert not [p for p in snapshot_of(changed, []).problems if p.severity is Severity.ERROR]


def test_a_supposed_retraction_of_an_index_review_takes_its_lead(real: EvidenceBase) -> None:
    leading = next(
        (q.record.index_review, holder)
        for q in real.questions.values()
        for doi, holder in dois(real).items()
        if q.record.index_review == holder[1]
    )
    doi = next(doi for doi, holder in dois(real).items() if holder == leading[1])
    questions = retracting(real, [doi]).questions.values()
    assert not [q for q in questions if q.record.index_review == leading[0]]
    assert [q for q in questions if leading[0] in q.record.beside]


def test_a_doi_that_no_record_holds_is_unknown(real: EvidenceBase) -> None:
    with pytest.raises(KeyError):
        retracting(real, ["10.9999/none"])
