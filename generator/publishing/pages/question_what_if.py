"""What a reader may change on the page of a question: studies unticked, another model. Looked up, never reckoned there.

The page carries the controls, the picture and a plain table; a file beside it holds what each choice gives, and is
fetched when the part is opened. No choice is rated, and none changes our answer.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.publishing.addresses import record_address
from generator.publishing.edition import Edition
from generator.publishing.figures.forest_plot import ForestPanel
from generator.publishing.file_map import FileMap
from generator.publishing.forest_rows import ForestSource
from generator.publishing.pages.answer_box import place_id, place_words
from generator.publishing.selection_plots import selection_panel
from generator.publishing.selection_words import APART, MODEL_WORDS, Said, say
from generator.publishing.wording import joined, plural, upper_first
from generator.synthesis import Answer, Kind
from generator.synthesis.comparisons import Body
from generator.synthesis.conventions import RULES
from generator.synthesis.eligibility import is_growing
from generator.synthesis.meta_analysis import StudyRow
from generator.synthesis.selections import MODELS, MOST_IN_FULL, LeftOut, Selections, selections_of

WORDS = {
    "ours": "Nothing left out, our own model. ",
    "own": "Your own analysis, not ours. ",
    "none": "No study is ticked, so there is nothing to show.",
    "beyond": "So many left out at once was not worked out. Tick a study again.",
    "apart": APART,
}
"""What the script says besides: before a result, and where there is none."""

_BODIES = {
    Body.RANDOMISED: "",
    Body.NOT_RANDOMISED: "studies whose groups were not drawn by lot",
    Body.WITHIN_PERSON: "studies of two sides of one person",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A study to tick or a model to choose: its key in the address, its name, and what stands beside it."""

    key: str
    name: str
    words: str = ""
    chosen: bool = True


@dataclass(frozen=True, slots=True)
class LeftOutRow:
    """One row of the plain table: which study is left out, and what the others give."""

    name: str
    shown: str
    basis: str


@dataclass(frozen=True, slots=True)
class WhatIf:
    """One set of studies that a reader may choose from. `file` lies beside the page."""

    id: str
    place: str
    file: str
    unit: str
    ours: str
    limits: str
    studies: tuple[Choice, ...]
    models: tuple[Choice, ...]
    panel: ForestPanel
    table: tuple[LeftOutRow, ...]


def what_ifs(edition: Edition, answer: Answer) -> Iterator[WhatIf]:
    """Each body of evidence of an answer that has two readable studies or more."""
    for body, selections in _selections(answer):
        yield _what_if(edition, answer, body, selections)


def what_if_files(edition: Edition) -> FileMap:
    """What the script looks up: a file for each set of studies, beside the page of its question."""
    files: FileMap = {}
    for finding in edition.findings.questions.values():
        for answer in finding.answers:
            for body, selections in _selections(answer):
                path = f"{record_address('questions', finding.id)}{_file(answer, body)}"
                files[path] = (
                    json.dumps(_looked_up(answer, selections), ensure_ascii=False, separators=(",", ":")) + "\n"
                )
    return files


def _selections(answer: Answer) -> Iterator[tuple[Body, Selections]]:
    for body in Body:
        if found := selections_of(answer, body):
            yield body, found


def _id(answer: Answer, body: Body) -> str:
    return place_id(answer) + ("" if body is Body.RANDOMISED else f"-{body.name.lower().replace('_', '-')}")


def _file(answer: Answer, body: Body) -> str:
    return f"what-if-{_id(answer, body)}.json"


