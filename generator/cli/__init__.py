"""The `evidence` command: the only place that prints or exits. Each verb's work is in a module of its name.

A verb imports its module when it runs: numerical libraries take half a second to load, and one of them reads
SOURCE_DATE_EPOCH and fails on nonsense before anyone could say what is wrong with it.
"""

from __future__ import annotations

import os
import sys
import traceback
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from generator.cli import change_verbs
from generator.cli.console import INTERNAL_FAULT, WRONG_USE, Root, TextOrJson
from generator.cli.console import checkout as _root
from generator.cli.console import finish as _finish
from generator.cli.console import note as _note
from generator.cli.handout_verbs import handout_app

app = typer.Typer(
    name="evidence",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Read, check and publish the records of Bone Evidence. Every verb leaves 0 when all is well, "
    "1 when the data have problems, 2 after wrong use and 3 after a fault of the program.",
)


app.add_typer(change_verbs.verbs)


class CheckFormat(StrEnum):
    """How problems are printed."""

    text = "text"
    json = "json"
    github = "github"
    sarif = "sarif"


class RecordKind(StrEnum):
    """A kind of record."""

    study = "study"
    review = "review"
    guideline = "guideline"
    claim = "claim"
    question = "question"


@app.command()
def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Records or folders to report on; the whole base is read all the same.", show_default=False
        ),
    ] = None,
    draft: Annotated[
        bool,
        typer.Option("--draft", help="Treat PATHS (or every draft) as drafts: what they still lack is only noted."),
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Fail on open queries too.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Mend spacing, quoting and identifiers; never a value.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="With --fix: show the edits, write nothing.")] = False,
    format: Annotated[CheckFormat, typer.Option("--format", help="How problems are printed.")] = CheckFormat.text,
    root: Root = None,
) -> None:
    """Check every record, and say all that is wrong at once, with its place and its repair.

    Errors fail; queries ask for an answer in the record (`queries:`); info only tells. As JSON, `--fix` lists what it
    rewrites, line by line, under `repairs`.

    **Examples**: `evidence check` · `evidence check evidence/studies/watson-2018.yaml` · `evidence check --strict`
    """
    from generator.cli.check import run_check

    out, notes, code = run_check(
        _root(root), paths or [], draft=draft, strict=strict, fix=fix, dry_run=dry_run, format=format.value
    )
    _finish(out, notes, code)


@app.command()
def explain(
    rule: Annotated[str, typer.Argument(help="Id of a rule, as it stands in a problem.", metavar="RULE-ID")],
    format: Annotated[TextOrJson, typer.Option("--format", help="How the answer is printed.")] = TextOrJson.text,
    root: Root = None,
) -> None:
    """Say what a rule asks and why, with an example that passes and one that fails.

    **Example**: `evidence explain ci-symmetry`
    """
    from generator.cli.check import run_explain

    _finish(*run_explain(rule, format=format.value))


@app.command("explain-question")
def explain_question(
    question: Annotated[
        str, typer.Argument(help="Id of a question, its file name in evidence/questions/.", metavar="ID")
    ],
    format: Annotated[TextOrJson, typer.Option("--format", help="How the answer is printed.")] = TextOrJson.text,
    root: Root = None,
) -> None:
    """Say what the evidence on a question adds up to, how sure that is, and why, by the published rules.

    It names the studies whose figures could be read and those left out, with reasons, and each step of the rating. The
    rating is provisional: no panel has signed it. The page of the question shows the same.

    **Example**: `evidence explain-question ls-postmeno-prt`
    """
    from generator.cli.explain_question import run_explain_question

    _finish(*run_explain_question(_root(root), question, format=format.value))


