"""Our own reference cases: inputs at the edges, and what the textbook sums or a closed form give.

Each case names its derivation. GEN cases are derived by textbook.py (50-digit decimals); the others by the closed form
that is written out beside them.
"""

from __future__ import annotations

import functools
import math
from typing import Any

from scipy import stats

from tests.reference.textbook import all_pooled, heterogeneity

Z = stats.norm.isf(0.025)


def meta(measure: str, studies: list[dict[str, Any]], *analyses: str, **options: Any) -> dict[str, Any]:
    """The input of a case of kind "meta"."""
    return {
        "kind": "meta",
        "measure": measure,
        "options": {"level": 0.95} | options,
        "analyses": list(analyses),
        "studies": [{"id": f"s{i}"} | study for i, study in enumerate(studies)],
    }


def generic(y: list[float], v: list[float], *analyses: str, **options: Any) -> dict[str, Any]:
    """The input of a case of measure GEN."""
    return meta("GEN", [{"yi": a, "vi": b} for a, b in zip(y, v, strict=True)], *analyses, **options)


# name -> (estimates, variances, level): the edges of pooling
EDGES: dict[str, tuple[list[float], list[float], float]] = {
    "two_studies_that_agree": ([0.3, 0.31], [0.04, 0.09], 0.95),
    "two_studies_far_apart": ([-3.0, 4.0], [0.01, 0.02], 0.95),
    "one_study_dominates": ([0.2, 1.5, -0.9, 2.2], [1e-6, 0.8, 1.1, 0.6], 0.95),
    "one_hopeless_study": ([0.2, 0.4, 0.1, 900.0], [0.02, 0.03, 0.05, 1e6], 0.95),
    "tiny_variances": ([1e-8, 3e-8, -2e-8, 2.5e-8], [1e-16, 2e-16, 1.5e-16, 3e-16], 0.95),
    "huge_scale": ([2e8, -1e8, 4e8, 3.5e8, 0.0], [1e16, 2e15, 3e16, 1e15, 2e16], 0.95),
    "large_common_level": ([1e6 + 0.1, 1e6 + 0.4, 1e6 - 0.3], [0.01, 0.02, 0.03], 0.95),
    "variances_of_all_sizes": ([0.1, 0.5, -0.4, 3.0, -2.0], [1e-8, 1e-4, 1e-2, 1.0, 1e4], 0.95),
    "q_just_below_its_df": ([0.0, 0.1, 0.22, 0.28], [0.02, 0.02, 0.02, 0.02], 0.95),
    "q_profile_empty": ([0.10, 0.11, 0.10, 0.12, 0.11, 0.10], [0.3, 0.2, 0.4, 0.3, 0.5, 0.3], 0.95),
    "level_ninety": ([0.1, 0.6, -0.2, 0.9], [0.02, 0.05, 0.04, 0.1], 0.90),
    "level_ninety_nine": ([0.1, 0.6, -0.2, 0.9], [0.02, 0.05, 0.04, 0.1], 0.99),
    "two_maxima_the_far_one_wins": (
        [-12.43, -0.05, -0.11, -0.03, 1.07, -0.32],
        [8.568, 0.007, 0.089, 0.002, 0.083, 7.788],
        0.95,
    ),
    "two_maxima_above_zero": ([0.22, 0.1, 13.12], [0.003, 0.007, 2.493], 0.95),
    "two_maxima_zero_wins": ([-0.01, -7.46, 0.15, 1.74], [0.11, 7.721, 1.511, 4.639], 0.95),
    "maximum_at_zero_is_only_local": ([-0.27, -0.21, -10.52, -0.34], [0.017, 0.036, 1.001, 0.002], 0.95),
}


