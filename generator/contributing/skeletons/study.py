"""The draft of a study. Its design decides which arms and which rows of results it can have."""

from __future__ import annotations

from generator.contributing.skeletons.form import (
    Form,
    design_line,
    ending,
    filled,
    population_lines,
    publication_blocks,
)
from generator.vocabulary import Design

_SURVEYS = frozenset({Design.COHORT, Design.CASE_CONTROL, Design.CROSS_SECTIONAL, Design.CASE_SERIES})
_ALLOCATION = {
    Design.RCT_CLUSTER: "school   # TODO: school, class, centre, household",
    Design.RCT_WITHIN_PERSON: "limb",
    Design.CONTROLLED_BEFORE_AFTER: "self_selected   # TODO",
}


def study_blocks(form: Form) -> list[str]:
    """The blocks of a draft of a study, in the order of the file."""
    name = "# name: TODO   # short name of the trial, if it has one: LIFTMOR"
    blocks = [name, *publication_blocks(form), _design(form), _population(form)]
    if form.design not in _SURVEYS:
        blocks.append(_arms(form))
    return [*blocks, *_results(form), *ending(form, publication=True)]


def _design(form: Form) -> str:
    lines = ["design:", design_line(form, name="type", indent="  ")]
    if form.design not in _SURVEYS and form.design is not Design.SINGLE_ARM:
        lines.append(f"  allocation: {_ALLOCATION.get(form.design, 'participant')}")
        lines.append("  # duration: {value: TODO, unit: month}   # of the programme: week, month, year")
        lines.append("  # assessors_blinded: TODO   # true or false: did those who measured not know the group?")
    elif form.design is Design.SINGLE_ARM:
        lines.append("  # duration: {value: TODO, unit: month}   # of the programme: week, month, year")
    lines.append("  # country: TODO")
    return "\n".join(lines)


def _population(form: Form) -> str:
    counts = "n_allocated" if form.design not in _SURVEYS else "n_analysed"
    return "\n".join(
        (
            "# Who took part, as printed. Delete what the source does not show.",
            "population:",
            population_lines(form),
            "  # age: {mean: TODO, sd: TODO, min: TODO, max: TODO}   # min and max: the limits of taking part",
            f"  # {counts}: TODO",
            "  # excluded: [TODO]   # who was not let in",
            "  description: TODO",
            f"  from: {{report: {form.key}, where: TODO}}   # abstract, methods, table 1 ...",
        )
    )


def _arms(form: Form) -> str:
    """The groups that a design has; what they did is for a person to say."""
    return filled(_ARMS.get(form.design, _TWO_GROUPS))


_TRAINED = """\
    label: TODO                # as readers see it: Lifting
    # modality: TODO           # progressive_resistance, impact_jumping, multicomponent, walking ...
    # n_allocated: TODO
    # n_analysed: TODO
    # supervision: TODO        # fully_supervised, partly_supervised, unsupervised, remote
    # dose: {sessions_per_week: TODO, minutes: TODO, sets: TODO, reps: TODO, intensity: {scale: TODO, value: TODO}}
"""
_COMPARED = """\
    label: TODO
    # comparator: TODO         # no_intervention, usual_activity, attention_control, stretching_balance_control ...
    # n_allocated: TODO
    # n_analysed: TODO
"""
_HEAD = "# The groups. Results name them by `id`. More than two: copy a block and give it an id of its own.\narms:\n"
_TWO_GROUPS = f"""{_HEAD}  - id: ex
    role: intervention
{_TRAINED}  - id: con
    role: comparator
{_COMPARED}"""
_CLUSTERS = "    # clusters: [{unit: school, n: TODO}]\n"
_ARMS = {
    Design.RCT_CLUSTER: f"""{_HEAD}  - id: ex
    role: intervention
{_TRAINED}{_CLUSTERS}  - id: con
    role: comparator
{_COMPARED}{_CLUSTERS}""",
    Design.RCT_WITHIN_PERSON: f"""# Two sides of the same people: `group` ties them together.
arms:
  - id: ex
    role: intervention
    limb: exercised
    group: people
{_TRAINED}  - id: con
    role: comparator
    limb: control
    group: people
    label: TODO
    comparator: contralateral_limb
""",
    Design.RCT_FACTORIAL: f"""# Four groups; a main effect sets two of them against the other two (see `contrasts`).
arms:
  - id: ex-plus
    role: intervention
{_TRAINED}    # co_intervention: [TODO]  # supplement, fortified_milk, drug ...
  - id: ex
    role: intervention
{_TRAINED}  - id: plus
    role: comparator
{_COMPARED}    # co_intervention: [TODO]  # supplement, fortified_milk, drug ...
  - id: con
    role: comparator
{_COMPARED}""",
    Design.SINGLE_ARM: f"""# One group, before and after: without a comparison its change is shown and never counted.
arms:
  - id: ex
    role: intervention
{_TRAINED}""",
}


