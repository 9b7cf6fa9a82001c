"""The draft of a claim. A web article is its subject; any other publication is the study behind the sentence."""

from __future__ import annotations

from generator.contributing.skeletons.form import Form, ending, filled


def claim_blocks(form: Form) -> list[str]:
    """The blocks of a draft of a claim, in the order of the file."""
    article = form.key if form.is_online else "todo-article"
    note = "" if form.is_online else "   # TODO: key of the article, an @online entry in references.bib"
    return [
        filled(
            """
            article: $article$note
            # What the article says, in your own words. A claim is about the sentence, never about its author.
            said: TODO
            # said_on: TODO              # 2024-05
            # sites: [TODO]              # lumbar_spine, total_hip ...
            # exercise: [TODO]           # progressive_resistance, walking ...
            """,
            article=article,
            note=note,
        ),
        filled(
            """
            # faithful, imprecise, overstated, misattributed, contradicted, unsupported or not_verifiable.
            verdict: not_verifiable    # TODO
            reason: TODO               # at most three sentences; not needed for `faithful`
            shows: TODO                # what the study shows, in two sentences
            # fair_wording: TODO         # a fair sentence that anyone may reuse
            judged: $today
            """,
            today=form.today,
        ),
        _trace(form),
        *ending(form, publication=False),
    ]


def _trace(form: Form) -> str:
    head = "# The publications behind the sentence. `identity`: confirmed, likely, plausible, unresolved, context.\n"
    row = "  - {ref: $key, identity: plausible, depth: not_read}"
    if form.is_online:
        return head + "# trace:\n#" + row.replace("$key", "watson-2018")
    return head + "trace:\n" + row.replace("$key", form.key) + "   # TODO: identity, depth"
