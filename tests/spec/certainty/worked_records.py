"""The records behind the questions that were worked by hand: the figures that abstracts print, and no more.

They are fixtures of the rules, not the records of the site.
"""

from __future__ import annotations

from generator.model import Review, Study
from tests.spec.certainty.records import NECK, SPINE, WOMEN, YEAR, figure, review, shown_by, study, trial

G_CM2 = {"quantity": "abmd", "scale": "mean_difference_unspecified", "unit": "g_cm2"}
EIGHT_MONTHS = {"value": 8, "unit": "month"}
RANDOMISED = {"included": {"complete": False, "only_randomised": True}}
MEN = {"sex": "male", "life_stage": ["man_50_plus"]}
LOW_DENSITY = WOMEN | {"bone_status": ["low_bone_mass_or_osteoporosis"]}
HIRIT = {"id": "hirit", "role": "intervention", "label": "HiRIT", "modality": "high_intensity_resistance_impact"}


def nelson() -> Study:
    """Lifting against usual activity for a year; the figures of the spine."""
    return trial("nelson-1994", trained=(20, figure("1.0"), 3.6), compared=(19, -1.8, 3.5))


def holubiac() -> Study:
    """Densities with the interval of the change; how the groups were made is not stated."""

    def arm(id_: str, n: int, baseline: float, final: float, lower: float, upper: float) -> dict:
        spread = {"type": "ci", "lower": lower, "upper": upper}
        return {"arm": id_, "n": n, "n_basis": "analysed", "baseline": baseline, "final": final, "spread": spread}

    row = {
        "id": "ls",
        "outcome": {**SPINE, "scale": "change", "unit": "g_cm2"},
        "time": {"value": 6, "unit": "month"},
        "arms": [arm("ex", 15, 0.778, 0.792, 0.003, 0.025), arm("con", 14, 0.762, 0.763, -0.011, 0.013)],
    }
    arms = [
        {"id": "ex", "role": "intervention", "label": "Lifting", "modality": "progressive_resistance"},
        {"id": "con", "role": "comparator", "label": "None", "comparator": "no_intervention"},
    ]
    people = WOMEN | {"n_allocated": 29}
    design = {"type": "allocation_not_stated"}
    return study("holubiac-2022", design=design, population=people, arms=arms, results=[row])


def shojaa() -> Review:
    """The review that leads: an SMD of unknown kind, not all trials randomised, no people, no I squared."""
    return review(
        "shojaa-2020-drt",
        "0.54",
        ("0.22", "0.87"),
        dataset="shojaa-2020",
        included={"complete": False, "only_randomised": False},
        row={"k": {"value": 20, "unit": "groups", "scope": "all_sites"}},
    )


def types_of_training() -> Review:
    """Another review of the same trial set, with a smaller estimate for the same question."""
    return review("kemmler-2020-types", "0.40", ("0.15", "0.65"), dataset="shojaa-2020")


def zhao() -> Review:
    """A review of other trials that prints lifting alone as not significant, without a figure."""
    return review("zhao-2015", exercise=["resistance_any"], row={"p": {"op": "ns"}})


def liftmor() -> Study:
    """101 women, 86 completed; spreads judged by their size; an exact p at the neck; a correction not read."""
    gentle = {"id": "con", "role": "comparator", "label": "Gentle exercise", "comparator": "sham_low_dose"}

    def row(id_: str, outcome: dict, trained: float, compared: float, sd: float, p: dict) -> dict:
        arms = [shown_by("hirit", 49, trained, sd, n_basis="allocated")]
        arms.append(shown_by("con", 52, compared, sd, n_basis="allocated"))
        contrast = {"of": ["hirit"], "against": ["con"], "p": p}
        return {"id": id_, "outcome": outcome, "time": EIGHT_MONTHS, "arms": arms, "contrasts": [contrast]}

    return study(
        "watson-2018",
        editorial={"status": "corrected_not_read"},
        design={"type": "rct_parallel"},
        population=LOW_DENSITY | {"n_allocated": 101, "n_completed": 86},
        arms=[HIRIT | {"n_allocated": 49}, gentle | {"n_allocated": 52}],
        results=[
            row("ls", SPINE, 2.9, -1.2, 2.8, {"op": "<", "value": 0.001}),
            row("fn", NECK, 0.3, -1.9, 2.6, {"op": "=", "value": 0.004}),
        ],
    )


def medex() -> Study:
    """115 women; two abstracts print different changes for the comparison group."""
    pilates = {"id": "bb", "role": "comparator", "label": "Pilates", "comparator": "sham_low_dose"}

    def row(id_: str, compared: float, count: str) -> dict:
        arms = [shown_by("hirit", 57, 1.9, 0.4, "se", n_basis="allocated")]
        arms.append(shown_by("bb", 58, compared, 0.4, "se", n_basis="allocated"))
        return {"id": id_, "outcome": SPINE, "time": EIGHT_MONTHS, "count": count, "arms": arms}

    return study(
        "kistler-fischbacher-2021",
        design={"type": "rct_parallel"},
        population=LOW_DENSITY | {"n_allocated": 115},
        arms=[HIRIT | {"n_allocated": 57}, pilates | {"n_allocated": 58}],
        results=[row("ls", 0.1, "primary"), row("ls-other-abstract", -0.6, "secondary")],
    )


