"""How `evidence handout` and its four verbs are called; what they do is in `handout`, loaded when one of them runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Root = Annotated[
    Path | None,
    typer.Option(
        "--root", help="The checkout. Default: the nearest folder upwards that holds `evidence/`.", show_default=False
    ),
]
Format = Annotated[
    str, typer.Option("--format", help="html, txt, md, pdf, or docx (to edit: without version and code).")
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="The file; with --all the folder.", show_default=False)
]
ClinicFile = Annotated[
    Path | None,
    typer.Option("--clinic", help="A file with the clinic's own name, note and sign-off.", show_default=False),
]
handout_app = typer.Typer(
    name="handout", invoke_without_command=True, rich_markup_mode="markdown", no_args_is_help=True
)


@handout_app.callback()
def handout(
    context: typer.Context,
    group: Annotated[str, typer.Option("--for", help="Whom it is for, such as after-menopause.")] = "",
    topic: Annotated[str, typer.Option("--about", help="Its topic, such as spine or is-lifting-safe.")] = "",
    lang: Annotated[str, typer.Option("--lang", help="Language: en-GB (or en), or es.")] = "en-GB",
    variant: Annotated[
        str, typer.Option("--variant", help="standard (12 point), clear-print (14) or large-print (18).")
    ] = "standard",
    paper: Annotated[str, typer.Option("--paper", help="a4, letter, or any: what the printer holds.")] = "a4",
    format: Format = "html",
    output: Output = None,
    clinic: ClinicFile = None,
    everything: Annotated[bool, typer.Option("--all", help="Every sheet, size, paper and format.")] = False,
    root: Root = None,
) -> None:
    """Write a sheet for a patient from the same findings as the site, and say its version and how hard it is to read.

    Every sentence has a source, every safety line is there, and each sheet is a draft until a clinician has signed it.
    A topic whose question has no rated answer is refused with the reason.

    `--clinic clinic.yaml` makes a clinic's own copy. The file has `schema: clinic/1` and `name`, and may have `phone`,
    `logo` (PNG, JPEG or SVG, at most 1,000,000 bytes), `note` (at most 800 characters, printed in a box of its own) and
    `sign_off` with `name`, `role` and `date`, printed in place of the draft band. All of it stands outside the version.

    **Examples**: `evidence handout --for after-menopause --about spine -o sheet.html` ·
    `evidence handout --all -o out/`
    """
    if context.invoked_subcommand:
        return
    from generator import cli
    from generator.cli.handout import run_all, run_handout

    if everything:
        if output is None:
            cli._note("evidence handout: --all needs a folder; name it with -o")
            raise typer.Exit(cli.WRONG_USE)
        cli._finish(*run_all(cli._root(root), output, clinic=clinic))
    cli._finish(
        *run_handout(
            cli._root(root),
            group=group,
            topic=topic,
            lang=lang,
            variant=variant,
            paper=paper,
            format=format,
            output=output,
            clinic=clinic,
        )
    )


@handout_app.command()
def trace(
    file: Annotated[Path, typer.Argument(help="A sheet as HTML, Markdown or plain text.", metavar="FILE")],
    root: Root = None,
) -> None:
    """Print each sentence of a sheet with the id of its source and its place; fail at an orphan or an edited one.

    **Example**: `evidence handout trace sheet.html`
    """
    from generator import cli
    from generator.cli.handout import run_trace

    cli._finish(*run_trace(cli._root(root), file))


@handout_app.command()
def release(
    names: Annotated[
        list[str] | None,
        typer.Argument(help="Sheets, such as spine.after-menopause. Default: all.", show_default=False),
    ] = None,
    root: Root = None,
) -> None:
    """Append the present versions to `evidence/handouts/released.yaml`, so that printed paper can be looked up.

    **Example**: `evidence handout release spine.after-menopause`
    """
    from generator import cli
    from generator.cli.handout import run_release

    cli._finish(*run_release(cli._root(root), names or []))


@handout_app.command()
def status(
    version: Annotated[str, typer.Argument(help="The version that a sheet prints, such as 7f3a-9c2e.", metavar="HASH")],
    root: Root = None,
) -> None:
    """Say whether a printed version is current, superseded (and what changed), withdrawn (and why) or unknown.

    **Example**: `evidence handout status 7f3a-9c2e`
    """
    from generator import cli
    from generator.cli.handout import run_status

    cli._finish(*run_status(cli._root(root), version))
