"""The verbs `stats` and `verify`: counts equal those of pages; a figure that is not in its source fails."""

from __future__ import annotations

import json
import re
import shutil
from html import unescape
from pathlib import Path

from generator.cli.stats import run_stats
from generator.cli.verify import run_verify
from generator.publishing import publish
from generator.publishing.site_settings import SiteSettings
from generator.reading import read_base
from tests.conftest import ROOT

INVENTED = ROOT / "tests" / "golden" / "base"


def quiet(_: str) -> None:
    """Progress that nobody reads."""


def test_counts_are_those_of_the_home_page() -> None:
    kind = json.loads(run_stats(ROOT, format="json")[0])["kind"]
    base, problems = read_base(ROOT)
    home = str(publish(base, problems, site=SiteSettings())["index.md"])
    counts = " ".join(unescape(re.sub(r"<[^>]+>", " ", home)).replace("\u00a0", " ").split())
    for name in ("studies", "reviews", "guidelines"):
        assert f"{kind[name]:,} {name}" in counts
    assert f"{kind['claims']} claims" in counts and f"{kind['questions']} questions" in counts


def test_a_record_with_an_error_is_counted_apart() -> None:
    kind = json.loads(run_stats(INVENTED, format="json")[0])["kind"]
    files = len(list((INVENTED / "evidence" / "studies").glob("*.yaml")))
    assert kind["set_aside"] > 0 and kind["studies"] < files
    assert kind["publications"] == kind["studies"] + kind["reviews"] + kind["guidelines"]


def test_the_text_names_every_table() -> None:
    out, _, code = run_stats(INVENTED, format="text")
    assert code == 0
    assert [line.rstrip(":") for line in out.splitlines() if line.endswith(":")] == [
        "kind",
        "status",
        "site",
        "audience",
        "depth",
        "completeness",
        "answers",
    ]


def sources_of(root: Path) -> Path:
    """A folder with the records themselves as texts: every figure is there."""
    folder = root / "texts"
    folder.mkdir()
    for record in (root / "evidence").glob("*/*.yaml"):
        shutil.copy(record, folder / f"{record.stem}.txt")
    return folder


def test_a_changed_digit_fails_and_is_named_with_line_and_column(tmp_path: Path) -> None:
    shutil.copytree(INVENTED / "evidence", tmp_path / "evidence")
    texts = sources_of(tmp_path)
    out, _, code = run_verify(tmp_path, [texts], online=False, records=[], format="text", report=quiet)
    assert code == 0 and " 0 not found" in out.splitlines()[-1], out
    record = tmp_path / "evidence" / "studies" / "invented-2001.yaml"
    figure = re.search(r"(?:mean|estimate): (-?\d+\.\d+)", record.read_text(encoding="utf-8"))
    assert figure
    changed = record.read_text(encoding="utf-8").replace(
        figure[1], figure[1][:-1] + str((int(figure[1][-1]) + 7) % 10), 1
    )
    record.write_text(changed, encoding="utf-8")
    out, _, code = run_verify(tmp_path, [texts], online=False, records=[], format="text", report=quiet)
    assert code == 1
    assert re.search(r"^evidence/studies/invented-2001.yaml:\d+:\d+: not found: \w", out, re.MULTILINE)


def test_wrong_use_is_said(tmp_path: Path) -> None:
    def said(*sources: Path, records: tuple[str, ...] = ()) -> tuple[list[str], int]:
        return run_verify(INVENTED, sources, online=False, records=records, format="text", report=quiet)[1:]

    assert said() == (["evidence verify: name a folder of texts with --sources, or fetch abstracts with --online"], 2)
    assert said(tmp_path / "none")[1] == 2
    (unknown,), code = said(tmp_path, records=("invented-2010x",))
    assert code == 2
    assert unknown.startswith("evidence verify: there is no record invented-2010x; the nearest are invented-2010, ")
    (question,), code = said(tmp_path, records=("ls-lifting",))
    assert code == 2 and "ls-lifting is no publication" in question


def test_json_gives_every_figure_and_every_derivation(tmp_path: Path) -> None:
    assert run_verify(INVENTED, [tmp_path], online=False, records=[], format="json", report=quiet)[2] == 2, "no text"
    (tmp_path / "other.txt").write_text("nothing of these", encoding="utf-8")
    (tmp_path / "old.txt").write_bytes("caf\u00e9".encode("latin-1"))
    out, notes, _ = run_verify(INVENTED, [tmp_path], online=False, records=[], format="json", report=quiet)
    assert any("old.txt is no text in UTF-8" in note for note in notes)
    data = json.loads(out)
    assert data["schema"] == "verify/1"
    assert {row["outcome"] for row in data["figures"]} == {"no text"}
    assert all(step["formula"] for step in data["derived"])