def pinheiro_neck() -> Review:
    """The figure was not read: only the authors' wording."""
    return review(
        "pinheiro-2020",
        exercise=["any"],
        outcome={"site": "femoral_neck", "quantity": "abmd", "scale": "smd_unspecified"},
        population={"sex": "mixed", "life_stage": ["older_adult_65_plus"]},
        row={"authors_wording": "may improve"},
    )


def marques_neck() -> Review:
    """Older adults, g/cm2 without a baseline, I squared 63.6 %."""
    return review(
        "marques-2012",
        "0.016",
        ("0.005", "0.027"),
        exercise=["any"],
        outcome={**G_CM2, "site": "femoral_neck"},
        population={"sex": "mixed", "life_stage": ["adult_unspecified"]},
        search={"to": "2011-02"},
        row={"k": {"value": 19, "unit": "comparisons"}, "i2": 63.6},
        **RANDOMISED,
    )


def kukuljan() -> Study:
    """Factorial with milk: the neck has a main effect of training, the total hip only one of milk."""
    trained = {"role": "intervention", "modality": "resistance_plus_impact"}
    milk = {"co_intervention": ["fortified_milk"]}
    of_training = {"of": ["ex_milk", "ex"], "against": ["milk", "con"]}
    of_milk = {"of": ["ex_milk", "milk"], "against": ["ex", "con"], "verdict_as_printed": "no_difference"}
    gain = of_training | {"estimate": 1.8, "p": {"op": "<", "value": 0.001}}
    return study(
        "kukuljan-2009",
        design={"type": "rct_factorial"},
        population=MEN | {"n_allocated": 180},
        arms=[
            trained | milk | {"id": "ex_milk", "label": "Training and milk"},
            trained | {"id": "ex", "label": "Training"},
            milk | {"id": "milk", "role": "comparator", "label": "Milk", "comparator": "supplement"},
            {"id": "con", "role": "comparator", "label": "Neither", "comparator": "no_intervention"},
        ],
        results=[
            {"id": "fn", "outcome": NECK, "time": YEAR, "contrasts": [gain, of_milk]},
            {"id": "th", "outcome": {**NECK, "site": "total_hip"}, "time": YEAR, "contrasts": [of_milk]},
        ],
    )


def bolam() -> Study:
    """Three arms, 42 men; at the total hip a p over all three and no figure of training against none."""
    jumps = {"role": "intervention", "modality": "resistance_plus_impact"}
    over_all = {"kind": "omnibus", "arms": ["hi", "mod", "con"], "p": {"op": "=", "value": 0.010}}
    hip = {**NECK, "site": "total_hip"}
    return study(
        "bolam-2015",
        design={"type": "rct_parallel"},
        population=MEN | {"n_allocated": 42, "n_completed": 36},
        arms=[
            jumps | {"id": "hi", "label": "80 jumps"},
            jumps | {"id": "mod", "label": "40 jumps"},
            {"id": "con", "role": "comparator", "label": "Control", "comparator": "no_intervention"},
        ],
        results=[{"id": "th", "outcome": hip, "time": {"value": 9, "unit": "month"}, "tests": [over_all]}],
    )


def harding() -> Study:
    """Men drawn into training, beside men who chose not to train; figures of the spine only."""
    chose = {"id": "con", "role": "comparator", "label": "Usual life", "comparator": "usual_activity"}
    shown = [shown_by("hirit", 34, 4.1, 0.7, "se", n_basis="allocated")]
    shown.append(shown_by("con", 26, 0.9, 0.8, "se", n_basis="allocated"))
    return study(
        "harding-2020",
        design={"type": "rct_parallel"},
        population=MEN | {"n_allocated": 93},
        arms=[HIRIT | {"n_allocated": 34}, chose | {"n_allocated": 26, "allocation": "self_selected"}],
        results=[{"id": "ls", "outcome": SPINE, "time": EIGHT_MONTHS, "arms": shown}],
    )


def ashe() -> Review:
    """Any activity in men: wider than the question on lifting with impact."""
    people = {"sex": "male", "life_stage": ["adult_unspecified"]}
    outcome = {**G_CM2, "site": "total_hip"}
    return review("ashe-2021", "0.03", ("0.01", "0.05"), exercise=["any"], outcome=outcome, population=people)


def ponzano_neck() -> Review:
    """People from 50 on with low density or a past fracture; the authors say "may increase"."""
    statuses = ["low_bone_mass_or_osteoporosis", "fracture_history"]
    return review(
        "ponzano-2021",
        "0.02",
        ("0.01", "0.03"),
        outcome={**G_CM2, "site": "femoral_neck"},
        population={"sex": "mixed", "life_stage": ["adult_unspecified"], "age": {"min": 50}, "bone_status": statuses},
        row={"k": {"value": 5, "unit": "studies"}, "n": 521, "authors_wording": "may increase"},
        **RANDOMISED,
    )