def _results(form: Form) -> list[str]:
    """The rows of results to be uncommented, then harms and adherence where people were trained."""
    if form.design in _SURVEYS:
        return [_RESULTS_HEAD + _ROW.replace("$key", form.key) + _ROWS_OF[None]]
    head = _RESULTS_HEAD + _ROW.replace("$key", form.key) + _ROWS_OF.get(form.design, _ROWS_OF[Design.RCT_PARALLEL])
    return [head, filled(_HARMS, key=form.key)]


_RESULTS_HEAD = """\
# One row for each bone, measure and time, figures as printed: 0.30 stays 0.30. Not significant is never zero: write
# `p: {op: ns}` and no figure. `site`: lumbar_spine_unspecified, femoral_neck, total_hip ... `scale`: percent_change,
# change, value ... `spread.type`: sd, se, ci. Take the # away, fill in, and delete what is not printed.
"""
_ROW = """\
# results:
#   - id: ls-12m
#     outcome: {site: TODO, quantity: abmd, method: dxa, scale: TODO}
#     time: {value: TODO, unit: month}
#     from: {report: $key, where: TODO}
"""
_PAIR = """\
#     count: primary
#     arms:
#       - {arm: ex, n: TODO, n_basis: analysed, mean: TODO, spread: {type: TODO, value: TODO}}
#       - {arm: con, n: TODO, n_basis: analysed, mean: TODO, spread: {type: TODO, value: TODO}}
#     contrasts:
"""
_FIGURES = """\
#         estimate: TODO
#         ci: {level: 95, lower: TODO, upper: TODO}
#         p: {op: "=", value: TODO}        # or {op: "<", value: 0.05}, or {op: ns}"""
_SIDES = "#       - of: [ex]\n#         against: [con]\n"
_PAIRED = f"{_PAIR}{_SIDES}#         paired: true\n{_FIGURES}"
_ROWS_OF: dict[Design | None, str] = {
    Design.RCT_PARALLEL: f"{_PAIR}{_SIDES}{_FIGURES}",
    Design.RCT_CLUSTER: f"""{_PAIR}{_SIDES}{_FIGURES}
#         cluster_adjusted: not_reported   # "yes" or "no": did the analysis allow for the clusters?""",
    Design.RCT_WITHIN_PERSON: _PAIRED,
    Design.RCT_CROSSOVER: _PAIRED,
    Design.RCT_FACTORIAL: f"""#     count: primary
#     contrasts:
#       - of: [ex-plus, ex]
#         against: [plus, con]
{_FIGURES}""",
    Design.SINGLE_ARM: """\
#     count: never
#     why: not_between_groups
#     arms:
#       - {arm: ex, n: TODO, n_basis: analysed, mean: TODO, p_within: {op: "=", value: TODO}}""",
    None: """\
#     count: secondary
#     groups:
#       - {label: TODO, n: TODO, value: TODO, spread: {type: TODO, value: TODO}}""",
}
_HARMS = """
# What went wrong, group by group. If the report says that nothing did, write `events: 0`; if it says nothing, leave
# it out and list it under `not_found`.
# harms:
#   - {arm: ex, what: TODO, events: TODO, people: TODO, serious: TODO, from: {report: $key, where: TODO}}
# adherence:
#   - {arm: ex, unit: percent_of_sessions, mean: TODO, from: {report: $key, where: TODO}}
"""
