"""What every kind of draft shares: the facts it is filled with, and the blocks of published work."""

from __future__ import annotations

from dataclasses import dataclass
from string import Template
from textwrap import dedent, fill

from generator.contributing.guesses import Guesses
from generator.vocabulary import Term

WIDTH = 120
GUESSED = "# TODO: guessed from title and abstract; right?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What is known of a draft: its id, the key of its publication, the design, the first guesses, the day."""

    id: str
    key: str
    today: str
    design: Term | None = None
    design_is_known: bool = False
    guesses: Guesses = Guesses()
    registration: str = ""
    issuer: str = ""
    is_online: bool = False


def filled(text: str, **words: str) -> str:
    """A block of the draft: the text without its indentation, `$name` replaced by a word."""
    return Template(dedent(text).strip("\n")).substitute(words)


def comment(text: str, indent: str = "") -> str:
    """A text as comment lines."""
    head = f"{indent}# "
    return fill(
        text, WIDTH, initial_indent=head, subsequent_indent=head, break_on_hyphens=False, break_long_words=False
    )


def publication_blocks(form: Form) -> list[str]:
    """Summary, reports, registration, notices and funding."""
    return [
        filled(
            """
            # What was done and found, in plain words of your own, at most 90. Say with whom people were compared.
            summary: TODO
            """
        ),
        filled(
            """
            # `depth`: how deep you read it: full_text, abstract, or secondary (only what others write of it).
            reports:
              - {ref: $key, role: main, depth: not_read}   # TODO: depth
            """,
            key=form.key,
        ),
        _registration(form.registration),
        filled(
            """
            # Does the journal or PubMed show a correction or a retraction? Then none_found, corrected, retracted ...
            editorial: {status: not_checked}   # TODO: {status: none_found, checked: $today}
            # funding: {types: [TODO], funders: [TODO], interests: [TODO], from: {report: $key, where: TODO}}
            """,
            key=form.key,
            today=form.today,
        ),
    ]


def design_line(form: Form, *, name: str, indent: str = "") -> str:
    """The design with a word on how sure it is."""
    listed = "One of: " + ", ".join(term.value for term in type(form.design))
    sign = "" if form.design_is_known else f"   {GUESSED}" if form.guesses.design else "   # TODO"
    return f"{comment(listed, indent)}\n{indent}{name}: {form.design}{sign}"


def population_lines(form: Form) -> str:
    """Who took part, as far as the title tells."""
    guess = form.guesses
    sex = f"  sex: {guess.sex}   {GUESSED}" if guess.sex else "  sex: not_reported   # TODO: female, male, mixed"
    stages = ", ".join(guess.life_stage)
    stage = (
        f"  life_stage: [{stages}]   {GUESSED}"
        if stages
        else "  # life_stage: [TODO]   # postmenopausal_unspecified, premenopausal, older_adult_65_plus ..."
    )
    bone = (
        f"  bone_status: [{guess.bone_status}]   {GUESSED}"
        if guess.bone_status
        else "  # bone_status: [TODO]   # not_selected, normal, low_bone_mass, osteoporosis ..."
    )
    return "\n".join((sex, stage, bone))


def ending(form: Form, *, publication: bool) -> list[str]:
    """What stays empty, who wrote the record and when."""
    gaps = filled(
        """
        # What you looked for and did not find. `why`: not_reported, not_in_text_read, text_cut, not_looked.
        # not_found:
        #   - {what: TODO, why: TODO}
        """
    )
    day = filled(
        """
        extracted: {date: $today}   # add `by:` and your handle, if you like to be named
        changes:
          - {date: $today, what: first record}
        """,
        today=form.today,
    )
    return [gaps, day] if publication else [day]


def _registration(number: str) -> str:
    if number:
        return (
            f"registration: {{id: {number}}}   # TODO: from the file, right? Add `timing:` prospective or retrospective"
        )
    return "# registration: {id: TODO, timing: TODO}   # register number; prospective or retrospective"
