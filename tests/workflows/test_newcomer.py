"""Somebody with a paper in hand: from a saved reference to an active record and its impact, in a clean clone.

The paper is invented, as are the records of the clone; the file has the quirks of those that publishers hand out.
"""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest

from tests.workflows.clone import Clone

RIS = (
    "\ufeffTY  - JOUR\r\nAU  - N\u00e9mo, Ada\r\nAU  - Doe, J. B.\r\nTI  - Resistance training and bone mineral "
    "density in postmenopausal women: a randomized controlled trial\r\nJO  - Journal of Invented Results\r\n"
    "PY  - 2024/03/15\r\nVL  - 12\r\nSP  - 101\r\nEP  - 110\r\nDO  - https://doi.org/10.1234/INVENTED.2024\r\n"
    "KW  - bone\r\nKW  - exercise\r\nER  - \r\n\r\n"
)
FILLED_IN = """\
# yaml-language-server: $schema=../../docs/schemas/study.json
schema: study/1
id: {id}
status: active
summary: Forty invented women were put by lot into lifting or no training. Spine density was higher with lifting.
reports: [{{ref: {id}, role: main, depth: abstract}}]
design: {{type: rct_parallel, allocation: participant, duration: {{value: 1, unit: year}}}}
population:
  {{sex: female, life_stage: [postmenopausal_unspecified], n_allocated: 40, from: {{report: {id}, where: abstract}}}}
arms:
  - {{id: lift, role: intervention, label: Lifting, modality: progressive_resistance, n_allocated: 20}}
  - {{id: con, role: comparator, label: No training, comparator: usual_activity, n_allocated: 20}}
results:
  - id: ls-12m
    outcome: {{site: lumbar_spine_unspecified, quantity: abmd, method: dxa, scale: percent_change}}
    time: {{value: 12, unit: month}}
    from: {{report: {id}, where: abstract}}
    count: primary
    arms:
      - {{arm: lift, n: 20, n_basis: allocated, mean: 1.2, spread: {{type: sd, value: 2.0}}}}
      - {{arm: con, n: 20, n_basis: allocated, mean: -0.6, spread: {{type: sd, value: 2.0}}}}
not_found:
  - {{what: harms, why: not_in_text_read}}
  - {{what: risk_of_bias, why: not_in_text_read}}
  - {{what: funding, why: not_in_text_read}}
extracted: {{date: 2026-11-22}}
changes: [{{date: 2026-11-22, what: first record}}]
"""


def errors(clone: Clone, *paths: str) -> list[str]:
    told = json.loads(clone.evidence("check", "--format", "json", *paths).stdout)
    return [f"{it['rule']}: {it['message']}" for it in told["problems"] if it["severity"] == "error"]


def test_from_a_saved_reference_to_an_active_record_and_its_impact(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clone = Clone(tmp_path).with_invented_records()
    reference = tmp_path / "paper.ris"
    reference.write_bytes(RIS.encode())
    started = time.monotonic()

    made = clone.evidence("new", "study", "--from", str(reference))
    assert made.returncode == 0, made.stderr
    file, bibliography = made.stdout.split()
    assert (file, bibliography) == ("evidence/studies/nemo-2024.yaml", "evidence/references.bib")
    draft = (clone.folder / file).read_text(encoding="utf-8")
    assert "TODO" in draft and "status: draft" in draft
    assert "10.1234/invented.2024" in (clone.folder / bibliography).read_text(encoding="utf-8")

    assert errors(clone) == [], "a draft blocks nobody"
    assert clone.evidence("new", "study", "--from", str(reference)).returncode == 1, "a second draft is refused"

    (clone.folder / file).write_text(FILLED_IN.format(id="nemo-2024"), encoding="utf-8")
    assert errors(clone, file) == []

    impact = json.loads(clone.evidence("impact", "HEAD", "--format", "json").stdout)
    took = time.monotonic() - started
    assert {f"{it['kind']}/{it['id']}": it["before"] for it in impact["records"]}["studies/nemo-2024"] is None
    assert {"change": "added", "address": "studies/nemo-2024/"} in impact["pages"]
    assert [it for it in impact["pooled"] if re.match("our studies", it["what"])]
    assert re.search(r"nemo-2024", clone.git("status", "--porcelain"))
    with capsys.disabled():
        print(f"\nfrom the reference to the impact: {took:.1f} s of the machine's time")