def edge_case(name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Input and expected sections of one of EDGES."""
    y, v, level = EDGES[name]
    expected = {"pooled": all_pooled(y, v, level), "heterogeneity": heterogeneity(y, v, level)}
    return generic(y, v, "pooled", "heterogeneity", level=level), expected


def single_study() -> tuple[dict[str, Any], dict[str, Any]]:
    """k = 1: the study itself; nothing about heterogeneity is defined."""
    one = {
        "k": 1,
        "estimate": 0.4,
        "se": 0.2,
        "stat": 2.0,
        "ci_lb": 0.4 - 0.2 * Z,
        "ci_ub": 0.4 + 0.2 * Z,
        "weights_pct": [100],
    }
    random = one | dict.fromkeys(("tau2", "I2", "H2", "pi_z", "pi_t_km1", "pi_t_km2", "hk", "hk_adhoc"))
    alone = {"estimate": [None], "se": [None], "Q": [None]}
    return generic([0.4], [0.04], "pooled", "heterogeneity", "leave1out", "cumulative"), {
        "pooled": {"FE": one, "DL": random, "REML": random, "PM": random},
        "leave1out": {"FE": alone, "REML": alone},
        "heterogeneity": {"Q": 0, "df": 0, "I2": None, "H2": None, "tau2_qp": None},
        "cumulative": {"FE": {"estimate": [0.4]}, "REML": {"estimate": [0.4], "tau2": [None]}},
    }


def equal_estimates() -> tuple[dict[str, Any], dict[str, Any]]:
    """All estimates equal: no heterogeneity, a Hartung-Knapp se of 0 without a test, an empty Q-profile interval."""
    se = math.sqrt(1 / (1 / 0.1 + 1 / 0.2 + 1 / 0.3))
    random = {
        "estimate": 0.7,
        "se": se,
        "tau2": 0,
        "I2": 0,
        "H2": 1,
        "hk": {"se": 0, "s2w": 0, "stat": None, "pval": None},
        "hk_adhoc": {"se": se},
    }
    return generic([0.7, 0.7, 0.7], [0.1, 0.2, 0.3], "pooled", "heterogeneity"), {
        "pooled": {"DL": random, "REML": random, "PM": random},
        "heterogeneity": {"Q": 0, "I2": 0, "tau2_qp": [0, None]},
    }


def zero_cells() -> tuple[dict[str, Any], dict[str, Any]]:
    """0.5 goes to all four cells of a table with a zero in any of them, double zeros included."""
    rows = [
        {"e1": 0, "n1": 10, "e2": 3, "n2": 12},
        {"e1": 0, "n1": 20, "e2": 0, "n2": 15},
        {"e1": 2, "n1": 9, "e2": 9, "n2": 9},
        {"e1": 4, "n1": 10, "e2": 5, "n2": 20},
    ]
    cells = [(0.5, 10.5, 3.5, 9.5), (0.5, 20.5, 0.5, 15.5), (2.5, 7.5, 9.5, 0.5), (4, 6, 5, 15)]
    y = [math.log(a * d / (b * c)) for a, b, c, d in cells]
    return meta("OR", rows, "effects"), {"effects": {"yi": y, "vi": [sum(1 / x for x in table) for table in cells]}}


def zero_cells_risk() -> tuple[dict[str, Any], dict[str, Any]]:
    """The risk ratio with a correction of 0.25: an arm in which everybody has the event is a zero cell too."""
    rows = [{"e1": 0, "n1": 10, "e2": 3, "n2": 12}, {"e1": 9, "n1": 9, "e2": 4, "n2": 8}]
    pairs = [(0.25, 10.5, 3.25, 12.5), (9.25, 9.5, 4.25, 8.5)]
    return meta("RR", rows, "effects", cc=0.25), {
        "effects": {
            "yi": [math.log(a / n * m / c) for a, n, c, m in pairs],
            "vi": [1 / a - 1 / n + 1 / c - 1 / m for a, n, c, m in pairs],
        }
    }


def null_rows() -> tuple[dict[str, Any], dict[str, Any]]:
    """A null leaves its row out everywhere but in `effects`; an order counts the rows used."""
    rows = [{"yi": 0.1, "vi": 0.01}, {"yi": None, "vi": 0.02}, {"yi": 0.5, "vi": 0.04}, {"yi": 0.3, "vi": None}]
    single, both = 0.5, (0.1 / 0.01 + 0.5 / 0.04) / (1 / 0.01 + 1 / 0.04)
    return meta("GEN", rows, "effects", "pooled", "cumulative", cumulative_order=[1, 0]), {
        "effects": {"yi": [0.1, None, 0.5, None], "vi": [0.01, None, 0.04, None]},
        "pooled": {"FE": {"k": 2, "estimate": both}},
        "cumulative": {"FE": {"estimate": [single, both]}},
    }


def smallest_groups() -> tuple[dict[str, Any], dict[str, Any]]:
    """J(2) = 1/sqrt(pi) exactly (gamma(1) = 1, gamma(1/2) = sqrt(pi)); the usual approximation gives 4/7."""
    g = (5 - 3) / 1.0 / math.sqrt(math.pi)
    return meta("SMD", [{"n1": 2, "m1": 5, "sd1": 1, "n2": 2, "m2": 3, "sd2": 1}], "effects"), {
        "effects": {"yi": [g], "vi": [1 + g**2 / 8]}
    }


PAIRED = {"n": 3, "m_pre": -4.0, "sd_pre": 2.0, "m_post": -5.0, "sd_post": 3.0}  # J(2) again


def paired(measure: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Changes at r = -1, 0 and 1, where the SD of change is 5, sqrt(13) and 1."""
    y, v = [], []
    for r, sd in ((-1, 5.0), (0, math.sqrt(13)), (1, 1.0)):
        g = -1 / (sd if measure == "SMCC" else 2) / math.sqrt(math.pi)
        y.append({"MC": -1.0, "ROMC": math.log(1.25)}.get(measure, g))
        v.append(
            {
                "MC": sd**2 / 3,
                "SMCC": 1 / 3 + g**2 / 6,
                "SMCR": 2 * (1 - r) / 3 + g**2 / 6,
                "ROMC": (0.36 + 0.25 - 2 * r * 0.3) / 3,
            }[measure]
        )
    return meta(measure, [PAIRED | {"r": r} for r in (-1, 0, 1)], "effects"), {"effects": {"yi": y, "vi": v}}


def percent_change() -> tuple[dict[str, Any], dict[str, Any]]:
    """Two groups that change by 5 % and -2 % of baseline; a negative baseline turns the sign, not the variance."""
    row = {
        "n1": 25,
        "base1": 0.8,
        "change1": 0.04,
        "sd_change1": 0.02,
        "n2": 16,
        "base2": -1.0,
        "change2": 0.02,
        "sd_change2": 0.03,
    }
    return meta("PCD", [row], "effects"), {"effects": {"yi": [7.0], "vi": [2.5**2 / 25 + 3.0**2 / 16]}}


def negative_means() -> tuple[dict[str, Any], dict[str, Any]]:
    """Means of one sign have a log ratio, negative ones too."""
    row = {"n1": 10, "m1": -6, "sd1": 1, "n2": 20, "m2": -3, "sd2": 2}
    return meta("ROM", [row], "effects"), {"effects": {"yi": [math.log(2)], "vi": [1 / 360 + 4 / 180]}}


def balanced_clusters() -> tuple[dict[str, Any], dict[str, Any]]:
    """Equal variances and sizes: REML is the analysis of variance, MSW = s2 + v, MSB = m s2_between + MSW."""
    y = [[1.0, 2.0, 1.5], [4.0, 3.0, 4.5], [2.0, 2.6, 3.4], [6.0, 5.0, 5.5]]
    v, m, groups = 0.1, 3, 4
    means = [sum(row) / m for row in y]
    grand = sum(means) / groups
    msb = m * sum((x - grand) ** 2 for x in means) / (groups - 1)
    msw = sum((x - c) ** 2 for row, c in zip(y, means, strict=True) for x in row) / (groups * (m - 1))
    se = math.sqrt(msb / (m * groups))
    rows = [{"yi": x, "vi": v, "c": f"c{i}"} for i, row in enumerate(y) for x in row]
    robust = {"se": se, "df": 3}  # balanced: CR1 and CR2 both give the ANOVA standard error
    return meta("GEN", rows, "multilevel", cluster_field="c"), {
        "multilevel": {
            "model": {"estimate": grand, "se": se, "sigma2_between": (msb - msw) / m, "sigma2_within": msw - v},
            "rve_cr1": robust,
            "rve_cr2": robust,
        }
    }


def clusters_without_heterogeneity() -> tuple[dict[str, Any], dict[str, Any]]:
    """Both components at 0 and equal variances: the plain mean, and the closed form of CR2 and its df."""
    sizes, v = (1, 2, 4), 50.0
    y = [[1.0], [0.5, 0.9], [0.2, 0.6, 0.4, 0.1]]
    n = sum(sizes)
    mean = sum(map(sum, y)) / n
    gaps = [(sum(row) / s - mean) ** 2 for row, s in zip(y, sizes, strict=True)]
    cr1 = 1.5 * sum(s**2 * g for s, g in zip(sizes, gaps, strict=True)) / n**2
    cr2 = sum(s**2 * g / (1 - s / n) for s, g in zip(sizes, gaps, strict=True)) / n**2
    inner = sum(s**2 / (n - s) for s in sizes) ** 2
    df = n**2 / (
        n**2 * sum(s**2 / (n - s) ** 2 for s in sizes) - 2 * n * sum(s**3 / (n - s) ** 2 for s in sizes) + inner
    )
    rows = [{"yi": x, "vi": v, "c": i} for i, row in enumerate(y) for x in row]
    return meta("GEN", rows, "multilevel", cluster_field="c"), {
        "multilevel": {
            "model": {"estimate": mean, "se": math.sqrt(v / n), "sigma2_between": 0, "sigma2_within": 0},
            "rve_cr1": {"se": math.sqrt(cr1), "df": 2},
            "rve_cr2": {"se": math.sqrt(cr2), "df": df},
        }
    }


def saturated_regression() -> tuple[dict[str, Any], dict[str, Any]]:
    """Two studies, a line through both, a year that is not centred: nothing is left to estimate tau2 from."""
    rows = [{"yi": 1.0, "vi": 0.04, "year": 1990}, {"yi": 3.0, "vi": 0.09, "year": 1994}]
    slope, se = 0.5, math.sqrt(0.13) / 4
    line = {"beta": [1 - 0.5 * 1990, slope], "QE": 0, "QE_df": 0, "QE_p": 1, "QM": (slope / se) ** 2}
    return meta("GEN", rows, "metareg", moderators=["year"]), {
        "metareg": {
            "FE": line,
            "DL": line | {"tau2": 0},
            "REML": line | {"tau2": 0},
            "REML_hk": {"beta": line["beta"], "se": [None, None]},
        }
    }


def two_groups() -> tuple[dict[str, Any], dict[str, Any]]:
    """A group of one and a group of two; the test is the difference of the group means over its error."""
    rows = [{"yi": 0.0, "vi": 0.5, "g": "b"}, {"yi": 2.0, "vi": 0.1, "g": "a"}, {"yi": 2.4, "vi": 0.1, "g": "a"}]
    q = 2.2**2 / (0.5 + 0.05)
    between = {"Q": q, "df": 1, "pval": float(stats.chi2.sf(q, 1))}
    return meta("GEN", rows, "subgroup", subgroup_field="g"), {
        "subgroup": {
            "groups": {
                "b": {"k": 1, "Q": 0, "FE": {"estimate": 0.0, "se": math.sqrt(0.5)}, "REML": {"estimate": 0.0}},
                "a": {"k": 2, "FE": {"estimate": 2.2, "se": math.sqrt(0.05)}, "REML": {"tau2": 0}},
            },
            "between_FE": between,
            "between_REML_separate": between,
            "between_REML_common": between | {"tau2": 0, "QE": 0.8},
        }
    }


def nothing_to_fill() -> tuple[dict[str, Any], dict[str, Any]]:
    """1, 2, 3, 4, 9, 10 with equal variances: the positive ranks are 5 and 6, T = 11, (44 - 42)/11 rounds to 0."""
    return generic([1, 2, 3, 4, 9, 10], [1] * 6, "trimfill", trimfill_side="left"), {
        "trimfill": {"FE": {"k0": 0, "k": 6, "estimate": 29 / 6}}
    }


def one_missing_study() -> tuple[dict[str, Any], dict[str, Any]]:
    """0, 0, 0, -10, -11 with equal variances, missing on the right; flipped to the left and worked by hand.

    Mean 4.2: the positive ranks are 4 and 5, T = 9, (36 - 30)/9 rounds to 1. Without the 11 the mean is 2.5 and T is 9
    again, so k0 = 1. The 11 is mirrored to 2 * 2.5 - 11 = -6, and the mean of the six is 15/6.
    """
    return generic([0, 0, 0, -10, -11], [1] * 5, "trimfill", trimfill_side="right"), {
        "trimfill": {"FE": {"k0": 1, "k": 6, "estimate": -15 / 6, "se": math.sqrt(1 / 6)}}
    }


def shared_control() -> tuple[dict[str, Any], dict[str, Any]]:
    """One trial, two active arms against one control: GLS of two correlated effects has the closed form below."""
    arms = [
        {"arm": "c", "n": 20, "m": 0.0, "sd": 2.0, "control": True},
        {"arm": "a", "n": 10, "m": 1.0, "sd": 1.0},
        {"arm": "b", "n": 40, "m": 3.0, "sd": 2.0},
    ]
    a, b, c = 0.1 + 0.2, 0.1 + 0.2, 0.2
    fe = {"estimate": 2.0, "se": math.sqrt((a * b - c**2) / (a + b - 2 * c)), "Q": 4 / (a + b - 2 * c), "df": 1}
    merged = {"yi": [2.6], "vi": [(9 * 1 + 39 * 4 + 10 * 1.6**2 + 40 * 0.4**2) / 49 / 50 + 0.2]}
    return {
        "kind": "multiarm",
        "measure": "MD",
        "options": {"level": 0.95},
        "analyses": ["split", "combine", "covariance"],
        "trials": [{"trial": "t", "arms": arms}],
    }, {
        "split": {"effects": {"yi": [1.0, 3.0], "vi": [0.1 + 0.4, 0.1 + 0.4]}},
        "combine": {"effects": merged},
        "covariance": {"V": [[a, c], [c, b]], "FE": fe, "REML": {"estimate": 2.0, "tau2": 2.0 - 0.1}},
    }


def bounded_p() -> tuple[dict[str, Any], dict[str, Any]]:
    """'p < 0.001' taken as 0.001, and other conversions with a closed form."""

    def conversion(name: str, op: str, **args: Any) -> dict[str, Any]:
        return {"id": name, "op": op, "args": args}

    items = [
        conversion("bound", "se_bound_from_p", estimate=1.8, p=0.001),
        conversion("cauchy", "se_from_p", estimate=1, p=0.5, df=1),
        conversion("j", "hedges_j", df=2),
        conversion("cluster", "cluster_adjusted_se", se=0.2, cluster_size=21, icc=0.05),
        conversion("events", "combine_arms", arms=[{"n": 10, "e": 2}, {"n": 12, "e": 5}]),
    ]
    return {"kind": "convert", "conversions": items}, {
        "conversions": {
            "bound": {"se": 1.8 / stats.norm.isf(0.0005)},
            "cauchy": {"stat": 1.0, "se": 1.0},
            "j": {"j": 1 / math.sqrt(math.pi)},
            "cluster": {"se": 0.2 * math.sqrt(2)},
            "events": {"n": 22, "e": 7},
        }
    }


CLOSED_FORMS = {
    f.__name__: f
    for f in (
        single_study,
        equal_estimates,
        zero_cells,
        zero_cells_risk,
        null_rows,
        smallest_groups,
        percent_change,
        negative_means,
        balanced_clusters,
        clusters_without_heterogeneity,
        saturated_regression,
        two_groups,
        nothing_to_fill,
        one_missing_study,
        shared_control,
        bounded_p,
    )
}
CLOSED_FORMS |= {f"paired_{m}": functools.partial(paired, m) for m in ("MC", "SMCC", "SMCR", "ROMC")}
