"""The verbs on change: what it does to readers, what has grown old, what was taken back, how an answer came about."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from generator.cli.console import Root, TextOrJson, checkout, finish

verbs = typer.Typer()


class ImpactFormat(StrEnum):
    """How an impact is printed."""

    text = "text"
    markdown = "markdown"
    json = "json"


Format = Annotated[
    ImpactFormat, typer.Option("--format", help="For a terminal, for a comment on a pull request, or for a program.")
]


@verbs.command()
def impact(
    base: Annotated[
        str,
        typer.Argument(help="A folder that holds `evidence/`, or a git revision: the state before.", metavar="BASE"),
    ],
    head: Annotated[
        str | None,
        typer.Argument(
            help="The state after, likewise. Default: the checkout as it lies there.",
            metavar="HEAD",
            show_default=False,
        ),
    ] = None,
    format: Format = ImpactFormat.text,
    root: Root = None,
) -> None:
    """Say what a change of the records does to readers, in the order in which a reviewer asks.

    What leads each answer, its rating, its figures, its words; then records, problems and pages. Both states are read
    by this program, so a change of the program shows nothing. The exit code is 0 whatever changed.

    **Examples**: `evidence impact main` · `evidence impact v1.0 v1.1 --format markdown` · `evidence impact ../before`
    """
    from generator.cli.impact import run_impact

    finish(*run_impact(checkout(root), base, head, format=format.value))


@verbs.command()
def whatif(
    exclude: Annotated[
        list[str] | None,
        typer.Option(
            "--exclude", help="A record that is not there; may be given again.", metavar="ID", show_default=False
        ),
    ] = None,
    retract: Annotated[
        list[str] | None,
        typer.Option(
            "--retract", help="A publication that is retracted; may be given again.", metavar="DOI", show_default=False
        ),
    ] = None,
    format: Format = ImpactFormat.text,
    root: Root = None,
) -> None:
    """Say what readers would see without some records, or if some publications were retracted. Writes nothing.

    **Examples**: `evidence whatif --exclude watson-2018` · `evidence whatif --retract 10.1002/jbmr.3284`
    """
    from generator.cli.impact import run_whatif

    finish(*run_whatif(checkout(root), exclude=exclude or [], retract=retract or [], format=format.value))


@verbs.command()
def stale(
    today: Annotated[
        str, typer.Option("--today", help="Reckon from this day, as 2026-11-30.", metavar="DATE", show_default=False)
    ] = "",
    fail: Annotated[bool, typer.Option("--fail", help="Leave 1 where any search is overdue.")] = False,
    format: Annotated[TextOrJson, typer.Option("--format", help="How the answer is printed.")] = TextOrJson.text,
    root: Root = None,
) -> None:
    """List the questions by how long a newer search is overdue, the longest first.

    A search is due two years after the one behind the answer ended. The day on which the records were last updated
    stands beside it: one does not make up for the other.

    **Example**: `evidence stale --today 2027-01-31 --fail`
    """
    from generator.cli.keeping_true import run_stale

    finish(*run_stale(checkout(root), today=today, fail=fail, format=format.value))


@verbs.command()
def history(
    question: Annotated[
        str, typer.Argument(help="Id of a question, its file name in evidence/questions/.", metavar="ID")
    ],
    format: Annotated[TextOrJson, typer.Option("--format", help="How the answer is printed.")] = TextOrJson.text,
    root: Root = None,
) -> None:
    """Tell how the answer to a question came about: each publication, each entry in a history, the answer from then on.

    The past is told by today's records and rules. One line an event: date, rating, estimate, k, n, cause; of the first
    bone where a question has several.

    **Example**: `evidence history ls-postmeno-prt`
    """
    from generator.cli.keeping_true import run_history

    finish(*run_history(checkout(root), question, format=format.value))


@verbs.command()
def retractions(
    catalogue: Annotated[
        Path, typer.Option("--csv", help="A file of the Retraction Watch data.", metavar="FILE", show_default=False)
    ],
    apply: Annotated[
        bool, typer.Option("--apply", help="Edit the records and the bibliography, then print the impact.")
    ] = False,
    format: Annotated[TextOrJson, typer.Option("--format", help="How the answer is printed.")] = TextOrJson.text,
    root: Root = None,
) -> None:
    """Look up our publications among corrections, expressions of concern, retractions and reinstatements.

    The file comes from the public Retraction Watch data of Crossref. Nothing is fetched, and nothing is written without
    `--apply`. A correction is no retraction. The exit code is 1 where a record must change.

    **Example**: `evidence retractions --csv retraction_watch.csv`
    """
    from generator.cli.retractions import run_retractions

    today = date.today().isoformat()
    finish(*run_retractions(checkout(root), catalogue, apply=apply, today=today, format=format.value))


@verbs.command()
def migrate(
    write: Annotated[bool, typer.Option("--write", help="Make the edits; without it they are only shown.")] = False,
    format: Annotated[TextOrJson, typer.Option("--format", help="How the answer is printed.")] = TextOrJson.text,
    root: Root = None,
) -> None:
    """Bring records of an earlier schema version to the present one, by small edits that leave comments alone.

    Without `--write` the edits are printed as a diff. A record that is newer than this program, or of a version that no
    step starts from, is named, and then nothing is written at all.

    **Examples**: `evidence migrate` · `evidence migrate --write`
    """
    from generator.cli.migrate import run_migrate

    finish(*run_migrate(checkout(root), write=write, format=format.value))


@verbs.command()
def release(
    version: Annotated[str, typer.Argument(help="Three numbers, as in 1.2.0, above the present ones.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")] = False,
    folder: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="Folder of the files to give out. Default: dist/VERSION.", show_default=False
        ),
    ] = None,
    root: Root = None,
) -> None:
    """Make a version: change log, tag, exports, versions of the handouts, list of ingredients (CycloneDX).

    Refused while files are not committed, while records have errors, where the tag exists or nothing is unreleased.
    Nothing is pushed. `make release VERSION=1.2.0` runs the tests first.

    **Example**: `evidence release 1.2.0 --dry-run`
    """
    from generator.cli.release import run_release

    checked_out, today = checkout(root), date.today().isoformat()
    to = folder or checked_out / "dist" / version
    finish(*run_release(checked_out, version, folder=to, dry_run=dry_run, today=today))
