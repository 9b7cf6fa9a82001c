"""The groups and the rows of results that a draft of a study offers, by its design."""

from __future__ import annotations

from generator.drafting.slots import text
from generator.vocabulary import Design

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
_CLUSTERS = "    # clusters: [{unit: school, n: TODO}]\n"
_ALSO = "    # co_intervention: [TODO]  # supplement, fortified_milk, drug ...\n"


def _arm(name: str, *, also: str = "") -> str:
    """A group: `ex...` was trained, any other is what training is set against."""
    role, fields = ("intervention", _TRAINED) if name.startswith("ex") else ("comparator", _COMPARED)
    return f"  - id: {name}\n    role: {role}\n{fields}{also}"


def _arms(*arms: str) -> str:
    return f"arms:\n{''.join(arms)}".rstrip()


ARMS_ABOVE = "# The groups. Results name them by `id`. More than two: copy a block and give it an id of its own."
ARMS_ABOVE_OF = {
    Design.RCT_WITHIN_PERSON: "# Two sides of the same people: `group` ties them together.",
    Design.RCT_FACTORIAL: "# Four groups; a main effect sets two of them against the other two (see `contrasts`).",
    Design.SINGLE_ARM: "# One group, before and after: without a comparison its change is shown and never counted.",
}
ARMS = _arms(_arm("ex"), _arm("con"))
_SIDES = f"""\
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
    comparator: contralateral_limb"""
ARMS_OF = {
    Design.RCT_CLUSTER: _arms(_arm("ex", also=_CLUSTERS), _arm("con", also=_CLUSTERS)),
    Design.RCT_WITHIN_PERSON: _SIDES,
    Design.RCT_FACTORIAL: _arms(_arm("ex-plus", also=_ALSO), _arm("ex"), _arm("plus", also=_ALSO), _arm("con")),
    Design.SINGLE_ARM: _arms(_arm("ex")),
}

RESULTS_ABOVE = text("""\
# One row for each bone, measure and time, figures as printed: 0.30 stays 0.30. Not significant is never zero: write
# `p: {op: ns}` and no figure. `site`: lumbar_spine_unspecified, femoral_neck, total_hip ... `scale`: percent_change,
# change, value ... `spread.type`: sd, se, ci. Take the # away, fill in, and delete what is not printed.
""")
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
#       - of: [ex]
#         against: [con]
"""
_FIGURES = """\
#         estimate: TODO
#         ci: {level: 95, lower: TODO, upper: TODO}
#         p: {op: "=", value: TODO}        # or {op: "<", value: 0.05}, or {op: ns}"""
_PAIRED = f"{_ROW}{_PAIR}#         paired: true\n{_FIGURES}"
_SURVEYED = f"""{_ROW}\
#     count: secondary
#     groups:
#       - {{label: TODO, n: TODO, value: TODO, spread: {{type: TODO, value: TODO}}}}"""
RESULTS_OF = {
    Design.RCT_CLUSTER: f"""{_ROW}{_PAIR}{_FIGURES}
#         cluster_adjusted: not_reported   # "yes" or "no": did the analysis allow for the clusters?""",
    Design.RCT_WITHIN_PERSON: _PAIRED,
    Design.RCT_CROSSOVER: _PAIRED,
    Design.RCT_FACTORIAL: f"""{_ROW}\
#     count: primary
#     contrasts:
#       - of: [ex-plus, ex]
#         against: [plus, con]
{_FIGURES}""",
    Design.SINGLE_ARM: f"""{_ROW}\
#     count: never
#     why: not_between_groups
#     arms:
#       - {{arm: ex, n: TODO, n_basis: analysed, mean: TODO, p_within: {{op: "=", value: TODO}}}}""",
    **dict.fromkeys((Design.COHORT, Design.CASE_CONTROL, Design.CROSS_SECTIONAL, Design.CASE_SERIES), _SURVEYED),
    "": f"{_ROW}{_PAIR}{_FIGURES}",
}

HARMS = text("""
    # harms:
    #   - {arm: ex, what: TODO, events: TODO, people: TODO, serious: TODO, from: {report: $key, where: TODO}}
""")
