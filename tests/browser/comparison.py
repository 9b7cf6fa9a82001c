"""New pictures of the site against the committed ones: which differ, by how much, and when new ones are written."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

# The share of pixels that may differ: more than a letter drawn anew, less than a changed sentence.
TOLERANCE = 0.001
MADE_WITH = "made-with.json"
DIFFERENCES = Path(__file__).with_name("differences.mjs")


def settle(committed: Path, new: Path, differences: Path, *, chromium: int, accept: bool = False) -> int:
    """Compare the new pictures with the committed ones, or write them; what happened is printed.

    `chromium` is the major version that drew the new ones. Another one draws letters and lines a little otherwise, so
    then there is nothing to compare with: the new pictures are written, with a notice. Where a picture differs over the
    tolerance, is new or is no longer taken, the answer is 1, and `differences` shows where it differs.
    """
    drawn_by = _made_with(committed)
    if accept or drawn_by != chromium:
        _write(committed, new, chromium)
        why = "as you asked" if accept else f"NOTICE: nothing compared, the committed ones were {_by(drawn_by)}"
        print(f"{len(_names(new))} new pictures in {committed}/ by Chromium {chromium} ({why}). Look at each of them.")
        return 0
    return _compare(committed, new, differences)


def _compare(committed: Path, new: Path, differences: Path) -> int:
    differences.mkdir(parents=True, exist_ok=True)
    both = sorted(_names(committed) & _names(new))
    shares = shares_that_differ([(committed / name, new / name, differences / name) for name in both])
    faults = [f"{name} is committed, and nobody takes it any more" for name in sorted(_names(committed) - _names(new))]
    faults += [f"{name} is not among the committed pictures" for name in sorted(_names(new) - _names(committed))]
    for name, share in zip(both, shares, strict=True):
        print(f"{share:8.3%}  {name}")
        if share > TOLERANCE:
            faults.append(f"{name} differs in {share:.3%} of its pixels: {_shown(differences / name)}")
    if faults:
        print(f"Over the tolerance of {TOLERANCE:.1%}, or without its fellow:", *faults, sep="\n  ")
        print(f"The new pictures are in {new}/. If they are meant: make pictures ACCEPT=1")
    return int(bool(faults))


def shares_that_differ(triples: list[tuple[Path, Path, Path]]) -> list[float]:
    """Per before, after and difference: the share of pixels that differ. Read and compared by pngjs and pixelmatch."""
    asked = json.dumps([[str(path) for path in triple] for triple in triples])
    done = subprocess.run(["node", DIFFERENCES], input=asked, stdout=subprocess.PIPE, text=True, check=True)
    return [float(line) for line in done.stdout.split()]


def _write(committed: Path, new: Path, chromium: int) -> None:
    committed.mkdir(parents=True, exist_ok=True)
    for name in sorted(_names(committed) - _names(new)):
        (committed / name).unlink()
    for name in sorted(_names(new)):
        shutil.copyfile(new / name, committed / name)
    (committed / MADE_WITH).write_text(json.dumps({"chromium": chromium}) + "\n", encoding="utf-8")


def _made_with(committed: Path) -> int | None:
    path = committed / MADE_WITH
    return json.loads(path.read_text(encoding="utf-8"))["chromium"] if path.is_file() else None


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("*.png")}


def _by(chromium: int | None) -> str:
    return f"by Chromium {chromium}" if chromium else "by no version that is known"


def _shown(difference: Path) -> str:
    return f"see {difference}" if difference.is_file() else "another size"