@app.command()
def verify(
    sources: Annotated[
        list[Path] | None,
        typer.Option("--sources", help="A folder of texts of the sources; may be given again.", show_default=False),
    ] = None,
    online: Annotated[
        bool,
        typer.Option("--online", help="Fetch abstracts from PubMed into `.cache/pubmed/` first, and look there too."),
    ] = False,
    record: Annotated[
        list[str] | None, typer.Option("--record", help="Only this record; may be given again.", show_default=False)
    ] = None,
    format: Annotated[TextOrJson, typer.Option("--format", help="How the answer is printed.")] = TextOrJson.text,
    root: Root = None,
) -> None:
    """Look up every printed figure of the records in the text of its source; name those that are not there.

    A text serves a report if its name or its content holds the report's key, the record's id, the DOI or the PubMed
    number. Figures of one row must stand together: in one item of a list, one row of a table, or 600 characters. A time
    stands beside its unit of time.

    **Examples**: `evidence verify --sources papers/` · `evidence verify --online --record watson-2018`
    """
    from generator.cli.verify import run_verify

    _finish(
        *run_verify(_root(root), sources or [], online=online, records=record or [], format=format.value, report=_note)
    )


@app.command()
def stats(
    format: Annotated[TextOrJson, typer.Option("--format", help="How the answer is printed.")] = TextOrJson.text,
    root: Root = None,
) -> None:
    """Count what the collection holds: by kind, bone, readers, depth of reading, completeness, and level of answer.

    **Example**: `evidence stats`
    """
    from generator.cli.stats import run_stats

    _finish(*run_stats(_root(root), format=format.value))


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(help="Folder to write to; it is made where it is missing.", metavar="DIR")],
    everything: Annotated[bool, typer.Option("--all", help="Everything; this is the default.")] = False,
    only: Annotated[
        str,
        typer.Option(
            "--only", help="One part alone: references, tables, sqlite, parquet, api or fhir.", show_default=False
        ),
    ] = "",
    format: Annotated[TextOrJson, typer.Option("--format", help="How the answer is printed.")] = TextOrJson.text,
    root: Root = None,
) -> None:
    """Write references, tables and the JSON files for others to build on, with a manifest of hashes.

    The same records give the same bytes.

    **Examples**: `evidence export out/` · `evidence export out/ --only tables`
    """
    from generator.cli.export import run_export

    if everything and only:
        _note("evidence export: --all and --only exclude one another")
        raise typer.Exit(WRONG_USE)
    _finish(*run_export(_root(root), folder, only=only, format=format.value))


@app.command()
def roundtrip(
    format: Annotated[TextOrJson, typer.Option("--format", help="How the answer is printed.")] = TextOrJson.text,
    root: Root = None,
) -> None:
    """Export everything, read it back, and name whatever does not come back as it went out.

    **Example**: `evidence roundtrip`
    """
    from generator.cli.export import run_roundtrip

    _finish(*run_roundtrip(_root(root), format=format.value))


@app.command()
def new(
    kind: Annotated[RecordKind, typer.Argument(help="study, review, guideline, claim or question.", metavar="KIND")],
    source: Annotated[
        Path | None,
        typer.Option(
            "--from",
            help="A saved reference: BibTeX, RIS, PubMed (.nbib, XML, JSON), CSL-JSON or Crossref's JSON.",
            metavar="FILE",
            show_default=False,
        ),
    ] = None,
    doi: Annotated[str, typer.Option("--doi", help="Its DOI: asked of Crossref, or chosen from FILE.")] = "",
    pmid: Annotated[str, typer.Option("--pmid", help="Its PubMed number: asked of PubMed, or chosen from FILE.")] = "",
    design: Annotated[
        str, typer.Option("--design", help="Its design, such as rct_cluster, where the title does not tell it.")
    ] = "",
    stdout: Annotated[
        bool, typer.Option("--stdout", help="Print the draft with its BibTeX within, and write nothing.")
    ] = False,
    format: Annotated[TextOrJson, typer.Option("--format", help="How the answer is printed.")] = TextOrJson.text,
    root: Root = None,
) -> None:
    """Begin a record: a commented draft with the fields that fit, and its entry in references.bib; prints both paths.

    A publication or register number that has a record already is refused, with the name of that record. Only `--doi`
    and `--pmid` without a file need a network. Without any of them the draft is an empty form.

    **Examples**: `evidence new study --from watson.ris` · `evidence new review --pmid 30861219`
    """
    from datetime import date

    from generator.cli.new import run_new

    _finish(
        *run_new(
            _root(root),
            kind.value,
            source=source,
            doi=doi,
            pmid=pmid,
            design=design,
            stdout=stdout,
            format=format.value,
            today=date.today().isoformat(),
            environment=os.environ,
        )
    )