def _what_if(edition: Edition, answer: Answer, body: Body, selections: Selections) -> WhatIf:
    growing = is_growing(edition.base.questions[answer.question].record)
    source = ForestSource(answer, edition.address_of, lambda _: "", growing, keyed=True)
    said = {choice: _said_of(answer, selections, choice) for choice in selections.pools}
    panel = selection_panel(source, body, selections.measure, [one for by_model in said.values() for one in by_model])
    rows = {row.study: row for row in selections.rows}
    return WhatIf(
        id=_id(answer, body),
        place=joined([place_words(answer), *filter(None, [_BODIES[body]])], ","),
        file=_file(answer, body),
        unit=panel.unit,
        ours=_ours(answer, body, selections),
        limits=_limits(selections),
        studies=tuple(_study(rows[row.key]) for row in panel.rows if row.key in rows),
        models=tuple(_models(selections)),
        panel=panel,
        table=tuple(_left_out_rows(selections, said)),
    )


def _said_of(answer: Answer, selections: Selections, choice: LeftOut) -> list[Said]:
    """What one choice of studies gives under each model."""
    names = {row.study: row.label for row in selections.rows}
    adds_up = answer.lead.kind is not Kind.RANGE
    return [say(selections.pools[choice][model], model, adds_up=adds_up, names=names) for model in MODELS]


def _ours(answer: Answer, body: Body, selections: Selections) -> str:
    """What our answer at the top rests on, so that nobody takes a choice here for a change of it."""
    read = plural(len(selections.rows), "study", "studies")
    if answer.lead.review:
        rests = f"on {answer.lead.review.label}"
    else:
        rests = "on them" if answer.lead.pool == answer.pools[body] else "on others"
    return f"Here are the {read} whose own figures we could read. Our answer at the top rests {rests}."


def _limits(selections: Selections) -> str:
    if selections.complete:
        return ""
    most = "one or two studies at a time" if selections.most > 1 else "one study at a time"
    return f"There are more than {MOST_IN_FULL} studies, so only leaving out {most} was worked out."


def _study(row: StudyRow) -> Choice:
    return Choice(row.study, row.label, "" if row.people is None else plural(row.people, "person", "people"))


def _models(selections: Selections) -> Iterator[Choice]:
    """The models, where any choice has the three studies that they need."""
    if len(selections.rows) > 2:
        for model in MODELS:
            ours = model == RULES.model
            yield Choice(model.lower(), upper_first(MODEL_WORDS[model]), "ours" if ours else "", chosen=ours)


def _left_out_rows(selections: Selections, said: dict[LeftOut, list[Said]]) -> Iterator[LeftOutRow]:
    for choice in ((), *((place,) for place in range(len(selections.rows)))):
        name = selections.rows[choice[0]].label if choice else "Nothing"
        found = said[choice][MODELS.index(RULES.model)]
        yield LeftOutRow(name, found.more[0] + f" ({APART})" if found.shown == APART else found.shown, found.basis)


def _looked_up(answer: Answer, selections: Selections) -> dict[str, Any]:
    """What the script reads: results, each once, and which choice of studies and model has which.

    A choice is named by the places of the studies that it leaves out, and has what it rests on and the number of its
    result under each model, or one number for all. A result has the number of its form, where its mark lies (lower
    limit, estimate, upper limit; 0 for no mark), its figure, and what else stands in the places of the form.
    """
    forms: dict[str, int] = {}
    results: dict[tuple[Any, ...], int] = {}
    sets: dict[str, list[str | int]] = {}
    for choice in selections.pools:
        by_model = _said_of(answer, selections, choice)
        found = []
        for said in by_model:
            line = (forms.setdefault(said.form, len(forms)), _mark(said), said.shown, *said.more)
            found.append(results.setdefault(line, len(results)))
        same = len(set(found)) == 1
        sets[",".join(map(str, choice))] = [by_model[0].basis, *(found[:1] if same else found)]
    return {
        "studies": [row.study for row in selections.rows],
        "models": [model.lower() for model in MODELS],
        "words": WORDS,
        "forms": list(forms),
        "results": list(results),
        "sets": sets,
    }


def _mark(said: Said) -> tuple[float, ...] | int:
    """Where the mark of a result lies on the scale, in its unit; four digits are finer than a drawing shows."""
    effect = said.effect
    return tuple(float(f"{value:.4g}") for value in (effect.lower, effect.estimate, effect.upper)) if effect else 0
