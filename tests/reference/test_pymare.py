"""PyMARE 0.0.13 as a second peer: DerSimonian-Laird, REML, Hartung-Knapp and Q-profile.

Its REML and Q-profile are numerical searches that stop early, hence the wider tolerances there; it looks for one
maximum only, so the sets with several maxima are left out.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from generator.stats import heterogeneity, pool
from tests.reference.checker import case
from tests.reference.own_cases import EDGES

pytestmark = pytest.mark.filterwarnings("ignore")
EXACT, REML, Q_PROFILE = 1e-9, 1e-5, 1e-4

SETS = {name: EDGES[name][:2] for name in ("two_studies_far_apart", "one_hopeless_study", "level_ninety")}
for _name in ("p01", "p03", "p04"):
    SETS[_name] = tuple(case(_name)["expected"]["effects"][field] for field in ("yi", "vi"))


def peer(method: str, y: list[float], v: list[float]) -> Any:
    """PyMARE's result for a random-effects average, with its Knapp-Hartung standard error."""
    from pymare import Dataset, estimators

    data = Dataset(np.array(y)[:, None], np.array(v)[:, None], X=np.ones((len(y), 1)), add_intercept=False)
    if method == "DL":
        return estimators.DerSimonianLaird().fit_dataset(data).summary()
    return estimators.VarianceBasedLikelihoodEstimator(method="REML").fit_dataset(data).summary()


def first(value: Any) -> float:
    return float(np.ravel(value)[0])


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize(("method", "tolerance"), [("DL", EXACT), ("REML", REML)])
def test_tau2_the_average_and_its_hartung_knapp_interval_agree(name: str, method: str, tolerance: float) -> None:
    y, v = SETS[name]
    theirs, ours = peer(method, y, v), pool(y, v, method)
    effect = theirs.get_fe_stats()
    assert ours.hk is not None
    assert ours.tau2 == pytest.approx(first(theirs.tau2), rel=tolerance, abs=1e-6 * min(v))
    found = (ours.estimate, ours.hk.se, ours.hk.ci.lower, ours.hk.ci.upper)
    assert found == pytest.approx([first(effect[key]) for key in ("est", "se", "ci_l", "ci_u")], rel=tolerance)


@pytest.mark.parametrize("name", SETS)
def test_the_q_profile_interval_agrees(name: str) -> None:
    y, v = SETS[name]
    theirs, ours = peer("DL", y, v).get_re_stats(), heterogeneity(y, v)
    found = (ours.tau2_lower, ours.tau2_upper)
    assert found == pytest.approx([first(theirs[key]) for key in ("ci_l", "ci_u")], rel=Q_PROFILE, abs=1e-6)
