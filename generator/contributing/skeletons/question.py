"""The draft of a question. A publication that made somebody ask it is noted as one whose figures are wanted."""

from __future__ import annotations

from generator.contributing.skeletons.form import Form, ending, filled


def question_blocks(form: Form) -> list[str]:
    """The blocks of a draft of a question, in the order of the file."""
    lead = (
        f"wanted: {form.key}   # TODO: the publication that made you ask; `index_review:` once its record has figures"
    )
    return [
        filled(
            """
            # The answer is never written here: it is computed from the records.
            title: TODO                # the question in plain words
            # region: [TODO]           # spine, hip ...
            # site: [TODO]             # lumbar_spine, total_hip, femoral_neck ...
            """
        ),
        filled(
            """
            # Whose bones. Every condition must hold; leave out what does not matter.
            population:
              sex: mixed               # TODO: female, male; mixed: no restriction
              # life_stage: [TODO]     # postmenopausal_early, postmenopausal_late, postmenopausal_unspecified ...
              # exclude: [cancer, transplant, hormone_both_arms, drug_both_arms]
              words: TODO              # as the page says it: women after menopause
            # audience: [TODO]         # after_menopause, men ...
            """
        ),
        filled(
            """
            exercise: any              # TODO: a node of the exercise tree; a wider one takes in all below it
            comparator: [inactive]     # TODO: inactive, light, other_exercise, background
            outcome_target: [bmd_itself]   # TODO: fracture, falls, harms
            priority: 2                # 1: answered first
            # parent: TODO             # id of the wider question
            why: TODO
            """
        ),
        *([lead] if form.key else []),
        filled(
            """
            # Trials known to belong here, by how far they were read; keys of references.bib, sorted.
            # trials:
            #   figures: [TODO]
            #   partial: [TODO]
            """
        ),
        *ending(form, publication=False),
    ]