@app.command()
def publish(
    keep_going: Annotated[
        bool, typer.Option("--keep-going", help="Set faulty records aside, with a notice, and go on.")
    ] = False,
    root: Root = None,
) -> None:
    """Check the records and write the generated pages below `docs/`, ready for the site engine.

    Only what differs is written; pages that are no longer made are removed.
    """
    from generator.cli.build import run_publish

    raise typer.Exit(run_publish(_root(root), keep_going=keep_going, report=_note))


@app.command()
def build(
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Folder of the site. Default: site/.", show_default=False)
    ] = None,
    keep_going: Annotated[
        bool, typer.Option("--keep-going", help="Set faulty records aside, with a notice, and go on.")
    ] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help="Let the engine render every page itself; so far it always does.")
    ] = False,
    jobs: Annotated[
        int | None, typer.Option("--jobs", min=1, help="Processes to use; so far one is.", show_default=False)
    ] = None,
    as_of: Annotated[
        str,
        typer.Option(
            "--as-of",
            help="Show what was known at the end of YEAR; needs --output.",
            metavar="YEAR",
            show_default=False,
        ),
    ] = "",
    root: Root = None,
) -> None:
    """Check, publish and build the site; the old site stays whole until the new one is complete.

    A second build with nothing changed starts no engine and touches no file.

    With `--as-of` the answers rest on the reports that were out by 31 December of that year, under today's rules. Each
    page says so in a band and asks search engines to pass it by; there are no handouts and no claims in such a copy.
    Neither `docs/` nor `site/` is touched.

    **Examples**: `evidence build` · `evidence build --as-of 2010 --output past/2010`
    """
    from generator.cli.build import run_build, run_build_as_of

    if as_of:
        raise typer.Exit(run_build_as_of(_root(root), as_of, output=output, keep_going=keep_going, report=_note))
    raise typer.Exit(run_build(_root(root), output=output, keep_going=keep_going, plain=plain, jobs=jobs, report=_note))


app.add_typer(handout_app)


@app.command()
def meta(
    json: Annotated[bool, typer.Option("--json", help="Read one case as JSON, answer as JSON.")] = False,
) -> None:
    """Answer one meta-analysis case from standard input with the statistics kernel; reads no records.

    **Example**: `evidence meta --json < case.json`
    """
    if not json:
        _note("evidence meta: say --json; the case is read from standard input")
        raise typer.Exit(WRONG_USE)
    from generator.cli.meta import meta_command

    out, code = meta_command(sys.stdin.read())
    _finish(out, [], code)


@app.command()
def reference(
    check: Annotated[bool, typer.Option("--check", help="Write nothing; fail where a copy is out of date.")] = False,
    root: Root = None,
) -> None:
    """Write the documents that are made from the program: schemas, fields, glossary, rules, commands.

    Run it after a change of the model, the vocabulary, a rule or a verb; `--check` is what the tests ask.
    """
    from generator.cli.reference import run_reference

    _finish(*run_reference(_root(root), app, check=check))


def main() -> None:
    """Run the command; a fault of the program is named in one line, with its trace where EVIDENCE_TRACE is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch and not (epoch.isascii() and epoch.isdigit() and int(epoch) < 2**32):
        _note(f"evidence: SOURCE_DATE_EPOCH is {epoch!r}; expected whole seconds since 1970, below 2**32")
        sys.exit(WRONG_USE)
    try:
        app()
    except Exception as fault:  # the last line of defence; SystemExit passes through
        if os.environ.get("EVIDENCE_TRACE"):
            traceback.print_exc()
        _note(f"evidence: a fault in the program: {type(fault).__name__}: {fault}")
        _note("    hint: run again with EVIDENCE_TRACE=1 and report what it prints")
        sys.exit(INTERNAL_FAULT)
